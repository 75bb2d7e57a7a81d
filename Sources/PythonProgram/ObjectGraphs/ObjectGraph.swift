// From the program's own objects to a graph, and what is found on the way.

import ComputationGraph
import Micrograd

/// The graph of the program's own objects, with data and gradients as they hold them.
struct ObjectGraph {
  private(set) var graph = ComputationGraph()
  /// What is to be said of the values, those nearest to the output first.
  private(set) var findings: [(position: Int, finding: Finding)] = []

  enum Finding {
    /// The operation is none of Micrograd's, or gives another number there.
    case unknownOperation(String)
    /// What flows back to the value is not what it holds.
    case gradient(Double, expected: Double)
  }

  /// - Parameters:
  ///   - earlier: What values held after the backward pass before.
  ///   - texts: For each value what it says of its operation, its name and its label.
  ///   - source: Where a value was made.
  init(
    _ snapshot: ObjectSnapshot, earlier: ObjectSnapshot?, texts: [Texts],
    source: (Instance) -> String?
  ) {
    let entries = snapshot.entries
    let hasGradients = entries.contains { $0.grad ?? 0 != 0 }
    var nodes: [Node] = []
    nodes.reserveCapacity(entries.count)
    var candidates: [String: [ObjectOperation]] = [:]
    for (position, entry) in entries.enumerated() {
      let texts = texts[position]
      var node = Node(
        id: position, name: texts.name, label: texts.label,
        origin: entry.object.isOperand ? .constant : .parameter,
        inputs: Array(entry.operands), data: [entry.data],
        grad: hasGradients ? entry.grad.map { [$0] } : nil, source: source(entry.object))
      defer { nodes.append(node) }
      guard !entry.operands.isEmpty else { continue }
      node.origin = .result
      let operands = entry.operands.map { entries[$0].data }
      let key = "\(operands.count) \(texts.operation)"
      let known =
        candidates[key]
        ?? ObjectOperation.candidates(texts.operation, operandCount: operands.count)
      candidates[key] = known
      let operation =
        known.first { $0.gives(entry.data, of: operands) }
        ?? ObjectOperation.power(texts.operation, of: operands, result: entry.data)
      if let operation {
        node.operation = operation.record
        node.inputs = operation.order.map { node.inputs[$0] }
        node.edges = operation.edges(of: operands, result: entry.data, grad: node.grad?[0])
      } else {
        node.operation = OperationRecord(
          "\(entry.object.type.name).\(texts.operation)",
          symbol: texts.operation.isEmpty ? "?" : texts.operation)
        let locals = entry.object.localDerivatives(count: operands.count)
        node.edges = operands.indices.map { operand in
          Edge(
            local: locals.map { [$0[operand]] },
            contribution: locals.flatMap { locals in
              node.grad.map { [$0[0] * locals[operand]] }
            })
        }
        if locals == nil {
          findings.append((position, .unknownOperation(texts.operation)))
        }
      }
    }
    findings.reverse()
    if hasGradients { account(for: &nodes, entries, earlier) }
    for node in nodes { graph.append(unchecked: node) }
    graph.outputs = [Output(node: nodes.count - 1, seed: nodes.last?.grad)]
  }

  /// What is said of a value besides its numbers.
  struct Texts {
    let operation: String
    let name: String?
    let label: String?
  }

  /// Compares what flows back to every value with the gradient that it holds, from the output on.
  private mutating func account(
    for nodes: inout [Node], _ entries: [ObjectSnapshot.Entry], _ earlier: ObjectSnapshot?
  ) {
    let earlierEntries = earlier?.entries ?? []
    let earlierPositions = earlier?.positions ?? [:]
    /// By value what came back so far, and how large the parts of it were.
    var flows = [(sum: Double, scale: Double)](repeating: (0, 0), count: nodes.count)
    /// By value the edges along which nobody knows what came back.
    var unknown = [[(node: Int, operand: Int)]](repeating: [], count: nodes.count)
    for position in nodes.indices.reversed() {
      if position < nodes.count - 1, let grad = nodes[position].grad?[0] {
        let flow = flows[position]
        let place = earlierPositions[ObjectIdentifier(entries[position].object)]
        let before = place.flatMap { earlierEntries[$0].grad } ?? 0
        if let edge = unknown[position].first {
          // What the others do not bring, the only unknown one does.
          if unknown[position].count == 1 {
            nodes[edge.node].edges?[edge.operand].contribution = [grad - flow.sum]
          }
        } else if !isNear(grad, flow.sum, of: flow.scale) {
          if nodes[position].inputs.isEmpty, before != 0, isNear(grad, flow.sum + before) {
            nodes[position].earlierGrad = [before]
          } else {
            findings.append((position, .gradient(grad, expected: flow.sum)))
          }
        }
      }
      for (operand, input) in nodes[position].inputs.enumerated() {
        if let part = nodes[position].edges?[operand].contribution?[0] {
          flows[input].sum += part
          flows[input].scale += part.magnitude
        } else {
          unknown[input].append((position, operand))
        }
      }
    }
  }
}
