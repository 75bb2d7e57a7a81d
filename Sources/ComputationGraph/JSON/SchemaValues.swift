// Values of the schema that decoders do not know by themselves: numbers, settings, operations,
// formulas.

/// Numbers, some of them as texts where JSON lacks them.
struct NumberList: Decodable {
  var values: [Double]

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let numbers = try? container.decode([Double].self) {
      values = numbers
    } else {
      values = try container.decode([Number].self).map(\.value)
    }
  }

  private struct Number: Decodable {
    var value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let name = try? container.decode(String.self), let number = Double(nonFiniteName: name) {
        value = number
      } else {
        value = try container.decode(Double.self)
      }
    }
  }
}

/// An operation's settings as an object; objects have no order, so they are sorted by name.
struct SettingList: Decodable {
  var values: [Setting]

  init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: SettingKey.self)
    values = try object.allKeys.map { key in
      Setting(key.stringValue, try object.decode(Setting.Value.self, forKey: key))
    }.sorted { $0.name < $1.name }
  }
}

extension Setting.Value: Decodable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if container.decodeNil() {
      self = .none
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let string = try? container.decode(String.self) {
      self = Double(nonFiniteName: string).map(Self.number) ?? .string(string)
    } else {
      self = .list(try container.decode([Self].self))
    }
  }
}

extension KeyedDecodingContainer<OperationKey> {
  func operation() throws -> OperationRecord {
    var rules: [GradientRule?] = []
    if try isPresent(.rules) {
      var list = try list(.rules)
      while !list.isAtEnd { rules.append(try list.objectIfPresent(RuleKey.self)?.rule()) }
    }
    return OperationRecord(
      try value(String.self, .name), symbol: try optional(String.self, .symbol),
      settings: try optional(SettingList.self, .settings)?.values ?? [],
      value: try optional(Formula.self, .value), rules: rules,
      isGate: try optional(Bool.self, .isGate) ?? false,
      written: try optional(Formula.self, .written))
  }
}

extension KeyedDecodingContainer<RuleKey> {
  fileprivate func rule() throws -> GradientRule {
    if let local = try optional(Formula.self, .local) { return .local(local) }
    return .pullback(
      try value(Formula.self, .pullback), taught: try optional(Formula.self, .taught))
  }
}

extension Formula: Decodable {
  /// Formulas nested deeper are refused: none of ours comes near.
  private static let maximumDepth = 100

  public init(from decoder: any Decoder) throws {
    guard decoder.codingPath.count <= Self.maximumDepth else {
      throw DecodingError.dataCorrupted(
        .init(codingPath: decoder.codingPath, debugDescription: "nested too deeply"))
    }
    if var list = try? decoder.unkeyedContainer() {
      self = try Formula(head: list.decode(String.self), &list)
    } else if let object = try? decoder.container(keyedBy: FormulaKey.self) {
      self = try Formula(object)
    } else {
      let value = try decoder.singleValueContainer()
      if let number = try? value.decode(Double.self) {
        self.init(number)
      } else {
        let symbol = try value.decode(String.self)
        guard let formula = Formula(symbol: symbol) else {
          throw DecodingError.dataCorruptedError(in: value, debugDescription: "no such symbol")
        }
        self = formula
      }
    }
  }

  private init?(symbol: String) {
    if symbol == "y" {
      self = .result
    } else if symbol == "upstream" {
      self = .upstream
    } else if let constant = Constant(rawValue: symbol) {
      self = .constant(constant)
    } else if let number = Double(nonFiniteName: symbol) {
      self.init(number)
    } else if let position = Int(id: symbol, prefix: "x") {
      self = .operand(position)
    } else {
      return nil
    }
  }

  private init(head: String, _ list: inout any UnkeyedDecodingContainer) throws {
    var operands: [Formula] = []
    while !list.isAtEnd { operands.append(try list.decode(Formula.self)) }
    if let sign = Operator(rawValue: head), operands.count == sign.operandCount {
      self = .sign(sign, operands)
    } else if let function = ElementaryFunction(rawValue: head), operands.count == 1 {
      self = .call(function, operands[0])
    } else if let comparison = Comparison(rawValue: head), operands.count == 4 {
      self = .choice(
        operands[0], comparison, operands[1], then: operands[2], otherwise: operands[3])
    } else {
      throw DecodingError.dataCorruptedError(in: list, debugDescription: "no such sign")
    }
  }

  private init(_ object: KeyedDecodingContainer<FormulaKey>) throws {
    if let name = try object.optional(String.self, .name) {
      self = .name(name)
    } else if let text = try object.optional(String.self, .text) {
      self = .text(text)
    } else if let pieces = try object.optional([Formula].self, .joined) {
      self = .joined(pieces)
    } else {
      self = .application(
        Application(
          try object.value(String.self, .operation),
          settings: try object.optional(SettingList.self, .settings)?.values ?? [],
          written: try object.optional(Formula.self, .written),
          value: try object.optional(Formula.self, .value)),
        try object.value([Formula].self, .operands))
    }
  }
}

extension Formula.Operator {
  /// How many operands the sign stands for.
  public var operandCount: Int {
    switch self {
    case .negate, .transpose: 1
    case .add, .subtract, .multiply, .divide, .power, .matmul: 2
    }
  }
}
