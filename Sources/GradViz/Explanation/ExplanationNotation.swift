// What the formats of explanations differ in.

import ComputationGraph

/// How the parts of an explanation are written.
protocol ExplanationNotation {
  var equals: String { get }
  var times: String { get }
  var dot: String { get }
  var plus: String { get }
  var minus: String { get }
  func term(_ term: Term) -> String
  func derivative(_ a: Term, _ b: Term) -> String
  func number(_ text: String) -> String
  /// A rule; a long one is cut where the notation allows it.
  func formula(_ formula: Formula) -> String
  func bracketed(_ text: String) -> String
  func matrix(_ rows: [[String]], isVector: Bool) -> String
  /// Words and symbols that are no formula.
  func plain(_ text: String) -> String
  /// A formula within a sentence.
  func inline(_ text: String) -> String
}

/// Rules are cut after so many characters, where they can be.
let ruleLength = 80

/// What the gradient that enters the graph at a value is called among its parts.
let startLabel = "enters here"
