// Says what is wrong with a token, as CPython would.

extension Parser {
  /// The error for a token that cannot stand where it stands.
  func unexpected(
    expecting expected: String?, _ expectation: Problem.Syntax.Expectation? = nil
  ) -> Fault {
    if case .invalid(let problem) = token.kind { return Fault(problem, token.span) }
    // Whatever is read after a bracket that is never closed, that is what is wrong.
    if let open = unclosed.last, open.span.start < token.span.start {
      let isOnLine =
        !isAtEnd && source.line(at: open.span.start) == source.line(at: token.span.start)
      return Fault(.text(.neverClosed(open.symbol, isOnLine: isOnLine)), open.span)
    }
    let found = describe(token)
    let problem =
      isAfterPrint
      ? .legacyCall(source.text(tokens[index - 1].span))
      : Problem.Syntax.unexpected(
        found, expected: expected, expectation ?? guess, isInString: isInString)
    return Fault(.syntax(problem), token.span)
  }

  /// The error for a statement whose colon is missing.
  func missingColon(after opening: String) -> Fault {
    var isAtLineEnd = false
    if case .newline = token.kind { isAtLineEnd = true }
    let needsColon = isAtLineEnd || ["def", "try", "else", "finally"].contains(opening)
    let isComparison = word == "=" && ["if", "elif", "while"].contains(opening)
    return unexpected(
      expecting: "':'", needsColon ? .colon : isComparison ? .comparison : .anything)
  }

  /// The line where the statement begins that a word stands at the beginning of.
  func line(opening word: String) -> Int {
    let before = tokens[..<index].last {
      if case .keyword(word) = $0.kind { true } else { false }
    }
    return source.line(at: before?.span.start ?? token.span.start)
  }

  private var isAfterPrint: Bool {
    guard index > 0, case .name(let name) = tokens[index - 1].kind,
      ["print", "exec"].contains(name), startsExpression
    else {
      return false
    }
    guard index > 1 else { return true }
    return switch tokens[index - 2].kind {
    case .newline, .indent, .dedent, .symbol(";"), .symbol(":"): true
    default: false
    }
  }

  /// What CPython guesses was meant.
  private var guess: Problem.Syntax.Expectation {
    var open: [(symbol: String, index: Int)] = []
    for (index, token) in tokens[..<index].enumerated() {
      guard case .symbol(let symbol) = token.kind else { continue }
      if TokenKind.brackets[symbol] != nil {
        open.append((symbol, index))
      } else if TokenKind.brackets.values.contains(symbol) {
        _ = open.popLast()
      }
    }
    guard let innermost = open.last else { return isInString && isBeside ? .comma : .anything }
    if word == "=" {
      let isCall = innermost.symbol == "(" && innermost.index > 0 && ends(innermost.index - 1)
      return isCall ? .argument : .comparison
    }
    return isBeside ? .comma : .anything
  }

  /// Whether an expression begins right after another one.
  private var isBeside: Bool {
    guard index > 0, ends(index - 1) else { return false }
    switch (tokens[index - 1].kind, token.kind) {
    case (.name, .literal(.string)), (.name, .formattedString):
      // In CPython 3.11 this may be a string with an unknown prefix.
      guard index > 1, case .symbol(".") = tokens[index - 2].kind else { return false }
      return true
    case (_, .name), (_, .literal), (_, .formattedString): return true
    default: return word == "{" || word == "lambda" || word == "not"
    }
  }

  /// Whether an expression can end with a token.
  private func ends(_ index: Int) -> Bool {
    switch tokens[index].kind {
    case .name, .literal, .formattedString: true
    case .symbol(let symbol): TokenKind.brackets.values.contains(symbol)
    default: false
    }
  }

  private func describe(_ token: Token) -> String {
    switch token.kind {
    case .newline: "the end of the line"
    case .end: "the end"
    case .indent: "an indentation"
    case .dedent: "the end of the block"
    default: "'\(source.text(token.span).prefix(40))'"
    }
  }
}

extension Expression {
  /// What CPython calls it where it cannot be assigned to.
  var targetName: String {
    switch kind {
    case .literal(.none): "None"
    case .literal(.bool(let value)): value ? "True" : "False"
    case .literal(.ellipsis): "ellipsis"
    case .literal: "literal"
    case .formatted: "f-string expression"
    case .comparison: "comparison"
    case .conditional: "conditional expression"
    case .postfix(_, let trailers):
      if case .call? = trailers.last { "function call" } else { "expression" }
    case .dictionary: "dict literal"
    case .set: "set display"
    case .comprehension(let comprehension):
      switch comprehension.result {
      case .list: "list comprehension"
      case .set: "set comprehension"
      case .generator: "generator expression"
      case .dictionary: "dict comprehension"
      }
    case .lambda: "lambda"
    case .assignment: "named expression"
    case .yield, .yieldFrom: "yield expression"
    case .tuple: "tuple"
    case .list: "list"
    case .name, .unary, .chain, .logical, .starred: "expression"
    }
  }

  /// What a mistaken assignment to it is: CPython asks of what binds like `|`, or more strongly,
  /// whether a comparison was meant.
  fileprivate var mistakesComparison: Bool {
    switch kind {
    case .literal(.none), .literal(.bool), .comparison, .conditional, .lambda, .logical,
      .assignment,
      .unary(.not, _):
      false
    case .comprehension(let comprehension):
      if case .generator = comprehension.result { false } else { true }
    default: true
    }
  }
}

extension Problem.Syntax {
  static func cannotAssign(
    to expression: Expression, _ kind: AssignmentKind
  ) -> Problem.Syntax {
    let isInside = kind == .plain && !expression.mistakesComparison
    return .cannotAssign(expression.targetName, isInside ? .inside : kind)
  }
}
