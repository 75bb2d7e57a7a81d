// What can be wrong with the statements and expressions of a program; what of Python it cannot have.

extension Problem {
  enum Syntax {
    case elementAssignment, assignmentInExpression, notebookCommand, prompt
    case unexpected(String, expected: String?)
    case expectedBlock(after: String)
    case nestedTooDeeply(Int)
    case cannotAssign(String)
    case positionalAfterKeyword(String)
    case outsideLoop(String)

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
      case .outsideLoop(let word): "'\(word)' stands outside of a loop"
      case .notebookCommand: Words("a notebook's command is not Python", "leave this line out")
      case .prompt:
        Words("'>>>' is the prompt of an interpreter", "leave the prompts and the output out")
      }
    }
  }

  /// What of Python a program cannot have.
  enum Unsupported {
    case statement(String, name: String? = nil)
    case lambda, comprehension, braces, walrus, unpacking, generator, withAs, loopElse

    var words: Words {
      switch self {
      case .statement(let word, let name):
        Words("'\(word)' is not supported", Unsupported.hint(for: word, name))
      case .lambda: Words("'lambda' is not supported", "write the expression where it is used")
      case .comprehension:
        Words("comprehensions are not supported", "write the list out, or append in a for loop")
      case .braces: Words("dictionaries and sets are not supported", "use plain names or a list")
      case .walrus: Words("':=' is not supported", "assign on a line of its own")
      case .unpacking: Words("unpacking with * is not supported", "write the arguments out")
      case .generator: "'yield' and 'await' are not supported"
      case .loopElse: Words("'else' after a loop is not supported", "put it after the loop")
      case .withAs: Words("'with … as name' is not supported", "leave 'as name' out")
      }
    }

    private static func hint(for statement: String, _ name: String?) -> String? {
      switch (statement, name) {
      case ("class", "Value"):
        "Value is built in: write 'from micrograd.engine import Value' in place of the class"
      case ("class", _), ("return", _):
        "a program is straight-line: write the layers out as operations on tensors"
      case ("def", "draw_dot"), ("def", "trace"): "draw_dot is built in: leave the function out"
      case ("def", _):
        "a program is straight-line: write what the function computes where it is used"
      case ("while", _): "use 'for i in range(n):', which is unrolled"
      case ("del", _), ("try", _), ("raise", _): "leave it out"
      default: nil
      }
    }
  }
}
