// Cuts a program's text into words, as Python does: lines, indentation, brackets, comments.

/// Reads a source text into tokens.
///
/// Inside brackets and after a backslash a line goes on. What cannot be read becomes one `invalid`
/// token at the end, so that an error that stands before it is reported first.
struct Lexer {
  let source: SourceText
  let end: Int
  var position: Int
  private(set) var tokens: [Token] = []
  /// The brackets that are open here; when all is read, those that were never closed.
  private(set) var openBrackets: [(symbol: Symbol, span: Span)] = []
  private var indentations: [ArraySlice<UInt8>] = [[]]
  private var isAtLineStart = true

  /// A whole program.
  init(_ source: SourceText) {
    self.init(source, range: Span(start: 0, end: source.bytes.count))
    if source.hasByteOrderMark { position = 3 }
  }

  /// An expression inside a text, such as what stands in the braces of an f-string.
  init(_ source: SourceText, expression range: Span) {
    self.init(source, range: range)
    isAtLineStart = false
    // An expression in braces goes on over line ends, as if in parentheses.
    openBrackets = [(.openBrace, range)]
  }

  private init(_ source: SourceText, range: Span) {
    self.source = source
    position = range.start
    end = range.end
  }

  mutating func read() -> [Token] {
    do {
      while try readToken() {}
    } catch {
      tokens.append(Token(kind: .invalid(error.problem), span: error.span))
    }
    return tokens
  }

  /// The byte so many places ahead; 0 past the end.
  func byte(_ ahead: Int = 0) -> UInt8 {
    position + ahead < end ? source.bytes[position + ahead] : 0
  }

  func span(from start: Int) -> Span { Span(start: start, end: position) }

  mutating func append(_ kind: Token.Kind, from start: Int) {
    tokens.append(Token(kind: kind, span: span(from: start)))
  }

  private mutating func readToken() throws(ProgramError) -> Bool {
    if isAtLineStart, openBrackets.isEmpty { try readIndentation() }
    skipBlanks()
    guard position < end else {
      finish()
      return false
    }
    let start = position
    switch byte() {
    case UInt8(ascii: "\n"), UInt8(ascii: "\r"):
      skipLineEnd()
      if openBrackets.isEmpty { endLine(at: start) }
    case UInt8(ascii: "\\"):
      try joinLines()
    case UInt8(ascii: "0")...UInt8(ascii: "9"):
      try readNumber()
    case UInt8(ascii: ".") where byte(1).isDigit:
      try readNumber()
    case UInt8(ascii: "\""), UInt8(ascii: "'"):
      try readString(prefix: "", from: start)
    case 0:
      position += 1
      throw ProgramError(.text(.nullByte), span(from: start))
    case let byte where byte.isNameStart:
      try readName()
    default:
      try readSymbol()
    }
    return true
  }

  /// Skips spaces and a comment; a form feed is a blank.
  private mutating func skipBlanks() {
    while byte() == UInt8(ascii: " ") || byte() == UInt8(ascii: "\t") || byte() == 0x0C {
      position += 1
    }
    guard byte() == UInt8(ascii: "#") else { return }
    while position < end, byte() != UInt8(ascii: "\n"), byte() != UInt8(ascii: "\r") {
      position += 1
    }
  }

  private mutating func skipLineEnd() {
    position += byte() == UInt8(ascii: "\r") && byte(1) == UInt8(ascii: "\n") ? 2 : 1
  }

  private mutating func endLine(at start: Int) {
    isAtLineStart = true
    switch tokens.last?.kind {
    case nil, .newline, .indent, .dedent: break  // an empty line
    default: tokens.append(Token(kind: .newline, span: Span(start: start, end: start)))
    }
  }

  private mutating func joinLines() throws(ProgramError) {
    let start = position
    position += 1
    guard byte() == UInt8(ascii: "\n") || byte() == UInt8(ascii: "\r") else {
      throw ProgramError(.text(.strayBackslash), span(from: start))
    }
    skipLineEnd()
  }

  private mutating func finish() {
    if openBrackets.isEmpty { endLine(at: end) }
    for _ in indentations.dropFirst() { append(.dedent, from: end) }
    append(.end, from: end)
  }

  /// Compares the blanks that begin a line with those around it.
  private mutating func readIndentation() throws(ProgramError) {
    let start = position
    while byte() == UInt8(ascii: " ") || byte() == UInt8(ascii: "\t") || byte() == 0x0C {
      position += 1
    }
    switch byte() {
    case UInt8(ascii: "#"), UInt8(ascii: "\n"), UInt8(ascii: "\r"): return  // nothing but blanks
    default: if position == end { return }
    }
    isAtLineStart = false
    let blanks = source.bytes[start..<position].filter { $0 != 0x0C }[...]
    let current = indentations[indentations.count - 1]
    if blanks.count > current.count {
      guard blanks.starts(with: current) else {
        throw ProgramError(.text(.mixedTabs), span(from: start))
      }
      indentations.append(blanks)
      append(.indent, from: start)
    }
    while blanks.count < indentations[indentations.count - 1].count {
      indentations.removeLast()
      append(.dedent, from: position)
    }
    guard blanks.elementsEqual(indentations[indentations.count - 1]) else {
      let isOtherBlanks = blanks.count == indentations[indentations.count - 1].count
      throw ProgramError(.text(isOtherBlanks ? .mixedTabs : .unmatchedDedent), span(from: start))
    }
  }

  private mutating func readSymbol() throws(ProgramError) {
    let start = position
    for length in [3, 2, 1] where position + length <= end {
      let text = source.text(Span(start: start, end: start + length))
      guard let symbol = Symbol.table[text] else { continue }
      position += length
      try matchBrackets(symbol, span(from: start))
      append(.symbol(symbol), from: start)
      return
    }
    position += 1
    throw ProgramError(.text(.unknownCharacter(source.text(span(from: start)))), span(from: start))
  }

  private mutating func matchBrackets(_ symbol: Symbol, _ span: Span) throws(ProgramError) {
    if symbol.closing != nil {
      openBrackets.append((symbol, span))
    } else if symbol.isClosing {
      guard let open = openBrackets.popLast() else {
        throw ProgramError(.text(.unopenedBracket(symbol.rawValue)), span)
      }
      guard open.symbol.closing == symbol else {
        let line = source.line(at: open.span.start)
        throw ProgramError(
          .text(.mismatchedBracket(symbol.rawValue, open: open.symbol.rawValue, line: line)), span)
      }
    }
  }
}

extension UInt8 {
  var isDigit: Bool { self >= UInt8(ascii: "0") && self <= UInt8(ascii: "9") }

  /// Whether a name can begin with this byte; what is beyond ASCII is looked at as a character.
  var isNameStart: Bool {
    (self | 0x20 >= UInt8(ascii: "a") && self | 0x20 <= UInt8(ascii: "z"))
      || self == UInt8(ascii: "_") || self >= 0x80
  }
}
