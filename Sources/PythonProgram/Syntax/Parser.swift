// Reads tokens into a syntax tree; this part looks at tokens, the rest at expressions, statements.

/// A recursive-descent parser of the Python that programs use.
///
/// What Python has and programs have not (`class`, `try`, …) is recognised, so that
/// its error says what to write instead. Nesting is limited, so that no input overflows the stack.
struct Parser {
  let source: SourceText
  let tokens: [Token]
  private(set) var index = 0
  /// Brackets that are never closed, the innermost last.
  let unclosed: [(symbol: String, span: Span)]
  private(set) var depth = 0
  /// Whether it is an expression in an f-string.
  let isInString: Bool
  /// How many loops are around what is read.
  var loops = 0
  /// What the functions around it bind, the innermost last.
  var functions: [BoundNames] = []
  /// How many `yield` were read.
  var yieldCount = 0

  /// Python's own parser stops at 200 brackets. A level takes some kilobytes of stack, and a thread
  /// may have half a megabyte.
  static let maximumDepth = 50

  /// Parses a program, or an expression inside a token of it, such as an f-string.
  init(
    _ source: SourceText, expression range: Span? = nil, depth: Int = 0,
    functions: [BoundNames] = []
  ) {
    var lexer = Lexer(source, expression: range)
    let outer = lexer.openBrackets.count
    self.source = source
    self.depth = depth
    self.functions = functions
    isInString = range != nil
    tokens = lexer.read()
    unclosed = Array(lexer.openBrackets.dropFirst(outer))
  }

  // MARK: Looking at tokens

  var token: Token { tokens[index] }
  var next: Token { tokens[min(index + 1, tokens.count - 1)] }

  /// The end of the token that was read last.
  var lastEnd: Int { index > 0 ? tokens[index - 1].span.end : token.span.start }

  func span(from start: Int) -> Span { Span(start: start, end: max(start, lastEnd)) }

  /// The keyword or the symbol that stands here.
  var word: String? {
    switch token.kind {
    case .keyword(let word), .symbol(let word): word
    default: nil
    }
  }

  var isAtEnd: Bool {
    if case .end = token.kind { true } else { false }
  }

  // MARK: Moving on

  mutating func advance() {
    if index < tokens.count - 1 { index += 1 }
  }

  mutating func accept(_ expected: String) -> Bool {
    guard word == expected else { return false }
    advance()
    return true
  }

  mutating func expect(_ expected: String) throws(Fault) {
    guard accept(expected) else { throw unexpected(expecting: "'\(expected)'") }
  }

  mutating func expectName() throws(Fault) -> (name: String, span: Span) {
    guard case .name(let name) = token.kind else { throw unexpected(expecting: "a name") }
    let span = token.span
    advance()
    return (name, span)
  }

  /// Reads what stands one level deeper, unless that is too deep.
  mutating func nested<Result>(
    _ body: (inout Parser) throws(Fault) -> Result
  ) throws(Fault) -> Result {
    guard depth < Self.maximumDepth else {
      throw Fault(.syntax(.nestedTooDeeply(Self.maximumDepth)), token.span)
    }
    depth += 1
    defer { depth -= 1 }
    return try body(&self)
  }
}
