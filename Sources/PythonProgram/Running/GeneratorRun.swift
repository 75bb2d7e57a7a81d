// Runs the body of a generator function piece by piece.

/// The body of a generator function, stopped where it yields.
///
/// What is around the place where it stopped (blocks, loops, `try`) is a stack of its own, so that
/// it can go on from there.
final class GeneratorRun {
  fileprivate enum Level {
    case block([Statement], next: Int)
    case loop(Items, Target, [Statement], otherwise: [Statement], Span)
    case whileLoop(Expression, [Statement], otherwise: [Statement])
    case attempt(Attempt, inBody: Bool)
    /// `yield from`.
    case delegated(Items)
    /// What is sent is assigned.
    case receiving([Target], Span)
  }

  private let machine: Interpreter
  private let frame: Frame
  private let span: Span
  private var levels: [Level]
  private var isRunning = false

  init(_ body: [Statement], in frame: Frame, _ machine: Interpreter, _ span: Span) {
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
    case .block(let statements, let next):
      guard next < statements.count else {
        levels.removeLast()
        return nil
      }
      levels[top] = .block(statements, next: next + 1)
      return try advance(statements[next])
    case .loop(let items, let target, let body, let otherwise, let span):
      try machine.charge(span)
      if let item = try items.next() {
        try machine.assign(item, to: target, span)
        levels.append(.block(body, next: 0))
      } else {
        levels[top] = .block(otherwise, next: 0)
      }
    case .whileLoop(let condition, let body, let otherwise):
      try machine.charge(condition.span)
      if try machine.truth(of: machine.evaluate(condition), condition.span) {
        levels.append(.block(body, next: 0))
      } else {
        levels[top] = .block(otherwise, next: 0)
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
      for target in targets { try machine.assign(sent ?? .none, to: target, span) }
    }
    return nil
  }

  private func advance(_ statement: Statement) throws(Fault) -> Value? {
    guard case .yielding(let inner) = statement.kind else {
      switch try machine.execute(statement) {
      case .next: break
      case .breakLoop:
        try leave { $0.isLoop }
        levels.removeLast()
      case .continueLoop: try leave { $0.isLoop }
      case .returned: try leave { _ in false }
      }
      return nil
    }
    try machine.charge(inner.span)
    switch inner.kind {
    case .expression(let expression): return try yield(expression, to: [])
    case .assign(let targets, let expression): return try yield(expression, to: targets)
    case .forLoop(let target, let iterable, let body, let otherwise):
      let items = try machine.items(of: machine.evaluate(iterable), iterable.span)
      levels.append(.loop(items, target, body, otherwise: otherwise, iterable.span))
    case .whileLoop(let condition, let body, let otherwise):
      levels.append(.whileLoop(condition, body, otherwise: otherwise))
    case .conditional(let branches, let otherwise):
      for (condition, body) in branches
      where try machine.truth(of: machine.evaluate(condition), condition.span) {
        levels.append(.block(body, next: 0))
        return nil
      }
      levels.append(.block(otherwise, next: 0))
    case .block(let body): levels.append(.block(body, next: 0))
    case .attempt(let attempt):
      levels.append(.attempt(attempt, inBody: true))
      levels.append(.block(attempt.body, next: 0))
    case .with: throw Fault(.unsupported(.yieldInContext), inner.span)
    default: throw Fault(.unsupported(.yieldInside), inner.span)
    }
    return nil
  }

  private func yield(_ expression: Expression, to targets: [Target]) throws(Fault) -> Value? {
    switch expression.kind {
    case .yield(let value):
      levels.append(.receiving(targets, expression.span))
      return try value.map(machine.evaluate) ?? Value.none
    case .yieldFrom(let values):
      levels.append(.receiving(targets, expression.span))
      levels.append(.delegated(try machine.items(of: machine.evaluate(values), values.span)))
      return nil
    default: throw Fault(.unsupported(.yieldInside), expression.span)
    }
  }

  /// Leaves levels up to one that stays; what stands under `finally` on the way is run.
  private func leave(until stays: (Level) -> Bool) throws(Fault) {
    while let level = levels.last, !stays(level) {
      levels.removeLast()
      if case .attempt(let attempt, _) = level { _ = try machine.execute(attempt.finally) }
    }
  }

  /// Leaves levels up to one that handles a fault.
  private func unwind(_ fault: Fault) throws(Fault) {
    while let level = levels.popLast() {
      guard case .attempt(let attempt, let isInBody) = level else { continue }
      if isInBody, let handler = try machine.handler(of: fault, in: attempt) {
        levels.append(.attempt(attempt, inBody: false))
        levels.append(.block(handler.body, next: 0))
        return
      }
      guard try machine.exception(for: fault) != nil else { break }
      let pending = machine.raised
      _ = try machine.execute(attempt.finally)
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
