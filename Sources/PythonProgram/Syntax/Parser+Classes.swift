// Reads classes, what is tried, and what generators yield.

extension Parser {
  /// `class Name(bases): body`, from the name on.
  mutating func parseClass(
    _ decorators: [Expression], from start: Int
  ) throws(Fault) -> Statement {
    let (name, nameSpan) = try expectName()
    noteBound(name)
    var bases: [Argument] = []
    if accept("(") { bases = try parseArguments() }
    functions.append(BoundNames(isClass: true))
    let outerLoops = loops
    loops = 0
    let body = try parseBlock(after: "class")
    loops = outerLoops
    let definition = ClassDefinition(
      name: name, nameSpan: nameSpan, bases: bases, body: body,
      globals: functions.removeLast().globals)
    return Statement(.classDefinition(definition, decorators: decorators), span(from: start))
  }

  /// `try: …`, with `except`, `else` and `finally`.
  mutating func parseAttempt(from start: Int) throws(Fault) -> Statement {
    advance()
    let body = try parseBlock(after: "try")
    var handlers: [Attempt.Handler] = []
    while accept("except") {
      var type: Expression?
      var name: (text: String, span: Span)?
      if startsExpression { type = try parseExpressionList() }
      if accept("as") {
        let (text, span) = try expectName()
        noteBound(text)
        name = (text, span)
      }
      handlers.append(.init(type: type, name: name, body: try parseBlock(after: "except")))
    }
    let otherwise = !handlers.isEmpty && accept("else") ? try parseBlock(after: "else") : []
    let finally = accept("finally") ? try parseBlock(after: "finally") : []
    guard !handlers.isEmpty || !finally.isEmpty else {
      throw Fault(.syntax(.emptyAttempt), token.span)
    }
    let attempt = Attempt(
      body: body, handlers: handlers, otherwise: otherwise, finally: finally)
    return Statement(.attempt(attempt), span(from: start))
  }

  /// `yield value` or `yield from values`.
  mutating func parseYield() throws(Fault) -> Expression {
    let start = token.span.start
    guard let function = functions.indices.last, !functions[function].isClass else {
      throw Fault(.syntax(.yieldOutside), token.span)
    }
    functions[function].yields = true
    yieldCount += 1
    advance()
    if accept("from") {
      let values = try parseExpression()
      return Expression(.yieldFrom(values), span(from: start))
    }
    let value = startsExpression ? try parseExpressionList() : nil
    return Expression(.yield(value), span(from: start))
  }
}
