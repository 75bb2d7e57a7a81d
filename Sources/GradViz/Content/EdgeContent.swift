// What the line from an operand to a result says, whatever it is drawn with.

import ComputationGraph

/// The text on an edge: `× −3` for a factor, `× (1 − o²)` for its rule. What is no factor is told by
/// the rule of what is added to the gradient, `+= upstream @ Wᵀ`.
struct EdgeContent {
  /// The operation, and which of its operands.
  let (node, operand): (NodeView, Int)
  let edge: EdgeView
  let formula: Formula?
  /// The rule as it is read, whole; nil where none is known.
  let rule: String?
  /// Whether the operand was broadcast: on the way back the gradient is summed.
  let isSummed: Bool

  init?(_ node: NodeView, _ operand: Int, rule: Formula?) {
    guard let edge = node.edge(operand) else { return nil }
    (self.node, self.operand, self.edge) = (node, operand, edge)
    formula = rule
    self.rule = rule?.text
    isSummed = edge.local != nil && node.isBroadcast(operand)
  }

  /// A line of its text, after ``start``.
  struct Line {
    let text: String
    /// Whether it is the rule, and else the factor.
    let isRule: Bool
  }

  /// The local derivative that all elements have.
  var factor: Double? { edge.local.flatMap(uniform) }

  /// What stands before a factor, or before what is added.
  var start: String { edge.local == nil ? "+= " : isSummed ? "Σ × " : "× " }

  /// The rule that follows `start` where no number does, cut where it is long.
  func told(_ ruleLength: Int) -> String? {
    guard let short = rule.map({ shortened($0, to: ruleLength) }) else { return nil }
    return bracketed(short, as: short)
  }

  /// A reading of the rule in brackets where it is no factor as it stands; `text` is the plain one.
  func bracketed(_ reading: String, as text: String) -> String {
    let isFactor = edge.local == nil || text.unicodeScalars.allSatisfy(\.isInWord)
    return isFactor ? reading : "(" + reading + ")"
  }
}
