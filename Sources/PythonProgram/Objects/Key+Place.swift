// Where a value stands in a dictionary or a set: by its hash, and among those of one hash by what it is equal to.

import OrderedCollections

extension Key {
  /// Whether it is a hash that a class gave, or has one: what is equal only the class knows.
  fileprivate var isOfClass: Bool {
    switch self {
    case .instance: true
    case .tuple(let keys): keys.contains(where: \.isOfClass)
    default: false
    }
  }

  /// How many others of the same hash were before it where it came in.
  var neighbours: Int {
    if case .neighbour(let place, _) = self { place } else { 0 }
  }
}

extension Interpreter {
  /// The key under which a value stands in a dictionary, or would stand.
  func key(of value: Value, in dictionary: DictionaryValue, _ span: Span) throws(Fault) -> Key {
    let key = try self.key(of: value, span)
    guard key.isOfClass else { return key }
    return try place(of: value, key, dictionary.entries, dictionary.neighbours, span) { $0.key }
  }

  /// The key under which a value stands in a set, or would stand.
  func key(of value: Value, in set: SetValue, _ span: Span) throws(Fault) -> Key {
    let key = try self.key(of: value, span)
    guard key.isOfClass else { return key }
    return try place(of: value, key, set.entries, set.neighbours, span) { $0 }
  }

  /// The first key after `key` whose entry is equal, else the first without an entry.
  private func place<Entry>(
    of value: Value, _ key: Key, _ entries: OrderedDictionary<Key, Entry>, _ neighbours: Int,
    _ span: Span, _ given: (Entry) -> Value
  ) throws(Fault) -> Key {
    var free: Key?
    for place in 0...neighbours + 1 {
      let candidate = place == 0 ? key : Key.neighbour(place, [key])
      guard let entry = entries[candidate] else {
        free = free ?? candidate
        continue
      }
      if isSame(given(entry), value) { return candidate }
      if try areEqual(given(entry), value, at: span) { return candidate }
    }
    return free ?? key
  }
}
