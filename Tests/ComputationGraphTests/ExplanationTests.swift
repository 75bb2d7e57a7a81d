// Explanations add up to the recorded gradients, and say why where there is none.

import TestSupport
import Testing

@testable import ComputationGraph

@Suite struct ExplanationTests {
  @Test func thePathsOfASharedValue() throws {
    var scalars = ScalarGraph()
    let x = scalars.leaf("x", 3)
    let y = scalars.operation([x, x], [3, 3], name: "y")
    _ = scalars.operation([y, x], [2, -1], name: "z")
    let explanation = try scalars.graph().explanation(of: "x")
    guard case .paths(let paths) = explanation.account else {
      Issue.record("\(explanation.account)")
      return
    }
    #expect(paths.map { $0.links.map(\.target) } == [[1, 0], [1, 0], [0]])
    #expect(paths.map { $0.links.map(\.operand) } == [[0, 0], [0, 1], [1]])
    #expect(paths.map(\.products) == [[2, 6], [2, 6], [-1]])
    #expect(paths.map(\.contribution) == [6, 6, -1])
    #expect(explanation.pathCount == 3 && explanation.total == [11] && explanation.isComplete)
    #expect(explanation.links.map(\.target) == [1, 0, 0, 0])
  }

  /// Paths and sums are the gradient; listed and counted paths are as many.
  @Test(arguments: 1...40)
  func randomGraphs(seed: UInt64) throws {
    var generator = SeededGenerator(seed: seed)
    let graph = ScalarGraph.random(using: &generator, operations: 3 + Int(seed) / 3).graph()
    for (position, node) in graph.nodes.enumerated() where node.grad != nil {
      let listed = try graph.explanation(ofNode: position, maxPaths: 100_000)
      guard case .paths(let paths) = listed.account else {
        Issue.record("\(listed.pathCount) paths")
        continue
      }
      #expect(Double(paths.count) == listed.pathCount)
      #expect(listed.isComplete && listed.gradient == node.grad.map(Array.init))
      #expect(Set(paths.map { $0.links.map { [$0.node, $0.operand] } }).count == paths.count)
      let summed = try graph.explanation(ofNode: position, maxPaths: 0)
      guard case .byNode(let sums, .tooManyPaths(limit: 0)) = summed.account else {
        Issue.record("\(summed.account)")
        continue
      }
      #expect(summed.total == node.grad.map(Array.init) && summed.links == listed.links)
      for sum in sums where sum.node >= position {
        #expect(sum.total == graph.nodes[sum.node].grad.map(Array.init))
      }
    }
  }

  @Test func manyPathsAreCountedAndNotWalked() throws {
    var scalars = ScalarGraph()
    var last = scalars.leaf("x", 1)
    for _ in 0..<2000 { last = scalars.operation([last, last], [0.5, 0.5]) }
    let graph = scalars.graph()
    let explanation = try graph.explanation(of: "x")
    #expect(explanation.pathCount == .infinity && explanation.total == [1])
    guard case .byNode(let sums, .tooManyPaths(limit: 12)) = explanation.account else {
      Issue.record("\(explanation.account)")
      return
    }
    #expect(sums.count == 2000 && sums.last?.node == 0)
    #expect(try graph.explanation(of: "n1990").pathCount == 1024)
  }

  @Test func aLongChainIsOnePath() throws {
    var scalars = ScalarGraph()
    var last = scalars.leaf("x", 1)
    for _ in 0..<50_000 { last = scalars.operation([last], [1]) }
    let explanation = try scalars.graph().explanation(of: "x")
    guard case .paths(let paths) = explanation.account else {
      Issue.record("not listed")
      return
    }
    #expect(paths.count == 1 && paths[0].links.count == 50_000 && paths[0].contribution == 1)
  }

  @Test func theOutputItself() throws {
    var scalars = ScalarGraph()
    _ = scalars.operation([scalars.leaf("x", 1)], [2], name: "o")
    let explanation = try scalars.graph().explanation(of: "o")
    #expect(explanation.account == .paths([Explanation.Path([], from: Output(node: 1, seed: [1]))]))
    #expect(explanation.total == [1] && explanation.isComplete)
  }

  @Test func tensorsAreExplainedByNode() throws {
    var graph = ComputationGraph()
    let w = graph.append(
      Node(id: 0, name: "w", origin: .parameter, shape: [2], data: [1, 2], grad: [4, 6]))
    let s = graph.append(
      Node(
        id: 1, operation: OperationRecord("mul"), inputs: [w, w], shape: [2], data: [1, 4],
        grad: [1, 1],
        edges: [[1, 2], [1, 2]].map { Edge(local: $0, contribution: [$0[0] + 1, $0[1] + 1]) }))
    let sum = graph.append(
      Node(
        id: 2, name: "s", operation: OperationRecord("sum"), inputs: [s], data: [5], grad: [1],
        edges: [Edge(contribution: [1, 1])]))
    graph.outputs = [Output(node: sum, seed: [1])]
    let explanation = try graph.explanation(of: "w")
    guard case .byNode(let sums, .tensors) = explanation.account else {
      Issue.record("\(explanation.account)")
      return
    }
    #expect(sums.map(\.node) == [1, 0] && sums[1].parts.count == 2)
    #expect(explanation.total == [4, 6] && explanation.isComplete)
  }

  @Test func whatDoesNotAddUpIsKnown() throws {
    var scalars = ScalarGraph()
    _ = scalars.operation([scalars.leaf("x", 1)], [2], name: "o")
    var changed = ComputationGraph()
    for view in scalars.graph().nodes {
      var node = Node(view)
      if node.name == "x" { node.grad = [3] }
      changed.append(node)
    }
    changed.outputs = [Output(node: 1, seed: [1])]
    #expect(try !changed.explanation(of: "x").isComplete)
  }

  @Test func theFactorThatBreaksIsFound() throws {
    var scalars = ScalarGraph()
    let x = scalars.leaf("x", 0)
    let root = scalars.operation([x], [.infinity], name: "root")
    let zero = scalars.operation([root], [0], name: "zero")
    _ = scalars.operation([zero, root], [1, 1], name: "o")
    let explanation = try scalars.graph().explanation(of: "x")
    guard case .paths(let paths) = explanation.account else {
      Issue.record("\(explanation.account)")
      return
    }
    #expect(paths.map { $0.breaks.map(\.index) } == [[2], [1]])
    #expect(paths.map { $0.breaks.map(\.kind) } == [[.becomesNaN], [.becomesInfinite]])
    #expect(explanation.gradient[0] == .infinity && !explanation.isComplete)
    let root0 = try #require(explanation.links.last)
    #expect(explanation.breakage(at: root0) == .becomesInfinite)
  }

  @Test func aShutGateBlocksWhatIsInfinite() throws {
    var graph = ComputationGraph()
    let x = graph.append(Node(id: 0, name: "x", origin: .parameter, data: [-1], grad: [0]))
    let gate = graph.append(
      Node(
        id: 1, operation: OperationRecord("relu", isGate: true), inputs: [x], data: [0],
        grad: [.infinity],
        edges: [Edge(local: [0], contribution: [0])]))
    let root = graph.append(
      Node(
        id: 2, operation: OperationRecord("sqrt"), inputs: [gate], data: [0], grad: [1],
        edges: [Edge(local: [.infinity], contribution: [.infinity])]))
    graph.outputs = [Output(node: root, seed: [1])]
    let explanation = try graph.explanation(of: "x")
    #expect(explanation.total == [0] && explanation.isComplete)
  }
}
