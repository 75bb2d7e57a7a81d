// The bridge to the finished record.

import ComputationGraph
import Testing

@testable import Micrograd

@Suite struct GraphTests {
  @Test func theRecordSaysWhatWasComputed() throws {
    let x = Tensor(2.0, name: "x", requiresGrad: true)
    let y = tanh(x * 3.0).named("y")
    y.backward()
    let graph = y.graph()
    #expect(graph.nodes.map(\.origin) == [.parameter, .constant, .result, .result])
    #expect(graph.nodes.map { $0.operation?.name } == [nil, nil, "mul", "tanh"])
    #expect(graph.nodes.map { Array($0.inputs) } == [[], [], [0, 1], [2]])
    #expect(graph.outputs == [Output(node: 3, seed: [1])])
    #expect(rules(of: graph.nodes[3], in: graph) == ["1 − y²"])
    #expect(graph.nodes[3].edge(0)?.local == [1 - y.item * y.item])
    #expect(rules(of: graph.nodes[2], in: graph) == ["3", nil])
    #expect(graph.nodes[2].edge(1)?.takesGradient == false)
    #expect(y.graph(contributions: false).nodes.allSatisfy { $0.edges == nil })
  }

  @Test func contributionsAddUpToTheGradient() throws {
    let x = Tensor([[0.5, -1], [2, 0.3]], name: "x", requiresGrad: true)
    let b = Tensor([0.1, 0.2], name: "b", requiresGrad: true)
    let h = tanh(x.matmul(x.T) + b)
    let loss = (h * h / (b + 2.0)).softmax(dim: 1).pow(2).sum()
    loss.backward()
    let nodes = Array(loss.graph().nodes)
    for (position, node) in nodes.enumerated() where position < nodes.count - 1 {
      guard let grad = node.grad else { continue }
      var sum = [Double](repeating: 0, count: grad.count)
      for consumer in nodes {
        for (operand, input) in consumer.inputs.enumerated() where input == position {
          let parts = consumer.edge(operand)?.contribution.map(Array.init)
          for (i, part) in (parts ?? []).enumerated() { sum[i] += part }
        }
      }
      #expect(zip(sum, grad).allSatisfy { ($0 - $1).magnitude < 1e-14 }, "\(node)")
    }
  }

  /// What goes from the tape into the columns is what the operation itself says of its edges.
  @Test func edgesOfNumbersAreThoseOfArrays() throws {
    let values = [-1.5, 0, 0.5, 2, .infinity]
    let z = Tensor(1.0, requiresGrad: true)
    // So that these have been used, and are in the table.
    _ = relu(z) + tanh(z) / exp(z) - log(z) * sqrt(abs(z)) + sigmoid(-z)
    for rule in OperationCode.table.rules {
      for (a, b) in values.flatMap({ a in values.map { (a, $0) } }) {
        let x = Tensor(a, requiresGrad: true)
        let others = type(of: rule).operandCount == 2 ? [Tensor(b)] : []
        let y = try Tensor.apply(rule, [x] + others)
        guard y.requiresGrad else { continue }
        y.backward(Tensor(.infinity))
        let node = try #require(y.graph().nodes.last)
        let arrays = [NDArray(a), NDArray(b)].prefix(1 + others.count)
        let edge = rule.edge(
          to: 0, of: Array(arrays), result: NDArray(y.item), upstream: NDArray(.infinity))
        #expect(Node(node).edges?.first == edge, "\(rule)(\(a), \(b))")
        #expect(others.isEmpty || node.edge(1)?.takesGradient == false)
      }
    }
  }

  @Test func scopesNestAndParametersBelongToTheirLayer() {
    let x = Tensor([1, 2], name: "x")
    let w = Tensor([1, 2], name: "w", requiresGrad: true)
    let shared = Tensor(2.0, name: "shared", requiresGrad: true)
    let y = scope("net") {
      let h = scope("hidden") { x * w * shared }
      return scope("output") { (h * shared).sum() }
    }
    y.backward()
    let graph = y.graph()
    func path(_ name: String) -> [String] {
      graph.path(ofScope: graph.nodes.first { $0.name == name }!.scope)
    }
    #expect(graph.scopes.map(\.name) == ["net", "hidden", "output"])
    #expect(path("x") == [] && path("w") == ["net", "hidden"] && path("shared") == ["net"])
    #expect(graph.path(ofScope: graph.nodes.last!.scope) == ["net", "output"])
  }

  @Test func formulasReadAsTheyAreTaught() throws {
    let a = Tensor([[1, 2], [3, 4]], name: "A", requiresGrad: true)
    let w = Tensor([[1, 0], [0, 1]], name: "W", requiresGrad: true)
    let product = a.matmul(w)
    let total = product.sum()
    total.backward()
    let graph = total.graph()
    #expect(rules(of: graph.nodes[2], in: graph) == ["upstream @ Wᵀ", "Aᵀ @ upstream"])
    #expect(rules(of: graph.nodes[3], in: graph) == ["upstream"])
    let x = Tensor(2.0, name: "x", requiresGrad: true)
    let y = Tensor(3.0, name: "y", requiresGrad: true)
    let texts: [(Tensor, [String?])] = [
      (x / y, ["1 / y", "−q / y"]), (x - y, ["1", "−1"]), (x * y, ["y", "x"]),
      (x.pow(3), ["3·x²"]), (sigmoid(x), ["q·(1 − q)"]), (sqrt(x), ["1 / (2·q)"]),
      (relu(x), ["1 if x > 0 else 0"]), (log(x), ["1 / x"]), (-x, ["−1"]),
    ]
    for (value, expected) in texts {
      value.named("q").backward()
      let graph = value.graph()
      #expect(graph.nodes.last.map { rules(of: $0, in: graph) } == expected)
    }
  }

  private func rules(of node: NodeView, in graph: ComputationGraph) -> [String?] {
    let names = ValueNames(graph)
    return node.inputs.indices.map { names.rule(of: node, $0)?.text }
  }

  @Test func aLeafAloneIsAGraphToo() {
    let x = Tensor(2.0, name: "x", requiresGrad: true)
    #expect(x.graph().nodes.map(\.name) == ["x"])
  }

  @Test func twoRunsGiveTheSameBytes() {
    func run() -> String {
      let x = Tensor([1, 2, 3], name: "x", requiresGrad: true)
      let y = scope("s") { (x * x).softmax(dim: 0) }.sum()
      y.backward()
      return y.graph().json(contributions: true)
    }
    #expect(run() == run())
  }
}
