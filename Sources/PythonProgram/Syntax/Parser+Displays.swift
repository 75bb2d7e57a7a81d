// Reads lists, dictionaries, sets, and comprehensions of each kind.

extension Parser {
  mutating func parseParentheses() throws(Fault) -> Expression {
    let start = token.span.start
    advance()
    if accept(")") { return Expression(.tuple([]), span(from: start)) }
    var inner = try parseExpressionList()
    if word == "for" { inner = try parseComprehension(.generator(inner), from: start) }
    try expect(")")
    // The parentheses belong to the expression: its range covers them.
    return Expression(inner.kind, span(from: start))
  }

  mutating func parseList() throws(Fault) -> Expression {
    let start = token.span.start
    advance()
    var elements: [Expression] = []
    while word != "]" {
      elements.append(try parseExpression())
      if elements.count == 1, word == "for" {
        let comprehension = try parseComprehension(.list(elements[0]), from: start)
        try expect("]")
        return Expression(comprehension.kind, span(from: start))
      }
      guard accept(",") else { break }
    }
    try expect("]")
    return Expression(.list(elements), span(from: start))
  }

  /// A dictionary or a set.
  mutating func parseBraces() throws(Fault) -> Expression {
    let start = token.span.start
    advance()
    var pairs: [(key: Expression?, value: Expression)] = []
    var elements: [Expression] = []
    var comprehension: Expression?
    while word != "}" {
      if elements.isEmpty, accept("**") {
        pairs.append((nil, try parseExpression()))
      } else {
        let first = try parseExpression()
        if elements.isEmpty, !pairs.isEmpty || word == ":" {
          guard accept(":") else { throw unexpected(expecting: "':'", pairs.isEmpty ? nil : .key) }
          let value = try parseExpression()
          pairs.append((first, value))
          if pairs.count == 1, word == "for" {
            comprehension = try parseComprehension(
              .dictionary(key: first, value: value), from: start)
          }
        } else {
          elements.append(first)
          if elements.count == 1, word == "for" {
            comprehension = try parseComprehension(.set(first), from: start)
          }
        }
      }
      guard comprehension == nil, accept(",") else { break }
    }
    try expect("}")
    let kind = comprehension?.kind ?? (elements.isEmpty ? .dictionary(pairs) : .set(elements))
    return Expression(kind, span(from: start))
  }

  /// The clauses after the element of a comprehension.
  mutating func parseComprehension(
    _ result: Comprehension.Result, from start: Int
  ) throws(Fault) -> Expression {
    var clauses: [Comprehension.Clause] = []
    while true {
      if word == "async" { throw Fault(.unsupported(.generator), token.span) }
      if accept("for") {
        // Its names are its own, not those of the function around it.
        functions.append(BoundNames())
        let target = try parseTargets()
        functions.removeLast()
        try expect("in")
        clauses.append(.loop(target, in: try parseOperation(.or)))
      } else if accept("if") {
        clauses.append(.condition(try parseOperation(.or)))
      } else {
        break
      }
    }
    return Expression(.comprehension(Comprehension(result, clauses)), span(from: start))
  }
}
