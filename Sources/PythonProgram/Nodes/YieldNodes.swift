// Statements that yield, or that one inside of them does: only the run of a generator runs them.

/// A statement with a `yield` in it.
final class YieldingNode: StatementNode {
  let statement: StatementNode

  init(_ statement: StatementNode) {
    self.statement = statement
    super.init(statement.span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    try statement.execute(frame, machine)
  }
}

/// `targets = yield value`, or `yield from values`.
final class YieldNode: StatementNode {
  let value: ExpressionNode?
  let isFrom: Bool
  /// What is sent is assigned.
  let targets: [TargetNode]

  init(_ value: ExpressionNode?, isFrom: Bool, to targets: [TargetNode], _ span: Span) {
    (self.value, self.isFrom, self.targets) = (value, isFrom, targets)
    super.init(span)
  }
}
