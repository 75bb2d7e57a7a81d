// What the formats of explanations differ in.

import ComputationGraph

/// How the parts of an explanation are written.
protocol ExplanationNotation {
  var times: String { get }
  var dot: String { get }
  var minus: String { get }
  /// A formula, however long.
  func whole(_ formula: Formula) -> String
  /// A rule; a long one is cut where the notation allows it.
  func formula(_ formula: Formula) -> String
  /// The id by which a value is told from others that are called the same.
  func mark(_ id: String) -> String
  /// ∂a/∂b
  func derivative(_ a: String, _ b: String) -> String
  func number(_ text: String) -> String
  func matrix(_ rows: [[String]], isVector: Bool) -> String
  /// Words and symbols that are no formula.
  func plain(_ text: String) -> String
  /// A formula within a sentence.
  func inline(_ text: String) -> String
}

extension ExplanationNotation {
  var equals: String { " = " }
  var plus: String { " + " }
  func formula(_ formula: Formula) -> String { whole(formula) }
  func number(_ text: String) -> String { text }
  func inline(_ text: String) -> String { text }
  func bracketed(_ text: String) -> String { "(\(text))" }

  func term(_ term: Term) -> String {
    let text = whole(term.formula)
    guard let mark = term.mark else { return text }
    let isClosed = term.isName || term.formula.binding == .atom
    return (isClosed ? text : bracketed(text)) + self.mark(mark)
  }

  func derivative(_ a: Term, _ b: Term) -> String {
    func inside(_ term: Term) -> String {
      term.isAtom ? self.term(term) : bracketed(self.term(term))
    }
    return derivative(inside(a), inside(b))
  }
}

/// Rules are cut after so many characters, where they can be.
let ruleLength = 80

/// What the gradient that enters the graph at a value is called among its parts.
let startLabel = "enters here"
