// What a program is made of when it is ready to run: nodes that compute, bind or do something.

/// An expression that is ready to be computed.
class ExpressionNode {
  let span: Span
  /// Of a variable of the frame that runs, its slot; of all else a negative number, of a literal its own.
  let ownSlot: Int
  static var literalSlot: Int { -2 }

  init(_ span: Span, ownSlot: Int = -1) {
    self.span = span
    self.ownSlot = ownSlot
  }

  /// Its value: what most expressions are made of is read where it stands.
  @inline(__always)
  final func value(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    if ownSlot >= 0 {
      switch frame.slots[ownSlot] {
      case .int(let number): return .int(number)
      case .float(let number): return .float(number)
      case .object(let object): return .object(object)
      case .string(let text): return .string(text)
      default: break
      }
    } else if ownSlot == Self.literalSlot {
      return unsafeDowncast(self, to: LiteralNode.self).literal
    }
    return try evaluate(frame, machine)
  }

  /// The instance that a variable of the frame holds; nil where it is anything else.
  @inline(__always)
  final func instance(_ frame: Frame) -> Instance? {
    guard ownSlot >= 0, case .object(let object)? = frame.slots[ownSlot] else { return nil }
    return object as? Instance
  }

  func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    preconditionFailure("every expression is computed in its own way")
  }

  /// Whether it holds, as a condition asks.
  func isTrue(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Bool {
    try machine.truth(of: value(frame, machine), span)
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

  /// Runs the statement, which has been counted.
  func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    preconditionFailure("every statement is run in its own way")
  }

  /// Counts the statement and runs it.
  @inline(__always)
  final func perform(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
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
  /// Whether that is a statement of the program, which counts.
  private let isSingle: Bool

  init(_ statements: [StatementNode]) {
    self.statements = statements
    isEmpty = statements.isEmpty
    isSingle = statements.count == 1
    whole = Self.joined(statements[...])
  }

  /// One node for all: nodes that are constants of other nodes need no counting of references, which
  /// elements of an array do.
  private static func joined(_ statements: ArraySlice<StatementNode>) -> StatementNode {
    guard let first = statements.first else { return FlowNode(.next, Span(start: 0, end: 0)) }
    guard statements.count > 1 else { return first }
    let middle = statements.startIndex + statements.count / 2
    let (before, after) = (statements[..<middle], statements[middle...])
    return PairNode(joined(before), joined(after), areSingle: (before.count == 1, after.count == 1))
  }

  @discardableResult
  @inline(__always)
  func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    try isSingle ? whole.perform(frame, machine) : whole.execute(frame, machine)
  }
}

/// Two statements one after the other; a block is a tree of them.
private final class PairNode: StatementNode {
  private let first: StatementNode
  private let second: StatementNode
  /// Whether they are statements of the program.
  private let areSingle: (Bool, Bool)

  init(_ first: StatementNode, _ second: StatementNode, areSingle: (Bool, Bool)) {
    (self.first, self.second, self.areSingle) = (first, second, areSingle)
    super.init(first.span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    let flow = try areSingle.0 ? first.perform(frame, machine) : first.execute(frame, machine)
    guard case .next = flow else { return flow }
    return try areSingle.1 ? second.perform(frame, machine) : second.execute(frame, machine)
  }
}
