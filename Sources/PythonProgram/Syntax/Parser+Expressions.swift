// Reads expressions: operators by Python's precedence, conditionals, calls, indices.

extension Parser {
  /// An expression, or several with commas between them, which are a tuple.
  mutating func parseExpressionList() throws(ProgramError) -> Expression {
    let first = try parseExpression()
    guard symbol == .comma else { return first }
    var elements = [first]
    while accept(.comma), startsExpression { elements.append(try parseExpression()) }
    return Expression(kind: .tuple(elements), span: span(from: first.span.start))
  }

  mutating func parseExpression() throws(ProgramError) -> Expression {
    try nested { parser throws(ProgramError) in
      let value = try parser.parseOperation(.or)
      if parser.symbol == .walrus { throw ProgramError(.unsupported(.walrus), parser.token.span) }
      guard parser.accept(.if) else { return value }
      let condition = try parser.parseOperation(.or)
      try parser.expect(.else)
      let otherwise = try parser.parseExpression()
      return Expression(
        kind: .conditional(condition: condition, then: value, otherwise: otherwise),
        span: value.span.through(otherwise.span))
    }
  }

  /// Operators that bind at least as strongly as `weakest`.
  private mutating func parseOperation(_ weakest: Precedence) throws(ProgramError) -> Expression {
    var left = try parsePrefix(weakest)
    while let precedence = precedence, precedence >= weakest {
      left = try parseChain(left, precedence)
    }
    return left
  }

  /// Reads on after `left` as long as operators of one precedence follow.
  private mutating func parseChain(
    _ left: Expression, _ level: Precedence
  ) throws(ProgramError) -> Expression {
    let start = left.span.start
    switch level {
    case .or, .and:
      let word: Keyword = level == .and ? .and : .or
      var operands = [left]
      while accept(word) { operands.append(try parseOperation(level.tighter)) }
      return Expression(
        kind: .logical(isAnd: level == .and, operands), span: span(from: start))
    case .comparison:
      var links: [Link<ComparisonOperator>] = []
      while let (operation, span) = acceptComparison() {
        let operand = try parseOperation(level.tighter)
        links.append(Link(operation: operation, span: span, operand: operand))
      }
      return Expression(kind: .comparison(left, links), span: span(from: start))
    default:
      var links: [Link<BinaryOperator>] = []
      while precedence == level, let operation = symbol?.binaryOperator {
        let span = token.span
        advance()
        let operand = try parseOperation(level.tighter)
        links.append(Link(operation: operation, span: span, operand: operand))
      }
      return Expression(kind: .chain(left, links), span: span(from: start))
    }
  }

  private mutating func acceptComparison() -> (ComparisonOperator, Span)? {
    let start = token.span.start
    guard precedence == .comparison else { return nil }
    var operation = symbol.flatMap { ComparisonOperator(rawValue: $0.rawValue) }
    if accept(.is) {
      operation = accept(.not) ? .isNot : .is
    } else if accept(.not) {
      guard accept(.in) else { return nil }
      operation = .isNotIn
    } else if accept(.in) {
      operation = .isIn
    } else {
      advance()
    }
    return operation.map { ($0, span(from: start)) }
  }

  /// `not`, signs, and what binds more strongly: `**`, calls, attributes, indices.
  private mutating func parsePrefix(_ weakest: Precedence) throws(ProgramError) -> Expression {
    let start = token.span.start
    if keyword == .not, weakest <= .not {
      advance()
      let operand = try nested { parser throws(ProgramError) in try parser.parseOperation(.not) }
      return Expression(kind: .unary(.not, operand), span: span(from: start))
    }
    if let sign = symbol?.unaryOperator {
      advance()
      // The sign of -x ** 2 applies to the power.
      let operand = try nested { parser throws(ProgramError) in try parser.parsePrefix(.unary) }
      return Expression(kind: .unary(sign, operand), span: span(from: start))
    }
    let base = try parsePostfix()
    guard symbol == .doubleStar else { return base }
    let operatorSpan = token.span
    advance()
    // The exponent may have a sign, and 2 ** 3 ** 2 is 2 ** 9.
    let exponent = try nested { parser throws(ProgramError) in try parser.parsePrefix(.unary) }
    return Expression(
      kind: .chain(base, [Link(operation: .power, span: operatorSpan, operand: exponent)]),
      span: span(from: start))
  }

  /// An atom with all calls, attributes and indices after it.
  private mutating func parsePostfix() throws(ProgramError) -> Expression {
    let base = try parseAtom()
    var trailers: [Trailer] = []
    while true {
      let start = token.span.start
      if accept(.dot) {
        let (name, span) = try expectName()
        trailers.append(.attribute(name, span))
      } else if accept(.openParenthesis) {
        let arguments = try parseArguments()
        trailers.append(.call(arguments, span(from: start)))
      } else if accept(.openBracket) {
        let items = try parseIndexItems()
        trailers.append(.index(items, span(from: start)))
      } else {
        break
      }
    }
    guard !trailers.isEmpty else { return base }
    return Expression(kind: .postfix(base, trailers), span: span(from: base.span.start))
  }

  private mutating func parseArguments() throws(ProgramError) -> [Argument] {
    var arguments: [Argument] = []
    while symbol != .closeParenthesis {
      if symbol == .star || symbol == .doubleStar {
        throw ProgramError(.unsupported(.unpacking), token.span)
      }
      var keyword: (name: String, span: Span)?
      if case .name = token.kind, case .symbol(.assign) = next.kind {
        keyword = try expectName()
        advance()
      } else if let known = arguments.last?.keyword {
        throw ProgramError(.syntax(.positionalAfterKeyword(known.name)), token.span)
      }
      let value = try parseExpression()
      try rejectComprehension(from: value.span)
      arguments.append(Argument(keyword: keyword, value: value))
      guard accept(.comma) else { break }
    }
    try expect(.closeParenthesis)
    return arguments
  }

  private mutating func parseIndexItems() throws(ProgramError) -> [IndexItem] {
    var items: [IndexItem] = []
    repeat {
      items.append(try parseIndexItem())
    } while accept(.comma) && symbol != .closeBracket
    try expect(.closeBracket)
    return items
  }

  private mutating func parseIndexItem() throws(ProgramError) -> IndexItem {
    let start = token.span.start
    let first = symbol == .colon ? nil : try parseExpression()
    guard accept(.colon) else {
      guard let first else { throw unexpected(expecting: "an index") }
      return .element(first)
    }
    let stop = try parseBound()
    let step = accept(.colon) ? try parseBound() : nil
    return .slice(start: first, stop: stop, step: step, span(from: start))
  }

  private mutating func parseBound() throws(ProgramError) -> Expression? {
    startsExpression ? try parseExpression() : nil
  }

  /// The precedence of the binary operator that stands here, if one does.
  private var precedence: Precedence? {
    switch token.kind {
    case .keyword(.or): .or
    case .keyword(.and): .and
    case .keyword(.in), .keyword(.is): .comparison
    case .keyword(.not): if case .keyword(.in) = next.kind { .comparison } else { nil }
    case .symbol(let symbol): symbol.precedence
    default: nil
    }
  }
}

/// How strongly operators bind, the weakest first.
private enum Precedence: Int, Comparable {
  case or, and, not, comparison, bitOr, bitXor, bitAnd, shift, sum, product, unary

  static func < (a: Precedence, b: Precedence) -> Bool { a.rawValue < b.rawValue }

  var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .unary }
}

extension Symbol {
  fileprivate var precedence: Precedence? {
    switch self {
    case .less, .lessEqual, .greater, .greaterEqual, .equal, .notEqual: .comparison
    case .bar: .bitOr
    case .caret: .bitXor
    case .ampersand: .bitAnd
    case .shiftLeft, .shiftRight: .shift
    case .plus, .minus: .sum
    case .star, .slash, .doubleSlash, .percent, .at: .product
    default: nil
    }
  }

  fileprivate var binaryOperator: BinaryOperator? { BinaryOperator(rawValue: rawValue) }

  fileprivate var unaryOperator: UnaryOperator? { UnaryOperator(rawValue: rawValue) }

  /// The operator of an augmented assignment: `+` of `+=`.
  var augmentedOperator: BinaryOperator? {
    guard rawValue.hasSuffix("="), rawValue.count > 1 else { return nil }
    return BinaryOperator(rawValue: String(rawValue.dropLast()))
  }
}
