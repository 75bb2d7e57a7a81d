// Reads strings: prefixes, single and triple quotes, escapes.

extension Lexer {
  /// Reads a string whose opening quote is here; its prefix has been read.
  mutating func readString(prefix: String, from start: Int) throws(Fault) {
    let quote = byte()
    let isTriple = byte(1) == quote && byte(2) == quote
    position += isTriple ? 3 : 1
    let contentStart = position
    while !(byte() == quote && (!isTriple || (byte(1) == quote && byte(2) == quote))) {
      guard position < end, isTriple || !isAt("\n\r") else {
        let opening = Span(start: start, end: contentStart)
        let line = source.line(at: max(start, position - 1))
        throw Fault(.text(.unterminatedString(isTriple: isTriple, line: line)), opening)
      }
      position += isAt("\\") && position + 1 < end ? 2 : 1
    }
    let content = Span(start: contentStart, end: position)
    position += isTriple ? 3 : 1
    guard !prefix.contains("b") else { throw Fault(.text(.bytesLiteral), span(from: start)) }
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
  func unescaped(_ content: Span, isRaw: Bool) throws(Fault) -> String {
    let text = text(content)
    var rest = text.unicodeScalars[...]
    var result = ""
    while let scalar = rest.first {
      let start = rest.startIndex
      rest.removeFirst()
      if scalar == "\r" {
        rest.skipLineFeed()
        result += "\n"
      } else if scalar == "\\", !isRaw {
        guard let escaped = rest.readEscape() else {
          let offset = content.start + text.utf8.distance(from: text.startIndex, to: start)
          let span = Span(start: offset, end: offset + 2)
          throw Fault(.text(.invalidEscape(self.text(span))), span)
        }
        result += escaped
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}

extension Substring.UnicodeScalarView {
  private static let plain: [Unicode.Scalar: String] = [
    "n": "\n", "t": "\t", "r": "\r", "a": "\u{7}", "b": "\u{8}", "f": "\u{C}", "v": "\u{B}",
    "\\": "\\", "'": "'", "\"": "\"",
  ]

  fileprivate mutating func skipLineFeed() {
    if first == "\n" { removeFirst() }
  }

  /// What the escape after a backslash stands for: itself where Python does not know it, nil where
  /// it is wrong.
  fileprivate mutating func readEscape() -> String? {
    let escaped = self
    guard let scalar = popFirst() else { return "" }
    switch scalar {
    case "\n": return ""
    case "\r":
      skipLineFeed()
      return ""
    case "x": return readCode(digits: 2...2, radix: 16)
    case "u": return readCode(digits: 4...4, radix: 16)
    case "U": return readCode(digits: 8...8, radix: 16)
    case "N": return nil  // the table of Unicode's names is not here
    case "0"..."7":
      self = escaped
      return readCode(digits: 1...3, radix: 8)
    default: return Self.plain[scalar] ?? "\\\(scalar)"
    }
  }

  private mutating func readCode(digits: ClosedRange<Int>, radix: Int) -> String? {
    let text = prefix(digits.upperBound).prefix {
      $0.isASCII && Character($0).hexDigitValue ?? 99 < radix
    }
    guard digits.contains(text.count), let value = UInt32(String(text), radix: radix) else {
      return nil
    }
    removeFirst(text.count)
    return Unicode.Scalar(value).map { String($0) }
  }
}
