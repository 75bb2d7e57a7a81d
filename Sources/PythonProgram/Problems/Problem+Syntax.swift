// What can be wrong with the statements and expressions of a program; what of Python it cannot have.

extension Problem {
  enum Syntax {
    case elementAssignment, assignmentInExpression, notebookCommand, prompt
    case nonlocalOutside, outsideFunction, severalStarred, misplacedStar
    case declaredTooLate(String, String)
    case noNonlocal(String)
    case repeatedParameter(String)
    case parameterWithoutDefault(String)
    case unexpected(String, expected: String?)
    case expectedBlock(after: String)
    case nestedTooDeeply(Int)
    case cannotAssign(String)
    case positionalAfterKeyword(String)
    case outsideLoop(String)
    case emptyAttempt, yieldOutside

    var words: Words {
      switch self {
      case .unexpected(let found, let expected):
        expected.map { "expected \($0), found \(found)" } ?? "unexpected \(found)"
      case .expectedBlock(let word): "expected an indented block after '\(word)'"
      case .nestedTooDeeply(let limit): "more than \(limit) levels inside each other"
      case .cannotAssign(let what): "cannot assign to \(what)"
      case .elementAssignment:
        Words(
          "elements of a tensor or list cannot be assigned",
          "write the values out, or join parts with torch.stack, torch.cat or torch.where")
      case .assignmentInExpression:
        Words("an expression has no assignment", remedy: .giveParameter(nil))
      case .positionalAfterKeyword(let name):
        Words("an argument without a name follows \(name)=…", "put arguments without a name first")
      case .nonlocalOutside: "'nonlocal' stands outside of a function"
      case .outsideFunction: "'return' stands outside of a function"
      case .severalStarred: "only one name of an assignment can have a *"
      case .misplacedStar:
        Words("a * unpacks values only in a list, a tuple, a set or a call", "leave it out")
      case .declaredTooLate(let name, let keyword):
        Words("'\(name)' is used before it is declared \(keyword)", "put '\(keyword)' first")
      case .noNonlocal(let name): "no function around this one binds '\(name)'"
      case .repeatedParameter(let name): "two parameters are called '\(name)'"
      case .parameterWithoutDefault(let name):
        Words("the parameter '\(name)' has no default, and one before it has", "give it one")
      case .outsideLoop(let word): "'\(word)' stands outside of a loop"
      case .emptyAttempt: "after 'try' comes 'except' or 'finally'"
      case .yieldOutside: "'yield' stands outside of a function"
      case .notebookCommand: Words("a notebook's command is not Python", "leave this line out")
      case .prompt:
        Words("'>>>' is the prompt of an interpreter", "leave the prompts and the output out")
      }
    }
  }

  /// What of Python a program cannot have.
  enum Unsupported {
    case statement(String, name: String? = nil)
    case generator, yieldInside, yieldInContext

    var words: Words {
      switch self {
      case .statement(let word, let name):
        Words("'\(word)' is not supported", Unsupported.hint(for: word, name))
      case .generator: "'async' and 'await' are not supported"
      case .yieldInside:
        Words(
          "'yield' stands inside an expression", "give it a line of its own: value = yield other")
      case .yieldInContext: "'yield' inside of 'with' is not supported"
      }
    }

    private static func hint(for statement: String, _ name: String?) -> String? {
      nil
    }
  }
}
