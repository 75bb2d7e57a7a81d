// Raises and catches exceptions.

extension Interpreter {
  /// Whether an exception is of a class, or of one of several in a tuple.
  func isCaught(_ exception: Instance, as value: Value, _ span: Span) throws(Fault) -> Bool {
    let types = try value.elements.map { list throws(Fault) in try values(of: list, span) }
    return try (types ?? [value]).map { value throws(Fault) in
      guard let known = value.object(as: UserClass.self) else {
        throw Fault(.value(.notAnException(value.typeName)), span)
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

  /// The fault that `raise value` is.
  func fault(raising value: Value, _ valueSpan: Span, _ span: Span) throws(Fault) -> Fault {
    var value = value
    if let type = value.object(as: UserClass.self) { value = try instance(of: type, [], span) }
    guard let exception = value.object(as: Instance.self),
      exception.type.isDerived(from: "BaseException")
    else { return Fault(.value(.notAnException(value.typeName)), valueSpan) }
    raised = exception
    let message = try string(text(of: value, span), span)
    return Fault(.raised(exception.type.name, message: message), span)
  }
}
