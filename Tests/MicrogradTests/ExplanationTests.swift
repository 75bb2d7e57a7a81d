// Explanations of the engine's own gradients.

import ComputationGraph
import TestSupport
import Testing

@testable import Micrograd

@Suite struct ExplanationTests {
  /// Every gradient of a random computation is the sum of its paths, and of its consumers' shares.
  @Test(arguments: 1...15)
  func pathsAddUpToTheEnginesGradients(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let values = generator.scalars(parameters: 3, computed: 12)
    let output = values.suffix(4).reduce(values[0] * values[1]) { $0 + $1 * $1 }
    output.backward()
    let graph = output.graph()
    for (position, node) in graph.nodes.enumerated() where node.grad != nil {
      let byPath = try graph.explanation(ofNode: position, maxPaths: 10_000)
      #expect(byPath.isComplete, "\(byPath.total) is not \(byPath.gradient)")
      #expect(
        try graph.explanation(ofNode: position, maxPaths: 0).total == node.grad.map(Array.init))
    }
  }

  @Test func tensorsAddUpExactly() throws {
    let x = Tensor([[0.5, -1], [2, 0.3]], name: "x", requiresGrad: true)
    let b = Tensor([0.1, 0.2], name: "b", requiresGrad: true)
    let h = tanh(x.matmul(x.T) + b)
    let loss = (h * h / (b + 2.0)).softmax(dim: 1).pow(2).sum()
    loss.backward()
    let graph = loss.graph()
    for (position, node) in graph.nodes.enumerated() where node.grad != nil {
      let explanation = try graph.explanation(ofNode: position)
      #expect(explanation.total == node.grad.map(Array.init), "\(node)")
    }
  }

  @Test func aShutGatePassesNothingOn() throws {
    let x = Tensor(-1.0, name: "x", requiresGrad: true)
    let y = sqrt(relu(x))
    y.backward()
    let explanation = try y.graph().explanation(of: "x")
    #expect(explanation.total == [0] && explanation.isComplete)
    let saved = try ComputationGraph(json: y.graph().json(contributions: true))
    #expect(try saved.explanation(of: "x").total == [0])
  }

  @Test func detachedValuesAreNotReached() throws {
    let x = Tensor(2.0, name: "x", requiresGrad: true)
    let y = x * 3.0 + noGrad { (x * x).named("square") }
    y.backward()
    #expect(throws: ExplanationError.self) { try y.graph().explanation(of: "square") }
    #expect(try y.graph().explanation(of: "x").total == [3])
  }
}
