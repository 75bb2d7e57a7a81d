// Texts of programs, and texts under construction.

import Micrograd

/// A text of a program; the interpreter gives its characters, and charges for them.
final class TextValue {
  fileprivate let string: String

  /// A text that stands in the program, or is as short as its names.
  init(literal string: String) { self.string = string }
  fileprivate init(_ string: String) { self.string = string }

  var byteCount: Int { string.utf8.count }
}

extension TextValue: ProgramObject {
  var typeName: String { "a str" }
  var methods: Function.Home? { .string }

  func items(_ machine: Interpreter, _ span: Span) throws(Fault) -> Items {
    let characters = try machine.characters(of: self, span)
    return Items(count: characters.count) { .string(TextValue(String(characters[$0]))) }
  }

  func index(
    _ items: [IndexItem], _ machine: Interpreter, _ span: Span, brackets: Span
  ) throws(Fault) -> Value {
    let characters = try machine.characters(of: self, brackets)
    let positions =
      switch try machine.pick(characters.count, items, typeName, brackets) {
      case .element(let position): [position]
      case .slice(let positions): positions.all
      }
    var picked = String.UnicodeScalarView()
    picked.append(contentsOf: positions.map { characters[$0] })
    return .string(
      try machine.text(brackets) { writer throws(Fault) in try writer.append(String(picked)) })
  }

  func truth(_ machine: Interpreter, _ span: Span) -> Bool { byteCount > 0 }

  /// In quotes, as Python chooses them.
  func write(to writer: inout TextWriter) throws(Fault) {
    let text = try writer.machine.string(self, writer.span)
    let utf8 = text.utf8
    let hasApostrophe = utf8.contains(UInt8(ascii: "'"))
    let quote = hasApostrophe && !utf8.contains(UInt8(ascii: "\"")) ? "\"" : "'"
    // Most texts have nothing that must be escaped.
    if quote == "\"" || !hasApostrophe,
      utf8.allSatisfy({ $0 >= 32 && $0 < 127 && $0 != UInt8(ascii: "\\") })
    {
      return try writer.append(quote + text + quote)
    }
    var escaped = quote
    for scalar in text.unicodeScalars {
      let isPlain = scalar.isPrintable && scalar != "\\" && String(scalar) != quote
      escaped += isPlain ? String(scalar) : Self.escaped(scalar)
    }
    try writer.append(escaped + quote)
  }

  /// A character as Python writes it where it cannot stand for itself.
  static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\\", "'", "\"": "\\\(scalar)"
    case "\n": "\\n"
    case "\r": "\\r"
    case "\t": "\\t"
    default: code(scalar)
    }
  }

  private static func code(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16)
    let (letter, count) =
      scalar.value < 0x100 ? ("x", 2) : scalar.value < 0x10000 ? ("u", 4) : ("U", 8)
    return "\\" + letter + String(repeating: "0", count: count - digits.count) + digits
  }
}

extension Unicode.Scalar {
  /// Whether Python shows it as it is.
  var isPrintable: Bool {
    switch properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      false
    case .spaceSeparator: self == " "
    default: true
    }
  }
}

extension Interpreter {
  /// The characters of a text, as Python counts them.
  fileprivate func characters(
    of text: TextValue, _ span: Span
  ) throws(Fault) -> [Unicode.Scalar] { Array(try string(text, span).unicodeScalars) }

  /// The characters of a text.
  func string(_ text: TextValue, _ span: Span) throws(Fault) -> String {
    try charge(work: text.byteCount.times(4), span)
    return text.string
  }

  func contains(_ whole: TextValue, _ part: TextValue, _ span: Span) throws(Fault) -> Bool {
    // Of bytes, which are ordered, the library's search is linear; of characters it is not.
    try charge(work: whole.byteCount.adding(part.byteCount).times(150), span)
    return Array(whole.string.utf8).contains(Array(part.string.utf8))
  }

  /// The text so many times.
  func repeated(_ text: TextValue, _ count: Int, _ span: Span) throws(Fault) -> Value {
    let count = max(count, 0)
    let size = [text.byteCount, count].checkedSize
    try charge(work: size, numbers: size / 8 + 1, span)
    return .string(TextValue(String(repeating: text.string, count: count)))
  }

  /// A text that `write` puts together.
  func text(
    _ span: Span, _ write: (inout TextWriter) throws(Fault) -> Void
  ) throws(Fault) -> TextValue {
    var writer = TextWriter(machine: self, span: span)
    try write(&writer)
    return TextValue(writer.text)
  }
}

/// A text under construction: every piece is charged before it is added.
struct TextWriter {
  let machine: Interpreter
  let span: Span
  fileprivate private(set) var text = ""

  fileprivate init(machine: Interpreter, span: Span) {
    self.machine = machine
    self.span = span
  }

  mutating func append(_ piece: some StringProtocol) throws(Fault) {
    let count = piece.utf8.count
    try machine.charge(work: count.times(2).adding(200), numbers: count / 8 + 1, span)
    text += piece
  }

  mutating func append(_ piece: TextValue) throws(Fault) { try append(piece.string) }
}
