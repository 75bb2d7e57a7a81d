// Statements that are one line: expressions, assignments, returns, imports.

/// An expression on a line of its own.
final class ExpressionStatement: StatementNode {
  private let expression: ExpressionNode

  init(_ expression: ExpressionNode, _ span: Span) {
    self.expression = expression
    super.init(span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    // A value on a line of its own counts, as a notebook's last line does.
    if case .tensor(let object) = try expression.value(frame, machine) {
      machine.noteShown(object)
    }
    if !machine.abandoned.isEmpty { machine.closeAbandoned() }
    return .next
  }
}

/// `target = value`.
final class AssignmentNode: StatementNode {
  private let target: TargetNode
  private let value: ExpressionNode

  init(_ target: TargetNode, _ value: ExpressionNode, _ span: Span) {
    self.target = target
    self.value = value
    super.init(span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    try target.assign(value.value(frame, machine), value.span, frame, machine)
    return .next
  }
}

/// `a = b = value`.
final class ChainedAssignment: StatementNode {
  private let targets: [TargetNode]
  private let value: ExpressionNode

  init(_ targets: [TargetNode], _ value: ExpressionNode, _ span: Span) {
    self.targets = targets
    self.value = value
    super.init(span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    let value = try value.value(frame, machine)
    for target in targets { try target.assign(value, self.value.span, frame, machine) }
    return .next
  }
}

/// `target += value`.
class UpdateNode: StatementNode {
  private let operation: BinaryOperator
  fileprivate let value: ExpressionNode
  /// From the target to the value, and where the operator stands.
  private let wholeSpan: Span
  private let point: Int

  fileprivate init(
    _ operation: BinaryOperator, _ value: ExpressionNode, whole: Span, point: Int, _ span: Span
  ) {
    (self.operation, self.value) = (operation, value)
    (wholeSpan, self.point) = (whole, point)
    super.init(span)
  }

  fileprivate final func result(
    _ old: Value, isInPlace: Bool = false, _ frame: Frame, _ machine: Interpreter
  ) throws(Fault) -> Value {
    let other = try value.value(frame, machine)
    if let result = operation.ofNumbers(old, other) {
      try machine.charge(wholeSpan)
      return result
    }
    return try machine.update(
      old, operation, other, isInPlace: isInPlace, wholeSpan, point: point)
  }
}

/// `name += value`.
final class NameUpdate: UpdateNode {
  private let name: ExpressionNode
  private let target: TargetNode

  init(
    _ name: ExpressionNode, _ target: TargetNode, _ operation: BinaryOperator,
    _ value: ExpressionNode, whole: Span, point: Int, _ span: Span
  ) {
    (self.name, self.target) = (name, target)
    super.init(operation, value, whole: whole, point: point, span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    let new = try result(name.value(frame, machine), isInPlace: true, frame, machine)
    try target.assign(new, value.span, frame, machine)
    return .next
  }
}

/// `owner.name += value` and `owner[items] += value`.
final class PlaceUpdate: UpdateNode {
  private let target: PlaceTarget

  init(
    _ target: PlaceTarget, _ operation: BinaryOperator, _ value: ExpressionNode, whole: Span,
    point: Int, _ span: Span
  ) {
    self.target = target
    super.init(operation, value, whole: whole, point: point, span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    try target.update(frame, machine) { old throws(Fault) in try result(old, frame, machine) }
    return .next
  }
}

/// `return value`.
final class ReturnNode: StatementNode {
  private let value: ExpressionNode?

  init(_ value: ExpressionNode?, _ span: Span) {
    self.value = value
    super.init(span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    .returned(try value?.evaluate(frame, machine) ?? .none)
  }
}

/// `break`, `continue`, `pass`.
final class FlowNode: StatementNode {
  private let flow: Flow

  init(_ flow: Flow, _ span: Span) {
    self.flow = flow
    super.init(span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow { flow }
}

/// `del a, b`.
final class DeletionNode: StatementNode {
  private let targets: [TargetNode]

  init(_ targets: [TargetNode], _ span: Span) {
    self.targets = targets
    super.init(span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    for target in targets { try target.delete(frame, machine) }
    if !machine.abandoned.isEmpty { machine.closeAbandoned() }
    return .next
  }
}

/// `assert condition, message`.
final class AssertionNode: StatementNode {
  private let condition: ExpressionNode
  private let message: ExpressionNode?

  init(_ condition: ExpressionNode, _ message: ExpressionNode?, _ span: Span) {
    self.condition = condition
    self.message = message
    super.init(span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    guard try !condition.isTrue(frame, machine) else { return .next }
    let text = try message.map { message throws(Fault) in
      try machine.string(
        machine.text(of: message.evaluate(frame, machine), message.span), message.span)
    }
    throw Fault(.value(.assertionFailed(text)), condition.span)
  }
}

/// `raise value from cause`.
final class RaiseNode: StatementNode {
  private let value: ExpressionNode?
  private let cause: ExpressionNode?

  init(_ value: ExpressionNode?, cause: ExpressionNode?, _ span: Span) {
    self.value = value
    self.cause = cause
    super.init(span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    guard let value else { throw machine.faultRaisedAgain(span) }
    let exception = (try value.value(frame, machine), value.span)
    let origin = try cause.map { cause throws(Fault) in
      (try cause.evaluate(frame, machine), cause.span)
    }
    throw try machine.fault(raising: exception, from: origin, span)
  }
}

/// What an import line or a declaration does.
final class ActionNode: StatementNode {
  private let action: (Frame, Interpreter) throws(Fault) -> Void

  init(_ span: Span, _ action: @escaping (Frame, Interpreter) throws(Fault) -> Void) {
    self.action = action
    super.init(span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    try action(frame, machine)
    return .next
  }
}
