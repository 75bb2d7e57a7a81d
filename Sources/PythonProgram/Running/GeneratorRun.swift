// Runs the body of a generator function piece by piece.

/// The body of a generator function, stopped where it yields.
///
/// What is around the place where it stopped (blocks, loops, `try`) is a stack of its own, so that
/// it can go on from there.
final class GeneratorRun {
  enum Level {
    case block(Block, next: Int)
    case loop(Items, ForNode)
    case whileLoop(WhileNode)
    case attempt(TryNode, inBody: Bool)
    /// Above it is what handles an exception; what was handled before is handled again after it.
    indirect case handling(TryNode.Handler, before: (fault: Fault, exception: Instance?)?)
    /// Above it is what stands under `finally`: then this goes on.
    indirect case leaving(Exit)
    /// `with`, of which some contexts have begun.
    case with(WithNode, next: Int)
    /// Above it is what stands inside of a context.
    case context(any ProgramObject, Span)
    /// `yield from`, which may be of another generator.
    case delegated(Items, IteratorValue?)
    /// What is sent is assigned.
    case receiving([TargetNode], Span)
  }

  let machine: Interpreter
  let frame: Frame
  let span: Span
  var levels: [Level]
  private var isRunning = false
  private var hasBegun = false
  /// What its body has returned, until somebody takes it.
  var returned = Value.none
  /// What is being handled where it stopped.
  private var handled: (fault: Fault, exception: Instance?)?

  init(_ body: Block, in frame: Frame, _ machine: Interpreter, _ span: Span) {
    levels = [.block(body, next: 0)]
    self.machine = machine
    self.frame = frame
    self.span = span
  }

  /// One that goes on in the place of another.
  private init(inPlaceOf other: GeneratorRun) {
    (machine, frame, span) = (other.machine, other.frame, other.span)
    (levels, hasBegun, handled) = (other.levels, other.hasBegun, other.handled)
    other.levels = []
  }

  deinit {
    // It is closed at the next opportunity: now the program may be in the middle of an assignment.
    if hasEnd { machine.abandoned.append(GeneratorRun(inPlaceOf: self)) }
    // What it goes through may be another one.
    letGo(of: &levels, leaving: [])
  }

  /// Goes on to the next `yield`.
  ///
  /// - Parameters:
  ///   - value: What the `yield` where it stopped gives.
  ///   - fault: What is raised there instead.
  /// - Returns: what it yields; nil where the body has ended.
  func resume(sending value: Value, throwing fault: Fault? = nil) throws(Fault) -> Value? {
    guard !isRunning else { throw Fault(.value(.generatorIsRunning), span) }
    guard !levels.isEmpty else {
      if let fault { throw fault }
      return nil
    }
    if !hasBegun, fault == nil {
      if case .none = value {} else { throw try machine.sentTooEarly(span) }
    }
    hasBegun = true
    isRunning = true
    let outside = machine.handled
    if let handled { machine.handled = handled }
    defer {
      isRunning = false
      machine.handled = outside
    }
    return try machine.called(in: frame, span) { () throws(Fault) in
      var (sent, fault): (Value?, Fault?) = (value, fault)
      while !levels.isEmpty {
        do throws(Fault) {
          let yielded: Value?
          if let thrown = fault {
            fault = nil
            yielded = try interrupt(thrown, &sent)
          } else {
            yielded = try advance(&sent)
          }
          if let yielded {
            handled = isHandling ? machine.handled : nil
            return yielded
          }
        } catch {
          try leave(.fault(error, machine.raised))
        }
      }
      return nil
    }
  }

  /// One piece; what it yields, if it does.
  private func advance(_ sent: inout Value?) throws(Fault) -> Value? {
    let top = levels.count - 1
    switch levels[top] {
    case .block(let block, let next):
      guard next < block.statements.count else {
        levels.removeLast()
        return nil
      }
      levels[top] = .block(block, next: next + 1)
      return try advance(block.statements[next])
    case .loop(let items, let loop):
      try machine.charge(loop.iterable.span)
      if let item = try items.next() {
        try loop.target.assign(item, loop.iterable.span, frame, machine)
        levels.append(.block(loop.body, next: 0))
      } else {
        levels[top] = .block(loop.otherwise, next: 0)
      }
    case .whileLoop(let loop):
      try machine.charge(loop.condition.span)
      if try loop.condition.isTrue(frame, machine) {
        levels.append(.block(loop.body, next: 0))
      } else {
        levels[top] = .block(loop.otherwise, next: 0)
      }
    case .attempt(let attempt, true):
      levels[top] = .attempt(attempt, inBody: false)
      levels.append(.block(attempt.otherwise, next: 0))
    case .attempt(let attempt, false):
      levels[top] = .block(attempt.finally, next: 0)
    case .handling(let handler, let before):
      levels.removeLast()
      end(handler, before)
    case .leaving(let exit):
      levels.removeLast()
      try leave(exit)
    case .with(let node, let next):
      levels.removeLast()
      guard next < node.contexts.count else {
        levels.append(.block(node.body, next: 0))
        break
      }
      let part = node.contexts[next]
      let (context, value) = try node.enter(part, frame, machine)
      levels.append(.context(context, part.context.span))
      levels.append(.with(node, next: next + 1))
      try part.target?.assign(value, part.context.span, frame, machine)
    case .context(let context, let span):
      levels.removeLast()
      _ = try context.exit(nil, machine, span)
    case .delegated(let items, let generator):
      let given = sent ?? Value.none
      sent = Value.none
      let item =
        if case .none = given { try items.next() } else {
          try machine.send(given, to: generator, span)
        }
      if let item { return item }
      levels.removeLast()
      sent = generator?.takeReturned() ?? Value.none
    case .receiving(let targets, let span):
      levels.removeLast()
      for target in targets { try target.assign(sent ?? .none, span, frame, machine) }
    }
    return nil
  }

  /// Raises something where it stopped: in the generator that it yields from, if it does.
  private func interrupt(_ fault: Fault, _ sent: inout Value?) throws(Fault) -> Value? {
    guard case .delegated(_, let generator?)? = levels.last else { throw fault }
    if try machine.isCaught(fault, as: ["GeneratorExit"]) {
      let exception = machine.raised
      try generator.close()
      machine.raised = exception
      throw fault
    }
    if let item = try generator.raise(fault) { return item }
    levels.removeLast()
    sent = generator.takeReturned()
    return nil
  }

  private func advance(_ statement: StatementNode) throws(Fault) -> Value? {
    try machine.charge(statement.span)
    guard let yielding = statement as? YieldingNode else {
      switch try statement.execute(frame, machine) {
      case .next: break
      case .breakLoop: try leave(.breakLoop)
      case .continueLoop: try leave(.continueLoop)
      case .returned(let value): try leave(.returned(value))
      }
      return nil
    }
    switch yielding.statement {
    case let node as YieldNode: return try yield(node)
    case let loop as ForNode: levels.append(.loop(try loop.items(frame, machine), loop))
    case let loop as WhileNode: levels.append(.whileLoop(loop))
    case let node as IfNode: levels.append(.block(try node.chosen(frame, machine), next: 0))
    case let node as BlockNode: levels.append(.block(node.block, next: 0))
    case let attempt as TryNode:
      levels.append(.attempt(attempt, inBody: true))
      levels.append(.block(attempt.body, next: 0))
    case let node as WithNode: levels.append(.with(node, next: 0))
    default: throw Fault(.unsupported(.yieldInside), statement.span)
    }
    return nil
  }

  private func yield(_ node: YieldNode) throws(Fault) -> Value? {
    levels.append(.receiving(node.targets, node.span))
    guard let value = node.value else { return Value.none }
    let yielded = try value.evaluate(frame, machine)
    guard node.isFrom else { return yielded }
    let iterator = yielded.object(as: IteratorValue.self)
    let generator = iterator?.isGenerator == true ? iterator : nil
    levels.append(.delegated(try machine.items(of: yielded, value.span), generator))
    return nil
  }

  private var isHandling: Bool {
    levels.contains { if case .handling = $0 { true } else { false } }
  }
}
