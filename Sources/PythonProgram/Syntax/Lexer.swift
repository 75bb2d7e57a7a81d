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
  private(set) var openBrackets: [(symbol: String, span: Span)] = []
  private var indentations: [ArraySlice<UInt8>] = [[]]
  private var isAtLineStart = true

  /// A form feed is a blank.
  private static let blanks = " \t\u{C}"

  /// Reads a program, or an expression inside it, such as what stands in the braces of an f-string.
  init(_ source: SourceText, expression range: Span? = nil) {
    self.source = source
    position = range?.start ?? (source.hasByteOrderMark ? 3 : 0)
    end = range?.end ?? source.bytes.count
    guard let range else { return }
    isAtLineStart = false
    // An expression in braces goes on over line ends, as if in parentheses.
    openBrackets = [("{", range)]
  }

  mutating func read() -> [Token] {
    do { while try readToken() {} } catch {
      tokens.append(Token(.invalid(error.problem), error.span))
    }
    return tokens
  }

  /// The byte so many places ahead; 0 past the end.
  func byte(_ ahead: Int = 0) -> UInt8 {
    position + ahead < end ? source.bytes[position + ahead] : 0
  }

  /// Whether one of some ASCII characters stands so many places ahead.
  func isAt(_ characters: String, _ ahead: Int = 0) -> Bool {
    characters.utf8.contains(byte(ahead))
  }

  func span(from start: Int) -> Span { Span(start: start, end: position) }

  mutating func append(_ kind: TokenKind, from start: Int) {
    tokens.append(Token(kind, span(from: start)))
  }

  private mutating func readToken() throws(Fault) -> Bool {
    if isAtLineStart, openBrackets.isEmpty { try readIndentation() }
    skipBlanks()
    guard position < end else {
      if openBrackets.isEmpty { endLine(at: end) }
      for _ in indentations.dropFirst() { append(.dedent, from: end) }
      append(.end, from: end)
      return false
    }
    let start = position
    switch Unicode.Scalar(byte()) {
    case "\n", "\r":
      skipLineEnd()
      if openBrackets.isEmpty { endLine(at: start) }
    case "\\":
      position += 1
      guard isAt("\n\r") else { throw Fault(.text(.strayBackslash), span(from: start)) }
      skipLineEnd()
    case "0"..."9": try readNumber()
    case "." where byte(1).isDigit: try readNumber()
    case "\"", "'": try readString(prefix: "", from: start)
    case "\0":
      position += 1
      throw Fault(.text(.nullByte), span(from: start))
    case _ where byte().isNameStart: try readName()
    default: try readSymbol()
    }
    return true
  }

  /// Skips spaces and a comment.
  private mutating func skipBlanks() {
    while isAt(Self.blanks) { position += 1 }
    guard isAt("#") else { return }
    while position < end, !isAt("\n\r") { position += 1 }
  }

  private mutating func skipLineEnd() {
    position += isAt("\r") && isAt("\n", 1) ? 2 : 1
  }

  private mutating func endLine(at start: Int) {
    isAtLineStart = true
    switch tokens.last?.kind {
    case nil, .newline, .indent, .dedent: break  // an empty line
    default: tokens.append(Token(.newline, Span(start: start, end: start)))
    }
  }

  /// Compares the blanks that begin a line with those around it.
  private mutating func readIndentation() throws(Fault) {
    let start = position
    while isAt(Self.blanks) { position += 1 }
    if isAt("#\n\r") || position == end { return }  // nothing but blanks
    isAtLineStart = false
    let blanks = source.bytes[start..<position].filter { $0 != 0x0C }[...]
    var current: ArraySlice<UInt8> { indentations[indentations.count - 1] }
    if blanks.count > current.count {
      guard blanks.starts(with: current) else { throw Fault(.text(.mixedTabs), span(from: start)) }
      indentations.append(blanks)
      append(.indent, from: start)
    }
    while blanks.count < current.count {
      indentations.removeLast()
      append(.dedent, from: position)
    }
    guard blanks == current else {
      let isOtherBlanks = blanks.count == current.count
      throw Fault(.text(isOtherBlanks ? .mixedTabs : .unmatchedDedent), span(from: start))
    }
  }

  private mutating func readSymbol() throws(Fault) {
    let start = position
    for length in [3, 2, 1] where position + length <= end {
      let symbol = source.text(Span(start: start, end: start + length))
      guard TokenKind.symbols.contains(symbol) else { continue }
      position += length
      try matchBrackets(symbol, span(from: start))
      append(symbol == "..." ? .literal(.ellipsis) : .symbol(symbol), from: start)
      return
    }
    position += 1
    throw Fault(.text(.unknownCharacter(source.text(span(from: start)))), span(from: start))
  }

  private mutating func matchBrackets(_ symbol: String, _ span: Span) throws(Fault) {
    if TokenKind.brackets[symbol] != nil {
      openBrackets.append((symbol, span))
    } else if TokenKind.brackets.values.contains(symbol) {
      guard let open = openBrackets.popLast() else {
        throw Fault(.text(.unopenedBracket(symbol)), span)
      }
      guard TokenKind.brackets[open.symbol] == symbol else {
        let openLine = source.line(at: open.span.start)
        let line = openLine == source.line(at: span.start) ? nil : openLine
        throw Fault(.text(.mismatchedBracket(symbol, open: open.symbol, line: line)), span)
      }
    }
  }

  /// Reads a name, a keyword, or a string with a prefix.
  private mutating func readName() throws(Fault) {
    let start = position
    while byte().isNameStart || byte().isDigit { position += 1 }
    let text = source.text(span(from: start))
    let prefix = text.lowercased()
    if isAt("\"'"), ["r", "u", "f", "rf", "fr", "b", "br", "rb"].contains(prefix) {
      return try readString(prefix: prefix, from: start)
    }
    try checkCharacters(of: text, from: start)
    if let value = Literal.keywords[text] {
      append(.literal(value), from: start)
    } else {
      append(TokenKind.keywords.contains(text) ? .keyword(text) : .name(text), from: start)
    }
  }

  /// Throws at the first character that Unicode does not allow in a name.
  private func checkCharacters(of text: String, from start: Int) throws(Fault) {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return }
    var offset = start
    for (index, scalar) in text.unicodeScalars.enumerated() {
      let length = UTF8.width(scalar)
      let isAllowed =
        index == 0 && scalar != "_"
        ? scalar.properties.isXIDStart : scalar.properties.isXIDContinue
      guard isAllowed else {
        let span = Span(start: offset, end: offset + length)
        throw Fault(.text(.unknownCharacter(String(scalar))), span)
      }
      offset += length
    }
  }
}

extension UInt8 {
  var isDigit: Bool { UInt8(ascii: "0")...UInt8(ascii: "9") ~= self }

  /// Whether a name can begin with this byte; what is beyond ASCII is looked at as a character.
  var isNameStart: Bool {
    UInt8(ascii: "a")...UInt8(ascii: "z") ~= self | 0x20 || self == UInt8(ascii: "_")
      || self >= 0x80
  }
}
