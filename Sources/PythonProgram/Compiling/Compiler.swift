// Turns the syntax tree of a program into nodes that run, with a place for each name.

/// Compiles what stands in one scope; functions in it are compiled when they are first called.
struct Compiler {
  let scope: Scope

  init(_ scope: Scope) { self.scope = scope }

  private var isLibrary: Bool { scope.isLibrary }

  func block(_ statements: [Statement]) -> Block {
    Block(statements.map(node))
  }

  // MARK: Names

  private func name(_ name: String, _ span: Span) -> ExpressionNode {
    node(name, scope.place(of: name), span)
  }

  private func node(_ name: String, _ place: Scope.Place, _ span: Span) -> ExpressionNode {
    switch place {
    case .slot(let slot, 0): SlotName(name, slot, span)
    case .slot(let slot, let depth): OuterName(name, slot, depth: depth, span)
    case .classSlot(let slot, let depth, let otherwise):
      ClassName(slot, depth: depth, otherwise: node(name, otherwise, span))
    case .global(let variable): GlobalName(variable, span)
    }
  }

  private func target(named name: String, _ span: Span) -> TargetNode {
    switch scope.place(binding: name) {
    case .slot(let slot, let depth), .classSlot(let slot, let depth, _):
      SlotTarget(name, slot, depth: depth, isLibrary: isLibrary, span)
    case .global(let variable): GlobalTarget(variable, scope.namespace, span)
    }
  }

  private func target(_ target: Target) -> TargetNode {
    switch target {
    case .name(let name, let span): self.target(named: name, span)
    case .tuple(let targets, let span):
      TupleTarget(
        targets.map(self.target),
        star: targets.firstIndex { if case .starred = $0 { true } else { false } }, span)
    case .starred(let inner, _): self.target(inner)
    case .attribute(let owner, let name, let span): AttributeTarget(node(owner), name, span)
    case .index(let owner, let items, let brackets):
      IndexTarget(node(owner), indices(items, brackets), brackets)
    }
  }

  // MARK: Expressions

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
    var value = node(base)
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

  private func argument(_ argument: Argument) -> ArgumentNode {
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

  private func indices(_ items: [IndexExpression], _ brackets: Span) -> IndexList {
    IndexList(
      items.map { item in
        switch item {
        case .element(let expression): .element(node(expression))
        case .slice(let start, let stop, let step, let span):
          .slice(start: start.map(node), stop: stop.map(node), step: step.map(node), span)
        }
      }, brackets)
  }

  private func elements(_ expressions: [Expression]) -> ElementList {
    ElementList(
      expressions.map { expression in
        if case .starred(let inner) = expression.kind {
          (true, node(inner))
        } else {
          (false, node(expression))
        }
      })
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

  private func function(_ definition: FunctionDefinition) -> FunctionNode {
    scope.noteCaptured()
    return FunctionNode(
      FunctionCode(definition, in: scope, scope.namespace),
      definition.parameters.map { $0.defaultValue.map(node) }, definition.nameSpan)
  }

  // MARK: Statements

  private func node(_ statement: Statement) -> StatementNode {
    let span = statement.span
    switch statement.kind {
    case .expression(let expression): return ExpressionStatement(node(expression), span)
    case .assign(let targets, let value):
      let first = target(targets[0])
      return targets.count == 1
        ? AssignmentNode(first, node(value), span)
        : ChainedAssignment(targets.map(target), node(value), span)
    case .augmentedAssign(let target, let operation, let operatorSpan, let value):
      return update(
        target, operation, node(value), whole: target.span.through(value.span),
        point: operatorSpan.start, span)
    case .forLoop(let target, let iterable, let body, let otherwise):
      return ForNode(
        self.target(target), in: node(iterable), block(body), otherwise: block(otherwise), span)
    case .whileLoop(let condition, let body, let otherwise):
      return WhileNode(node(condition), block(body), otherwise: block(otherwise), span)
    case .with(let contexts, let body):
      return WithNode(
        contexts.map { (node($0.context), $0.target.map(target)) }, block(body), span)
    case .function(let definition, let decorators):
      return DefinitionNode(
        function(definition), decorators: decorators.map(node),
        target(named: definition.name, definition.nameSpan), span)
    case .classDefinition(let definition, let decorators):
      let inner = Scope(.classBody(definition), in: scope, scope.namespace)
      inner.noteCaptured()
      return ClassNode(
        definition, inner, bases: ArgumentList(definition.bases.map(argument)),
        Compiler(inner).block(definition.body), decorators: decorators.map(node),
        target(named: definition.name, definition.nameSpan), span)
    case .attempt(let attempt):
      let handlers = attempt.handlers.map { handler in
        TryNode.Handler(
          type: handler.type.map(node),
          target: handler.name.map { target(named: $0.text, $0.span) },
          body: block(handler.body))
      }
      return TryNode(
        block(attempt.body), handlers: handlers, otherwise: block(attempt.otherwise),
        finally: block(attempt.finally), span)
    case .raised(let value, let cause):
      return RaiseNode(value.map(node), cause: cause.map(node), span)
    case .yielding(let statement): return YieldingNode(yielding(statement))
    case .field(let name, let annotation):
      let type = node(annotation.type)
      return ActionNode(span) { frame, machine throws(Fault) in
        frame.fields[name] = try machine.value(of: annotation, type, frame)
      }
    case .returned(let value): return ReturnNode(value.map(node), span)
    case .delete(let targets): return DeletionNode(targets.map(target), span)
    case .block(let body): return BlockNode(block(body), span)
    case .conditional(let branches, let otherwise):
      return conditional(branches[...], otherwise: otherwise, span) ?? FlowNode(.next, span)
    case .assertion(let condition, let message):
      return AssertionNode(node(condition), message.map(node), span)
    case .breakLoop: return FlowNode(.breakLoop, span)
    case .continueLoop: return FlowNode(.continueLoop, span)
    case .pass: return FlowNode(.next, span)
    case .importModule(let path, let name):
      let target = target(named: name ?? path[0], span)
      return ActionNode(span) { frame, machine throws(Fault) in
        try target.assign(
          machine.module(path, isNamed: name != nil, span), span, frame, machine)
      }
    case .importAll(let path):
      let namespace = scope.namespace
      return ActionNode(span) { _, machine throws(Fault) in
        try machine.importAll(from: path, into: namespace, span)
      }
    case .importNames(let path, let names):
      let targets = names.map { ($0.name, target(named: $0.alias, $0.span)) }
      return ActionNode(span) { frame, machine throws(Fault) in
        for (name, target) in targets {
          let value = try machine.member(name, from: path, target.span)
          try target.assign(value, target.span, frame, machine)
        }
      }
    }
  }

  private func conditional(
    _ branches: ArraySlice<(condition: Expression, body: [Statement])>, otherwise: [Statement],
    _ span: Span
  ) -> IfNode? {
    guard let (condition, body) = branches.first else { return nil }
    let alternative = conditional(branches.dropFirst(), otherwise: otherwise, span)
    return IfNode(
      node(condition), block(body), alternative: alternative,
      otherwise: alternative == nil ? block(otherwise) : Block([]), span)
  }

  private func update(
    _ target: Target, _ operation: BinaryOperator, _ value: ExpressionNode, whole: Span,
    point: Int, _ span: Span
  ) -> StatementNode {
    switch target {
    case .name(let name, let nameSpan):
      NameUpdate(
        self.name(name, nameSpan), self.target(named: name, nameSpan), operation, value,
        whole: whole, point: point, span)
    case .attribute(let owner, let name, let nameSpan):
      AttributeUpdate(
        AttributeTarget(node(owner), name, nameSpan), operation, value, whole: whole,
        point: point, span)
    case .index(let owner, let items, let brackets):
      IndexUpdate(
        IndexTarget(node(owner), indices(items, brackets), brackets), operation, value,
        whole: whole, point: point, span)
    case .tuple(_, let span), .starred(_, let span):
      preconditionFailure("the parser refuses it, at \(span.start)")
    }
  }

  /// A statement that yields: on its own, or as what is assigned.
  private func yielding(_ statement: Statement) -> StatementNode {
    let (expression, targets): (Expression, [Target])
    switch statement.kind {
    case .expression(let value): (expression, targets) = (value, [])
    case .assign(let all, let value): (expression, targets) = (value, all)
    default: return node(statement)
    }
    return switch expression.kind {
    case .yield(let value):
      YieldNode(value.map(node), isFrom: false, to: targets.map(target), expression.span)
    case .yieldFrom(let values):
      YieldNode(node(values), isFrom: true, to: targets.map(target), expression.span)
    default: node(statement)
    }
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
