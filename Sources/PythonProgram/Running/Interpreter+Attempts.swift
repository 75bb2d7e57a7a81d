// Raises and catches exceptions.

extension Interpreter {
  func execute(_ attempt: Attempt) throws(Fault) -> Flow {
    let flow: Flow
    do throws(Fault) { flow = try executeGuarded(attempt) } catch {
      // At a limit nothing more is run.
      guard try exception(for: error) != nil else { throw error }
      let pending = raised
      let end = try execute(attempt.finally)
      guard case .next = end else { return end }
      raised = pending
      throw error
    }
    let end = try execute(attempt.finally)
    return if case .next = end { flow } else { end }
  }

  private func executeGuarded(_ attempt: Attempt) throws(Fault) -> Flow {
    let flow: Flow
    do throws(Fault) { flow = try execute(attempt.body) } catch {
      guard let handler = try handler(of: error, in: attempt) else { throw error }
      return try handling(error) { () throws(Fault) in
        defer { forget(handler.name?.text) }
        return try execute(handler.body)
      }
    }
    guard case .next = flow else { return flow }
    return try execute(attempt.otherwise)
  }

  /// The first handler of a fault, its name bound to the exception; nil where there is none.
  func handler(of fault: Fault, in attempt: Attempt) throws(Fault) -> Attempt.Handler? {
    guard let exception = try exception(for: fault) else { return nil }
    for handler in attempt.handlers {
      if let type = handler.type {
        let value = try evaluate(type)
        let types = try value.elements.map { list throws(Fault) in
          try values(of: list, type.span)
        }
        let classes = try (types ?? [value]).map { value throws(Fault) in
          guard let known = value.object(as: UserClass.self) else {
            throw Fault(.value(.notAnException(value.typeName, isCaught: true)), type.span)
          }
          return known
        }
        guard classes.contains(where: exception.type.isDerived(from:)) else { continue }
      }
      if let (name, span) = handler.name { try bind(name, .object(exception), span) }
      return handler
    }
    return nil
  }

  /// Runs what handles a fault, where `raise` alone raises it again.
  func handling<R>(_ fault: Fault, _ body: () throws(Fault) -> R) throws(Fault) -> R {
    let before = handled
    handled = (fault, raised)
    defer { handled = before }
    return try body()
  }

  /// A handler's name means nothing after it.
  func forget(_ name: String?) {
    guard let name else { return }
    (inner?.frame(binding: name) ?? globals).values[name] = nil
  }

  /// The fault that `raise` is.
  func fault(
    raising expression: Expression?, from cause: Expression? = nil, _ span: Span
  ) throws(Fault) -> Fault {
    guard let expression else {
      guard let handled else { return Fault(.value(.nothingToRaise), span) }
      raised = handled.exception
      return handled.fault
    }
    var value = try evaluate(expression)
    if let type = value.object(as: UserClass.self) { value = try instance(of: type, [], span) }
    guard let exception = value.object(as: Instance.self),
      exception.type.isDerived(from: "BaseException")
    else { return Fault(.value(.notAnException(value.typeName)), expression.span) }
    if let context = try handledException(), context !== exception,
      context.attributes["__context__"]?.object(as: Instance.self) !== exception
    {
      try exception.setOwnAttribute("__context__", to: .object(context), self, span)
    }
    let origin = try cause.map { cause throws(Fault) in
      try self.cause(cause, of: exception, span)
    }
    raised = exception
    let message = try string(text(of: value, span), span)
    return Fault(.raised(exception.type.name, message: message, cause: origin ?? nil), span)
  }

  /// The exception that is being handled.
  private func handledException() throws(Fault) -> Instance? {
    guard let handled else { return nil }
    switch handled.fault.problem {
    case .raised, .value(.noKey): return handled.exception
    default: return try exception(for: handled.fault)
    }
  }

  /// Notes what an exception is raised from, and says it; None hides what was handled.
  private func cause(
    _ expression: Expression, of exception: Instance, _ span: Span
  ) throws(Fault) -> String? {
    var value = try evaluate(expression)
    if let type = value.object(as: UserClass.self) { value = try instance(of: type, [], span) }
    try exception.setOwnAttribute("__cause__", to: value, self, span)
    try exception.setOwnAttribute("__suppress_context__", to: .bool(true), self, span)
    if case .none = value { return nil }
    guard let cause = value.object(as: Instance.self), cause.type.isDerived(from: "BaseException")
    else { throw Fault(.value(.notACause(value.typeName)), expression.span) }
    let message = try string(text(of: value, span), span)
    return message.isEmpty ? cause.type.name : "\(cause.type.name): \(message)"
  }

  /// Whether a program ends itself by it, as `sys.exit()` does, and nothing is wrong.
  func isOrderlyEnd(_ fault: Fault) -> Bool {
    guard case .raised("SystemExit", _, _) = fault.problem else { return false }
    let status = raised?.attributes["args"]?.elements.flatMap { $0.count == 1 ? $0[0] : nil }
    return switch status {
    case nil, .some(.none), .int(0), .bool(false): true
    default: false
    }
  }
}
