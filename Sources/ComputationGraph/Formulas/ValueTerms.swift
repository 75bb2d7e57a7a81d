// What values are called within formulas: the one place where a nameless value gets a name.

/// The values of a graph as they stand in formulas.
///
/// A value is called by its name; a bare constant by its number; a nameless result by what it was
/// computed from if that is short, `x1·w1`, else by its id.
public struct ValueTerms: Sendable {
  private let terms: [Formula]

  /// Longer formulas are no names.
  private static let formulaLength = 24

  /// The terms for all values of a graph.
  ///
  /// - Parameters:
  ///   - graph: The graph whose values are named.
  ///   - name: The name of a value, for those who shorten names; nil where it has none.
  public init(_ graph: ComputationGraph, name: (NodeView) -> String? = { $0.name }) {
    var terms: [Formula] = []
    terms.reserveCapacity(graph.nodes.count)
    for node in graph.nodes { terms.append(Self.term(of: node, terms, name(node))) }
    self.terms = terms
  }

  /// What the value at a position is called.
  public subscript(position: Int) -> Formula { terms[position] }

  /// The rule by which the gradient gets back to an operand, as it is read; nil where none is known.
  public func rule(of node: NodeView, _ operand: Int) -> Formula? {
    node.edge(operand)?.rule?.taught.readable(
      operands: node.inputs.map { terms[$0] }, result: terms[node.position])
  }

  private static func term(of node: NodeView, _ terms: [Formula], _ name: String?) -> Formula {
    if let name { return .name(name) }
    if let operation = node.operation {
      let formula = operation.applied(to: node.inputs.map { terms[$0] })
      if formula.text.count <= formulaLength { return formula }
    } else if node.isConstant, node.shape.isEmpty, let value = node.data?.first {
      return Formula(value)
    }
    return .name(node.idText)
  }
}
