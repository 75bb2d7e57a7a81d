// Compiles expressions.

extension Compiler {
  func node(_ expression: Expression) -> ExpressionNode {
    let span = expression.span
    switch expression.kind {
    case .literal(let literal): return LiteralNode(Value(literal), span)
    case .name(let name): return self.name(name, span)
    case .formatted(let parts): return FormattedNode(parts.map(part), span)
    case .list(let values): return SequenceNode(.list, elements(values), span)
    case .tuple(let values): return SequenceNode(.tuple, elements(values), span)
    case .set(let values): return SetNode(elements(values), span)
    case .dictionary(let pairs):
      return DictionaryNode(pairs.map { ($0.key.map(node), node($0.value)) }, span)
    case .yield, .yieldFrom: return FaultNode(.unsupported(.yieldInside), span)
    case .starred: return FaultNode(.syntax(.misplacedStar), span)
    case .comprehension(let comprehension): return node(comprehension, span)
    case .lambda(let definition): return function(definition)
    case .assignment(let name, let nameSpan, let value):
      return NamedValue(target(named: name, nameSpan), node(value), span)
    case .unary(let operation, let operand): return UnaryNode(operation, node(operand), span)
    case .chain(let first, let links):
      return chain(node(first), links[...], from: span.start)
    case .comparison(let first, let links):
      let links = links.map { link in
        ComparisonNode.Link(
          operation: link.operation, operand: node(link.operand),
          span: Span(start: span.start, end: link.operand.span.end), point: link.span.start)
      }
      return links.count == 1
        ? SingleComparison(node(first), links[0], span) : ComparisonNode(node(first), links, span)
    case .logical(let isAnd, let operands):
      return LogicalNode(isAnd: isAnd, operands.map(node), span)
    case .conditional(let condition, let then, let otherwise):
      return ConditionalNode(
        node(condition), then: node(then), otherwise: node(otherwise), span)
    case .postfix(let base, let trailers): return node(base, trailers, span)
    }
  }

  /// Operators of one precedence from left to right: a sum of a thousand terms is not a thousand
  /// levels deep.
  private func chain(
    _ first: ExpressionNode, _ links: ArraySlice<Link<BinaryOperator>>, from start: Int
  ) -> ExpressionNode {
    func binary(_ left: ExpressionNode, _ link: Link<BinaryOperator>) -> BinaryNode {
      BinaryNode(
        link.operation, left, node(link.operand), point: link.span.start,
        Span(start: start, end: link.operand.span.end))
    }
    guard links.count > 8 else { return links.reduce(first, binary) }
    return ChainNode(first, links.map { binary(first, $0) })
  }

  /// A value with calls, attributes and indices after it.
  private func node(_ base: Expression, _ trailers: [Trailer], _ span: Span) -> ExpressionNode {
    var value: ExpressionNode
    if case .name(let name) = base.kind, case .call? = trailers.first {
      value = self.name(name, base.span, isCalled: true)
    } else {
      value = node(base)
    }
    var valueSpan = base.span
    // The last name before a call: messages about the call point there.
    var nameStart = base.span.start
    for trailer in trailers {
      switch trailer {
      case .attribute(let name, let nameSpan):
        let ownerSpan = valueSpan
        valueSpan.end = nameSpan.end
        value = AttributeNode(value, name, nameSpan, owner: ownerSpan, valueSpan)
        nameStart = nameSpan.start
      case .call(let given, let callSpan):
        let calleeSpan = valueSpan
        valueSpan.end = callSpan.end
        let whole = Span(start: nameStart, end: callSpan.end)
        let arguments = ArgumentList(given.map(argument))
        if let attribute = value as? AttributeNode {
          value = MethodCallNode(attribute, arguments, whole, callee: calleeSpan, valueSpan)
        } else {
          value = CallNode(value, arguments, whole, callee: calleeSpan, valueSpan)
        }
      case .index(let items, let brackets):
        let ownerSpan = valueSpan
        valueSpan.end = brackets.end
        value = IndexNode(value, indices(items, brackets), ownerSpan, valueSpan)
      }
    }
    return value
  }

  func argument(_ argument: Argument) -> ArgumentNode {
    let span = argument.value.span
    if argument.isMapping {
      return ArgumentNode(kind: .mapping, value: node(argument.value), span: span)
    }
    if let (name, nameSpan) = argument.keyword {
      return ArgumentNode(
        kind: .keyword(name: name, nameSpan), value: node(argument.value), span: span)
    }
    if case .starred(let inner) = argument.value.kind {
      return ArgumentNode(kind: .several, value: node(inner), span: span)
    }
    return ArgumentNode(kind: .positional, value: node(argument.value), span: span)
  }

  func indices(_ items: [IndexExpression], _ brackets: Span) -> IndexList {
    IndexList(
      items.map { item in
        switch item {
        case .element(let expression): .element(node(expression))
        case .slice(let start, let stop, let step, let span):
          .slice(start: start.map(node), stop: stop.map(node), step: step.map(node), span)
        }
      }, brackets)
  }

  /// What a loop goes through.
  func iterable(_ expression: Expression) -> ExpressionNode {
    guard case .set(let values) = expression.kind else { return node(expression) }
    return SetNode(elements(values), isCopied: false, expression.span)
  }

  private func elements(_ expressions: [Expression]) -> ElementList {
    ElementList(
      expressions.map { expression in
        if case .starred(let inner) = expression.kind {
          (true, node(inner))
        } else {
          (false, node(expression))
        }
      }, areFolded: expressions.count > 2 && expressions.allSatisfy(\.isConstant))
  }

  private func part(_ part: FormattedPart) -> FormattedNode.Part {
    switch part {
    case .text(let text): .text(text)
    case .value(let expression, let conversion, let format):
      .value(node(expression), conversion: conversion, format: self.format(format, expression.span))
    }
  }

  private func format(_ parts: [FormattedPart], _ span: Span) -> FormattedNode.Format {
    switch (parts.count, parts.first) {
    case (0, _): .text("")
    case (1, .text(let text)?): .text(text)
    default: .computed(FormattedNode(parts.map(part), span))
    }
  }

  private func node(_ comprehension: Comprehension, _ span: Span) -> ExpressionNode {
    let inner = Compiler(Scope(.comprehension, in: scope, scope.namespace))
    // The first loop goes through what it is outside. Names are bound before they are read.
    var clauses: [ComprehensionNode.Clause] = []
    for clause in comprehension.clauses {
      switch clause {
      case .condition(let condition): clauses.append(.condition(inner.node(condition)))
      case .loop(let target, let iterable):
        let items = clauses.isEmpty ? node(iterable) : inner.node(iterable)
        inner.scope.bind(target)
        clauses.append(.loop(inner.target(target), in: items))
      }
    }
    let result: ComprehensionNode.Result =
      switch comprehension.result {
      case .list(let element): .list(inner.node(element))
      case .set(let element): .set(inner.node(element))
      case .generator(let element): .generator(inner.node(element))
      case .dictionary(let key, let value):
        .dictionary(key: inner.node(key), value: inner.node(value))
      }
    if case .generator = result { inner.scope.noteCaptured() }
    return ComprehensionNode(inner.scope, result, clauses, span)
  }

  /// - Parameter isBound: Whether nothing has the function but its name.
  func function(_ definition: FunctionDefinition, isBound: Bool = false) -> FunctionNode {
    let code = FunctionCode(definition, in: scope, scope.namespace)
    if isBound, scope.definition?.locals.contains(definition.name) == true,
      !definition.isGenerator
    {
      scope.noteFunction(definition.name)
      // Only what stands in it says whether it is called only.
      _ = code.body
    } else {
      scope.noteCaptured()
    }
    return FunctionNode(
      code, definition.parameters.map { $0.defaultValue.map(node) }, definition.nameSpan)
  }
}

extension Scope {
  /// Gives the names that the loop of a comprehension binds slots of its own.
  fileprivate func bind(_ target: Target) {
    switch target {
    case .name(let name, _): _ = slot(of: name)
    case .tuple(let targets, _): for target in targets { bind(target) }
    case .starred(let inner, _): bind(inner)
    case .attribute, .index: break
    }
  }
}

extension Expression {
  /// Whether it is written as a number, a text, or such.
  fileprivate var isConstant: Bool {
    switch kind {
    case .literal: true
    case .unary(_, let operand): operand.isConstant
    case .tuple(let values): values.allSatisfy(\.isConstant)
    default: false
    }
  }
}
