// The schema of a saved graph: its keys, what each holds, and how numbers and ids are written.

extension ComputationGraph {
  /// What `"format"` says in a saved graph.
  public static let format = "computation-graph"
  /// The version of the format that is written here, and the newest that is read. It is raised
  /// when a reader would break; a reader ignores keys that it doesn't know.
  public static let version = 2
}

/// A key of a saved graph, with the kind of value it holds.
protocol SchemaKey: CodingKey, CaseIterable, RawRepresentable<String> {
  var kind: SchemaKind { get }
}

/// What a key holds; the raw value completes “this must be …”.
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
  case numbers = "a list of numbers"
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

  /// The same where null will not do.
  var required: SchemaKind {
    switch self {
    case .optionalText: .text
    case .optionalFormula: .formula
    default: self
    }
  }

  /// What the elements of a list are, or the values of an object.
  var element: SchemaKind {
    switch self {
    case .nodeIDs: .nodeID
    case .wholeNumbers: .wholeNumber
    case .numbers, .optionalNumbers: .number
    case .objects: .object
    case .settings: .setting
    case .formulas, .optionalFormula: .formula
    default: self
    }
  }
}

enum GraphKey: String, SchemaKey {
  case format, version, outputs, scopes, operations, nodes
  /// In version 1 only.
  case output

  var kind: SchemaKind {
    switch self {
    case .format: .text
    case .version: .wholeNumber
    case .output: .optionalNodeID
    case .outputs, .scopes, .operations, .nodes: .objects
    }
  }
}

enum OutputKey: String, SchemaKey {
  case node, seed, objective

  var kind: SchemaKind {
    switch self {
    case .node: .nodeID
    case .seed: .optionalNumbers
    case .objective: .optionalFormula
    }
  }
}

enum ScopeKey: String, SchemaKey {
  case id, name, parent

  var kind: SchemaKind {
    switch self {
    case .id: .scopeID
    case .name: .text
    case .parent: .optionalScopeID
    }
  }
}

enum OperationKey: String, SchemaKey {
  case id, name, symbol, settings, value, rules, isGate, written

  var kind: SchemaKind {
    switch self {
    case .id, .name: .text
    case .symbol: .optionalText
    case .settings: .settings
    case .value, .written: .optionalFormula
    case .rules: .rules
    case .isGate: .flag
    }
  }
}

enum RuleKey: String, SchemaKey {
  case local, pullback, taught

  var kind: SchemaKind { .optionalFormula }
}

enum FormulaKey: String, SchemaKey {
  case name, text, joined, operation, settings, operands, written, value

  var kind: SchemaKind {
    switch self {
    case .name, .text, .operation: .text
    case .settings: .settings
    case .joined, .operands: .formulas
    case .written, .value: .optionalFormula
    }
  }
}

enum NodeKey: String, SchemaKey {
  case id, name, label, origin, index, operation, inputs, shape, type, data, grad, earlierGrad
  case scope, source, edges
  /// In version 1 only.
  case attributes

  var kind: SchemaKind {
    switch self {
    case .id: .nodeID
    case .name, .label, .source, .operation, .type: .optionalText
    case .origin: .origin
    case .index: .wholeNumber
    case .inputs: .nodeIDs
    case .attributes: .settings
    case .shape: .wholeNumbers
    case .data, .grad, .earlierGrad: .optionalNumbers
    case .scope: .optionalScopeID
    case .edges: .edges
    }
  }
}

enum EdgeKey: String, SchemaKey {
  case local, contribution
  /// In version 1 only.
  case formula

  var kind: SchemaKind {
    switch self {
    case .local, .contribution: .optionalNumbers
    case .formula: .optionalText
    }
  }
}

/// The name of a setting, as a key.
struct SettingKey: CodingKey {
  var stringValue: String
  var intValue: Int? { nil }

  init(stringValue: String) { self.stringValue = stringValue }
  init?(intValue: Int) { nil }
}

extension Double {
  /// The text that stands for a number that JSON does not have.
  var nonFiniteName: String? {
    if isFinite { return nil }
    return isNaN ? "NaN" : self > 0 ? "Infinity" : "-Infinity"
  }

  init?(nonFiniteName: String) {
    switch nonFiniteName {
    case "NaN": self = .nan
    case "Infinity": self = .infinity
    case "-Infinity": self = -.infinity
    default: return nil
    }
  }
}

extension Int {
  /// The number in an id such as `n12`; nil if it is not written exactly so.
  init?(id: String, prefix: Unicode.Scalar) {
    var digits = id.utf8.makeIterator()
    guard digits.next() == UInt8(ascii: prefix), id.utf8.count > 1 else { return nil }
    var number: UInt32 = 0
    while let digit = digits.next() {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      let (tens, tooManyTens) = number.multipliedReportingOverflow(by: 10)
      let (sum, tooLarge) = tens.addingReportingOverflow(UInt32(digit - UInt8(ascii: "0")))
      if tooManyTens || tooLarge { return nil }
      number = sum
    }
    if id.utf8.count > 2 && id.utf8.dropFirst().first == UInt8(ascii: "0") { return nil }
    self = Int(number)
  }
}
