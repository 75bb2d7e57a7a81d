// What the line from an operand to a result says, whatever it is drawn with.

import ComputationGraph

/// The text on an edge: `× −3` for a factor, `× (1 − o²)` for its rule. What is no factor is told by
/// the rule of what is added to the gradient, `+= up @ Wᵀ`.
struct EdgeContent {
  /// The operation, and which of its operands.
  let (node, operand): (NodeView, Int)
  let edge: EdgeView
  /// The rule as it is read; nil where none is known.
  let formula: Formula?
  /// Whether the operand was broadcast: on the way back the gradient is summed.
  let isSummed: Bool

  init?(_ node: NodeView, _ operand: Int, rule: Formula?) {
    guard let edge = node.edge(operand) else { return nil }
    (self.node, self.operand, self.edge) = (node, operand, edge)
    formula = rule
    isSummed = edge.local != nil && node.isBroadcast(operand)
  }

  /// The rule, whole.
  var rule: String? { formula?.text }

  /// A line of the text on the edge.
  enum Line {
    case factor(String)
    case rule(Told)
  }

  /// The local derivative that all elements have.
  var factor: Double? { edge.local.flatMap(uniform) }

  /// What stands before a factor, or before what is added.
  var start: String { edge.local == nil ? "+= " : isSummed ? "Σ × " : "× " }

  /// What stands on the edge where no number does.
  enum Told: Hashable {
    /// The rule itself.
    case whole(String)
    /// The rule with a short word for `upstream`.
    case abridged(String)
    /// What the rule is called: too long to be read on an edge, it is in the tooltip and the legend.
    case named(ShortRule)

    /// Whether it is the rule itself, with the names of values.
    var isFormula: Bool { if case .named = self { false } else { true } }

    var text: String {
      switch self {
      case .whole(let text), .abridged(let text): text
      case .named(let rule): rule.text
      }
    }
  }

  /// The rule as it is told on the edge: whole, if with `start` it has at most so many characters.
  func told(_ length: Int) -> Told? {
    guard let formula else { return nil }
    func fits(_ text: String) -> Bool { start.count + text.count <= length }
    let whole = factorText(formula.text)
    if fits(whole) { return .whole(whole) }
    let abridged = factorText(formula.written(UnicodeNotation(upstream: ShortRule.upstream)))
    return fits(abridged) ? .abridged(abridged) : .named(ShortRule(node, operand))
  }

  /// A line with what stands before it.
  func text(_ line: Line) -> String {
    switch line {
    case .factor(let factor): start + factor
    case .rule(.named(let rule)) where rule.isWord: rule.text
    case .rule(let told): start + told.text
    }
  }

  private func factorText(_ text: String) -> String { bracketed(text, as: text) }

  /// A reading of the rule in brackets where it is no factor as it stands; `text` is the plain one.
  func bracketed(_ reading: String, as text: String) -> String {
    let isFactor = edge.local == nil || text.unicodeScalars.allSatisfy(\.isInWord)
    return isFactor ? reading : "(" + reading + ")"
  }
}
