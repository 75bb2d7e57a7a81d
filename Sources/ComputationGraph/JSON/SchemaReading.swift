// Reading by the schema: what is wrong is said in its words, with its place.

/// An object of the schema, whose values are asked for by their keys.
struct SchemaObject<Key: SchemaKey> {
  private var json: JSONValue
  private var members: [(name: JSONValue, value: JSONValue)]

  init(_ json: JSONValue) throws {
    guard let members = json.members else { throw json.wrong(.object) }
    self.init(json: json, members: members)
  }

  /// Calls `body` with each object of a list; they are read into the same memory.
  static func forEach(in items: JSONItems, _ body: (SchemaObject) throws -> Void) throws {
    var items = items
    var object = SchemaObject(
      json: JSONValue(whole: UnsafeBufferPointer(start: nil, count: 0)), members: [])
    while true {
      if let json = items.nextObject(&object.members) {
        object.json = json
        try body(object)
      } else if let other = items.next() {
        throw other.wrong(.object)
      } else {
        return
      }
    }
  }

  private init(json: JSONValue, members: [(name: JSONValue, value: JSONValue)]) {
    (self.json, self.members) = (json, members)
  }

  /// The value of a key that may be left out.
  func value(_ key: Key) -> JSONValue? {
    var name = key.rawValue  // Only a variable lends its bytes.
    return name.withUTF8 { name in members.first { $0.name.says(name) }?.value }
  }

  /// The value of a key that may hold null or be left out.
  subscript(key: Key) -> JSONValue? { value(key).flatMap { $0.isNull ? nil : $0 } }

  /// The value of a key that has to be there.
  func required(_ key: Key) throws -> JSONValue {
    if let value = value(key) { return value }
    throw GraphReadingError.missingKey(key.rawValue, at: json.place)
  }

  /// What the list of a key consists of; a list that may be left out consists of nothing then.
  func list(_ key: Key) throws -> JSONItems { try value(key)?.list(.objects) ?? .none }
}

extension JSONValue {
  func text(_ kind: SchemaKind) throws -> String { try expected(kind, string) }
  func wholeNumber() throws -> Int { try expected(.wholeNumber, integer) }
  func truth() throws -> Bool { try expected(.flag, flag) }
  func list(_ kind: SchemaKind) throws -> JSONItems { try expected(kind, elements) }

  private func expected<Value>(_ kind: SchemaKind, _ value: Value?) throws -> Value {
    if let value { return value }
    throw wrong(kind)
  }

  /// The number of an id such as `n12`.
  func id(_ prefix: Unicode.Scalar, _ kind: SchemaKind) throws -> Int {
    if let number = id(prefix) { return number }
    throw GraphReadingError.malformedID(try text(kind), at: place)
  }

  /// Numbers, some of them as texts where JSON lacks them.
  func numbers() throws -> [Double] {
    try list(.optionalNumbers, of: .number) {
      $0.number ?? $0.string.flatMap(Double.init(nonFiniteName:))
    }
  }

  func wholeNumbers() throws -> [Int] {
    try list(.wholeNumbers, of: .wholeNumber) { $0.integer }
  }

  private func list<Number>(
    _ kind: SchemaKind, of elementKind: SchemaKind, _ read: (JSONValue) -> Number?
  ) throws -> [Number] {
    try list(kind).map { element in
      if let number = read(element) { return number }
      // Of a number that is too large the whole list is said to be wrong.
      throw element.isNumber ? wrong(kind) : element.wrong(elementKind)
    }
  }

  func settings() throws -> [Setting] {
    guard let members else { throw wrong(.settings) }
    var values: [String: Setting.Value] = [:]
    for (name, value) in members {
      let name = try name.text(.text)
      if values[name] == nil { values[name] = try value.setting() }
    }
    return values.map { Setting($0, $1) }
  }

  private func setting() throws -> Setting.Value {
    if isNull { return .none }
    if let number { return .number(number) }
    if let flag { return .bool(flag) }
    if let string {
      return Double(nonFiniteName: string).map(Setting.Value.number) ?? .string(string)
    }
    if isObject, let text = try SchemaObject<FormulaKey>(self)[.text]?.string {
      return .string(text)
    }
    return try .list(list(.setting).map { try $0.setting() })
  }
}

extension OperationRecord {
  convenience init(_ object: SchemaObject<OperationKey>) throws {
    let rules = try object[.rules]?.list(.rules).map { json in
      json.isNull ? nil : try GradientRule(SchemaObject(json))
    }
    self.init(
      try object.required(.name).text(.text), symbol: try object[.symbol]?.text(.optionalText),
      settings: try object[.settings]?.settings() ?? [], value: try object[.value]?.formula(),
      rules: rules ?? [], isGate: try object[.isGate]?.truth() ?? false,
      written: try object[.written]?.formula())
  }
}

extension GradientRule {
  fileprivate init(_ object: SchemaObject<RuleKey>) throws {
    if let local = try object[.local]?.formula() {
      self = .local(local)
    } else {
      self = .pullback(
        try object.required(.pullback).formula(.formula), taught: try object[.taught]?.formula())
    }
  }
}

// MARK: Places

extension JSONValue {
  /// The error that this is not what its key asks for.
  func wrong(_ expected: SchemaKind) -> GraphReadingError {
    .wrongValue(at: place, expected: expected)
  }

  /// Where the value stands, counted from its node if that has an id. It is looked for in the whole
  /// text, as only what is wrong is asked for its place.
  var place: GraphReadingError.Place {
    var place = GraphReadingError.Place(node: nil, path: "")
    var value = whole
    while value.range != range {
      let isAround = { (inner: JSONValue) in inner.range.contains(range.lowerBound) }
      if let member = value.members?.first(where: { isAround($0.value) }) {
        place.path += (place.path.isEmpty ? "" : ".") + (member.name.string ?? "")
        value = member.value
      } else if let (index, element) = value.elements?.enumerated().first(where: { isAround($1) }) {
        place.path += "[\(index)]"
        value = element
        if place.path == "nodes[\(index)]", value.isObject,
          let id = try? SchemaObject<NodeKey>(value)[.id], id.range != range, let node = id.string
        {
          place = GraphReadingError.Place(node: node, path: "")
        }
      } else {
        break
      }
    }
    return place
  }
}
