// A graph in a few sentences, for those who do not see its picture.

import Algorithms
import ComputationGraph

extension ComputationGraph {
  /// What the graph computes, from how much and by which operations, and its largest gradients.
  ///
  /// Every SVG of a graph has it as its description, which screen readers say; a page that shows
  /// another format can have it as the text in place of the picture:
  ///
  /// ```swift
  /// print(loss.graph().spokenDescription())
  /// // A computation graph of 10 values, 5 of them parameters. It computes o = 0.7071 by 5
  /// // operations: mul (2), add (2), tanh. The largest gradient is −1.5, of x1; then 1, of w1, and
  /// // 0.5, of x2.
  /// ```
  ///
  /// - Parameter precision: Significant digits (1 to 17).
  public func spokenDescription(precision: Int = 4) -> String {
    GraphDescription(graph: self, numbers: .significant(precision)).text
  }
}

/// The sentences of one graph.
private struct GraphDescription {
  let graph: ComputationGraph
  let numbers: NumberFormat
  private let nodes: ComputationGraph.Nodes
  private let names: ValueNames

  /// So many operations, values and gradients are told, and the rest is counted.
  private static let most = (operations: 6, outputs: 3, gradients: 3, troubles: 3)

  init(graph: ComputationGraph, numbers: NumberFormat) {
    (self.graph, self.numbers, nodes) = (graph, numbers, graph.nodes)
    names = ValueNames(graph)
  }

  var text: String { ([size, work] + gradients + troubles).joined(separator: " ") }

  /// What a value is called; by what it is, if it has a name for pictures alone, where it may not be
  /// seen.
  private func name(_ position: Int) -> String {
    let node = nodes[position]
    return names.isMade(position)
      ? "a nameless \(node.operation?.name ?? node.origin.name)" : names[position].text
  }

  /// `a`, `a and b`, `a, b and 3 more`.
  private func listed(_ names: [String], _ most: Int) -> String {
    let rest = names.count - most
    let shown = rest > 0 ? names.prefix(most) + ["\(rest) more"] : names[...]
    guard let last = shown.last, shown.count > 1 else { return shown.first ?? "" }
    return shown.dropLast().joined(separator: ", ") + " and " + last
  }

  /// How much there is.
  private var size: String {
    let parameters = nodes.count(where: \.isParameter)
    let parts = parameters == 0 ? "" : ", \(parameters) of them parameters"
    return "A computation graph of \(counted(nodes.count, "value"))\(parts)."
  }

  /// The outputs, and how they are computed.
  private var work: String {
    let outputs = graph.outputs.map { output in
      let node = nodes[output.node]
      if node.isScalar, let value = node.data?.first {
        return "\(name(output.node)) = \(numbers.string(value))"
      }
      return "\(name(output.node)), a tensor of shape \(shapeText(node.shape))"
    }
    let operations = nodes.compactMap(\.operation?.name)
    let named = listed(outputs, Self.most.outputs)
    if operations.isEmpty { return outputs.isEmpty ? "Nothing is computed." : "It is \(named)." }
    let counts = Dictionary(operations.map { ($0, 1) }, uniquingKeysWith: +)
    let kinds = operations.uniqued().map { counts[$0]! == 1 ? $0 : "\($0) (\(counts[$0]!))" }
    let shown = kinds.prefix(Self.most.operations).joined(separator: ", ")
    let others = kinds.count - Self.most.operations
    let rest = others > 0 ? " and \(counted(others, "other kind"))" : ""
    let what = outputs.isEmpty ? "It has" : "It computes \(named) by"
    return "\(what) \(counted(operations.count, "operation")): \(shown)\(rest)."
  }

  /// The largest, of what is learned where something is; nothing where there are none.
  private var gradients: [String] {
    let seeds = Set(graph.outputs.lazy.filter { $0.seed != nil }.map(\.node))
    func strongest(_ isMeant: (NodeView) -> Bool) -> [(value: Double, position: Int)] {
      nodes.lazy.filter(isMeant).compactMap { node in
        let finite = node.grad?.lazy.filter(\.isFinite)
        return finite?.max { abs($0) < abs($1) }.map { ($0, node.position) }
      }.max(count: Self.most.gradients) {
        (abs($0.value), -$0.position) < (abs($1.value), -$1.position)
      }.reversed()
    }
    var largest = strongest(\.isParameter)
    if largest.isEmpty { largest = strongest { !seeds.contains($0.position) } }
    let told = largest.map { "\(numbers.string($0.value)), of \(name($0.position))" }
    guard let first = told.first else { return ["No gradients were computed."] }
    let others = told.dropFirst().joined(separator: ", and ")
    return ["The largest gradient is \(first)\(others.isEmpty ? "" : "; then \(others)")."]
  }

  /// What is NaN or infinite.
  private var troubles: [String] {
    func names(_ elements: (NodeView) -> Elements?) -> [String] {
      nodes.filter { elements($0)?.allSatisfy(\.isFinite) == false }.map { name($0.position) }
    }
    let parts = [("value", names(\.data)), ("gradient", names(\.grad))].filter { !$0.1.isEmpty }
    guard !parts.isEmpty else { return [] }
    let told = parts.map { noun, names in
      "the \(noun)\(names.count == 1 ? "" : "s") of \(listed(names, Self.most.troubles))"
    }
    return ["NaN or infinite: \(told.joined(separator: ", and "))."]
  }
}
