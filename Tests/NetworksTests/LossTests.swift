// Every loss with every reduction against PyTorch: what it gives, and its gradients.

import Micrograd
import Testing

@testable import Networks

@Suite struct LossTests {
  struct Case: Decodable {
    let name, reduction: String
    let operands, gradients: [TableArray]
    let loss, upstream: TableArray
  }

  @Test func everyLossIsThatOfPyTorch() throws {
    let cases = try table("losses", of: Case.self)
    #expect(cases.count == 133)
    for test in cases {
      let reduction = LossReduction(rawValue: test.reduction)
      let make = try #require(losses[test.name], "\(test.name)")
      // Nil is KLDivLoss's batchmean.
      let function = test.reduction == "batchmean" ? KLDivLoss(reduction: nil) : make(reduction!)
      let operands = test.operands.enumerated().map {
        $1.tensor(requiresGrad: $0 < test.gradients.count)
      }
      let loss = try function.call(operands)
      expect(loss, test.loss, "\(test.name), \(test.reduction)")
      loss.backward(test.upstream.tensor())
      for (index, gradient) in test.gradients.enumerated() {
        expect(
          operands[index].grad, gradient, "\(test.name), \(test.reduction), gradient \(index)")
      }
    }
  }

  private let losses: [String: (LossReduction) -> LossFunction] = {
    let weight = Tensor([0.5, 2.0, 1.25])
    return [
      "MSELoss": { MSELoss(reduction: $0) }, "L1Loss": { L1Loss(reduction: $0) },
      "SmoothL1Loss": { SmoothL1Loss(reduction: $0) },
      "SmoothL1Loss beta": { SmoothL1Loss(reduction: $0, beta: 0.3) },
      "SmoothL1Loss 0": { SmoothL1Loss(reduction: $0, beta: 0) },
      "HuberLoss": { HuberLoss(reduction: $0, delta: 0.7) },
      "BCELoss": { BCELoss(reduction: $0) },
      "BCELoss weight": { BCELoss(weight: weight, reduction: $0) },
      "BCEWithLogitsLoss": { BCEWithLogitsLoss(reduction: $0) },
      "BCEWithLogitsLoss all": {
        BCEWithLogitsLoss(weight: weight, reduction: $0, positiveWeight: weight + 1)
      },
      "NLLLoss": { NLLLoss(reduction: $0) },
      "NLLLoss all": { NLLLoss(weight: weight, ignoreIndex: 1, reduction: $0) },
      "CrossEntropyLoss": { CrossEntropyLoss(reduction: $0) },
      "CrossEntropyLoss weight": { CrossEntropyLoss(weight: weight, reduction: $0) },
      "CrossEntropyLoss smooth": { CrossEntropyLoss(reduction: $0, labelSmoothing: 0.2) },
      "CrossEntropyLoss all": {
        CrossEntropyLoss(weight: weight, reduction: $0, labelSmoothing: 0.2)
      },
      "KLDivLoss": { KLDivLoss(reduction: $0) },
      "KLDivLoss log": { KLDivLoss(reduction: $0, logTarget: true) },
      "PoissonNLLLoss": { PoissonNLLLoss(reduction: $0) },
      "PoissonNLLLoss all": { PoissonNLLLoss(logInput: false, full: true, reduction: $0) },
      "GaussianNLLLoss": { GaussianNLLLoss(reduction: $0) },
      "GaussianNLLLoss all": { GaussianNLLLoss(full: true, epsilon: 0.3, reduction: $0) },
      "SoftMarginLoss": { SoftMarginLoss(reduction: $0) },
      "HingeEmbeddingLoss": { HingeEmbeddingLoss(margin: 0.4, reduction: $0) },
      "MarginRankingLoss": { MarginRankingLoss(margin: 0.3, reduction: $0) },
      "CosineEmbeddingLoss": { CosineEmbeddingLoss(margin: 0.1, reduction: $0) },
      "TripletMarginLoss": { TripletMarginLoss(reduction: $0) },
      "TripletMarginLoss swap": { TripletMarginLoss(p: 3, swap: true, reduction: $0) },
      "TripletMarginLoss one": { TripletMarginLoss(margin: 0.2, p: 1, reduction: $0) },
      "MultiMarginLoss": { MultiMarginLoss(reduction: $0) },
      "MultiMarginLoss all": {
        MultiMarginLoss(p: 2, margin: 0.8, weight: weight, reduction: $0)
      },
    ]
  }()

  @Test func whatDoesNotFitIsTold() {
    func words(_ loss: LossFunction, _ operands: Tensor...) -> String? {
      do throws(TensorError) {
        _ = try loss.call(operands)
        return nil
      } catch { return error.description }
    }
    let (x, classes) = (Tensor.zeros([2, 3]), Tensor([0.0, 2.0]))
    #expect(words(CrossEntropyLoss(), x, classes) == nil)
    #expect(
      words(NLLLoss(), x, Tensor([0.0]))
        == "nll_loss: classes of shape [1] do not fit shape [2, 3]: one class per sample is needed")
    #expect(words(NLLLoss(), x, Tensor([0.0, 3.0]))?.contains("index 3") == true)
    #expect(words(CrossEntropyLoss(labelSmoothing: 0.1), x, Tensor([0.0, -1.0])) != nil)
    #expect(words(NLLLoss(weight: [1, 2]), x, classes)?.contains("shape [3]") == true)
    #expect(words(CrossEntropyLoss(weight: [1, 2]), x, x)?.contains("shape [3]") == true)
    #expect(words(MSELoss(), x)?.contains("expected input, target") == true)
    #expect(words(GaussianNLLLoss(), x, x, .zeros([5])) != nil)
    #expect(words(CosineEmbeddingLoss(), x, x, x) != nil)
    #expect(words(MultiMarginLoss(), .zeros([2, 3, 4]), classes) != nil)
    #expect(words(CrossEntropyLoss(), 1, 1) == nil)
    #expect(words(NLLLoss(), 1, 1) != nil)
    #expect(words(CrossEntropyLoss(), .zeros([0, 3]), .zeros([0])) == nil)
  }
}
