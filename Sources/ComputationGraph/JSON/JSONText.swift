// JSON text as bytes: strings, numbers and punctuation, written without detours.

/// JSON under construction, handed on in large pieces.
package struct JSONText {
  package private(set) var bytes: [UInt8] = []
  /// Whether the text is to stand in a page's `<script>`: no `<`, `>` or `&` is left as it is.
  private let isInScript: Bool

  package init(isInScript: Bool = false) { self.isInScript = isInScript }

  var count: Int { bytes.count }

  /// Hands over the text so far and starts anew.
  package mutating func take() -> String {
    defer { removeAll() }
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  package mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// A member of an object; the first of its object, or of its line, has no comma before it.
  mutating func member(_ name: String, _ writeValue: (inout JSONText) -> Void) {
    if !isAtFirstMember { raw(", ") }
    string(name)
    raw(": ")
    writeValue(&self)
  }

  /// Keys of the schema are written as they are: there are a dozen for every node.
  mutating func member(_ key: some SchemaKey, _ writeValue: (inout JSONText) -> Void) {
    raw(isAtFirstMember ? "\"" : ", \"")
    write(key.rawValue)
    raw("\": ")
    writeValue(&self)
  }

  private var isAtFirstMember: Bool {
    bytes.last == UInt8(ascii: "{") || bytes.last == UInt8(ascii: " ")
  }

  package mutating func object(_ writeMembers: (inout JSONText) -> Void) {
    raw("{")
    writeMembers(&self)
    raw("}")
  }

  /// The key of a member of an object, without the spaces that a reader would like.
  package mutating func member(_ name: StaticString) {
    raw(bytes.last == UInt8(ascii: "{") ? "\"" : ",\"")
    raw(name)
    raw("\":")
  }

  package mutating func null() { raw("null") }
  package mutating func flag(_ value: Bool) { raw(value ? "true" : "false") }
  package mutating func number(_ value: Int) { write(String(value)) }

  /// The shortest text that reads back as the same number, or the name of one that JSON lacks.
  package mutating func number(_ value: Double) {
    if let name = value.nonFiniteName {
      string(name)
    } else {
      value.write(to: &self)
    }
  }

  /// A number of which whole ones are written without a point.
  package mutating func number(short number: Double) {
    if let whole = Int(exactly: number), number.sign == .plus || whole != 0 {
      self.number(whole)
    } else {
      self.number(number)
    }
  }

  /// An id such as `n12`, in quotes.
  mutating func id(_ prefix: StaticString, _ number: Int) {
    raw("\"")
    raw(prefix)
    self.number(number)
    raw("\"")
  }

  package mutating func string(_ text: String) {
    raw("\"")
    if text.utf8.allSatisfy({ $0 < 0x80 && !isEscaped(Unicode.Scalar($0)) }) {
      write(text)
    } else {
      for scalar in text.unicodeScalars { append(scalar) }
    }
    raw("\"")
  }

  private func isEscaped(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    // Line and paragraph separators end a line in JavaScript.
    case "\0"..<" ", "\"", "\\", "\u{2028}", "\u{2029}": true
    case "<", ">", "&": isInScript
    default: false
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    switch scalar {
    case "\"": raw("\\\"")
    case "\\": raw("\\\\")
    case "\n": raw("\\n")
    case "\r": raw("\\r")
    case "\t": raw("\\t")
    case _ where isEscaped(scalar):
      let digits = String(scalar.value, radix: 16)
      write("\\u" + String(repeating: "0", count: 4 - digits.count) + digits)
    default: bytes.append(contentsOf: UTF8.encode(scalar)!)
    }
  }

  package mutating func optional(_ text: String?) { if let text { string(text) } else { null() } }

  /// Elements in brackets, with commas between them.
  package mutating func list<Elements: Sequence>(
    _ elements: Elements, start: StaticString = "", separator: StaticString = ", ",
    _ write: (inout JSONText, Elements.Element) -> Void
  ) {
    raw("[")
    var before = start
    for element in elements {
      raw(before)
      before = separator
      write(&self, element)
    }
    raw("]")
  }
}

extension JSONText: TextOutputStream {
  package mutating func write(_ text: String) {
    var text = text  // Only a variable lends its bytes.
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Swift's own numbers come this way, without a text around them.
  package mutating func _writeASCII(_ text: UnsafeBufferPointer<UInt8>) {
    bytes.append(contentsOf: text)
  }
}
