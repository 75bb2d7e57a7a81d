// `try`: what is run, what handles exceptions, what is run in any case.

/// `try: … except type as name: … else: … finally: …`.
final class TryNode: StatementNode {
  struct Handler {
    /// Nil where it catches everything.
    let type: ExpressionNode?
    let target: TargetNode?
    let body: Block

    /// Its name means nothing after it.
    func forget(_ frame: Frame, _ machine: Interpreter) {
      try? target?.delete(frame, machine)
    }
  }

  let body: Block
  private let handlers: [Handler]
  let otherwise: Block
  let finally: Block

  init(
    _ body: Block, handlers: [Handler], otherwise: Block, finally: Block, _ span: Span
  ) {
    (self.body, self.handlers, self.otherwise) = (body, handlers, otherwise)
    self.finally = finally
    super.init(span)
  }

  override func execute(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    let flow: Flow
    do throws(Fault) { flow = try executeGuarded(frame, machine) } catch {
      // At a limit nothing more is run.
      guard try machine.exception(for: error) != nil else { throw error }
      let pending = machine.raised
      let end = try finally.execute(frame, machine)
      guard case .next = end else { return end }
      machine.raised = pending
      throw error
    }
    let end = try finally.execute(frame, machine)
    return if case .next = end { flow } else { end }
  }

  private func executeGuarded(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Flow {
    let flow: Flow
    do throws(Fault) { flow = try body.execute(frame, machine) } catch {
      guard let handler = try handler(of: error, frame, machine) else { throw error }
      return try machine.handling(error) { () throws(Fault) in
        defer { handler.forget(frame, machine) }
        return try handler.body.execute(frame, machine)
      }
    }
    guard case .next = flow else { return flow }
    return try otherwise.execute(frame, machine)
  }

  /// The first handler of a fault, its name bound to the exception; nil where there is none.
  func handler(
    of fault: Fault, _ frame: Frame, _ machine: Interpreter
  ) throws(Fault) -> Handler? {
    guard let exception = try machine.exception(for: fault) else { return nil }
    for handler in handlers {
      if let type = handler.type {
        let value = try type.evaluate(frame, machine)
        guard try machine.isCaught(exception, as: value, type.span) else { continue }
      }
      if let target = handler.target {
        try target.assign(.object(exception), target.span, frame, machine)
      }
      return handler
    }
    return nil
  }
}
