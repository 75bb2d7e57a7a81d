// The exceptions that Python has, and those that programs catch.

extension Interpreter {
  /// One of the classes that Python has: `object` or an exception; nil where there is none of the name.
  func builtinClass(_ name: String) -> UserClass? {
    if let known = builtinClasses[name] { return known }
    guard let base = Self.baseNames[name] else {
      guard name == "frozenset" else { return nil }
      let module = try? libraryModule("builtins", Span(start: 0, end: 0))
      return module?.names[name]?.object(as: UserClass.self)
    }
    let bases = base.isEmpty ? [] : [builtinClass(base)].compactMap { $0 }
    let isRoot = name == "BaseException"
    builtinClasses[name] = UserClass(
      name, bases: bases,
      attributes: isRoot
        ? [
          "__cause__": .none, "__context__": .none, "__suppress_context__": .bool(false),
          "__traceback__": .none,
        ] : [:])
    return builtinClasses[name]
  }

  /// Each class with the one that it is derived from.
  static let baseNames: [String: String] = {
    let tree = """
      object: BaseException
      BaseException: Exception KeyboardInterrupt SystemExit GeneratorExit
      Exception: ArithmeticError AssertionError AttributeError ImportError LookupError MemoryError \
      NameError OSError RuntimeError StopIteration TypeError ValueError Warning EOFError
      ArithmeticError: ZeroDivisionError OverflowError FloatingPointError
      ImportError: ModuleNotFoundError
      LookupError: IndexError KeyError
      NameError: UnboundLocalError
      OSError: FileExistsError FileNotFoundError PermissionError TimeoutError
      RuntimeError: NotImplementedError RecursionError
      ValueError: UnicodeError AxisError
      Warning: UserWarning DeprecationWarning RuntimeWarning FutureWarning
      """
    var names = ["object": "", "type": "object"]
    for line in tree.split(separator: "\n") {
      let parts = line.split(separator: " ").map(String.init)
      for name in parts.dropFirst() { names[name] = String(parts[0].dropLast()) }
    }
    return names
  }()

  /// The exception that a program catches.
  func exception(for fault: Fault) throws(Fault) -> Instance? {
    if case .raised = fault.problem { return raised }
    guard fault.problem.isCatchable, let name = fault.problem.exceptionName,
      let type = builtinClass(name)
    else { return nil }
    let instance = Instance(type)
    // What the dictionary was asked for is kept as it is.
    if case .value(.noKey) = fault.problem, let raised { return raised }
    let message = fault.problem.words.message
    instance.attributes["args"] = try sequence(
      message.isEmpty ? [] : [.text(message)], .tuple, fault.span)
    return instance
  }

  /// Keeps one of Python's exceptions as the one that is raised.
  func raise(_ name: String, _ arguments: [Value], _ span: Span) throws(Fault) {
    guard let type = builtinClass(name) else {
      preconditionFailure("\(name) is one of Python's exceptions")
    }
    let exception = Instance(type)
    try setArguments(arguments, of: exception, span)
    raised = exception
  }

  /// One of Python's exceptions, with what it says.
  func fault(_ name: String, _ message: String, _ span: Span) throws(Fault) -> Fault {
    try raise(name, [.text(message)], span)
    return Fault(.raised(name, message: message), span)
  }

  /// What an exception is made with.
  func setArguments(_ arguments: [Value], of exception: Instance, _ span: Span) throws(Fault) {
    exception.attributes["args"] = try sequence(arguments, .tuple, span)
    if exception.type.isDerived(from: "StopIteration") {
      exception.attributes["value"] = arguments.first ?? Value.none
    }
  }

  /// The fault of a key that a dictionary has not.
  func missingKey(_ key: Value, _ span: Span) throws(Fault) -> Fault {
    try raise("KeyError", [key], span)
    return Fault(.value(.noKey(try shown(key, span))), span)
  }

  /// Whether a fault is one of the exceptions with these names.
  func isCaught(_ fault: Fault, as names: [String]) throws(Fault) -> Bool {
    guard let type = try exception(for: fault)?.type else { return false }
    return names.contains { type.isDerived(from: $0) }
  }

  /// What an iterator gives next; nil where it stops.
  func untilStopped(_ next: () throws(Fault) -> Value?) throws(Fault) -> Value? {
    do throws(Fault) { return try next() } catch {
      guard try isCaught(error, as: ["StopIteration"]) else { throw error }
      return nil
    }
  }
}
