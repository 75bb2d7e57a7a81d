// Formulas read from JSON, and what can be wrong with one.

/// What is wrong with a formula in a saved graph.
public enum FormulaFault: Error, Hashable, Sendable {
  /// A text that stands for nothing.
  case unknownSymbol(String)
  /// A list that begins with something else than a text.
  case noSign
  /// A list that begins with what is no sign, no function and no comparison.
  case unknownSign(String)
  /// A sign has not as many operands as it takes.
  case operandCount(String, Int, expected: Int)
  /// Lists and objects stand in one another beyond the limit.
  case tooDeep
  /// Written out, applications within applications have too many parts.
  case tooLarge
}

extension FormulaFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .unknownSymbol(let symbol):
      "\"\(symbol)\" is no symbol: these are \"y\", \"upstream\", \"x0\", \"x1\" and so on;"
        + " a name is written {\"name\": \"a\"}"
    case .noSign: "a formula that is a list begins with its sign, as in [\"mul\", \"x0\", \"x1\"]"
    case .unknownSign(let sign):
      "\"\(sign)\" is no sign and no function; write other operations as"
        + " {\"operation\": \"name\", \"operands\": [\"x0\"]}"
    case .operandCount(let sign, let count, let expected):
      "\"\(sign)\" takes \(expected) operands, here are \(count)"
    case .tooDeep: "the formula is nested too deeply; \(Formula.maximumDepth) lists are the most"
    case .tooLarge: "the formula has more than \(Formula.maximumSize) parts when it is written out"
    }
  }
}

extension JSONValue {
  /// The formula that stands here.
  ///
  /// - Parameters:
  ///   - kind: What to ask for where this is none.
  ///   - depth: How many lists and objects of the formula are around this one.
  func formula(_ kind: SchemaKind = .optionalFormula, depth: Int = 0) throws -> Formula {
    do {
      if depth > Formula.maximumDepth { throw FormulaFault.tooDeep }
      if var elements {
        guard let head = elements.next()?.string else { throw FormulaFault.noSign }
        return try Formula(head, elements.map { try $0.formula(.formula, depth: depth + 1) })
      }
      if isObject { return try Formula(SchemaObject(self), depth: depth) }
      return try number.map { Formula($0) } ?? Formula(symbol: text(kind))
    } catch let fault as FormulaFault {
      throw GraphReadingError.formula(fault, at: place)
    }
  }
}

extension Formula {
  /// Lists and objects around one another; none of ours comes near.
  static let maximumDepth = 100
  /// Parts of a formula once applications are written out; a short text can ask for 2⁴⁰ of them.
  static let maximumSize = 10_000

  fileprivate init(symbol: String) throws {
    let formula: Formula? =
      switch symbol {
      case "y": .result
      case "upstream": .upstream
      default:
        Constant(rawValue: symbol).map(Formula.constant)
          ?? Double(nonFiniteName: symbol).map { Formula($0) }
          ?? Int(id: symbol.utf8, prefix: "x").map(Formula.operand)
      }
    guard let formula else { throw FormulaFault.unknownSymbol(symbol) }
    self = formula
  }

  /// A list that begins with a sign, a function or a comparison.
  fileprivate init(_ head: String, _ x: [Formula]) throws {
    func need(_ count: Int) throws {
      if x.count != count { throw FormulaFault.operandCount(head, x.count, expected: count) }
    }
    if let sign = Operator(rawValue: head) {
      try need(sign.operandCount)
      self = .sign(sign, x)
    } else if let function = ElementaryFunction(named: head) {
      try need(1)
      self = .call(function, x[0])
    } else if let comparison = Comparison(rawValue: head) {
      try need(4)
      self = .choice(x[0], comparison, x[1], then: x[2], otherwise: x[3])
    } else {
      throw FormulaFault.unknownSign(head)
    }
  }

  fileprivate init(_ object: SchemaObject<FormulaKey>, depth: Int) throws {
    func formula(_ key: FormulaKey) throws -> Formula? {
      try object[key]?.formula(depth: depth + 1)
    }
    func formulas(_ list: JSONValue) throws -> [Formula] {
      try list.list(.formulas).map { try $0.formula(.formula, depth: depth + 2) }
    }
    if let name = try object[.name]?.text(.text) {
      self = .name(name)
    } else if let text = try object[.text]?.text(.text) {
      self = .text(text)
    } else if let pieces = try object[.joined].map(formulas) {
      self = .joined(pieces)
    } else {
      self = .application(
        Application(
          try object.required(.operation).text(.text),
          settings: try object[.settings]?.settings() ?? [],
          written: try formula(.written), value: try formula(.value)),
        try formulas(object.required(.operands)))
      if fullSize(operands: []) > Self.maximumSize { throw FormulaFault.tooLarge }
    }
  }

  /// How many parts the formula has with applications written out, or what they compute put in,
  /// and with operands that have as many as is said; beyond `maximumSize` nothing is counted.
  private func fullSize(operands: [Int]) -> Int {
    func sum(_ formulas: [Formula]) -> Int {
      min(formulas.reduce(1) { $0 + $1.fullSize(operands: operands) }, Self.maximumSize + 1)
    }
    switch self {
    case .number, .constant, .result, .upstream, .name, .text: return 1
    case .operand(let position): return operands.indices.contains(position) ? operands[position] : 1
    case .sign(_, let x), .joined(let x): return sum(x)
    case .call(_, let x): return sum([x])
    case .choice(let a, _, let b, let then, let otherwise): return sum([a, b, then, otherwise])
    case .application(let application, let x):
      let sizes = x.map { $0.fullSize(operands: operands) }
      return [application.written, application.value]
        .map { $0?.fullSize(operands: sizes) ?? 0 }
        .reduce(min(sizes.reduce(1, +), Self.maximumSize + 1), max)
    }
  }
}

extension Formula.Operator {
  /// How many operands the sign stands for.
  public var operandCount: Int { self == .negate || self == .transpose ? 1 : 2 }
}
