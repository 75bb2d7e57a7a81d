// Sets, which go through their elements in CPython's order where that is always the same.

import OrderedCollections

/// A set of a program: of numbers in CPython's order, else in the order in which its elements were
/// added.
final class SetValue {
  private(set) var entries: OrderedDictionary<Key, Value> = [:]
  /// Where CPython keeps the elements; nil where one of them has another hash on each run.
  private var table: SetTable? = SetTable()
  /// The largest number of others of one hash that were before an element.
  private(set) var neighbours = 0

  deinit { letGo(of: &entries, leaving: [:]) }

  var values: [Value] { ordered.map(\.value) }

  /// Adds an element, unless it is there.
  func insert(_ key: Key, _ value: Value) {
    guard entries[key] == nil else { return }
    entries[key] = value
    neighbours = max(neighbours, key.neighbours)
    if let hash = key.pythonHash { table?.insert(key, hash: hash) } else { table = nil }
  }

  /// Whether it was there.
  func remove(_ key: Key) -> Bool {
    guard entries.removeValue(forKey: key) != nil else { return false }
    if let hash = key.pythonHash { table?.remove(key, hash: hash) }
    return true
  }

  /// The element that `pop` gives.
  func next() -> Value? {
    guard table != nil else { return entries.values.first }
    return table?.next().flatMap { entries[$0] }
  }

  func removeAll() { (entries, table) = ([:], SetTable()) }

  /// Adds all that another has.
  func merge(_ other: SetValue) {
    guard other !== self else { return }
    if entries.isEmpty, let theirs = other.table, var own = table {
      own.copy(theirs)
      (entries, table, neighbours) = (other.entries, own, other.neighbours)
      return
    }
    table?.reserve(other.entries.count)
    for (key, value) in other.ordered { insert(key, value) }
  }

  /// Makes room for so many elements, as CPython does before it adds those of a dictionary.
  func reserve(_ count: Int) { table?.reserve(count) }

  /// The elements as the set goes through them.
  private var ordered: [(key: Key, value: Value)] {
    guard let table else { return entries.map { ($0.key, $0.value) } }
    return table.keys.compactMap { key in entries[key].map { (key, $0) } }
  }
}

extension SetValue {
  /// `self | other`, `self & other`, `self - other`, `self ^ other`, each as CPython goes about it; nil
  /// for operators that sets have not.
  func combined(_ operation: BinaryOperator, _ other: SetValue) -> SetValue? {
    let result = SetValue()
    switch operation {
    case .or:
      result.merge(self)
      result.merge(other)
    case .and where other === self: result.merge(self)
    case .and:
      let (small, large) =
        other.entries.count > entries.count ? (self, other) : (other, self)
      for (key, value) in small.ordered where large.entries[key] != nil {
        result.insert(key, entries[key] ?? value)
      }
    case .subtract where entries.count >> 2 > other.entries.count:
      result.merge(self)
      result.subtract(other)
    case .subtract:
      for (key, value) in ordered where other.entries[key] == nil { result.insert(key, value) }
    case .xor:
      result.merge(other)
      for (key, value) in ordered where !result.remove(key) { result.insert(key, value) }
    default: return nil
    }
    return result
  }

  /// `self |= other`, `self &= other`, `self -= other`, `self ^= other`; false for other operators.
  func update(_ operation: BinaryOperator, _ other: SetValue) -> Bool {
    switch operation {
    case .or: merge(other)
    case .subtract: subtract(other)
    case .xor:
      for (key, value) in other.ordered where !remove(key) { insert(key, value) }
    default:
      guard let result = combined(operation, other) else { return false }
      (entries, table, neighbours) = (result.entries, result.table, result.neighbours)
    }
    return true
  }

  /// Removes what another has.
  func subtract(_ other: SetValue) {
    for (key, _) in other.ordered { _ = remove(key) }
    table?.tidy()
  }
}

extension SetValue: ProgramObject {
  var typeName: String { "a set" }
  var methods: Function.Home? { .set }
  var length: Int? { entries.count }
  var depth: Int { entries.isEmpty ? 0 : 1 }

  func items(_ machine: Interpreter, _ span: Span) throws(Fault) -> Items {
    try machine.checkElements(entries.count, span)
    let values = values
    return Items(unchanged: self, "Set", span) { values[$0] }
  }

  func truth(_ machine: Interpreter, _ span: Span) -> Bool { !entries.isEmpty }

  func write(to writer: inout TextWriter) throws(Fault) {
    guard !entries.isEmpty else { return try writer.append("set()") }
    try writer.append("{")
    for (index, value) in values.enumerated() {
      if index > 0 { try writer.append(", ") }
      try writer.machine.write(value, to: &writer)
    }
    try writer.append("}")
  }

  func isEqual(to other: any ProgramObject, _ machine: Interpreter, _ span: Span) -> Bool {
    (other as? SetValue).map { Set($0.entries.keys) == Set(entries.keys) } ?? false
  }

  func held(_ machine: Interpreter, _ span: Span) throws(Fault) -> [Value] {
    try machine.charge(work: entries.count.times(10), span)
    return values
  }
}

extension Interpreter {
  func add(_ value: Value, to set: SetValue, _ span: Span) throws(Fault) {
    try charge(work: 20, numbers: 4, span)
    set.insert(try key(of: value, in: set, span), value)
  }

  /// Whether it was there.
  func remove(_ value: Value, from set: SetValue, _ span: Span) throws(Fault) -> Bool {
    try charge(work: set.entries.count, span)
    return set.remove(try key(of: value, in: set, span))
  }

  /// A set of values.
  func set(of values: [Value], _ span: Span) throws(Fault) -> SetValue {
    let set = SetValue()
    for value in values { try add(value, to: set, span) }
    return set
  }

  /// A set of what a value holds: a set's elements stand as they do there.
  func set(ofElementsIn value: Value, _ span: Span) throws(Fault) -> SetValue {
    let set = SetValue()
    try add(elementsOf: value, to: set, span)
    return set
  }

  /// Adds what a value holds.
  func add(elementsOf value: Value, to set: SetValue, _ span: Span) throws(Fault) {
    if let other = value.object(as: SetValue.self) {
      let count = other.entries.count
      try charge(work: count.times(20), numbers: count.times(4), span)
      return set.merge(other)
    }
    let elements = try elements(of: value, span)
    if value.object is DictionaryValue { set.reserve(elements.count) }
    for element in elements { try add(element, to: set, span) }
  }

  /// `set |= other` and such; false for operators that sets have not.
  func update(
    _ set: SetValue, _ operation: BinaryOperator, _ other: SetValue, _ span: Span
  ) throws(Fault) -> Bool {
    let before = set.entries.count
    try charge(work: (before + other.entries.count).times(30), span)
    guard set.update(operation, other) else { return false }
    try charge(work: 0, numbers: max(set.entries.count - before, 0).times(4), span)
    return true
  }
}
