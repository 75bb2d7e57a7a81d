// Values in a text that is JSON: read where they stand, and only when they are asked for.

/// A value in a text that is known to be JSON.
///
/// It is no more than a place in the text: what is not asked for costs no memory.
package struct JSONValue {
  private let text: UnsafeBufferPointer<UInt8>
  let range: Range<Int>

  /// The value of which a text consists.
  init(whole text: UnsafeBufferPointer<UInt8>) {
    self.text = text
    range = text.indices
  }

  fileprivate init(_ text: UnsafeBufferPointer<UInt8>, at start: Int) {
    self.init(text, start..<text.endOfValue(at: start))
  }

  fileprivate init(_ text: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) {
    (self.text, self.range) = (text, range)
  }

  /// The value of the whole text in which this one stands.
  var whole: JSONValue { JSONValue(whole: text) }

  private var first: UInt8 { text[range.lowerBound] }

  var isNull: Bool { first == UInt8(ascii: "n") }
  var isNumber: Bool {
    first == UInt8(ascii: "-") || UInt8(ascii: "0")...UInt8(ascii: "9") ~= first
  }
  var isObject: Bool { first == UInt8(ascii: "{") }

  /// A number; nil also where it is beyond what a `Double` can be.
  var number: Double? {
    guard isNumber else { return nil }
    return Double(decimal: UnsafeBufferPointer(rebasing: text[range]))
      ?? Double(source).flatMap { $0.isFinite ? $0 : nil }
  }

  package var integer: Int? { isNumber ? Int(source) ?? number.flatMap(Int.init(exactly:)) : nil }

  /// The number in an id such as `n12`; nil if it is not written exactly so.
  func id(_ prefix: Unicode.Scalar) -> Int? {
    guard first == UInt8(ascii: "\"") else { return nil }
    return Int(id: content, prefix: prefix) ?? string.flatMap { Int(id: $0.utf8, prefix: prefix) }
  }

  var flag: Bool? { first == UInt8(ascii: "t") ? true : first == UInt8(ascii: "f") ? false : nil }

  /// What a text says; nil also where half a surrogate pair is in it.
  package var string: String? {
    guard first == UInt8(ascii: "\"") else { return nil }
    let string = String(decoding: content, as: UTF8.self)
    return isEscaped ? Self.unescaped(string) : string
  }

  /// Whether this is a text that says so.
  func says(_ other: UnsafeBufferPointer<UInt8>) -> Bool {
    let content = content
    // Most texts that say something else begin with something else.
    guard content.first == other.first || content.first == UInt8(ascii: "\\") else { return false }
    // What is written with escapes is longer than what it says.
    if content.count > other.count {
      return isEscaped && string == String(decoding: other, as: UTF8.self)
    }
    return content.elementsEqual(other)
  }

  /// The values of a list.
  package var elements: JSONItems? { first == UInt8(ascii: "[") ? items : nil }

  /// The names and values in an object.
  package var members: [(name: JSONValue, value: JSONValue)]? {
    var members: [(name: JSONValue, value: JSONValue)] = []
    members.reserveCapacity(4)
    var items = JSONItems(text: text, position: range.lowerBound, end: range.upperBound)
    return items.nextObject(&members) == nil ? nil : members
  }

  private var items: JSONItems {
    JSONItems(text: text, position: inside.lowerBound, end: inside.upperBound)
  }
  private var source: String { String(decoding: text[range], as: UTF8.self) }
  private var isEscaped: Bool { content.contains(UInt8(ascii: "\\")) }

  /// Where what is between the quotes or brackets stands.
  private var inside: Range<Int> { range.lowerBound + 1..<range.upperBound - 1 }
  private var content: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: text[inside]) }

  /// In UTF-16, where a surrogate that stands alone is found.
  private static func unescaped(_ text: String) -> String? {
    let controls: [Unicode.Scalar: UInt16] = ["b": 8, "f": 12, "n": 10, "r": 13, "t": 9]
    var units: [UInt16] = []
    var source = text.utf16.makeIterator()
    while let unit = source.next() {
      guard unit == UInt8(ascii: "\\"), let escape = source.next() else {
        units.append(unit)
        continue
      }
      if escape == UInt8(ascii: "u") {
        let digits = (0..<4).map { _ in source.next()! }
        units.append(UInt16(String(decoding: digits, as: UTF16.self), radix: 16)!)
      } else {
        units.append(controls[Unicode.Scalar(UInt8(escape))] ?? escape)
      }
    }
    return String(validating: units, as: UTF16.self)
  }
}

/// The values in a list, or the names and values in an object, one after the other.
package struct JSONItems: Sequence, IteratorProtocol {
  fileprivate let text: UnsafeBufferPointer<UInt8>
  fileprivate var position: Int
  fileprivate let end: Int

  static var none: JSONItems {
    JSONItems(text: UnsafeBufferPointer(start: nil, count: 0), position: 0, end: 0)
  }

  package mutating func next() -> JSONValue? {
    skipToValue()
    guard position < end else { return nil }
    let value = JSONValue(text, at: position)
    position = value.range.upperBound
    return value
  }

  /// The next value with the names and values in it; nil, and nothing happens, where that is no
  /// object. Its end is found with those of its values, so that none is looked for twice.
  mutating func nextObject(_ members: inout [(name: JSONValue, value: JSONValue)]) -> JSONValue? {
    skipToValue()
    guard position < end, text[position] == UInt8(ascii: "{") else { return nil }
    let start = position
    position += 1
    members.removeAll(keepingCapacity: true)
    skipToValue()
    while text[position] != UInt8(ascii: "}"), let name = next(), let value = next() {
      members.append((name, value))
      skipToValue()
    }
    position += 1
    return JSONValue(text, start..<position)
  }

  private mutating func skipToValue() {
    while position < end, text.isBetweenValues(position) { position += 1 }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Whether white space, a comma or a colon stands at a position.
  fileprivate func isBetweenValues(_ position: Int) -> Bool {
    switch self[position] {
    case 0x20, 0x0A, 0x0D, 0x09, UInt8(ascii: ","), UInt8(ascii: ":"): true
    default: false
    }
  }

  /// Where the value ends that begins at a position.
  fileprivate func endOfValue(at start: Int) -> Int {
    var position = start
    var depth = 0
    repeat {
      // This bit tells brackets from braces.
      switch self[position] | 0x20 {
      case UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: "\""):
        position += 1
        while self[position] != UInt8(ascii: "\"") {
          position += self[position] == UInt8(ascii: "\\") ? 2 : 1
        }
      default: break
      }
      position += 1
    } while depth > 0
    // Numbers and words have more than one byte.
    while position < count, !isBetweenValues(position), self[position] | 0x20 != UInt8(ascii: "}") {
      position += 1
    }
    return position
  }
}
