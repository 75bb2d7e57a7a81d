// Every operation against finite differences, of first and of second order.

import TestSupport
import Testing

@testable import Micrograd

@Suite struct OperationDerivativeTests {
  @Test(arguments: DerivativeCase.operations + DerivativeCase.functions)
  func gradientsAreCentralDifferences(_ test: DerivativeCase) throws {
    for seed: UInt64 in 1...3 {
      let inputs = test.inputs(seed: seed).map { Tensor($0) }
      #expect(try checkGradients(of: test.function, at: inputs) == [])
    }
  }

  @Test(arguments: DerivativeCase.operations + DerivativeCase.functions)
  func gradientsOfGradientsAreCentralDifferences(_ test: DerivativeCase) throws {
    var generator = SeededGenerator(seed: 7)
    let inputs = test.inputs(seed: 7)
    let shape = try test.function(inputs.map { Tensor($0) }).shape
    let upstream = generator.array(shape)
    let seconds = inputs.map { generator.array($0.shape) }
    /// Σ seconds · ∂(Σ upstream · f)/∂inputs: a scalar whose gradient is of second order.
    func weightedGradient(_ tensors: [Tensor]) throws -> Tensor {
      let weighted = (try test.function(tensors) * Tensor(upstream)).sum()
      let first = gradients(of: weighted, withRespectTo: tensors)
      return zip(first, seconds).map { ($0 * Tensor($1)).sum() }.reduce(Tensor(0.0)) { $0 + $1 }
    }
    #expect(
      try checkGradients(of: weightedGradient, at: inputs.map { Tensor($0) }) == [])
  }

  /// An operation without a case here is not differentiable.
  @Test func everyOperationHasACase() {
    let tried = Set(DerivativeCase.operations.map { ObjectIdentifier(type(of: $0.operation!)) })
    let missing = Operations.all.filter { !tried.contains(ObjectIdentifier($0)) }
    #expect(missing.map { "\($0)" } == ["Compare", "FirstExtreme"])
    #expect(!Compare(.less).isDifferentiable && !FirstExtreme(.largest, dim: 0).isDifferentiable)
  }

  @Test func aWrongDerivativeIsFound() {
    let inputs = [Tensor([0.5, -1], name: "x"), Tensor(2.0)]
    let mismatches = checkGradients(of: { Forgetful()($0[0]) * $0[1] }, at: inputs)
    #expect(mismatches.map(\.element) == [0, 1] && mismatches.map(\.input) == [0, 0])
    #expect(mismatches.first?.description.hasPrefix("x, element 0: the gradient is ") == true)
  }

  /// ⟨J v, u⟩ = ⟨v, Jᵀ u⟩ for operations that are linear in their one operand: J v is the
  /// operation itself.
  @Test func transposesOfLinearOperations() throws {
    let linear: [(any Operation, Shape)] = [
      (Sum(dims: [1]), [2, 3]), (Mean(), [2, 3]), (Reshape(shape: [6]), [2, 3]),
      (Permute([1, 0]), [2, 3]), (Expand(shape: [4, 3]), [1, 3]),
      (Slice([.range(start: 1, stop: nil, step: 2)]), [5, 2]),
      (Gather(indices: NDArray(shape: [3], elements: [1, 1, 0])), [2, 2]),
      (AvgPool2dOperation(Window(kernel: [2, 2], stride: [2, 2])), [1, 4, 4]),
    ]
    var generator = SeededGenerator(seed: 11)
    for (operation, shape) in linear {
      let v = generator.array(shape)
      let image = NDArray.applying(operation, [v])
      let u = generator.array(image.shape)
      let back = operation.backward(u, to: 0, of: [v], result: image)
      let left = zip(image.elements, u.elements).reduce(0) { $0 + $1.0 * $1.1 }
      let right = zip(v.elements, back.elements).reduce(0) { $0 + $1.0 * $1.1 }
      #expect((left - right).magnitude < 1e-12, "\(operation.name)")
    }
  }
}

/// x², by whose derivative the 2 was forgotten.
struct Forgetful: UnaryRule {
  static let name = "forgetful"
  func value<Q: Quantity>(_ x: Q) -> Q { x * x }
  func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { x }
}
