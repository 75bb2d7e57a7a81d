// Compiles statements.

extension Compiler {
  func node(_ statement: Statement) -> StatementNode {
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
        self.target(target), in: self.iterable(iterable), block(body), otherwise: block(otherwise),
        span)
    case .whileLoop(let condition, let body, let otherwise):
      return WhileNode(node(condition), block(body), otherwise: block(otherwise), span)
    case .with(let contexts, let body):
      return WithNode(
        contexts.map { (node($0.context), $0.target.map(target)) }, block(body), span)
    case .function(let definition, let decorators):
      return DefinitionNode(
        function(definition, isBound: decorators.isEmpty), decorators: decorators.map(node),
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
    let place: PlaceTarget
    switch target {
    case .name(let name, let nameSpan):
      return NameUpdate(
        self.name(name, nameSpan), self.target(named: name, nameSpan), operation, value,
        whole: whole, point: point, span)
    case .attribute(let owner, let name, let nameSpan):
      place = AttributeTarget(node(owner), name, nameSpan)
    case .index(let owner, let items, let brackets):
      place = IndexTarget(node(owner), indices(items, brackets), brackets)
    case .tuple(_, let span), .starred(_, let span):
      preconditionFailure("the parser refuses it, at \(span.start)")
    }
    return PlaceUpdate(place, operation, value, whole: whole, point: point, span)
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
