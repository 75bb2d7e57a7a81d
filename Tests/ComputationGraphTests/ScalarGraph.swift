// Graphs of scalars that differentiate themselves, to hold analyses to.

import TestSupport

@testable import ComputationGraph

/// A graph of scalars that differentiates itself, independently of any engine.
struct ScalarGraph {
  private var made: [Node] = []

  mutating func leaf(_ name: String?, _ value: Double, constant: Bool = false) -> Int {
    made.append(
      Node(
        id: made.count, name: name, origin: constant ? .constant : .parameter, data: [value]))
    return made.count - 1
  }

  mutating func operation(
    _ inputs: [Int], _ locals: [Double], name: String? = nil
  ) -> Int {
    made.append(
      Node(
        id: made.count, name: name, operation: OperationRecord("f"), inputs: inputs, data: [0],
        edges: zip(inputs, locals).map {
          made[$0].origin == .constant ? .closed : Edge(local: [$1])
        }))
    return made.count - 1
  }

  /// The graph with the gradients of its last value, or with those that seeds give.
  ///
  /// - Parameter earlier: What earlier passes had left, by position.
  func graph(
    outputs: [Output] = [], earlier: [Int: Double] = [:]
  ) -> ComputationGraph {
    let outputs = outputs.isEmpty ? [Output(node: made.count - 1, seed: [1])] : outputs
    var nodes = made
    for (position, value) in earlier {
      (nodes[position].grad, nodes[position].earlierGrad) = ([value], [value])
    }
    for output in outputs {
      guard let seed = output.seed else { continue }
      nodes[output.node].grad = [(nodes[output.node].grad?[0] ?? 0) + seed[0]]
    }
    for position in nodes.indices.reversed() where !nodes[position].inputs.isEmpty {
      guard let upstream = nodes[position].grad?[0] else { continue }
      for (operand, input) in nodes[position].inputs.enumerated() {
        guard nodes[input].origin != .constant else { continue }
        let contribution = upstream * nodes[position].edges![operand].local![0]
        nodes[position].edges![operand].contribution = [contribution]
        nodes[input].grad = [(nodes[input].grad?[0]).map { $0 + contribution } ?? contribution]
      }
    }
    var graph = ComputationGraph()
    for node in nodes { graph.append(node) }
    graph.outputs = outputs
    return graph
  }

  var count: Int { made.count }

  static func random(
    using generator: inout SeededGenerator, operations: Int
  ) -> ScalarGraph {
    var graph = ScalarGraph()
    for number in 0..<3 {
      _ = graph.leaf("p\(number)", 1, constant: number == 2 && generator.chance(50))
    }
    for _ in 0..<operations {
      let inputs = (0..<Int.random(in: 1...2, using: &generator)).map { _ in
        Int.random(in: max(0, graph.made.count - 4)..<graph.made.count, using: &generator)
      }
      _ = graph.operation(
        inputs, inputs.map { _ in Double.random(in: -2...2, using: &generator) })
    }
    return graph
  }
}
