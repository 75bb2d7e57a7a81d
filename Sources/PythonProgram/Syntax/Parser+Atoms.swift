// Reads what expressions are made of: names, numbers, strings, lists, parentheses.

extension Parser {
  /// Whether an expression can begin with the token that stands here.
  var startsExpression: Bool {
    switch token.kind {
    case .name, .int, .float, .string, .formattedString, .invalid: true
    case .keyword(let keyword):
      [.not, .none, .true, .false, .lambda, .await, .yield].contains(keyword)
    case .symbol(let symbol):
      [.plus, .minus, .tilde, .openParenthesis, .openBracket, .openBrace, .ellipsis, .star]
        .contains(symbol)
    default: false
    }
  }

  mutating func parseAtom() throws(ProgramError) -> Expression {
    let span = token.span
    let kind: Expression.Kind
    switch token.kind {
    case .name(let name): kind = .name(name)
    case .int(let value): kind = .literal(.int(value))
    case .float(let value): kind = .literal(.float(value))
    case .string, .formattedString: return try parseStrings()
    case .keyword(.none): kind = .literal(.none)
    case .keyword(.true): kind = .literal(.bool(true))
    case .keyword(.false): kind = .literal(.bool(false))
    case .symbol(.ellipsis): kind = .literal(.ellipsis)
    case .symbol(.openParenthesis): return try parseParentheses()
    case .symbol(.openBracket): return try parseList()
    case .symbol(.openBrace): throw ProgramError(.unsupported(.braces), span)
    case .symbol(.star): throw ProgramError(.unsupported(.unpacking), span)
    case .keyword(.lambda): throw ProgramError(.unsupported(.lambda), span)
    case .keyword(.await), .keyword(.yield): throw ProgramError(.unsupported(.generator), span)
    default: throw unexpected(expecting: "an expression")
    }
    advance()
    return Expression(kind: kind, span: span)
  }

  private mutating func parseParentheses() throws(ProgramError) -> Expression {
    let start = token.span.start
    advance()
    if accept(.closeParenthesis) { return Expression(kind: .tuple([]), span: span(from: start)) }
    let inner = try parseExpressionList()
    try rejectComprehension(from: inner.span)
    try expect(.closeParenthesis)
    // The parentheses belong to the expression: its range covers them.
    return Expression(kind: inner.kind, span: span(from: start))
  }

  private mutating func parseList() throws(ProgramError) -> Expression {
    let start = token.span.start
    advance()
    var elements: [Expression] = []
    while symbol != .closeBracket {
      elements.append(try parseExpression())
      try rejectComprehension(from: elements[0].span)
      guard accept(.comma) else { break }
    }
    try expect(.closeBracket)
    return Expression(kind: .list(elements), span: span(from: start))
  }

  func rejectComprehension(from span: Span) throws(ProgramError) {
    guard keyword == .for || keyword == .async else { return }
    throw ProgramError(.unsupported(.comprehension), span.through(token.span))
  }

  /// Strings that stand side by side are one.
  private mutating func parseStrings() throws(ProgramError) -> Expression {
    let start = token.span.start
    var parts: [FormattedPart] = []
    var text = ""
    var isFormatted = false
    reading: while true {
      switch token.kind {
      case .string(let value):
        text += value
        parts.append(.text(value))
      case .formattedString(let content, let isRaw):
        isFormatted = true
        parts += try parseFormattedString(content, isRaw: isRaw)
      default: break reading
      }
      advance()
    }
    let kind: Expression.Kind = isFormatted ? .formatted(parts) : .literal(.string(text))
    return Expression(kind: kind, span: span(from: start))
  }
}
