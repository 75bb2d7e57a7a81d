// Values of the schema that decoders do not know by themselves: numbers, settings, operations.

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
    } else if let object = try? decoder.container(keyedBy: FormulaKey.self),
      let text = try? object.decode(String.self, forKey: .text)
    {
      self = .string(text)
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
