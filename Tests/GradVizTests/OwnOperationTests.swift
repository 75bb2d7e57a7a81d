// Operations as a user's package adds them: without access to anything that is not public.

import ComputationGraph
import GradViz
import Micrograd
import Testing

/// x · σ(βx)
struct Swish: UnaryRule {
  static let name = "swish"
  let beta: Double
  init(beta: Double) { self.beta = beta }
  func value<Q: Quantity>(_ x: Q) -> Q { x * .sigmoid(Q(beta) * x) }
  func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q {
    .sigmoid(Q(beta) * x) + Q(beta) * y * (1 - .sigmoid(Q(beta) * x))
  }
  var settings: [Setting] { [Setting("beta", beta)] }
  init(settings: SettingReader) throws(SettingError) { beta = try settings["beta"] }
}

/// x − mean(x) along a dimension.
struct Center: CompositeOperation {
  static let name = "center"
  let dim: Int
  init(dim: Int) { self.dim = dim }
  func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    _ = try operands[0].dimension(dim)
    return operands[0]
  }
  func value<Q: ArrayQuantity>(of x: [Q]) -> Q { x[0] - x[0].mean(dim: dim, keepdim: true) }
  func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { upstream - upstream.mean(dim: dim, keepdim: true) }
  var settings: [Setting] { [Setting("dim", dim)] }
  init(settings: SettingReader) throws(SettingError) { dim = try settings["dim"] }
}

/// The numbers from the last to the first, along the last dimension.
struct Reverse: Operation {
  static let name = "reverse"
  var symbol: String { "⇄" }
  func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    guard !operands[0].isEmpty else { throw .rank(expected: "at least one dimension") }
    return operands[0]
  }
  func work(of operands: [Shape], result: Shape) -> Int { result.size }
  func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let width = shape[shape.count - 1]
    return NDArray(shape: shape) { i in
      operands[0].elements[i / width * width + width - 1 - i % width]
    }
  }
  func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { Reverse()(upstream) }
}

@Suite struct OwnOperationTests {
  private func graph() -> ComputationGraph {
    let x = Tensor([0.5, -1, 2], name: "x", requiresGrad: true)
    let h = Swish(beta: 1.5)(x).named("h")
    let loss = (Reverse()(Center(dim: 0)(h)) * Tensor([1, 2, 4])).sum().named("loss")
    loss.backward()
    return loss.graph()
  }

  @Test func theirGradientsAreRight() {
    let points = [Tensor([[0.3, -1.2], [2, 0.1]], name: "x")]
    #expect(checkGradients(of: { Swish(beta: 1.5)($0[0]) }, at: points) == [])
    #expect(checkGradients(of: { Center(dim: -1)($0[0]) }, at: points) == [])
    #expect(checkGradients(of: { Reverse()($0[0]) }, at: points) == [])
    let slope = checkGradients(
      of: { gradients(of: Swish(beta: 2)($0[0]).sum(), withRespectTo: $0)[0] }, at: points)
    #expect(slope == [])
  }

  @Test func theyAreDrawnReplayedAndExplained() throws {
    let graph = graph()
    #expect(graph.dot().contains("= swish") && graph.dot().contains("&#8644;"))
    let replay = try graph.replay()
    #expect(replay.gradients == graph.nodes.map { $0.grad.map(Array.init) })
    let explanation = try graph.explanation(of: "x")
    #expect(explanation.isComplete)
    #expect(explanation.text.contains("σ(1.5·x) + 1.5·h·(1 − σ(1.5·x))"), "\(explanation.text)")
    let center = try #require(graph.nodes.first { $0.operation?.name == "center" })
    #expect(
      ValueNames(graph).rule(of: center, 0)?.text == "upstream − mean(upstream)")
  }

  @Test func theyAreReadFromFiles() throws {
    let graph = graph()
    let contributions = try ComputationGraph(json: graph.json(contributions: true))
    #expect(try contributions.completed(by: [Swish.self, Center.self]) == graph)
    let saved = try ComputationGraph(json: graph.json())
    #expect(throws: CompletionError.self) { try saved.completed() }
    // Reverse does not say how it is made from settings.
    #expect(throws: CompletionError.self) {
      try saved.completed(by: [Swish.self, Center.self, Reverse.self])
    }
  }
}
