// Decoding containers that say what is wrong in the words of the graph's schema.

extension KeyedDecodingContainer where Key: SchemaKey {
  /// The value of a key that has to be there.
  func value<T: Decodable>(_ type: T.Type, _ key: Key, node: String? = nil) throws -> T {
    do {
      return try decode(type, forKey: key)
    } catch {
      throw contains(key)
        ? wrong(key, key.kind.required, error, node: node) : missing(key, node: node)
    }
  }

  /// The value of a key that may hold null or be left out.
  func optional<T: Decodable>(_ type: T.Type, _ key: Key, node: String? = nil) throws -> T? {
    do {
      return try decodeIfPresent(type, forKey: key)
    } catch {
      throw wrong(key, key.kind, error, node: node)
    }
  }

  func isPresent(_ key: Key) throws -> Bool { try contains(key) && !decodeNil(forKey: key) }

  /// Calls `body` with each object in the list of a key; a list that is left out has none.
  func forEachObject<Member: SchemaKey>(
    in key: Key, _ body: (KeyedDecodingContainer<Member>) throws -> Void
  ) throws {
    guard contains(key) else { return }
    var list = try list(key)
    while !list.isAtEnd { try body(list.object(Member.self)) }
  }

  /// The list of objects of a key.
  func list(_ key: Key, node: String? = nil) throws -> SchemaList {
    do {
      return SchemaList(container: try nestedUnkeyedContainer(forKey: key))
    } catch {
      throw wrong(key, key.kind, error, node: node)
    }
  }

  /// The number in an id that stands in a key, or in a list there.
  func number(
    inID id: String, prefix: Unicode.Scalar, _ key: Key, index: Int? = nil, node: String? = nil
  ) throws -> Int {
    if let number = Int(id: id, prefix: prefix) { return number }
    let path = codingPath + [key] + (index.map { [PositionKey($0)] } ?? [])
    throw GraphReadingError.malformedID(id, at: .init(path, node: node))
  }

  func missing(_ key: Key, node: String?) -> GraphReadingError {
    .missingKey(key.stringValue, at: .init(codingPath, node: node))
  }

  private func wrong(
    _ key: Key, _ kind: SchemaKind, _ error: any Error, node: String?
  ) -> GraphReadingError {
    // What is known better than by its kind was said deeper within.
    if let error = error as? GraphReadingError { return error }
    // A decoder names the element where one of a list is wrong; some errors have no path at all.
    let whole = codingPath + [key]
    let path = (error as? DecodingError)?.codingPath ?? whole
    return path.count > whole.count
      ? .wrongValue(at: .init(path, node: node), expected: kind.element)
      : .wrongValue(at: .init(whole, node: node), expected: kind)
  }
}

/// A list of objects, read one by one.
struct SchemaList {
  var container: any UnkeyedDecodingContainer

  var isAtEnd: Bool { container.isAtEnd }

  mutating func object<Key: SchemaKey>(
    _ type: Key.Type, node: String? = nil
  ) throws -> KeyedDecodingContainer<Key> {
    let path = container.codingPath + [PositionKey(container.currentIndex)]
    do {
      return try container.nestedContainer(keyedBy: type)
    } catch {
      throw GraphReadingError.wrongValue(at: .init(path, node: node), expected: .object)
    }
  }
}

extension SchemaList {
  /// The next object, or nil where null stands.
  mutating func objectIfPresent<Key: SchemaKey>(
    _ type: Key.Type, node: String? = nil
  ) throws -> KeyedDecodingContainer<Key>? {
    try container.decodeNil() ? nil : object(type, node: node)
  }
}

/// A position in a list, as a part of a coding path.
struct PositionKey: CodingKey {
  var intValue: Int?
  var stringValue: String { "\(intValue ?? 0)" }

  init(_ position: Int) { intValue = position }
  init?(intValue: Int) { self.init(intValue) }
  init?(stringValue: String) { nil }
}

extension GraphReadingError.Place {
  /// The place that a coding path names, counted from the node where its id is known.
  init(_ path: [any CodingKey], node: String?) {
    self.node = node
    self.path = ""
    for key in node == nil ? path[...] : path.dropFirst(2) {
      if let index = key.intValue {
        self.path += "[\(index)]"
      } else {
        self.path += (self.path.isEmpty ? "" : ".") + key.stringValue
      }
    }
  }
}

extension DecodingError {
  var codingPath: [any CodingKey] {
    switch self {
    case .typeMismatch(_, let context), .valueNotFound(_, let context),
      .keyNotFound(_, let context), .dataCorrupted(let context):
      context.codingPath
    @unknown default: []
    }
  }
}
