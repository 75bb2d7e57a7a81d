// JSON text as bytes: strings, numbers and punctuation, written without detours.

/// JSON under construction, handed on in large pieces.
struct JSONText {
  private(set) var bytes: [UInt8] = []

  var count: Int { bytes.count }

  /// Hands over the text so far and starts anew.
  mutating func take() -> String {
    defer { bytes.removeAll(keepingCapacity: true) }
    return String(decoding: bytes, as: UTF8.self)
  }

  mutating func raw(_ text: StaticString) {
    text.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// A key and its colon; `first` is the first of its object, or of its line.
  mutating func key(_ key: some SchemaKey, first: Bool = false) {
    raw(first ? "\"" : ", \"")
    append(key.rawValue)
    raw("\": ")
  }

  mutating func null() { raw("null") }

  mutating func number(_ value: Int) { append(String(value)) }

  /// The shortest text that reads back as the same number, or the name of one that JSON lacks.
  mutating func number(_ value: Double) {
    if let name = value.nonFiniteName {
      string(name)
    } else {
      append(value.description)
    }
  }

  /// An id such as `n12`, in quotes.
  mutating func id(_ prefix: StaticString, _ number: Int) {
    raw("\"")
    raw(prefix)
    self.number(number)
    raw("\"")
  }

  mutating func string(_ text: String) {
    raw("\"")
    var text = text
    text.withUTF8 { utf8 in
      var start = 0
      for (index, byte) in utf8.enumerated() {
        guard
          byte < 0x20 || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\\") || byte == 0xE2
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

  mutating func optional(_ text: String?) {
    if let text { string(text) } else { null() }
  }

  /// Elements in brackets, with commas between them.
  mutating func list<Elements: Sequence>(
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
