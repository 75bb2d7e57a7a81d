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

/// A place in what another value holds: an attribute or an element.
class PlaceTarget: TargetNode {
  /// Assigns what `new` gives for the value that is there; whose place it is is computed once.
  func update(
    _ frame: Frame, _ machine: Interpreter, _ new: (Value) throws(Fault) -> Value
  ) throws(Fault) {
    preconditionFailure("every place is updated in its own way")
  }
}

/// A statement that is ready to run.
class StatementNode {
  let span: Span

  init(_ span: Span) { self.span = span }

  func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    preconditionFailure("every statement is run in its own way")
  }

  /// Counts the statement and runs it.
  func perform(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    try machine.charge(span)
    return try execute(frame, machine)
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
final class Block {
  let statements: [StatementNode]
  let isEmpty: Bool
  private let whole: StatementNode

  init(_ statements: [StatementNode]) {
    self.statements = statements
    isEmpty = statements.isEmpty
    whole = PairNode.joined(statements[...]) ?? NothingNode(Span(start: 0, end: 0))
  }

  @discardableResult
  @inline(__always)
  func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    try whole.perform(frame, machine)
  }
}

/// No statement at all.
private final class NothingNode: StatementNode {
  override func perform(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow { .next }
}

/// Two statements one after the other; a block is a tree of them. Nodes that are constants of other
/// nodes need no counting of references, which elements of an array do.
private final class PairNode: StatementNode {
  private let first: StatementNode
  private let second: StatementNode

  private init(_ first: StatementNode, _ second: StatementNode) {
    (self.first, self.second) = (first, second)
    super.init(first.span)
  }

  static func joined(_ statements: ArraySlice<StatementNode>) -> StatementNode? {
    guard statements.count > 1 else { return statements.first }
    let middle = statements.startIndex + statements.count / 2
    guard let first = joined(statements[..<middle]), let second = joined(statements[middle...])
    else { return nil }
    return PairNode(first, second)
  }

  override func perform(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    let flow = try first.perform(frame, machine)
    guard case .next = flow else { return flow }
    return try second.perform(frame, machine)
  }
}
