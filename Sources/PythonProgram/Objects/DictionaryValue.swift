// Dictionaries, and what can be a key of them.

import BigInt
import Micrograd
import OrderedCollections

/// What a value is as a key: values that Python finds equal are one key.
enum Key: Hashable {
  case none
  case int(Int)
  case large(BigInt)
  case float(Double)
  case string(String)
  case tuple([Key])
  /// Functions and tensors, each of which is equal to itself alone.
  case identity(ObjectIdentifier)
  /// One of micrograd's values.
  case value(UInt64, place: Int)
  /// A function of the library.
  case function(String)
  /// The hash that a class gives an instance, which others may have too.
  case instance([Key])
  /// What has the same hash as others, and is not equal to them: how many there were before.
  case neighbour(Int, [Key])
}

/// A dictionary of a program, in the order in which its keys were first set.
final class DictionaryValue {
  typealias Entries = OrderedDictionary<Key, (key: Value, value: Value)>

  fileprivate var stored: Entries = [:]
  fileprivate(set) var depth = 1
  /// The largest number of others of one hash that were before a key.
  private(set) var neighbours = 0
  /// Whose names it shows and sets; nil where it holds entries itself.
  private let source: (any NameSource)?

  init() { source = nil }

  init(showing source: any NameSource) {
    self.source = source
    // The dictionary itself may be one of the values.
    depth = 2
  }

  deinit { letGo(of: &stored, leaving: [:]) }

  var entries: Entries {
    guard let source else { return stored }
    let pairs = source.namedValues.map { (Key.string($0.key), (Value.text($0.key), $0.value)) }
    return Entries(uniqueKeysWithValues: pairs)
  }

  fileprivate func set(_ key: Key, to entry: (key: Value, value: Value)) {
    guard let source, case .string(let name) = key else {
      neighbours = max(neighbours, key.neighbours)
      stored[key, default: entry].value = entry.value
      return
    }
    source.setNamed(name, to: entry.value)
  }

  fileprivate func remove(_ key: Key) -> Value? {
    guard let source else { return stored.removeValue(forKey: key)?.value }
    guard case .string(let name) = key, let value = entries[key]?.value else { return nil }
    source.setNamed(name, to: nil)
    return value
  }

  func removeAll() {
    stored = [:]
    for (name, _) in source?.namedValues ?? [] { source?.setNamed(name, to: nil) }
  }
}

extension DictionaryValue: ProgramObject {
  var typeName: String { "a dict" }
  var methods: Function.Home? { .dictionary }
  var length: Int? { entries.count }

  func items(_ machine: Interpreter, _ span: Span) throws(Fault) -> Items {
    try machine.checkElements(entries.count, span)
    let keys = entries.values.map(\.key)
    return Items(unchanged: self, "dictionary", span) { keys[$0] }
  }

  func index(
    _ items: [IndexItem], _ machine: Interpreter, _ span: Span, brackets: Span
  ) throws(Fault) -> Value {
    try value(of: machine.keyValue(items, brackets), machine, brackets)
  }

  func value(of key: Value, _ machine: Interpreter, _ span: Span) throws(Fault) -> Value {
    if let entry = entries[try machine.key(of: key, in: self, span)] { return entry.value }
    throw try machine.missingKey(key, span)
  }

  func truth(_ machine: Interpreter, _ span: Span) -> Bool { !entries.isEmpty }

  func write(to writer: inout TextWriter) throws(Fault) {
    guard writer.machine.begin(writing: self) else { return try writer.append("{...}") }
    defer { writer.machine.end(writing: self) }
    try writer.append("{")
    for (index, entry) in entries.values.enumerated() {
      if index > 0 { try writer.append(", ") }
      try writer.machine.write(entry.key, to: &writer)
      try writer.append(": ")
      try writer.machine.write(entry.value, to: &writer)
    }
    try writer.append("}")
  }

  func isEqual(
    to other: any ProgramObject, _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Bool {
    guard let other = other as? DictionaryValue, other.entries.count == entries.count else {
      return false
    }
    for (key, entry) in entries {
      guard let match = other.entries[key],
        try machine.truth(of: machine.compare(.equal, entry.value, match.value, span), span)
      else { return false }
    }
    return true
  }

  func held(_ machine: Interpreter, _ span: Span) throws(Fault) -> [Value] {
    try machine.charge(work: entries.count.times(10), span)
    return entries.values.map(\.value)
  }
}

extension Interpreter {
  /// What a value is as a key.
  func key(of value: Value, _ span: Span) throws(Fault) -> Key {
    switch value {
    case .none: return .none
    case .ellipsis: return .function("Ellipsis")
    case .bool(let value): return .int(value ? 1 : 0)
    case .int(let value): return .int(value)
    case .float(let value):
      if let value = Int(exactly: value) { return .int(value) }
      return value.rounded() == value && value.isFinite ? .large(BigInt(value)) : .float(value)
    case .string(let text): return .string(try string(text, span))
    case .tensor(let object) where object.kind == .value:
      // The operands of a value are made when they are asked for: each time the same one.
      return .value(object.tensor.identity, place: object.tensor.place)
    case .tensor(let object): return .identity(ObjectIdentifier(object))
    case .object(let elements as Elements) where elements.kind != .list:
      let keys = try values(of: elements, span).map { value throws(Fault) in
        try key(of: value, span)
      }
      return .tuple(keys)
    case .object(let integer as LargeInteger): return .large(integer.value)
    case .object(let object):
      if let function = object as? Function { return .function(function.name) }
      if let instance = object as? Instance {
        guard instance.type.version.definesEquality(instance.type) else {
          // What it is equal to is no question; but Python asks, and a class may refuse.
          _ = try key(of: special("__hash__", instance, [], span) ?? .none, span)
          return .identity(ObjectIdentifier(instance))
        }
        guard let hash = try special("__hash__", instance, [], span) else { break }
        return .instance([try key(of: hash, span)])
      }
      if let method = object as? Method {
        return .tuple([try key(of: method.function, span), try key(of: method.owner, span)])
      }
      if object is Elements || object is DictionaryValue || object is SetValue { break }
      return .identity(ObjectIdentifier(object))
    }
    throw Fault(.value(.unhashable(value.typeName)), span)
  }

  /// What the brackets after a dictionary say: one key.
  func keyValue(_ items: [IndexItem], _ span: Span) throws(Fault) -> Value {
    let keys = items.map { item -> Value in
      switch item {
      case .element(let value, _): value
      case .slice(let start, let stop, let step, _):
        .object(
          SliceValue(
            start: start?.value ?? .none, stop: stop?.value ?? .none, step: step?.value ?? .none))
      }
    }
    return keys.count == 1 ? keys[0] : try sequence(keys, .tuple, span)
  }

  /// A value as it stands in a list.
  func shown(_ value: Value, _ span: Span) throws(Fault) -> String {
    try string(
      text(span) { writer throws(Fault) in try writer.machine.write(value, to: &writer) }, span)
  }

  func set(_ key: Value, to value: Value, in dictionary: DictionaryValue, _ span: Span)
    throws(Fault)
  {
    try charge(work: 20, numbers: 6, span)
    let depth = max(dictionary.depth, value.depth + 1)
    try checkDepth(depth, span)
    dictionary.depth = depth
    dictionary.set(try self.key(of: key, in: dictionary, span), to: (key, value))
  }

  /// What stands after `**`: a dictionary, or the entries of another thing with keys.
  func mapping(_ value: Value, _ span: Span) throws(Fault) -> DictionaryValue {
    if let dictionary = value.object(as: DictionaryValue.self) { return dictionary }
    guard value.object(as: Instance.self)?.type["keys"] != nil else {
      throw Fault(.value(.notAMapping(value.typeName)), span)
    }
    let dictionary = DictionaryValue()
    try merge(value, into: dictionary, span)
    return dictionary
  }

  /// Sets what another dictionary holds, or a list of pairs.
  func merge(_ value: Value, into dictionary: DictionaryValue, _ span: Span) throws(Fault) {
    if let other = value.object(as: DictionaryValue.self) {
      for entry in other.entries.values {
        try set(entry.key, to: entry.value, in: dictionary, span)
      }
      return
    }
    // Of what a class makes, what its `items` gives.
    var pairs = value
    if let instance = value.object(as: Instance.self) {
      if instance.type["items"] == nil, instance.type["keys"] != nil {
        for key in try elements(of: special("keys", instance, nil, span) ?? value, span) {
          try set(key, to: element(key, of: value, span), in: dictionary, span)
        }
        return
      }
      pairs = try special("items", instance, nil, span) ?? value
    }
    for (place, pair) in try elements(of: pairs, span).enumerated() {
      let pair = try elements(of: pair, span)
      guard pair.count == 2 else {
        throw Fault(.value(.pairLength(pair.count, place: place)), span)
      }
      try set(pair[0], to: pair[1], in: dictionary, span)
    }
  }

  /// The value that was there.
  @discardableResult
  func remove(_ key: Value, from dictionary: DictionaryValue, _ span: Span) throws(Fault) -> Value?
  {
    // What comes after it moves up.
    try charge(work: dictionary.entries.count, span)
    return dictionary.remove(try self.key(of: key, in: dictionary, span))
  }
}
