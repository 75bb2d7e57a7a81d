// Reads statements and blocks; says for each statement of Python that programs have not, why.

extension Parser {
  /// The whole program.
  mutating func parseProgram() throws(Fault) -> [Statement] {
    var statements: [Statement] = []
    while !isAtEnd { try parseStatement(into: &statements) }
    return statements
  }

  /// A single expression, and nothing after it.
  mutating func parseWholeExpression() throws(Fault) -> Expression {
    let expression = try parseExpressionList()
    if case .newline = token.kind { advance() }
    if word == "=" || augmentedOperator != nil {
      throw Fault(.syntax(.assignmentInExpression), token.span)
    }
    guard isAtEnd else { throw unexpected(expecting: nil) }
    return expression
  }

  /// Reads a compound statement, or all simple ones of a line.
  private mutating func parseStatement(into statements: inout [Statement]) throws(Fault) {
    let start = token.span.start
    let (count, yields) = (statements.count, yieldCount)
    defer { noteYields(since: yields, in: &statements, from: count) }
    switch token.kind {
    case .indent: throw Fault(.text(.unexpectedIndent), token.span)
    case .keyword("for"): statements.append(try parseFor(from: start))
    case .keyword("with"): statements.append(try parseWith(from: start))
    case .keyword("if"): statements.append(try parseConditional(from: start))
    case .symbol("%"), .symbol("!"), .symbol("?"):
      throw Fault(.syntax(.notebookCommand), token.span)
    case .symbol(">>"): throw Fault(.syntax(.prompt), token.span)
    case .symbol("@"), .keyword("def"), .keyword("class"):
      statements.append(try parseDefinition(from: start))
    case .keyword("while"): statements.append(try parseWhile(from: start))
    case .keyword("try"): statements.append(try parseAttempt(from: start))
    default: try parseSimpleStatements(into: &statements)
    }
  }

  /// Marks statements in which something is yielded.
  private func noteYields(since before: Int, in statements: inout [Statement], from start: Int) {
    guard yieldCount > before else { return }
    for index in start..<statements.count {
      if case .yielding = statements[index].kind { continue }
      statements[index] = Statement(.yielding(statements[index]), statements[index].span)
    }
  }

  private mutating func parseSimpleStatements(into statements: inout [Statement]) throws(Fault) {
    repeat {
      let (count, yields) = (statements.count, yieldCount)
      statements.append(try parseSimpleStatement())
      noteYields(since: yields, in: &statements, from: count)
    } while accept(";") && !isAtLineEnd
    guard isAtLineEnd else { throw unexpected(expecting: nil) }
    if !isAtEnd { advance() }
  }

  private var isAtLineEnd: Bool {
    if case .newline = token.kind { true } else { isAtEnd }
  }

  /// Throws for the statements of Python that a program cannot have.
  private func rejectStatement(_ keyword: String) throws(Fault) {
    switch keyword {
    case "import", "from", "pass", "assert", "global", "nonlocal", "del": return
    case "raise": return
    case "return":
      guard functions.last?.isClass ?? true else { return }
      throw Fault(.syntax(.outsideFunction), token.span)
    case "break", "continue":
      guard loops == 0 else { return }
      throw Fault(.syntax(.outsideLoop(keyword)), token.span)
    case "async":
      throw Fault(.unsupported(.statement(keyword)), token.span)
    default: throw unexpected(expecting: "a statement")
    }
  }

  private mutating func parseSimpleStatement() throws(Fault) -> Statement {
    let start = token.span.start
    if case .keyword(let keyword) = token.kind, !startsExpression { try rejectStatement(keyword) }
    if word == "import" || word == "from" { return try parseImport() }
    let kind: StatementKind
    if accept("pass") {
      kind = .pass
    } else if accept("break") {
      kind = .breakLoop
    } else if accept("continue") {
      kind = .continueLoop
    } else if accept("return") {
      kind = .returned(isAtLineEnd || word == ";" ? nil : try parseExpressionList())
    } else if accept("raise") {
      let value = isAtLineEnd || word == ";" ? nil : try parseExpression()
      kind = .raised(value, cause: accept("from") ? try parseExpression() : nil)
    } else if word == "global" || word == "nonlocal" {
      kind = try parseScopeStatement(word ?? "")
    } else if accept("del") {
      let targets = try target(parseExpressionList(), .deletion)
      if case .tuple(let targets, _) = targets {
        kind = .delete(targets)
      } else {
        kind = .delete([targets])
      }
    } else if accept("assert") {
      let condition = try parseExpression()
      kind = .assertion(condition, message: accept(",") ? try parseExpression() : nil)
    } else {
      kind = try parseExpressionStatement()
    }
    return Statement(kind, span(from: start))
  }

  /// An expression, or an assignment that begins with one.
  private mutating func parseExpressionStatement() throws(Fault) -> StatementKind {
    let first = try parseExpressionList()
    if let operation = augmentedOperator {
      let operatorSpan = token.span
      let target = try target(first, .augmented)
      advance()
      return .augmentedAssign(target, operation, operatorSpan, try parseExpressionList())
    }
    if word == ":" { return try parseAnnotated(first) }
    var targets: [Target] = []
    var value = first
    while accept("=") {
      targets.append(try target(value))
      value = try parseExpressionList()
    }
    return targets.isEmpty ? .expression(value) : .assign(targets, value)
  }

  /// `x: Tensor = value`, whose annotation says nothing to a program.
  private mutating func parseAnnotated(_ expression: Expression) throws(Fault) -> StatementKind {
    let target = try target(expression, .annotation)
    advance()
    let annotation = try parseAnnotation()
    let value = accept("=") ? try parseExpressionList() : nil
    guard functions.last?.isClass == true, case .name(let name, _) = target else {
      return value.map { .assign([target], $0) } ?? .pass
    }
    let field = Statement(.field(name, annotation), annotation.type.span)
    guard let value else { return field.kind }
    return .block([field, Statement(.assign([target], value), value.span)])
  }

  /// Reads an expression as something that can be assigned to.
  private mutating func target(
    _ expression: Expression, _ kind: Problem.Syntax.AssignmentKind = .plain
  ) throws(Fault) -> Target {
    let span = expression.span
    switch expression.kind {
    case .name(let name):
      noteBound(name)
      return .name(name, span)
    case .starred where kind == .plain: throw Fault(.syntax(.starredTarget), span)
    case .starred(let inner): return .starred(try target(inner, kind.inside), span)
    case .tuple(let elements), .list(let elements):
      guard kind != .augmented, kind != .annotation else { break }
      var targets: [Target] = []
      for element in elements { targets.append(try target(element, kind.inside)) }
      let starred = targets.count { if case .starred = $0 { true } else { false } }
      guard starred <= 1 else { throw Fault(.syntax(.severalStarred), span) }
      return .tuple(targets, span)
    case .postfix(let base, var trailers):
      switch trailers.removeLast() {
      case .attribute(let name, let nameSpan):
        return .attribute(
          owner(base, trailers, Span(start: span.start, end: nameSpan.start - 1)), name, nameSpan)
      case .index(let items, let brackets):
        return .index(
          owner(base, trailers, Span(start: span.start, end: brackets.start)), items, brackets)
      case .call: break
      }
    default: break
    }
    throw Fault(.syntax(.cannotAssign(to: expression, kind)), span)
  }

  private func owner(_ base: Expression, _ trailers: [Trailer], _ span: Span) -> Expression {
    trailers.isEmpty ? base : Expression(.postfix(base, trailers), span)
  }

  /// The operator of an augmented assignment that stands here: `+` of `+=`.
  private var augmentedOperator: BinaryOperator? {
    guard let word, word.hasSuffix("=") else { return nil }
    return BinaryOperator(rawValue: String(word.dropLast()))
  }

  // MARK: Compound statements

  private mutating func parseFor(from start: Int) throws(Fault) -> Statement {
    advance()
    let target = try parseTargets()
    try expect("in")
    let iterable = try parseExpressionList()
    let (body, otherwise) = try parseLoop(after: "for")
    return Statement(.forLoop(target, in: iterable, body, otherwise: otherwise), span(from: start))
  }

  private mutating func parseWhile(from start: Int) throws(Fault) -> Statement {
    advance()
    let condition = try parseExpression()
    let (body, otherwise) = try parseLoop(after: "while")
    return Statement(.whileLoop(condition, body, otherwise: otherwise), span(from: start))
  }

  /// The body of a loop, and what stands after `else`.
  private mutating func parseLoop(
    after word: String
  ) throws(Fault) -> (body: [Statement], otherwise: [Statement]) {
    loops += 1
    let body = try parseBlock(after: word)
    loops -= 1
    return (body, accept("else") ? try parseBlock(after: "else") : [])
  }

  /// What a loop binds: a name, or several.
  mutating func parseTargets() throws(Fault) -> Target {
    var targets = [try parseTarget()]
    let isTuple = word == ","
    while accept(","), startsExpression { targets.append(try parseTarget()) }
    return isTuple ? .tuple(targets, span(from: targets[0].span.start)) : targets[0]
  }

  /// A name, or what else can be assigned to: a whole expression would read `i in range(3)` as a
  /// comparison.
  private mutating func parseTarget() throws(Fault) -> Target {
    let start = token.span.start
    if accept("*") { return .starred(try parseTarget(), span(from: start)) }
    let operand = try nested { parser throws(Fault) in try parser.parsePostfix() }
    return try target(operand, .inside)
  }

  private mutating func parseWith(from start: Int) throws(Fault) -> Statement {
    advance()
    var contexts: [(context: Expression, target: Target?)] = []
    repeat {
      let context = try parseExpression()
      // Each is a level of its own around the block.
      guard contexts.count < Self.maximumDepth - depth else {
        throw Fault(.syntax(.nestedTooDeeply(Self.maximumDepth)), span(from: start))
      }
      contexts.append((context, accept("as") ? try parseTarget() : nil))
    } while accept(",")
    let body = try parseBlock(after: "with")
    return Statement(.with(contexts, body), span(from: start))
  }

  private mutating func parseConditional(from start: Int) throws(Fault) -> Statement {
    var branches: [(condition: Expression, body: [Statement])] = []
    var otherwise: [Statement] = []
    var opening = "if"
    repeat {
      advance()
      let condition = try parseExpression()
      branches.append((condition, try parseBlock(after: opening)))
      opening = "elif"
    } while word == "elif"
    if accept("else") { otherwise = try parseBlock(after: "else") }
    return Statement(.conditional(branches, otherwise: otherwise), span(from: start))
  }

  mutating func parseBlock(after word: String) throws(Fault) -> [Statement] {
    guard accept(":") else { throw missingColon(after: word) }
    return try nested { parser throws(Fault) in
      var statements: [Statement] = []
      guard case .newline = parser.token.kind else {
        try parser.parseSimpleStatements(into: &statements)
        return statements
      }
      parser.advance()
      guard case .indent = parser.token.kind else {
        if case .invalid = parser.token.kind { throw parser.unexpected(expecting: nil) }
        let line = parser.line(opening: word)
        throw Fault(.syntax(.expectedBlock(after: word, line: line)), parser.token.span)
      }
      parser.advance()
      while true {
        if case .dedent = parser.token.kind { break }
        if parser.isAtEnd { return statements }
        try parser.parseStatement(into: &statements)
      }
      parser.advance()
      return statements
    }
  }
}
