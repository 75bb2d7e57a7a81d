// JSON text as bytes: strings, numbers and punctuation, written without detours.

/// JSON under construction, handed on in large pieces.
package struct JSONText {
  private(set) var bytes: [UInt8] = []
  /// Whether the text is to stand in a page's `<script>`: no `<`, `>` or `&` is left as it is.
  private let isInScript: Bool

  package init(isInScript: Bool = false) { self.isInScript = isInScript }

  var count: Int { bytes.count }

  /// Hands over the text so far and starts anew.
  package mutating func take() -> String {
    defer { bytes.removeAll(keepingCapacity: true) }
    return String(decoding: bytes, as: UTF8.self)
  }

  package mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// A member of an object; the first of its object, or of its line, has no comma before it.
  mutating func member(_ key: some SchemaKey, _ writeValue: (inout JSONText) -> Void) {
    let isFirst = bytes.last == UInt8(ascii: "{") || bytes.last == UInt8(ascii: " ")
    raw(isFirst ? "\"" : ", \"")
    append(key.rawValue)
    raw("\": ")
    writeValue(&self)
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
  package mutating func number(_ value: Int) { append(String(value)) }

  /// The shortest text that reads back as the same number, or the name of one that JSON lacks.
  package mutating func number(_ value: Double) {
    if let name = value.nonFiniteName {
      string(name)
    } else {
      append(value.description)
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
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for (index, byte) in utf8.enumerated() {
        guard
          byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0xE2
            || isInScript
              && (byte == UInt8(ascii: "<") || byte == UInt8(ascii: ">")
                || byte == UInt8(ascii: "&"))
        else { continue }
        let isSeparator =
          byte == 0xE2 && utf8[index + 1] == 0x80
          && (utf8[index + 2] == 0xA8 || utf8[index + 2] == 0xA9)
        if byte == 0xE2 && !isSeparator { continue }
        bytes.append(contentsOf: utf8[start..<index])
        start = index + 1
        switch byte {
        case UInt8(ascii: "\""): raw("\\\"")
        case UInt8(ascii: "\\"): raw("\\\\")
        case UInt8(ascii: "\n"): raw("\\n")
        case UInt8(ascii: "\r"): raw("\\r")
        case UInt8(ascii: "\t"): raw("\\t")
        case 0xE2:
          // Line and paragraph separators end a line in JavaScript.
          raw(utf8[index + 2] == 0xA8 ? "\\u2028" : "\\u2029")
          start = index + 3
        default:
          raw("\\u00")
          bytes.append(hexDigit(byte >> 4))
          bytes.append(hexDigit(byte & 15))
        }
      }
      bytes.append(contentsOf: utf8[start...])
    }
    raw("\"")
  }

  package mutating func optional(_ text: String?) { if let text { string(text) } else { null() } }

  /// Elements in brackets, with commas between them.
  package mutating func list<Elements: Sequence>(
    _ elements: Elements, separator: StaticString = ", ",
    _ write: (inout JSONText, Elements.Element) -> Void
  ) {
    raw("[")
    var isFirst = true
    for element in elements {
      if !isFirst { raw(separator) }
      isFirst = false
      write(&self, element)
    }
    raw("]")
  }

  private mutating func append(_ text: String) {
    var text = text
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  private func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }
}
