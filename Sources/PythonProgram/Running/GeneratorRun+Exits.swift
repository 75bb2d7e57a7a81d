// How the body of a generator leaves blocks: through `break`, `return`, exceptions and `finally`.

extension GeneratorRun {
  /// Ends it: `GeneratorExit` is raised where it stopped.
  func close() throws(Fault) {
    let before = machine.raised
    try machine.raise("GeneratorExit", [], span)
    let exit = Fault(.raised("GeneratorExit", message: ""), span)
    do throws(Fault) {
      guard try resume(sending: .none, throwing: exit) == nil else {
        throw try machine.ignoredExit(span)
      }
    } catch {
      guard try machine.isCaught(error, as: ["GeneratorExit", "StopIteration"]) else { throw error }
    }
    machine.raised = before
  }

  /// Whether there is a `finally` or a context to be left.
  var hasEnd: Bool {
    levels.contains { level in
      switch level {
      case .attempt(let attempt, _): !attempt.finally.isEmpty
      case .context: true
      default: false
      }
    }
  }

  /// What leaves the blocks around it.
  enum Exit {
    case breakLoop
    case continueLoop
    case returned(Value)
    case fault(Fault, Instance?)
  }

  /// Leaves levels up to the one that an exit is for; what stands under `finally` on the way is
  /// run first.
  func leave(_ exit: Exit) throws(Fault) {
    var exit = exit
    while let level = levels.popLast() {
      switch level {
      case .loop, .whileLoop:
        switch exit {
        case .breakLoop: return
        case .continueLoop:
          levels.append(level)
          return
        case .returned, .fault: break
        }
      case .handling(let handler, let before): end(handler, before)
      case .attempt(let attempt, let isInBody):
        if case .fault(let fault, let exception) = exit {
          machine.raised = exception
          do throws(Fault) {
            // At a limit nothing more is run.
            guard let exception = try machine.exception(for: fault) else {
              levels = []
              throw fault
            }
            if isInBody, let handler = try attempt.handler(of: fault, frame, machine) {
              levels.append(.attempt(attempt, inBody: false))
              levels.append(.handling(handler, before: machine.handled))
              levels.append(.block(handler.body, next: 0))
              machine.handled = (fault, exception)
              return
            }
          } catch {
            exit = .fault(error, machine.raised)
          }
        }
        // The body itself is a level: there is none at a limit only.
        guard !attempt.finally.isEmpty, !levels.isEmpty else { break }
        levels.append(.leaving(exit))
        levels.append(.block(attempt.finally, next: 0))
        return
      case .context(let context, let span):
        do throws(Fault) {
          if case .fault(let fault, let exception) = exit {
            machine.raised = exception
            if try context.exit(fault, machine, span) { return }
          } else {
            _ = try context.exit(nil, machine, span)
          }
        } catch {
          exit = .fault(error, machine.raised)
        }
      case .block, .leaving, .with, .delegated, .receiving: break
      }
    }
    switch exit {
    case .returned(let value): returned = value
    case .fault(let fault, let exception):
      machine.raised = exception
      throw try machine.isCaught(fault, as: ["StopIteration"])
        ? machine.stoppedInside(fault.span) : fault
    case .breakLoop, .continueLoop: break
    }
  }

  /// What handled an exception is done.
  func end(_ handler: TryNode.Handler, _ before: (fault: Fault, exception: Instance?)?) {
    handler.forget(frame, machine)
    machine.handled = before
  }
}

extension Interpreter {
  /// What a generator yields that is given a value.
  func send(_ value: Value, to generator: IteratorValue?, _ span: Span) throws(Fault) -> Value? {
    guard let generator else {
      throw Fault(
        .name(.noAttribute("send", owner: "an iterator", suggestion: nil)), span)
    }
    return try generator.send(value)
  }

  /// What a generator raises in place of the exception that would end it.
  fileprivate func stoppedInside(_ span: Span) throws(Fault) -> Fault {
    try raised("RuntimeError", "generator raised StopIteration", span)
  }

  /// A value has been sent to a generator that waits for none.
  func sentTooEarly(_ span: Span) throws(Fault) -> Fault {
    try raised("TypeError", "can't send non-None value to a just-started generator", span)
  }

  /// A generator goes on where it has been closed.
  fileprivate func ignoredExit(_ span: Span) throws(Fault) -> Fault {
    try raised("RuntimeError", "generator ignored GeneratorExit", span)
  }

  private func raised(_ type: String, _ message: String, _ span: Span) throws(Fault) -> Fault {
    try raise(type, [.text(message)], span)
    return Fault(.raised(type, message: message), span)
  }
}

extension Interpreter {
  /// Closes the generators that nobody can go on with; what they raise then nobody hears.
  func closeAbandoned() {
    while let generator = abandoned.popLast() {
      do throws(Fault) { try generator.close() } catch { continue }
    }
  }
}
