// The schema of a saved graph: its keys, what each holds, and how numbers and ids are written.

extension ComputationGraph {
  /// What `"format"` says in a saved graph.
  public static let format = "computation-graph"
  /// The version of the format that is written here, and the newest that is read. It is raised
  /// when a reader would break; a reader ignores keys that it doesn't know.
  public static let version = 2
}

/// A key of a saved graph.
protocol SchemaKey: CaseIterable, RawRepresentable<String> {}

/// What is asked for; the raw value completes “this must be …”.
public enum SchemaKind: String, Hashable, Sendable {
  case text = "a text in quotes"
  case optionalText = "a text in quotes, or null"
  case nodeID = "a node's id in quotes, such as \"n12\""
  case optionalNodeID = "a node's id in quotes, such as \"n12\", or null"
  case nodeIDs = "a list of node ids in quotes"
  case scopeID = "a scope's id in quotes, such as \"s3\""
  case optionalScopeID = "a scope's id in quotes, such as \"s3\", or null"
  case wholeNumber = "a whole number"
  case wholeNumbers = "a list of whole numbers"
  case number = "a number, or one of the texts \"NaN\", \"Infinity\" and \"-Infinity\""
  case optionalNumbers = "a list of numbers, or null"
  case object = "an object"
  case objects = "a list of objects"
  case setting = "a number, a text, true, false, null, or a list of these"
  case settings = "an object of numbers, texts, booleans, nulls, and lists of these"
  case origin = "one of the texts \"parameter\", \"constant\", \"input\" and \"result\""
  case flag = "true or false"
  case formula = "a formula: a number, a symbol in quotes, a list or an object"
  case optionalFormula = "a formula: a number, a symbol in quotes, a list or an object; or null"
  case formulas = "a list of formulas"
  case rules = "a list of objects with \"local\" or \"pullback\", or null"
  case edges = "a list of objects, or null"
}

enum GraphKey: String, SchemaKey {
  case format, version, outputs, scopes, operations, nodes
  /// In version 1 only.
  case output
}

enum OutputKey: String, SchemaKey { case node, seed, objective }

enum ScopeKey: String, SchemaKey { case id, name, parent }

enum OperationKey: String, SchemaKey {
  case id, name, symbol, settings, value, rules, isGate, written
}

enum RuleKey: String, SchemaKey { case local, pullback, taught }

enum FormulaKey: String, SchemaKey {
  case name, text, joined, operation, settings, operands, written, value
}

enum NodeKey: String, SchemaKey {
  case id, name, label, origin, index, operation, inputs, shape, type, data, grad, earlierGrad
  case scope, source, edges
  /// In version 1 only.
  case attributes
}

enum EdgeKey: String, SchemaKey {
  case local, contribution
  /// In version 1 only.
  case formula
}

extension Double {
  /// The text that stands for a number that JSON does not have.
  var nonFiniteName: String? {
    if isFinite { return nil }
    return isNaN ? "NaN" : self > 0 ? "Infinity" : "-Infinity"
  }

  init?(nonFiniteName name: String) {
    guard ["NaN", "Infinity", "-Infinity"].contains(name) else { return nil }
    self.init(name)
  }
}

extension Int {
  /// The number in an id such as `n12`; nil if it is not written exactly so.
  init?(id: some Collection<UInt8>, prefix: Unicode.Scalar) {
    let digits = id.dropFirst()
    guard id.first == UInt8(ascii: prefix), 1...10 ~= digits.count,
      digits.count == 1 || digits.first != UInt8(ascii: "0"),
      digits.allSatisfy({ UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 })
    else { return nil }
    self = digits.reduce(0) { $0 * 10 + Int($1 - UInt8(ascii: "0")) }
    if self > UInt32.max { return nil }
  }
}
