// Reads what defines functions: def, lambda, and their parameters.

extension Parser {
  /// `def name(parameters): body` or `class name(bases): body`, with the decorators before it.
  mutating func parseDefinition(from start: Int) throws(Fault) -> Statement {
    var decorators: [Expression] = []
    while accept("@") {
      decorators.append(try parseExpression())
      guard case .newline = token.kind else { throw unexpected(expecting: "a new line") }
      advance()
    }
    if accept("class") { return try parseClass(decorators, from: start) }
    try expect("def")
    let (name, nameSpan) = try expectName()
    noteBound(name)
    try expect("(")
    let (parameters, positionalOnly) = try parseParameters(until: ")", annotated: true)
    guard accept(")") else { throw unexpected(expecting: "')'", .anything) }
    let returned = accept("->") ? try parseAnnotation() : nil
    functions.append(BoundNames(bound: Set(parameters.map(\.name))))
    let (outerLoops, outerYields) = (loops, yieldCount)
    loops = 0
    let body = try parseBlock(after: "def")
    (loops, yieldCount) = (outerLoops, outerYields)
    let definition = FunctionDefinition(
      name: name, nameSpan: nameSpan, parameters: parameters, positionalOnly: positionalOnly,
      body: body, names: functions.removeLast(), isLibrary: source.isLibrary)
    definition.returned = returned
    return Statement(.function(definition, decorators: decorators), span(from: start))
  }

  /// `lambda x, y=1: expression`.
  mutating func parseLambda() throws(Fault) -> Expression {
    let span = token.span
    advance()
    let (parameters, positionalOnly) = try parseParameters(until: ":", annotated: false)
    try expect(":")
    functions.append(BoundNames(bound: Set(parameters.map(\.name))))
    let value = try parseExpression()
    let definition = FunctionDefinition(
      name: "<lambda>", nameSpan: span, parameters: parameters, positionalOnly: positionalOnly,
      body: [Statement(.returned(value), value.span)], names: functions.removeLast(),
      isLibrary: source.isLibrary)
    return Expression(.lambda(definition), self.span(from: span.start))
  }

  mutating func parseAnnotation() throws(Fault) -> Annotation {
    let type = try parseExpression()
    return Annotation(type: type, text: source.text(type.span))
  }

  private mutating func parseParameters(
    until end: String, annotated: Bool
  ) throws(Fault) -> ([FunctionDefinition.Parameter], positionalOnly: Int) {
    var parameters: [FunctionDefinition.Parameter] = []
    var positionalOnly = 0
    var isKeywordOnly = false
    while word != end {
      if accept("/") {
        guard !isKeywordOnly, positionalOnly == 0, !parameters.isEmpty else {
          throw unexpected(expecting: "a parameter")
        }
        positionalOnly = parameters.count
      } else if word == "*", !isKeywordOnly, case .symbol(",") = next.kind {
        advance()
        isKeywordOnly = true
      } else {
        var kind: FunctionDefinition.Parameter.Kind = isKeywordOnly ? .keywordOnly : .ordinary
        if !isKeywordOnly, accept("*") { kind = .positionals }
        if accept("**") { kind = .keywords }
        let (name, span) = try expectName()
        guard !parameters.contains(where: { $0.name == name }) else {
          throw Fault(.syntax(.repeatedParameter(name)), span)
        }
        let annotation = annotated && accept(":") ? try parseAnnotation() : nil
        var defaultValue: Expression?
        if kind == .ordinary || kind == .keywordOnly, accept("=") {
          defaultValue = try parseExpression()
        } else if kind == .ordinary, parameters.last?.defaultValue != nil {
          throw Fault(.syntax(.parameterWithoutDefault(name)), span)
        }
        parameters.append(
          .init(name: name, kind: kind, defaultValue: defaultValue, annotation: annotation))
        if kind == .positionals { isKeywordOnly = true }
        if kind == .keywords {
          _ = accept(",")
          break
        }
      }
      guard accept(",") else { break }
    }
    return (parameters, positionalOnly)
  }
}
