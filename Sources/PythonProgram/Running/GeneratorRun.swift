// Runs the body of a generator function piece by piece.

/// The body of a generator function, stopped where it yields.
///
/// What is around the place where it stopped (blocks, loops, `try`) is a stack of its own, so that
/// it can go on from there.
final class GeneratorRun {
  fileprivate enum Level {
    case block(Block, next: Int)
    case loop(Items, ForNode)
    case whileLoop(WhileNode)
    case attempt(TryNode, inBody: Bool)
    /// `yield from`.
    case delegated(Items)
    /// What is sent is assigned.
    case receiving([TargetNode], Span)
  }

  private let machine: Interpreter
  private let frame: Frame
  private let span: Span
  private var levels: [Level]
  private var isRunning = false

  init(_ body: Block, in frame: Frame, _ machine: Interpreter, _ span: Span) {
    levels = [.block(body, next: 0)]
    self.machine = machine
    self.frame = frame
    self.span = span
  }

  /// Goes on to the next `yield`.
  ///
  /// - Returns: what it yields; nil where the body has ended.
  func resume(sending value: Value) throws(Fault) -> Value? {
    guard !isRunning else { throw Fault(.value(.generatorIsRunning), span) }
    guard !levels.isEmpty else { return nil }
    isRunning = true
    defer { isRunning = false }
    return try machine.called(in: frame, span) { () throws(Fault) in
      var sent: Value? = value
      while !levels.isEmpty {
        do throws(Fault) {
          if let yielded = try advance(&sent) { return yielded }
        } catch {
          try unwind(error)
        }
      }
      return nil
    }
  }

  /// Ends it: what stands under `finally` is run.
  func close() {
    try? machine.called(in: frame, span) { () throws(Fault) in
      try leave { _ in false }
    }
    levels = []
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
    case .delegated(let items):
      if let item = try items.next() { return item }
      levels.removeLast()
    case .receiving(let targets, let span):
      levels.removeLast()
      for target in targets { try target.assign(sent ?? .none, span, frame, machine) }
    }
    return nil
  }

  private func advance(_ statement: StatementNode) throws(Fault) -> Value? {
    try machine.charge(statement.span)
    guard let yielding = statement as? YieldingNode else {
      switch try statement.execute(frame, machine) {
      case .next: break
      case .breakLoop:
        try leave { $0.isLoop }
        levels.removeLast()
      case .continueLoop: try leave { $0.isLoop }
      case .returned: try leave { _ in false }
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
    case is WithNode: throw Fault(.unsupported(.yieldInContext), statement.span)
    default: throw Fault(.unsupported(.yieldInside), statement.span)
    }
    return nil
  }

  private func yield(_ node: YieldNode) throws(Fault) -> Value? {
    levels.append(.receiving(node.targets, node.span))
    guard let value = node.value else { return Value.none }
    let yielded = try value.evaluate(frame, machine)
    guard node.isFrom else { return yielded }
    levels.append(.delegated(try machine.items(of: yielded, value.span)))
    return nil
  }

  /// Leaves levels up to one that stays; what stands under `finally` on the way is run.
  private func leave(until stays: (Level) -> Bool) throws(Fault) {
    while let level = levels.last, !stays(level) {
      levels.removeLast()
      if case .attempt(let attempt, _) = level { try attempt.finally.execute(frame, machine) }
    }
  }

  /// Leaves levels up to one that handles a fault.
  private func unwind(_ fault: Fault) throws(Fault) {
    while let level = levels.popLast() {
      guard case .attempt(let attempt, let isInBody) = level else { continue }
      if isInBody, let handler = try attempt.handler(of: fault, frame, machine) {
        levels.append(.attempt(attempt, inBody: false))
        levels.append(.block(handler.body, next: 0))
        return
      }
      guard try machine.exception(for: fault) != nil else { break }
      let pending = machine.raised
      try attempt.finally.execute(frame, machine)
      machine.raised = pending
    }
    levels = []
    throw fault
  }
}

extension GeneratorRun.Level {
  fileprivate var isLoop: Bool {
    switch self {
    case .loop, .whileLoop: true
    default: false
    }
  }
}
