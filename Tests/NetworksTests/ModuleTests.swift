// Modules: what they consist of, by which paths, what a call records, and their state.

import ComputationGraph
import Micrograd
import Testing

@testable import Networks

/// Numbers in a row, so that it can be seen in which order they were drawn.
final class CountingSource: RandomSource {
  private var last = 0.0
  private func next() -> Double {
    last += 1
    return last
  }
  func uniform(_ count: Int, from lower: Double, to upper: Double) -> [Double] {
    (0..<count).map { _ in lower + (upper - lower) * next() / 100 }
  }
  func normal(_ count: Int, mean: Double, standardDeviation: Double) -> [Double] {
    (0..<count).map { _ in mean + standardDeviation * next() }
  }
  func bernoulli(_ count: Int, probability: Double) -> [Double] {
    (0..<count).map { $0 % 2 == 0 ? 1 : 0 }
  }
  func permutation(_ count: Int) -> [Int] { (0..<count).reversed() }
}

private class Block: Module {
  let fc1 = Linear(2, 3)
  @Parameter var scaleFactor = Tensor.ones([3], requiresGrad: true)
  override func forward(_ x: Tensor) -> Tensor { relu(fc1(x)) * scaleFactor }
}

private final class Network: Block {
  let layers = ModuleList([Linear(3, 3), Linear(3, 1, bias: false)])
  let norms = [Networks.LayerNorm(3)]
  let byName: [String: Module] = ["b": PReLU(), "a": Identity()]
  let shared: Linear
  let nothing: Linear? = nil
  let constant = Tensor([1.0, 2.0], requiresGrad: true)
  @Buffer var seen: Tensor? = Tensor([0.0])
  override init() {
    shared = Linear(1, 1)
    super.init()
    shared.weight = Tensor([[2.0]], requiresGrad: true)
  }
  override func forward(_ x: Tensor) -> Tensor {
    layers[1](norms[0](layers[0](super.forward(x))))
  }
}

@Suite struct ModuleTests {
  @Test func partsHavePyTorchsPaths() {
    let model = Network()
    #expect(
      model.namedParameters.map(\.name) == [
        "scale_factor", "fc1.weight", "fc1.bias", "layers.0.weight", "layers.0.bias",
        "layers.1.weight", "norms.0.weight", "norms.0.bias", "by_name.b.weight", "shared.weight",
        "shared.bias",
      ])
    #expect(model.namedBuffers.map(\.name) == ["seen"])
    #expect(model.namedModules.first?.module === model)
    #expect(model.namedModules.map(\.name).contains("layers.1"))
    #expect(model.children.count == 6)
  }

  @Test func aCallIsAScopeOfItsPath() {
    let model = Network()
    let loss = model(Tensor([[1.0, 2.0]], name: "x")).sum()
    let graph = loss.graph()
    #expect(graph.scopes.map(\.name) == ["Network", "fc1", "layers.0", "norms.0", "layers.1"])
    #expect(graph.nodes.contains { $0.name == "layers.1.weight" })
    #expect(graph.nodes.contains { $0.name == "fc1.bias" })
  }

  @Test func partsThatComeLaterHaveTheirPaths() {
    let model = Network()
    let x = Tensor([[1.0, 2.0]])
    _ = model(x)
    model.layers[1] = Linear(3, 2)
    model.layers.append(Sequential { Linear(2, 2) })
    #expect(model(x).sum().graph().scopes.map(\.name).last == "layers.1")
    #expect(model.layers[2](x).sum().graph().scopes.map(\.name) == ["layers.2", "layers.2.0"])
  }

  @Test func trainingReachesAllParts() {
    let model = Network()
    model.eval()
    #expect(!model.layers[0].isTraining && !model.isTraining)
    model.train()
    #expect(model.layers[0].isTraining)
  }

  @Test func parametersAreReplacedByPath() {
    let model = Network()
    let tied = Tensor([[1.0, 2, 3], [4, 5, 6], [7, 8, 9]], requiresGrad: true)
    model[parameter: "layers.0.weight"] = tied
    #expect((model.layers[0] as? Linear)?.weight.elements == tied.elements)
    #expect(model[parameter: "layers.7.weight"] == nil)
    // One that has two places is one parameter.
    model[parameter: "fc1.weight"] = tied
    #expect(model.parameters.count == 10)
    model.freeze()
    #expect(model.parameters.count == 10)
    #expect(model.parameters.allSatisfy { !$0.requiresGrad })
    #expect(!model(Tensor([1.0, 2, 3])).requiresGrad)
    model.requiresGrad()
    model(Tensor([1.0, 2, 3])).backward()
    #expect(model[parameter: "fc1.weight"]?.grad != nil)
    model.zeroGrad()
    #expect(model.parameters.allSatisfy { $0.grad == nil })
  }

  @Test func stateGoesFromOneToAnother() throws {
    let (first, second) = (Network(), Network())
    let x = Tensor([[1.0, 2.0]])
    #expect(first(x).elements != second(x).elements)
    try second.load(first.stateDictionary)
    #expect(first(x).elements == second(x).elements)
  }

  @Test func aStateThatDoesNotFitSaysWhatDoesNot() {
    let layer = Linear(2, 3)
    let before = layer.weight.elements
    let state: StateDictionary = [
      "weight": NDArray(shape: [2, 3], repeating: 0), "scale": NDArray(1),
    ]
    let error = #expect(throws: StateError.self) { try layer.load(state) }
    #expect(
      error?.description
        == "this state does not fit the module: it has no `bias`; the module has no `scale`; "
        + "`weight` has shape [2, 3] in it and [3, 2] in the module")
    #expect(layer.weight.elements == before)
    let left = try? layer.load(["bias": NDArray(shape: [3], repeating: 5)], strict: false)
    #expect(left?.missing == ["weight"])
    #expect(layer.bias?.elements == [5, 5, 5])
  }

  @Test func whatDoesNotFitIsToldByTheLayer() {
    func words(_ module: Module, _ x: Tensor) -> String? {
      do throws(TensorError) {
        _ = try module.call(x)
        return nil
      } catch { return error.description }
    }
    let image = Tensor.zeros([2, 3])
    #expect(
      words(BatchNorm2d(3), image)
        == "BatchNorm2d: shape [2, 3] do not fit: expected [N, 3, H, W]")
    #expect(
      words(Networks.Conv2d(1, 1, kernel: 2), image)
        == "Conv2d: shape [2, 3] do not fit: expected [N, 1, H, W] or [1, H, W]")
    #expect(words(Flatten(startDim: 4), image)?.contains("dimension 4 is out of range") == true)
    #expect(words(Unflatten(0, [0, -1]), image) != nil)
    #expect(words(Embedding(3, 2), Tensor([-1.0]))?.contains("index -1") == true)
    #expect(words(Embedding(3, 2), Tensor([.nan])) != nil)
    #expect(words(Embedding(3, 2), Tensor([0.5])) != nil)
    #expect(words(BatchNorm1d(2), .zeros([1, 2])) != nil)
    #expect(words(GroupNorm(1, 2), .zeros([3])) != nil)
    #expect(words(MaxPool1d(kernel: 2), .zeros([3])) != nil)
    #expect(words(AdaptiveAvgPool2d(2), .zeros([3])) != nil)
    #expect(words(PReLU(3), .zeros([3])) != nil)
    #expect(words(Linear(2, 3), .zeros([])) != nil)
    #expect(words(Dropout2d(), .zeros([3])) != nil)
  }

  /// Whatever a program puts in the place of a parameter, and whatever settings it gives.
  @Test func whatIsReplacedByWhatDoesNotFitIsTold() {
    func isRefused(_ module: Module, _ x: Tensor, _ name: String, _ tensor: Tensor) -> Bool {
      if !name.isEmpty { module[parameter: name] = tensor }
      do throws(TensorError) {
        _ = try module.call(x)
        return false
      } catch { return true }
    }
    let odd = Tensor.zeros([7])
    let image = Tensor.zeros([2, 1, 3, 3])
    #expect(isRefused(Linear(2, 2), .zeros([2]), "weight", odd))
    #expect(isRefused(Linear(2, 2), .zeros([2]), "bias", odd))
    #expect(isRefused(Networks.Conv2d(1, 1, kernel: 2), image, "weight", odd))
    #expect(isRefused(Networks.Conv2d(1, 1, kernel: 2), image, "bias", odd))
    for name in ["weight", "bias", "running_mean", "running_var"] {
      #expect(isRefused(BatchNorm2d(1), image, name, odd), "\(name)")
    }
    #expect(!isRefused(BatchNorm2d(1), image, "num_batches_tracked", odd))
    #expect(
      !isRefused(BatchNorm2d(1), image, "running_mean", Tensor([1.0], requiresGrad: true) * 2))
    #expect(isRefused(Embedding(2, 2), .zeros([2]), "weight", .zeros([])))
    #expect(isRefused(Embedding(2, 2, paddingIndex: 0), .zeros([2]), "weight", .zeros([])))
    #expect(isRefused(PReLU(), .zeros([2]), "weight", .zeros([0, 3])))
    #expect(isRefused(GroupNorm(1, 1), image, "weight", odd))
    #expect(isRefused(Networks.LayerNorm(3), image, "weight", odd))
    for name in ["weight_ih_l0", "weight_hh_l0", "bias_ih_l0"] {
      #expect(isRefused(GRU(1, 2), .zeros([2, 1]), name, odd), "\(name)")
    }
    for name in ["in_proj_weight", "in_proj_bias", "out_proj.weight"] {
      #expect(isRefused(MultiheadAttention(2, heads: 1), .zeros([3, 2]), name, odd), "\(name)")
    }
    let huge = Int.max / 2
    #expect(
      isRefused(
        Networks.Conv2d(1, 1, kernel: 2, dilation: Pair(huge, huge), bias: false), image, "weight",
        .zeros([1, 1, 2, 2])))
    #expect(isRefused(Unflatten(0, [huge, huge, huge]), Tensor([1.0]), "", 0))
    #expect(isRefused(AdaptiveAvgPool2d(Pair(huge, huge)), image, "", 0))
  }

  @Test func emptyTensorsPassThrough() throws {
    #expect(try Linear(2, 3).call(.zeros([0, 2])).shape == [0, 3])
    #expect(try GroupNorm(1, 2).call(.zeros([0, 2, 2])).shape == [0, 2, 2])
    #expect(try BatchNorm1d(2).eval().call(.zeros([0, 2])).shape == [0, 2])
    #expect(try Embedding(2, 3, paddingIndex: 0).call(.zeros([0])).shape == [0, 3])
    #expect(try Dropout().call(.zeros([0])).shape == [0])
    _ = try? AdaptiveAvgPool1d(2).call(.zeros([1, 0]))
    _ = try? Networks.Conv2d(0, 0, kernel: 1).call(.zeros([0, 0, 1, 1]))
  }

  @Test func dropoutLeavesOutAndScales() {
    let dropout = Dropout(0.75, generator: CountingSource())
    #expect(dropout(Tensor([1, 2, 3])).elements == [4, 0, 12])
    #expect(dropout.eval()(Tensor([1, 2, 3])).elements == [1, 2, 3])
    let channels = Dropout2d(0.5, generator: CountingSource())
    #expect(channels(.ones([1, 2, 1, 2])).elements == [2, 2, 0, 0])
    #expect(Dropout(1)(Tensor([1, 2])).elements == [0, 0])
  }
}
