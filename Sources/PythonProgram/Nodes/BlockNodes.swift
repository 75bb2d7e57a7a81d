// Statements with blocks: loops, conditions, contexts.

/// Several statements in the place of one.
final class BlockNode: StatementNode {
  let block: Block

  init(_ block: Block, _ span: Span) {
    self.block = block
    super.init(span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    try block.execute(frame, machine)
  }
}

/// `for target in iterable: … else: …`.
final class ForNode: StatementNode {
  let target: TargetNode
  let iterable: ExpressionNode
  let body: Block
  let otherwise: Block

  init(
    _ target: TargetNode, in iterable: ExpressionNode, _ body: Block, otherwise: Block,
    _ span: Span
  ) {
    (self.target, self.iterable, self.body, self.otherwise) = (target, iterable, body, otherwise)
    super.init(span)
  }

  func items(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Items {
    try machine.items(of: iterable.value(frame, machine), iterable.span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    let flow = try loop(frame, machine)
    // What was gone through may be a generator that was left.
    if !machine.abandoned.isEmpty { machine.closeAbandoned() }
    return flow
  }

  private func loop(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    let items = try items(frame, machine)
    while try items.next(into: target, iterable.span, frame, machine) {
      try machine.charge(iterable.span)
      switch try body.execute(frame, machine) {
      case .next, .continueLoop: break
      case .breakLoop: return .next
      case let end: return end
      }
    }
    return otherwise.isEmpty ? .next : try otherwise.execute(frame, machine)
  }
}

/// `while condition: … else: …`.
final class WhileNode: StatementNode {
  let condition: ExpressionNode
  let body: Block
  let otherwise: Block

  init(_ condition: ExpressionNode, _ body: Block, otherwise: Block, _ span: Span) {
    (self.condition, self.body, self.otherwise) = (condition, body, otherwise)
    super.init(span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    while try condition.isTrue(frame, machine) {
      try machine.charge(condition.span)
      switch try body.execute(frame, machine) {
      case .next, .continueLoop: break
      case .breakLoop: return .next
      case let end: return end
      }
    }
    return otherwise.isEmpty ? .next : try otherwise.execute(frame, machine)
  }
}

/// `if condition: … elif condition: … else: …`.
final class IfNode: StatementNode {
  private let condition: ExpressionNode
  private let body: Block
  /// `elif`, with all that follows; in its place what stands after `else`.
  private let alternative: IfNode?
  private let otherwise: Block

  init(
    _ condition: ExpressionNode, _ body: Block, alternative: IfNode?, otherwise: Block,
    _ span: Span
  ) {
    (self.condition, self.body) = (condition, body)
    (self.alternative, self.otherwise) = (alternative, otherwise)
    super.init(span)
  }

  /// What is run; nothing where no condition holds.
  func chosen(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Block {
    if try condition.isTrue(frame, machine) { return body }
    guard let alternative else { return otherwise }
    return try alternative.chosen(frame, machine)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    if try condition.isTrue(frame, machine) { return try body.execute(frame, machine) }
    guard let alternative else { return try otherwise.execute(frame, machine) }
    return try alternative.execute(frame, machine)
  }
}

/// `with context as target, …: …`.
final class WithNode: StatementNode {
  typealias Part = (context: ExpressionNode, target: TargetNode?)

  let contexts: [Part]
  let body: Block

  init(_ contexts: [Part], _ body: Block, _ span: Span) {
    (self.contexts, self.body) = (contexts, body)
    super.init(span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    try execute(contexts[...], frame, machine)
  }

  private func execute(
    _ contexts: ArraySlice<Part>, _ frame: Frame, _ machine: Interpreter
  ) throws(Fault) -> Flow {
    guard let part = contexts.first else { return try body.execute(frame, machine) }
    let (context, value) = try enter(part, frame, machine)
    let flow: Flow
    do throws(Fault) {
      try part.target?.assign(value, part.context.span, frame, machine)
      flow = try execute(contexts.dropFirst(), frame, machine)
    } catch {
      if try context.exit(error, machine, part.context.span) { return .next }
      throw error
    }
    _ = try context.exit(nil, machine, part.context.span)
    return flow
  }

  /// A context that has begun, and the value that it gives.
  func enter(
    _ part: Part, _ frame: Frame, _ machine: Interpreter
  ) throws(Fault) -> (context: any ProgramObject, value: Value) {
    let value = try part.context.value(frame, machine)
    guard let context = value.object else {
      throw Fault(.value(.notAContext(value.typeName)), part.context.span)
    }
    return (context, try context.enter(machine, part.context.span))
  }
}
