// The part of a graph on the paths between given values, and what its nodes stand for.

import TestSupport
import Testing

@testable import ComputationGraph

@Suite struct PathsBetweenTests {
  /// n = x·w + b and o = tanh(n), in a scope; u is beside it.
  private func neuron() -> ComputationGraph {
    var graph = ComputationGraph()
    let scope = graph.append(Scope(name: "layer"))
    let x = graph.append(Node(id: 0, name: "x", origin: .input, data: [2]))
    let w = graph.append(Node(id: 1, name: "w", origin: .parameter, data: [3], grad: [1]))
    let u = graph.append(
      Node(id: 2, name: "u", operation: OperationRecord("neg"), inputs: [x], data: [-2]))
    let product = graph.append(
      Node(
        id: 4, operation: OperationRecord("mul"), inputs: [x, w], data: [6], grad: [0.5],
        scope: scope,
        edges: [.closed, Edge(local: [2], contribution: [1])]))
    let n = graph.append(
      Node(
        id: 5, name: "n", operation: OperationRecord("add"), inputs: [product, u], data: [4],
        grad: [0.5],
        scope: scope, edges: [Edge(local: [1], contribution: [0.5]), .closed]))
    let o = graph.append(
      Node(
        id: 7, name: "o", operation: OperationRecord("tanh"), inputs: [n], data: [0.9], grad: [1],
        scope: scope,
        edges: [Edge(local: [0.5], contribution: [0.5])]))
    graph.outputs = [Output(node: o, seed: [1])]
    return graph
  }

  @Test func keepsOperandsBesideThePath() throws {
    let graph = neuron()
    let part = PathsBetween(from: [1], to: [5])(graph)
    #expect(part.graph.nodes.map(\.idText) == ["n0", "n1", "n2", "n4", "n5", "n7"])
    #expect(part.provenance.map(\.nodes) == [[0], [1], [2], [3], [4], [5]])
    #expect(part.provenance.map(\.isContext) == [true, false, true, false, false, false])
    #expect(part.graph.nodes[2].origin == .input && part.graph.nodes[2].inputs.isEmpty)
    #expect(part.graph.nodes[3] == graph.nodes[3])
    #expect(part.graph.outputs == graph.outputs)
    #expect(part.graph.path(ofScope: part.graph.nodes[4].scope) == ["layer"])
  }

  @Test func beginsAndEndsWhereItIsTold() throws {
    let part = PathsBetween(from: [3], to: [4])(neuron())
    #expect(part.graph.nodes.map(\.id) == [2, 4, 5])
    #expect(part.graph.nodes[1].origin == .input && part.graph.nodes[1].grad == [0.5])
    #expect(part.graph.outputs == [Output(node: 2, seed: [0.5], objective: "o")])
    #expect(try part.graph.replay().gradients == [nil, [0.5], [0.5]])
    let alone = PathsBetween(from: [3], to: [3])(neuron())
    #expect(alone.graph.nodes.map(\.id) == [4] && alone.graph.output == 0)
  }

  @Test func isEmptyWhereNoPathLeads() {
    #expect(PathsBetween(from: [5], to: [1])(neuron()).graph.nodes.isEmpty)
    #expect(PathsBetween(from: [0], to: [3], along: .gradients)(neuron()).graph.outputs.isEmpty)
    #expect(PathsBetween(from: [0], to: [3])(neuron()).graph.nodes.count == 3)
    #expect(PathsBetween(from: [], to: [])(ComputationGraph()).provenance.isEmpty)
  }

  @Test func aFurtherResultKeepsThoseBeforeIt() {
    var graph = ComputationGraph()
    let x = graph.append(Node(id: 0, origin: .parameter, data: [1]))
    for index in 0..<3 {
      graph.append(
        Node(
          id: index + 1, origin: .result(index: index), operation: OperationRecord("split"),
          inputs: [x], data: [0]))
    }
    graph.append(Node(id: 5, operation: OperationRecord("neg"), inputs: [2], data: [0]))
    let part = PathsBetween(from: [x], to: [4])(graph)
    #expect(part.graph.nodes.map(\.id) == [0, 1, 2, 5])
    #expect(part.provenance.map(\.isContext) == [false, true, false, false])
  }

  /// On a path is what a walk over all paths comes by; everything is the old node's, and gradients
  /// add up as before.
  @Test(arguments: 1...40)
  func randomGraphs(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let scalars = ScalarGraph.random(using: &generator, operations: 12)
    let graph = scalars.graph(
      outputs: [Output(node: scalars.count - 1, seed: [2])], earlier: [0: 3, 1: 0.5])
    func some(_ percent: Int) -> [Int] {
      graph.nodes.indices.filter { _ in generator.chance(percent) }
    }
    let (first, last) = (some(20), Array(some(20).reversed()))
    for course in [Course.uses, .gradients] {
      let part = PathsBetween(from: first, to: last, along: course)(graph)
      var onPaths: Set<Int> = []
      func walk(_ position: Int, _ passed: [Int]) {
        let passed = passed + [position]
        if first.contains(position) { onPaths.formUnion(passed) }
        for (operand, input) in graph.nodes[position].inputs.enumerated()
        where course == .uses || graph.nodes[position].edge(operand)?.contribution != nil {
          walk(input, passed)
        }
      }
      for end in last { walk(end, []) }
      let asked = part.provenance.filter { !$0.isContext }.flatMap(\.nodes)
      #expect(asked == onPaths.sorted())
      try expectSame(part, graph)
      guard part.graph.outputs.contains(where: { $0.seed != nil }) else { continue }
      for (replayed, node) in zip(try part.graph.replay().gradients, part.graph.nodes) {
        guard let grad = node.grad?.first else { continue }
        #expect(abs(try #require(replayed)[0] - grad) <= 1e-9 * max(1, abs(grad)), "\(node.idText)")
      }
    }
  }

  /// Graphs with anything in them.
  @Test func keepsEveryNumber() throws {
    var generator = SeededGenerator(seed: 5)
    for _ in 0..<300 {
      let graph = ComputationGraph.random(using: &generator)
      guard let end = graph.nodes.indices.randomElement(using: &generator) else { continue }
      let start = Int.random(in: 0...end, using: &generator)
      for course in [Course.uses, .gradients] {
        try expectSame(PathsBetween(from: [start], to: [end], along: course)(graph), graph)
      }
    }
  }

  private func expectSame(_ part: TransformedGraph, _ graph: ComputationGraph) throws {
    #expect(part.graph.scopes == graph.scopes)
    for (view, provenance) in zip(part.graph.nodes, part.provenance) {
      var (new, old) = (Node(view), Node(graph.nodes[provenance.nodes[0]]))
      #expect(provenance.nodes.count == 1)
      if new.inputs.isEmpty {
        // It may have been cut off from its operands.
        old.inputs = []
        (old.origin, old.operation, old.edges) = (new.origin, new.operation, new.edges)
      } else {
        new.inputs = new.inputs.map { part.provenance[$0].nodes[0] }
      }
      #expect(new == old)
    }
    let json = part.graph.json(contributions: true)
    #expect(try ComputationGraph(json: json) == part.graph)
  }

  /// The part of an explanation is made of its links.
  @Test(arguments: 1...20)
  func explanationsStandOnIt(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let graph = ScalarGraph.random(using: &generator, operations: 12).graph()
    for node in graph.nodes where node.grad != nil {
      let explanation = try graph.explanation(ofNode: node.position)
      let part = explanation.part
      let ends = explanation.links.flatMap { [$0.node, $0.target] } + [node.position]
      #expect(
        part.provenance.filter { !$0.isContext }.map { $0.nodes[0] } == Set(ends).sorted())
      let within = try part.graph.explanation(of: node.idText)
      #expect(
        within.account.isSame(as: explanation.account)
          && within.gradient == node.grad.map(Array.init))
    }
  }
}

extension Explanation.Account {
  /// Whether the same numbers are added, wherever the nodes stand.
  fileprivate func isSame(as other: Self) -> Bool {
    switch (self, other) {
    case (.paths(let a), .paths(let b)): a.map(\.products) == b.map(\.products)
    case (.byNode(let a, _), .byNode(let b, _)): a.map(\.total) == b.map(\.total)
    default: false
    }
  }
}
