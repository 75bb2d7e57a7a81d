// What can be wrong with the statements and expressions of a program.

extension Problem {
  enum Syntax {
    case unexpected(String, expected: String?)
    case expectedBlock(after: String)
    case nestedTooDeeply(Int)
    case cannotAssign(String)
    case elementAssignment
    case assignmentInExpression
    case positionalAfterKeyword(String)
    case outsideLoop(String)
    case notebookCommand
    case prompt

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
        Words(
          "an argument without a name follows \(name)=…", "put arguments without a name first")
      case .outsideLoop(let word): "'\(word)' stands outside of a loop"
      case .notebookCommand:
        Words("a notebook's command is not Python", "leave this line out")
      case .prompt:
        Words("'>>>' is the prompt of an interpreter", "leave the prompts and the output out")
      }
    }
  }
}
