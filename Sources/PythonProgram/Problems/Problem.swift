// Everything that can be wrong with a program, by the stage that finds it.

/// An error of a program while it is read or run, before it is shown with its line.
///
/// One word in memory: every call of the interpreter may throw it.
struct Fault: Error {
  private final class Contents {
    let problem: Problem
    let span: Span
    let point: Int?
    let isPlaced: Bool

    init(_ problem: Problem, _ span: Span, point: Int?, isPlaced: Bool) {
      (self.problem, self.span, self.point, self.isPlaced) = (problem, span, point, isPlaced)
    }
  }

  private let contents: Contents

  var problem: Problem { contents.problem }
  var span: Span { contents.span }
  /// Where in the span the caret stands; the start where nil.
  var point: Int? { contents.point }
  /// Whether the place is the program's, though the library called what is wrong.
  var isPlaced: Bool { contents.isPlaced }

  init(_ problem: Problem, _ span: Span, point: Int? = nil, isPlaced: Bool = false) {
    contents = Contents(problem, span, point: point, isPlaced: isPlaced)
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
  case raised(String, message: String)

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
    case .raised(let type, let message): Words(message.isEmpty ? type : "\(type): \(message)")
    }
  }
}

/// What is wrong, and what to do about it: in the program, or in the call that runs it.
struct Words: ExpressibleByStringInterpolation {
  var message: String
  var hint: String?
  var remedy: Diagnostic.Remedy?

  init(_ message: String, _ hint: String? = nil, remedy: Diagnostic.Remedy? = nil) {
    self.message = message
    self.hint = hint
    self.remedy = remedy
  }

  init(stringLiteral message: String) { self.init(message) }
}
