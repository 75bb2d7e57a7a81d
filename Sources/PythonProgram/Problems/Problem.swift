// Everything that can be wrong with a program, by the stage that finds it.

/// An error of a program while it is read or run, before it is shown with its line.
struct Fault: Error {
  var problem: Problem
  var span: Span
  /// Where in the span the caret stands; the start where nil.
  var point: Int?
  /// From where the function was called in which it is, the nearest call first.
  private(set) var calls: [Span] = []
  /// Whether the place is the program's, though the library called what is wrong.
  var isPlaced = false

  init(_ problem: Problem, _ span: Span, point: Int? = nil) {
    self.problem = problem
    self.span = span
    self.point = point
  }

  /// The same, as whoever called the function sees it.
  func called(at span: Span) -> Fault {
    // Of what calls itself a thousand times, one call tells it all.
    guard calls.last?.start != span.start else { return self }
    var fault = self
    fault.calls.append(span)
    return fault
  }
}

/// What is wrong. The cases of each stage stand in a file of their own, with their words.
enum Problem: Error {
  case text(Text)
  case syntax(Syntax)
  case unsupported(Unsupported)
  case name(Name)
  case unavailable(String)
  case call(Call)
  case arguments(String, Arguments)
  case value(Value)
  case tensor(Tensor)
  case run(Run)
  case file(File)
  /// An exception that the program raises.
  case raised(String, message: String, cause: String? = nil)

  /// What is wrong, in the words of CPython, PyTorch or NumPy where they have some, and what to do.
  var words: Words {
    switch self {
    case .text(let problem): problem.words
    case .syntax(let problem): problem.words
    case .unsupported(let part): part.words
    case .name(let problem): problem.words
    case .unavailable(let name): Problem.words(ofMissing: name)
    case .call(let problem): problem.words
    case .arguments(let function, let problem): problem.words(function)
    case .value(let problem): problem.words
    case .tensor(let problem): problem.words
    case .run(let problem): problem.words
    case .file(let problem): problem.words
    case .raised(_, let message, let cause): Words(message, cause.map { "raised because of \($0)" })
    }
  }
}

/// What is wrong, and what to do about it: in the program, or in the call that runs it.
struct Words: ExpressibleByStringInterpolation {
  /// What the exception says: `except … as e: print(e)` shows the same.
  var message: String
  private var advice: String?
  /// The same in words that need no Python: a formula's error has them in place of the message.
  private var plain: String?
  /// Whether they say more than the message, so that a program's error has them too.
  private var explains = false
  var remedy: Diagnostic.Remedy?

  init(
    _ message: String, _ advice: String? = nil, plainly plain: String? = nil,
    remedy: Diagnostic.Remedy? = nil
  ) {
    self.message = message
    self.advice = advice
    self.plain = plain
    self.remedy = remedy
  }

  /// A message that says less than what explains it.
  init(_ message: String, explained plain: String, _ advice: String? = nil) {
    self.init(message, advice, plainly: plain)
    explains = true
  }

  init(stringLiteral message: String) { self.init(message) }

  /// The same under another message.
  func replacing(_ message: String) -> Words {
    var words = self
    words.message = message
    return words
  }

  /// The message as it is shown, after the name of the exception.
  func line(_ exceptionName: String?, isFormula: Bool) -> String {
    guard !isFormula else { return plain ?? message }
    return [exceptionName, message].compactMap { $0 }.filter { !$0.isEmpty }
      .joined(separator: ": ")
  }

  func hint(isFormula: Bool) -> String? {
    guard !isFormula, explains, let plain else { return advice }
    return [plain, advice].compactMap { $0 }.joined(separator: "; ")
  }
}
