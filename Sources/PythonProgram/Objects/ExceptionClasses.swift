// The exceptions that Python has, and which of them each problem of a program is.

extension Interpreter {
  /// One of the classes that Python has: `object` or an exception; nil where there is none of the name.
  func builtinClass(_ name: String) -> UserClass? {
    if let known = builtinClasses[name] { return known }
    guard let base = Self.baseNames[name] else { return nil }
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
    let message = Value.text(fault.problem.words.message)
    instance.attributes["args"] = try sequence([message], .tuple, fault.span)
    return instance
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
    case .tensor: "RuntimeError"
    case .run(.recursion): "RecursionError"
    case .run: nil
    case .value(let problem):
      switch problem {
      case .divisionByZero, .zeroToNegativePower: "ZeroDivisionError"
      case .operandTypes, .unaryOperand, .notIterable, .notIndexable, .badIndexType, .unhashable,
        .notAContext, .noElementAssignment, .notAMapping, .keywordNotText, .noLength:
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
