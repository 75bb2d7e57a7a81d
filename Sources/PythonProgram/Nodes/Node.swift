// What a program is made of when it is ready to run: nodes that compute, bind or do something.

/// An expression that is ready to be computed.
class ExpressionNode {
  let span: Span

  init(_ span: Span) { self.span = span }

  func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    preconditionFailure("every expression is computed in its own way")
  }

  /// Whether it holds, as a condition asks.
  func isTrue(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Bool {
    try machine.truth(of: evaluate(frame, machine), span)
  }
}

/// What a value can be bound to.
class TargetNode {
  let span: Span

  init(_ span: Span) { self.span = span }

  /// - Parameter source: Where the value stands.
  func assign(
    _ value: Value, _ source: Span, _ frame: Frame, _ machine: Interpreter
  ) throws(Fault) {
    preconditionFailure("every target is assigned to in its own way")
  }

  func delete(_ frame: Frame, _ machine: Interpreter) throws(Fault) {
    preconditionFailure("every target is deleted in its own way")
  }
}

/// A statement that is ready to run.
class StatementNode {
  let span: Span

  init(_ span: Span) { self.span = span }

  func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    preconditionFailure("every statement is run in its own way")
  }
}

/// What comes after a statement.
enum Flow {
  case next
  /// The rest of the loop's round is left out, and with `breakLoop` all rounds after it.
  case breakLoop, continueLoop
  /// The function ends.
  case returned(Value)
}

/// Statements one after another.
struct Block {
  let statements: ContiguousArray<StatementNode>

  var isEmpty: Bool { statements.isEmpty }

  @discardableResult
  func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    for statement in statements {
      try machine.charge(statement.span)
      let flow = try statement.execute(frame, machine)
      guard case .next = flow else { return flow }
    }
    return .next
  }
}
