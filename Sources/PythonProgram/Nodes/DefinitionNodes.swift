// Definitions of functions and classes, with their decorators.

/// `def name(…): …`, decorated and bound.
final class DefinitionNode: StatementNode {
  private let function: ExpressionNode
  private let decorators: [ExpressionNode]
  private let target: TargetNode

  init(
    _ function: ExpressionNode, decorators: [ExpressionNode], _ target: TargetNode, _ span: Span
  ) {
    (self.function, self.decorators, self.target) = (function, decorators, target)
    super.init(span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    let value = try decorators.decorated(
      function.evaluate(frame, machine), target.span, frame, machine)
    try target.assign(value, target.span, frame, machine)
    return .next
  }
}

/// `class name(bases): …`, decorated and bound.
final class ClassNode: StatementNode {
  private let definition: ClassDefinition
  private let scope: Scope
  private let bases: ArgumentList
  private let body: Block
  private let decorators: [ExpressionNode]
  private let target: TargetNode

  init(
    _ definition: ClassDefinition, _ scope: Scope, bases: ArgumentList, _ body: Block,
    decorators: [ExpressionNode], _ target: TargetNode, _ span: Span
  ) {
    (self.definition, self.scope, self.bases, self.body) = (definition, scope, bases, body)
    (self.decorators, self.target) = (decorators, target)
    super.init(span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    var types: [UserClass] = []
    var metaclass: UserClass?
    var keywords: [GivenArgument] = []
    for base in try bases.evaluate(frame, machine) {
      switch base.keyword?.name {
      case nil: types.append(try machine.base(base.value, base.span))
      case "metaclass":
        if let type = base.value.object(as: UserClass.self), type.isDerived(from: "type") {
          metaclass = type
        }
      default: keywords.append(base)
      }
    }
    let inner = Frame(scope, in: frame, of: ClassBox())
    try body.execute(inner, machine)
    let type = try machine.define(
      definition, bases: types, metaclass: metaclass, keywords, in: inner)
    let value = try decorators.decorated(.object(type), target.span, frame, machine)
    try target.assign(value, target.span, frame, machine)
    return .next
  }
}

extension [ExpressionNode] {
  /// What decorators make of a function or a class, the nearest first.
  fileprivate func decorated(
    _ value: Value, _ span: Span, _ frame: Frame, _ machine: Interpreter
  ) throws(Fault) -> Value {
    var value = value
    for decorator in reversed() {
      let argument = GivenArgument(keyword: nil, value: value, span: span)
      value = try machine.call(decorator.evaluate(frame, machine), [argument], decorator.span)
    }
    return value
  }
}
