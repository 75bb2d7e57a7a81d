// Raises and catches exceptions.

extension Interpreter {
  /// Whether an exception is of a class, or of one of several in a tuple.
  func isCaught(_ exception: Instance, as value: Value, _ span: Span) throws(Fault) -> Bool {
    let types = try value.elements.map { list throws(Fault) in try values(of: list, span) }
    return try (types ?? [value]).map { value throws(Fault) in
      guard let known = value.object(as: UserClass.self) else {
        throw Fault(.value(.notAnException(value.typeName, isCaught: true)), span)
      }
      return known
    }.contains(where: exception.type.isDerived(from:))
  }

  /// Runs what handles a fault, where `raise` alone raises it again.
  func handling<R>(_ fault: Fault, _ body: () throws(Fault) -> R) throws(Fault) -> R {
    let before = handled
    handled = (fault, raised)
    defer { handled = before }
    return try body()
  }

  /// The fault that `raise` alone is.
  func faultRaisedAgain(_ span: Span) -> Fault {
    guard let handled else { return Fault(.value(.nothingToRaise), span) }
    raised = handled.exception
    return handled.fault
  }

  /// A value that `raise` names, and where it stands.
  typealias Named = (value: Value, span: Span)

  /// The fault that `raise value from cause` is.
  func fault(raising named: Named, from cause: Named?, _ span: Span) throws(Fault) -> Fault {
    guard let exception = try exception(named.value, span) else {
      return Fault(.value(.notAnException(named.value.typeName)), named.span)
    }
    if let context = try handledException(), context !== exception,
      context.attributes["__context__"]?.object(as: Instance.self) !== exception
    {
      try exception.setOwnAttribute("__context__", to: .object(context), self, span)
    }
    var origin: String?
    if let cause { origin = try note(cause, raising: exception, span) }
    raised = exception
    let message = try message(of: exception, span)
    return Fault(.raised(exception.type.name, message: message, cause: origin), span)
  }

  /// An exception, or a new one of a class of exceptions; nil for anything else.
  private func exception(_ value: Value, _ span: Span) throws(Fault) -> Instance? {
    var value = value
    if let type = value.object(as: UserClass.self) { value = try instance(of: type, [], span) }
    return value.object(as: Instance.self).flatMap {
      $0.type.isDerived(from: "BaseException") ? $0 : nil
    }
  }

  private func message(of exception: Instance, _ span: Span) throws(Fault) -> String {
    try string(text(of: .object(exception), span), span)
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
  private func note(
    _ cause: Named, raising exception: Instance, _ span: Span
  ) throws(Fault) -> String? {
    let origin = try self.exception(cause.value, span)
    try exception.setOwnAttribute(
      "__cause__", to: origin.map { .object($0) } ?? .none, self, span)
    try exception.setOwnAttribute("__suppress_context__", to: .bool(true), self, span)
    guard let origin else {
      if case .none = cause.value { return nil }
      throw Fault(.value(.notACause(cause.value.typeName)), cause.span)
    }
    let message = try message(of: origin, span)
    return message.isEmpty ? origin.type.name : "\(origin.type.name): \(message)"
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
