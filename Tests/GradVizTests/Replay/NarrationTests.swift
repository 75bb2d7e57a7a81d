// The sentences of replays: names as on cards, and where the gradients that are told began.

import ComputationGraph
import Micrograd
import Testing

@testable import GradViz

@Suite struct NarrationTests {
  private func sentences(_ graph: ComputationGraph) throws -> [String] {
    let replay = try graph.replay()
    let narration = Narration(replay, names: ValueNames(graph), numbers: .significant(4))
    return replay.steps.map { narration.text(narration.sentence($0), $0) }
  }

  @Test func everyStepIsTold() throws {
    #expect(
      try sentences(ReplaySamples.neuron().graph) == [
        "x·w = 2 × (−0.5) = −1.", "x·w + x = −1 + 2 = 1.", "o = tanh(x·w + x) = 0.7616.",
        "Now back: ∂o/∂o = 1.", "From o back to (x·w + x): upstream 1 × local 0.42 = 0.42.",
        "From (x·w + x) back to (x·w): upstream 0.42 × local 1 = 0.42.",
        "From (x·w + x) back to x: upstream 0.42 × local 1 = 0.42.",
        "From (x·w) back to x: upstream 0.42 × local −0.5 = −0.21."
          + " Added to what came before: 0.42 + (−0.21) = 0.21.",
        "From (x·w) back to w: upstream 0.42 × local 2 = 0.8399.",
      ])
  }

  @Test func aGradientThatBackwardWasGiven() throws {
    let x = Tensor([1, 2], name: "x", requiresGrad: true)
    let y = (x * 2).named("y")
    y.backward(Tensor([5, 7]))
    #expect(
      try sentences(y.graph(contributions: true)).suffix(2) == [
        "Now back: backward was given [5, 7] for y, so gradients are those of Σ g·y.",
        "From y back to x: upstream × (2) = [10, 14].",
      ])
  }

  @Test func aNumberThatBackwardWasGiven() throws {
    let x = Tensor(3, name: "x", requiresGrad: true)
    let y = (x * x).named("y")
    y.backward(Tensor(10))
    #expect(
      try sentences(y.graph(contributions: true))[1]
        == "Now back: backward was given 10 for y, so gradients are those of 10·y.")
  }

  @Test func anOperandThatIsNotThereIsNotTold() throws {
    let written = Formula.sign(.multiply, [.operand(0), .operand(5)])
    var graph = ComputationGraph()
    let x = graph.append(Node(id: 0, name: "x", origin: .parameter, data: [2], grad: [1]))
    let y = graph.append(
      Node(
        id: 1, name: "y", operation: OperationRecord("f", written: written), inputs: [x],
        data: [2], grad: [1], edges: [Edge(local: [1], contribution: [1])]))
    graph.outputs = [Output(node: y, seed: [1])]
    #expect(try sentences(graph)[0] == "y = f(x) = 2.")
  }

  @Test func aGradientFromBeyondTheGraph() throws {
    let x = Tensor(3, name: "x", requiresGrad: true)
    let y = (x * x).named("y")
    let loss = (y * 10).named("loss")
    loss.backward()
    #expect(
      try sentences(y.graph(contributions: true)).suffix(3) == [
        "Now back: ∂loss/∂y = 10, from beyond this graph.",
        "From y back to x: upstream 10 × local 3 = 30.",
        "From y back to x: upstream 10 × local 3 = 30."
          + " Added to what came before: 30 + 30 = 60.",
      ])
  }

  @Test func whatEarlierPassesLeft() throws {
    let x = Tensor(3, name: "x", requiresGrad: true)
    (x * 4).backward()
    let y = (x * x).named("y")
    y.backward()
    #expect(
      try sentences(y.graph(contributions: true)).suffix(2) == [
        "From y back to x: upstream 1 × local 3 = 3."
          + " Added to what earlier passes had left: 4 + 3 = 7.",
        "From y back to x: upstream 1 × local 3 = 3. Added to what came before: 7 + 3 = 10.",
      ])
  }

  /// As a convolutional network ends: a flattened image times a weight.
  @Test func aReshapedOperandIsCalledWhatItIs() throws {
    let image = Tensor([1, 2, 3, 4, 5, 6, 7, 8], name: "x", requiresGrad: true)
      .reshape(1, 2, 2, 2)
    let h = relu(image).named("h")
    let w = Tensor([[1], [2], [3], [4], [5], [6], [7], [8]], name: "w", requiresGrad: true)
    let loss = h.flatten(startDim: 1).matmul(w).sum().named("loss")
    loss.backward()
    let all = try sentences(loss.graph(contributions: true))
    #expect(
      all.contains(
        "From (flatten(h) @ w) back to w: flatten(h)ᵀ @ upstream = [1; 2; 3; …] (1 to 8)."))
  }

  /// All of a few, in their rows; of more the first, the range, and what is no number.
  @Test func tensorsAreToldByTheirNumbers() throws {
    func told(_ x: Tensor) throws -> String {
      let y = (x * 1).named("y")
      y.backward(y)
      return try sentences(y.graph(contributions: true))[0]
    }
    let few = Tensor([[0.5, -1.25], [2.0 / 3, 40]], name: "x", requiresGrad: true)
    #expect(try told(few) == "y = x × 1 = [0.5, −1.25; 0.667, 40].")
    let row = Tensor([1, 2, 3, 4, 5, 6], name: "x", requiresGrad: true)
    #expect(try told(row) == "y = x × 1 = [1, 2, 3, 4, 5, 6].")
    let many = Tensor([[3, -1, 2], [0.5, 7, 0], [0, 0, 0]], name: "x", requiresGrad: true)
    #expect(try told(many) == "y = x × 1 = [3, −1, 2; …] (−1 to 7).")
    let long = Tensor([1, .nan, 3, 4, 5, 6, .infinity], name: "x", requiresGrad: true)
    #expect(try told(long) == "y = x × 1 = [1, NaN, 3, …] (1 to 6, and NaN).")
    let cube = Tensor([1, 2, 3, 4], name: "x", requiresGrad: true)
    let reshaped = cube.reshape(2, 1, 2).named("y")
    reshaped.backward(reshaped)
    let all = try sentences(reshaped.graph(contributions: true))
    #expect(all[0] == "y = reshape(x) = [1, 2 | 3, 4].")
  }

  @Test func valuesOfOneNameAreToldApartInRulesToo() throws {
    let w = Tensor([[0.5, 0.25], [1, 2]], name: "w", requiresGrad: true)
    var h = Tensor([[1, 2]], name: "h")
    for _ in 0..<2 { h = tanh(h.matmul(w)).named("h") }
    let loss = h.sum().named("loss")
    loss.backward()
    let all = try sentences(loss.graph(contributions: true))
    #expect(all.contains { $0.contains("back to w: h₂ᵀ @ upstream") })
    #expect(all.contains { $0.contains("upstream × (1 − h₃²)") })
  }
}
