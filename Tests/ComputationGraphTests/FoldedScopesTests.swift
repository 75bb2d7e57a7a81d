// Scopes as single nodes: what they are given, what they give, and what is learned within.

import TestSupport
import Testing

@testable import ComputationGraph

@Suite struct FoldedScopesTests {
  /// model: h = layer(x, w, b), a = act(h), o = a + h, where layer is a product and a sum.
  private func network() -> ComputationGraph {
    var graph = ComputationGraph()
    let model = graph.append(Scope(name: "model"))
    let layer = graph.append(Scope(name: "layer", parent: model))
    let act = graph.append(Scope(name: "act", parent: model))
    func leaf(_ id: Int, _ name: String, _ origin: Origin, _ scope: Int?) -> Int {
      graph.append(Node(id: id, name: name, origin: origin, data: [2], grad: [1], scope: scope))
    }
    func result(_ id: Int, _ operation: String, _ inputs: [Int], _ scope: Int?) -> Int {
      graph.append(
        Node(
          id: id, operation: OperationRecord(operation), inputs: inputs, data: [Double(id)],
          grad: [Double(-id)], scope: scope,
          edges: inputs.map { _ in Edge(local: [1], contribution: [1]) }))
    }
    let x = leaf(0, "x", .input, nil)
    let (w, b) = (leaf(1, "w", .parameter, layer), leaf(2, "b", .parameter, layer))
    let product = result(3, "mul", [w, x], layer)
    let h = result(4, "add", [product, b], layer)
    let a = result(5, "tanh", [h], act)
    graph.outputs = [Output(node: result(6, "add", [a, h], model), seed: [-6])]
    return graph
  }

  @Test func aLayerIsOneNode() {
    let graph = network()
    let folded = FoldedScopes(depth: 1)(graph)
    let nodes = folded.graph.nodes
    #expect(nodes.map(\.idText) == ["n0", "n4", "n5", "n6"])
    // A single operation without parameters says more by its own name than by its scope's.
    #expect(nodes.map { $0.operation?.name } == [nil, "layer", "tanh", "add"])
    #expect(nodes[1].operation?.setting("parameters") == .number(2))
    #expect(nodes.map { Array($0.inputs) } == [[], [0], [1], [2, 1]])
    #expect(folded.provenance.map(\.nodes) == [[0], [1, 2, 3, 4], [5], [6]])
    #expect(nodes.map { $0.data.map(Array.init) } == [[2], [4], [5], [6]])
    #expect(nodes[1].grad.map(Array.init) == [-4] && !nodes[1].hasEdges)
    #expect(nodes[3].edges?.count == 2)
    #expect(folded.graph.scopes.map(\.name) == ["model"])
    #expect(nodes.map(\.scope) == [nil, 0, 0, 0])
    #expect(folded.graph.outputs.map(\.node) == [3])
    #expect(folded.graph.outputs[0].seed == [-6])
  }

  @Test func aModelIsOneNodeAtDepthZero() {
    let nodes = FoldedScopes(depth: 0)(network()).graph.nodes
    #expect(nodes.map { $0.operation?.name } == [nil, "model"])
    #expect(Array(nodes[1].inputs) == [0])
    #expect(nodes[1].scope == nil)
  }

  @Test func withoutScopesOfThatDepthNothingChanges() {
    let graph = network()
    #expect(FoldedScopes(depth: 2)(graph).graph == graph)
    #expect(FoldedScopes(depth: 0)(ComputationGraph()).graph.nodes.isEmpty)
  }

  /// A scope that is entered twice, with something between: each result is a node, and none is
  /// computed of what comes after it.
  @Test func aScopeWithSeveralResultsIsANodeForEach() {
    var graph = ComputationGraph()
    let scope = graph.append(Scope(name: "shared"))
    let x = graph.append(Node(id: 0, name: "x", origin: .input, data: [2]))
    let w = graph.append(Node(id: 1, name: "w", origin: .parameter, data: [2], scope: scope))
    func result(_ id: Int, _ inputs: [Int], _ scope: Int?) -> Int {
      graph.append(
        Node(id: id, operation: OperationRecord("mul"), inputs: inputs, data: [1], scope: scope))
    }
    let first = result(2, [x, w], scope)
    let between = result(3, [first, x], nil)
    graph.outputs = [Output(node: result(4, [between, w], scope))]
    let folded = FoldedScopes(depth: 0)(graph)
    let nodes = folded.graph.nodes
    #expect(nodes.map { $0.operation?.name } == [nil, "shared", "mul", "shared"])
    #expect(nodes.map { Array($0.inputs) } == [[], [0], [1, 0], [2]])
    #expect(folded.provenance.map(\.nodes) == [[0], [1, 2], [3], [1, 4]])
  }
}
