// Text as bytes while it is put together: a card is made of pieces that are known beforehand.

import ComputationGraph

/// UTF-8 text that grows.
///
/// What the drawing itself writes is ASCII: minus signs and symbols are entities. Swift checks
/// such text many times faster, and it is read alike whatever encoding a tool assumes.
struct Markup {
  private(set) var bytes: [UInt8] = []

  init() { bytes.reserveCapacity(192) }

  var string: String { String(decoding: bytes, as: UTF8.self) }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }

  static func += (markup: inout Markup, text: String) {
    var text = text
    text.withUTF8 { markup.bytes.append(contentsOf: $0) }
  }

  /// Appends a number; `notation` is how signs beyond ASCII are written.
  mutating func append(
    _ value: Double, _ format: NumberFormat, _ notation: NumberText.Notation = .entities
  ) {
    format.write(value, notation, to: &bytes)
  }
}

/// Markup whose characters beyond ASCII are entities: `×` is `&#215;`.
func asciiMarkup(_ markup: String) -> String {
  guard !markup.utf8.allSatisfy({ $0 < 0x80 }) else { return markup }
  return markup.unicodeScalars.reduce(into: "") { text, scalar in
    text += scalar.isASCII ? String(scalar) : "&#\(scalar.value);"
  }
}

/// A number as markup, or in another notation.
func markup(
  of value: Double, _ numbers: NumberFormat, _ notation: NumberText.Notation = .entities
) -> String {
  var text = Markup()
  text.append(value, numbers, notation)
  return text.string
}
