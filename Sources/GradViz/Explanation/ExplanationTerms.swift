// What values are called in explanations: as in the rules on edges, told apart where they share a name.

import Algorithms
import ComputationGraph

/// A value within an explanation.
struct Term: Equatable {
  var formula: Formula
  /// The id of a value, where others are called the same.
  var mark: String?

  var isName: Bool { if case .name = formula { true } else { false } }

  /// Whether the term holds together by itself, as a numerator does.
  var isAtom: Bool { formula.binding == .atom || isName || mark != nil }
}

/// Names for the values of one explanation.
///
/// A value is called by its label, else as in formulas; those that several values on the way share
/// are told apart by ids: `h⟨n12⟩`, `(x·w)⟨n7⟩`.
struct ExplanationTerms {
  private let terms: ValueTerms
  private var marks: [Int: String] = [:]
  private var labels: [Int: Formula] = [:]
  /// What was differentiated, as the gradients name it.
  private(set) var objective = Term(formula: 0)
  private static let nameLength = 32

  init(_ explanation: Explanation) {
    let nodes = explanation.graph.nodes
    // Rules know names only, labels are for the reader.
    terms = ValueTerms(explanation.graph) { node in
      node.name.flatMap { seen(shortened($0.withoutControlsInLines, to: Self.nameLength)) }
    }
    let ends = [explanation.output] + explanation.sources.map(\.node)
    let way = (ends + explanation.links.map(\.target)).uniqued()
    for position in way {
      let node = nodes[position]
      if node.label != nil, let title = shortTitle(of: node, to: Self.nameLength) {
        labels[position] = .name(title)
      } else if !node.isLeaf, node.name == nil, isOther(node) {
        labels[position] = .name(node.idText)
      }
    }
    var uses: [String: Int] = [:]
    for position in way { uses[formula(position).text, default: 0] += 1 }
    for position in way where uses[formula(position).text]! > 1 {
      marks[position] = nodes[position].idText
    }
    objective = objective(of: explanation)
  }

  private func objective(of explanation: Explanation) -> Term {
    let sources = explanation.sources
    guard let first = sources.first else { return self[explanation.output] }
    if sources.map(\.seed) == [[1]], first.objective == nil { return self[first.node] }
    return Term(formula: GradViz.objective(of: sources, formula))
  }

  subscript(position: Int) -> Term { Term(formula: formula(position), mark: marks[position]) }

  /// The rule behind a link, with the values' names put in; nil where it is not known.
  func rule(of link: Explanation.Link, in nodes: ComputationGraph.Nodes) -> Formula? {
    terms.rule(of: nodes[link.node], link.operand)
  }

  private func formula(_ position: Int) -> Formula { labels[position] ?? terms[position] }

  /// Formulas drop `· 1` and `+ 0`; what is left would be called as something else is.
  private func isOther(_ node: NodeView) -> Bool {
    let term = terms[node.position]
    return term == 0 || node.inputs.contains { terms[$0] == term }
  }
}
