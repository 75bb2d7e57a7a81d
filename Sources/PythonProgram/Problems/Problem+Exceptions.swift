// Which of Python's exceptions each problem of a program is, and what Python calls types.

extension Problem {
  /// The name of the exception; nil for what only this language says, such as its limits.
  var exceptionName: String? {
    switch self {
    case .unsupported: nil
    case .unavailable: "ModuleNotFoundError"
    case .raised(let name, _, _): name
    case .text(let problem): problem.exceptionName
    case .syntax(let problem): problem.exceptionName
    case .name(let problem): problem.exceptionName
    case .call(.invalidArgument(_, _, let complaint)): complaint.exception
    case .call, .arguments: "TypeError"
    case .tensor(let problem): problem.exceptionName
    case .value(let problem): problem.exceptionName
    case .file(let problem): problem.exceptionName
    case .run(.recursion): "RecursionError"
    case .run: nil
    }
  }

  /// The name that is shown: none for what is no mistake in Python, as its ints have no limit.
  var shownExceptionName: String? {
    switch self {
    case .value(.integerTooLarge), .value(.complexResult), .value(.noArrayKind): return nil
    case .tensor(.operation(let error)):
      if case .operation(.limit) = error.reason { return nil }
      return exceptionName
    default: return exceptionName
    }
  }

  /// Whether a program can catch it: not what is wrong before it runs, and no limit.
  var isCatchable: Bool {
    switch self {
    case .text, .syntax, .unavailable: false
    default: exceptionName != nil
    }
  }

  /// What Python calls a type, of the words that messages have for it: of "a list", "list".
  static func python(_ type: String) -> String {
    switch type {
    case "None": "NoneType"
    case "'...'": "ellipsis"
    case "a tensor", "a tensor of ints", "a tensor of booleans": "Tensor"
    case _ where type.hasPrefix("a tensor "): "Tensor"
    case _ where type.hasPrefix("the class "): "type"
    case _ where type.hasPrefix("the "): String(type.split(separator: " ")[1])
    case _ where type.hasPrefix("'"): String(type.dropFirst().dropLast())
    default: type.split(separator: " ").last.map(String.init) ?? type
    }
  }
}

extension Fault {
  /// The same in other words, where it is this value that no loop can go through.
  func saying(_ problem: Problem.Value, ofNotIterable value: Value) -> Fault {
    guard case .value(.notIterable(value.typeName)) = self.problem else { return self }
    return replaced(by: .value(problem))
  }
}

/// What is wrong with an argument: what completes "'dim' …", and, where the library that programs
/// were written for has words for it, those.
struct Complaint {
  let text: String
  let message: String?
  let exception: String
}
