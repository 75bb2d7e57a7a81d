// Everything that can be wrong with a program, by the stage that finds it.

/// An error of a program while it is read or run, before it is shown with its line.
///
/// One word in memory: every call of the interpreter may throw it.
struct Fault: Error {
  private struct Contents {
    var problem: Problem
    var span: Span
    var point: Int?
    var isPlaced = false
    var calls: [Span] = []
  }

  private final class Box: Sendable {
    let contents: Contents

    init(_ contents: Contents) { self.contents = contents }
  }

  private let box: Box

  var problem: Problem { box.contents.problem }
  var span: Span { box.contents.span }
  /// Where in the span the caret stands; the start where nil.
  var point: Int? { box.contents.point }
  /// Whether the place is the program's, though the library called what is wrong.
  var isPlaced: Bool { box.contents.isPlaced }
  /// From where the function was called in which it is, the nearest call first.
  var calls: [Span] { box.contents.calls }

  init(_ problem: Problem, _ span: Span, point: Int? = nil) {
    box = Box(Contents(problem: problem, span: span, point: point))
  }

  private init(_ fault: Fault, _ change: (inout Contents) -> Void) {
    var contents = fault.box.contents
    change(&contents)
    box = Box(contents)
  }

  /// Another problem at the same place.
  func replaced(by problem: Problem) -> Fault { Fault(self) { $0.problem = problem } }

  /// The same, in a function of the program that the library called.
  var placed: Fault { isPlaced ? self : Fault(self) { $0.isPlaced = true } }

  /// The same, as whoever called the function sees it.
  func called(at span: Span) -> Fault {
    // Of what calls itself a thousand times, one call tells it all.
    guard calls.last?.start != span.start else { return self }
    return Fault(self) { $0.calls.append(span) }
  }

  /// The same, shown where the program called the library; a program's own fault stays where it is.
  func inLibrary(calledAt span: Span) -> Fault {
    guard !isPlaced else { return called(at: span) }
    return Fault(self) { ($0.span, $0.point) = (span, nil) }
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
