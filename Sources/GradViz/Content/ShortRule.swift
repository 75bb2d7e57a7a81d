// The names of rules that are too long to be written on an edge.

import ComputationGraph

/// What a long rule is called, after its operation, and what it says of any operands.
struct ShortRule: Hashable {
  /// `tanh′`, `softmax rule`.
  let text: String
  /// The name with the rule, for a legend: `tanh′: 1 − y²`.
  let explanation: String
  /// Whether the text names the rule, and not what is added or multiplied.
  let isWord: Bool

  /// What the upstream gradient is called where there is no room for the word.
  static let upstream = "up"

  init(_ node: NodeView, _ operand: Int) {
    let rule = node.operation?.rule(operand)
    let name = node.operation?.name ?? ""
    // Of an operation with so long a name, only what all have in common is told.
    let isShort = name.count <= 12
    switch rule {
    case .local(.operand): (text, isWord) = ("other", false)
    case .local where isShort && node.inputs.count == 1:
      (text, isWord) = ((ElementaryFunction(named: name)?.letter ?? name) + "′", false)
    case .pullback where isShort: (text, isWord) = (name + " rule", true)
    case .pullback: (text, isWord) = ("Jᵀ·" + Self.upstream, false)
    default: (text, isWord) = ("local", false)
    }
    if case .local(.operand) = rule {
      explanation = text + ": the other operand"
    } else {
      let operands = Self.operands(node.inputs.count)
      let meaning = rule?.taught.readable(operands: operands, result: "y")
        .written(UnicodeNotation(upstream: Self.upstream))
      let isNamed = isShort && text != "local"
      explanation = text + (isNamed ? "" : " of " + name) + (meaning.map { ": " + $0 } ?? "")
    }
  }

  private static func operands(_ count: Int) -> [Formula] {
    switch count {
    case 1: ["x"]
    case 2: ["a", "b"]
    default: (0..<count).map { .name("x\($0 + 1)") }
    }
  }
}
