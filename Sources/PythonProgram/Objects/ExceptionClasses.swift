// The exceptions that Python has, and which of them each problem of a program is.

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
    builtinClasses[name] = UserClass(name, bases: bases)
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
      OSError: FileNotFoundError PermissionError TimeoutError
      RuntimeError: NotImplementedError RecursionError
      ValueError: UnicodeError
      Warning: UserWarning DeprecationWarning RuntimeWarning FutureWarning
      """
    var names = ["object": ""]
    for line in tree.split(separator: "\n") {
      let parts = line.split(separator: " ").map(String.init)
      for name in parts.dropFirst() { names[name] = String(parts[0].dropLast()) }
    }
    return names
  }()

  /// The exception that a program catches.
  func exception(for fault: Fault) throws(Fault) -> Instance? {
    if case .raised = fault.problem { return raised }
    guard let name = fault.problem.exceptionName, let type = builtinClass(name) else { return nil }
    let instance = Instance(type)
    // What the dictionary was asked for is kept as it is.
    if case .value(.noKey) = fault.problem, let raised { return raised }
    let message = Value.text(fault.problem.exceptionMessage)
    instance.attributes["args"] = try sequence([message], .tuple, fault.span)
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

extension Problem {
  /// The name of the exception that it is in Python; nil for what no program can catch.
  var exceptionName: String? {
    switch self {
    case .text, .syntax, .unsupported, .unavailable, .raised: nil
    case .name(let problem):
      switch problem {
      case .unboundLocal: "UnboundLocalError"
      case .undefined, .undefinedInFormula: "NameError"
      case .noAttribute, .cannotSetAttribute: "AttributeError"
      case .unknownModule: "ModuleNotFoundError"
      case .notInModule: "ImportError"
      }
    case .call(.invalidArgument): "ValueError"
    case .call, .arguments: "TypeError"
    case .tensor(.operandShapes), .tensor(.assignedShape): "ValueError"
    case .tensor(.positionShapes): "IndexError"
    case .tensor: "RuntimeError"
    case .run(.recursion): "RecursionError"
    case .run: nil
    case .file(let problem): problem.exceptionName
    case .value(let problem):
      switch problem {
      case .divisionByZero, .zeroToNegativePower: "ZeroDivisionError"
      case .operandTypes, .unaryOperand, .notIterable, .notIndexable, .badIndexType, .unhashable,
        .notAContext, .noElementAssignment, .notAMapping, .keywordNotText, .noLength,
        .noArrayKind:
        "TypeError"
      case .indexOutOfRange, .emptyPop: "IndexError"
      case .noKey: "KeyError"
      case .assertionFailed: "AssertionError"
      case .mathRange, .integerTooLarge: "OverflowError"
      default: "ValueError"
      }
    }
  }
}

extension Problem {
  /// What the exception says, in CPython's words where programs may look at them.
  fileprivate var exceptionMessage: String {
    switch self {
    case .name(.noAttribute(let name, let owner, _)):
      "\(plain(owner)) object has no attribute '\(name)'"
    case .value(let problem):
      switch problem {
      case .operandTypes(let symbol, let left, let right):
        "unsupported operand type(s) for \(symbol): \(plain(left)) and \(plain(right))"
      case .notIterable(let type): "\(plain(type)) object is not iterable"
      case .notIndexable(let type): "\(plain(type)) object is not subscriptable"
      case .noLength(let type): "object of type \(plain(type)) has no len()"
      case .conversion(let text, "an int"): "invalid literal for int() with base 10: \(text)"
      case .conversion(let text, _): "could not convert string to float: \(text)"
      case .unpack(let expected, let got):
        got < expected
          ? "not enough values to unpack (expected \(expected), got \(got))"
          : "too many values to unpack (expected \(expected))"
      case .emptyPop(let type): "pop from empty \(type.split(separator: " ").last ?? "")"
      case .assertionFailed(let message): message ?? ""
      case .mathDomain: "math domain error"
      case .mathRange: "math range error"
      default: words.message
      }
    case .call(.notCallable(let type)): "\(plain(type)) object is not callable"
    default: words.message
    }
  }

  /// A type's name in quotes, from the words that messages have for it.
  private func plain(_ type: String) -> String {
    switch type {
    case "None": "'NoneType'"
    case "a tensor", "a tensor of ints", "a tensor of booleans": "'Tensor'"
    default: type.hasPrefix("'") ? type : "'\(type.split(separator: " ").last ?? "")'"
    }
  }
}
