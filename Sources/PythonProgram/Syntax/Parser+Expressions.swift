// Reads expressions: operators by Python's precedence, conditionals, calls, indices.

extension Parser {
  /// An expression, or several with commas between them, which are a tuple.
  mutating func parseExpressionList() throws(Fault) -> Expression {
    let first = try parseExpression()
    guard word == "," else { return first }
    var elements = [first]
    while accept(","), startsExpression { elements.append(try parseExpression()) }
    return Expression(.tuple(elements), span(from: first.span.start))
  }

  mutating func parseExpression() throws(Fault) -> Expression {
    try nested { parser throws(Fault) in
      if parser.word == "*" {
        let start = parser.token.span.start
        parser.advance()
        let values = try parser.parseOperation(.bitOr)
        return Expression(.starred(values), parser.span(from: start))
      }
      let value = try parser.parseOperation(.or)
      if case .name(let name) = value.kind, parser.accept(":=") {
        parser.noteBound(name)
        let assigned = try parser.parseExpression()
        return Expression(
          .assignment(name, value.span, assigned), value.span.through(assigned.span))
      }
      guard parser.accept("if") else { return value }
      let condition = try parser.parseOperation(.or)
      guard parser.accept("else") else {
        throw parser.unexpected(expecting: "'else'", parser.word == ":" ? .anything : .otherwise)
      }
      let otherwise = try parser.parseExpression()
      return Expression(
        .conditional(condition: condition, then: value, otherwise: otherwise),
        value.span.through(otherwise.span))
    }
  }

  /// Operators that bind at least as strongly as `weakest`.
  mutating func parseOperation(_ weakest: Precedence) throws(Fault) -> Expression {
    var left = try parsePrefix(weakest)
    while let precedence, precedence >= weakest { left = try parseChain(left, precedence) }
    return left
  }

  /// Reads on after `left` as long as operators of one precedence follow.
  private mutating func parseChain(
    _ left: Expression, _ level: Precedence
  ) throws(Fault) -> Expression {
    let start = left.span.start
    switch level {
    case .or, .and:
      var operands = [left]
      while accept(level == .and ? "and" : "or") {
        operands.append(try parseOperation(level.tighter))
      }
      return Expression(.logical(isAnd: level == .and, operands), span(from: start))
    case .comparison:
      var links: [Link<ComparisonOperator>] = []
      while let (operation, span) = acceptComparison() {
        let operand = try parseOperation(level.tighter)
        links.append(Link(operation: operation, span: span, operand: operand))
      }
      return Expression(.comparison(left, links), span(from: start))
    default:
      var links: [Link<BinaryOperator>] = []
      while precedence == level, let operation = word.flatMap(BinaryOperator.init) {
        let span = token.span
        advance()
        let operand = try parseOperation(level.tighter)
        links.append(Link(operation: operation, span: span, operand: operand))
      }
      return Expression(.chain(left, links), span(from: start))
    }
  }

  private mutating func acceptComparison() -> (ComparisonOperator, Span)? {
    let start = token.span.start
    guard precedence == .comparison else { return nil }
    var words = word ?? ""
    advance()
    if words == "is", accept("not") { words = "is not" }
    if words == "not", accept("in") { words = "not in" }
    return ComparisonOperator(rawValue: words).map { ($0, span(from: start)) }
  }

  /// `not`, signs, and what binds more strongly: `**`, calls, attributes, indices.
  private mutating func parsePrefix(_ weakest: Precedence) throws(Fault) -> Expression {
    let start = token.span.start
    if word == "not", weakest <= .not {
      advance()
      let operand = try nested { parser throws(Fault) in try parser.parseOperation(.not) }
      return Expression(.unary(.not, operand), span(from: start))
    }
    if let sign = word.flatMap(UnaryOperator.init), sign != .not {
      advance()
      // The sign of -x ** 2 applies to the power.
      let operand = try nested { parser throws(Fault) in try parser.parsePrefix(.unary) }
      return Expression(.unary(sign, operand), span(from: start))
    }
    let base = try parsePostfix()
    guard word == "**" else { return base }
    let operatorSpan = token.span
    advance()
    // The exponent may have a sign, and 2 ** 3 ** 2 is 2 ** 9.
    let exponent = try nested { parser throws(Fault) in try parser.parsePrefix(.unary) }
    let link = Link(operation: BinaryOperator.power, span: operatorSpan, operand: exponent)
    return Expression(.chain(base, [link]), span(from: start))
  }

  /// An atom with all calls, attributes and indices after it.
  mutating func parsePostfix() throws(Fault) -> Expression {
    let base = try parseAtom()
    var trailers: [Trailer] = []
    while true {
      let start = token.span.start
      if accept(".") {
        let (name, span) = try expectName()
        trailers.append(.attribute(name, span))
      } else if accept("(") {
        let arguments = try parseArguments()
        trailers.append(.call(arguments, span(from: start)))
      } else if accept("[") {
        var items: [IndexExpression] = []
        repeat { items.append(try parseIndexItem()) } while accept(",") && word != "]"
        try expect("]")
        trailers.append(.index(items, span(from: start)))
      } else {
        break
      }
      // Each is a level for whoever computes them.
      guard trailers.count <= Self.maximumDepth else {
        throw Fault(.syntax(.nestedTooDeeply(Self.maximumDepth)), span(from: base.span.start))
      }
    }
    guard !trailers.isEmpty else { return base }
    return Expression(.postfix(base, trailers), span(from: base.span.start))
  }

  mutating func parseArguments() throws(Fault) -> [Argument] {
    var arguments: [Argument] = []
    while word != ")" {
      if accept("**") {
        arguments.append(Argument(isMapping: true, value: try parseExpression()))
        guard accept(",") else { break }
        continue
      }
      if word == "*", arguments.contains(where: \.isMapping) {
        throw Fault(.syntax(.unpackingAfterMapping), token.span)
      }
      var keyword: (name: String, span: Span)?
      if case .name = token.kind, case .symbol("=") = next.kind {
        let name = try expectName()
        guard !arguments.contains(where: { $0.keyword?.name == name.name }) else {
          throw Fault(.syntax(.repeatedKeyword(name.name)), name.span)
        }
        keyword = name
        advance()
      } else if word != "*", let known = arguments.last?.keyword {
        throw Fault(.syntax(.positionalAfterKeyword(known.name)), token.span)
      }
      var value = try parseExpression()
      if word == "for" {
        value = try parseComprehension(.generator(value), from: value.span.start)
        if word == "," || word == ")" && !arguments.isEmpty {
          throw Fault(.syntax(.bareGenerator), value.span)
        }
      }
      arguments.append(Argument(keyword: keyword, value: value))
      guard accept(",") else { break }
    }
    try expect(")")
    return arguments
  }

  private mutating func parseIndexItem() throws(Fault) -> IndexExpression {
    let start = token.span.start
    let first = word == ":" ? nil : try parseExpression()
    guard accept(":") else {
      guard let first else { throw unexpected(expecting: "an index") }
      return .element(first)
    }
    let stop = try parseBound()
    let step = accept(":") ? try parseBound() : nil
    return .slice(start: first, stop: stop, step: step, span(from: start))
  }

  private mutating func parseBound() throws(Fault) -> Expression? {
    startsExpression ? try parseExpression() : nil
  }

  /// The precedence of the binary operator that stands here, if one does.
  private var precedence: Precedence? {
    if word == "not", case .keyword("in") = next.kind { return .comparison }
    return word.flatMap { Precedence.ofWords[$0] }
  }
}

/// How strongly operators bind, the weakest first.
enum Precedence: Int, Comparable {
  case or, and, not, comparison, bitOr, bitXor, bitAnd, shift, sum, product, unary

  static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }

  var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .unary }

  static let ofWords: [String: Precedence] = [
    "or": .or, "and": .and, "in": .comparison, "is": .comparison, "<": .comparison,
    "<=": .comparison, ">": .comparison, ">=": .comparison, "==": .comparison, "!=": .comparison,
    "|": .bitOr, "^": .bitXor, "&": .bitAnd, "<<": .shift, ">>": .shift, "+": .sum, "-": .sum,
    "*": .product, "/": .product, "//": .product, "%": .product, "@": .product,
  ]
}
