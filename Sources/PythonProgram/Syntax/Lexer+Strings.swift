// Reads strings: prefixes, single and triple quotes, escapes.

extension Lexer {
  /// Reads a string whose opening quote is here; its prefix has been read.
  mutating func readString(prefix: String, from start: Int) throws(ProgramError) {
    let quote = byte()
    let isTriple = byte(1) == quote && byte(2) == quote
    position += isTriple ? 3 : 1
    let contentStart = position
    while !(byte() == quote && (!isTriple || (byte(1) == quote && byte(2) == quote))) {
      guard position < end, isTriple || !isAt("\n\r") else {
        let opening = Span(start: start, end: contentStart)
        throw ProgramError(.text(.unterminatedString(isTriple: isTriple)), opening)
      }
      position += isAt("\\") && position + 1 < end ? 2 : 1
    }
    let content = Span(start: contentStart, end: position)
    position += isTriple ? 3 : 1
    guard !prefix.contains("b") else { throw ProgramError(.text(.bytesLiteral), span(from: start)) }
    let isRaw = prefix.contains("r")
    if prefix.contains("f") {
      append(.formattedString(content: content, isRaw: isRaw), from: start)
    } else {
      append(.literal(.string(try source.unescaped(content, isRaw: isRaw))), from: start)
    }
  }
}

extension SourceText {
  /// What a string between quotes says: escapes replaced, line ends as LF.
  func unescaped(_ content: Span, isRaw: Bool) throws(ProgramError) -> String {
    var reader = EscapeReader(
      rest: Array(text(content).unicodeScalars)[...], offset: content.start, isRaw: isRaw)
    guard reader.read() else {
      let span = Span(start: reader.offset, end: reader.offset + 2)
      throw ProgramError(.text(.invalidEscape(text(span))), span)
    }
    return reader.result
  }
}

/// Replaces the escapes of a string by what they stand for.
private struct EscapeReader {
  var rest: ArraySlice<Unicode.Scalar>
  /// Where the character or escape that is being read begins, in bytes of the source.
  var offset: Int
  let isRaw: Bool
  private(set) var result = ""

  private static let plain: [Unicode.Scalar: Unicode.Scalar] = [
    "n": "\n", "t": "\t", "r": "\r", "a": "\u{7}", "b": "\u{8}", "f": "\u{C}", "v": "\u{B}",
    "\\": "\\", "'": "'", "\"": "\"",
  ]

  init(rest: ArraySlice<Unicode.Scalar>, offset: Int, isRaw: Bool) {
    self.rest = rest
    self.offset = offset
    self.isRaw = isRaw
  }

  /// Returns false at an escape that is wrong.
  mutating func read() -> Bool {
    while let scalar = rest.popFirst() {
      let before = rest
      if scalar == "\r" {
        skipLineFeed()
        result.unicodeScalars.append("\n")
      } else if scalar == "\\", !isRaw {
        guard readEscape() else { return false }
      } else {
        result.unicodeScalars.append(scalar)
      }
      let consumed = before.prefix(before.count - rest.count)
      offset += UTF8.width(scalar) + consumed.reduce(0) { $0 + UTF8.width($1) }
    }
    return true
  }

  private mutating func skipLineFeed() {
    if rest.first == "\n" { rest.removeFirst() }
  }

  /// Reads what follows a backslash; an escape that Python does not know stands for itself.
  private mutating func readEscape() -> Bool {
    let escaped = rest
    guard let scalar = rest.popFirst() else { return true }
    switch scalar {
    case "\n": return true
    case "\r":
      skipLineFeed()
      return true
    case "x": return readCode(digits: 2...2, radix: 16)
    case "u": return readCode(digits: 4...4, radix: 16)
    case "U": return readCode(digits: 8...8, radix: 16)
    case "N": return false  // the table of Unicode's names is not here
    case "0"..."7":
      rest = escaped
      return readCode(digits: 1...3, radix: 8)
    default:
      if Self.plain[scalar] == nil { result.unicodeScalars.append("\\") }
      result.unicodeScalars.append(Self.plain[scalar] ?? scalar)
      return true
    }
  }

  private mutating func readCode(digits: ClosedRange<Int>, radix: Int) -> Bool {
    let text = rest.prefix(digits.upperBound).prefix {
      $0.isASCII && Character($0).hexDigitValue ?? 99 < radix
    }
    guard digits.contains(text.count),
      let value = UInt32(String(String.UnicodeScalarView(text)), radix: radix),
      let character = Unicode.Scalar(value)
    else { return false }
    rest.removeFirst(text.count)
    result.unicodeScalars.append(character)
    return true
  }
}
