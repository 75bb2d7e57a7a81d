// What can be wrong with the statements and expressions of a program, in CPython's words; what of
// Python it cannot have.

extension Problem {
  enum Syntax {
    case assignmentInExpression, notebookCommand, prompt, bareGenerator
    /// `print` without parentheses.
    case legacyCall(String)
    case nonlocalOutside, outsideFunction, severalStarred, misplacedStar, starredTarget,
      unpackingAfterMapping
    case declaredTooLate(String, String)
    case noNonlocal(String)
    case repeatedParameter(String)
    case parameterWithoutDefault(String)
    case unexpected(String, expected: String?, Expectation, isInString: Bool)
    case expectedBlock(after: String, line: Int)
    case nestedTooDeeply(Int)
    case cannotAssign(String, AssignmentKind)
    case positionalAfterKeyword(String)
    case repeatedKeyword(String)
    case outsideLoop(String)
    case emptyAttempt, yieldOutside

    /// What CPython says of a token that cannot stand where it stands.
    enum Expectation {
      case anything, colon, key, comma, comparison, argument, otherwise

      var message: String {
        switch self {
        case .anything: "invalid syntax"
        case .colon: "expected ':'"
        case .key: "':' expected after dictionary key"
        case .comma: "invalid syntax. Perhaps you forgot a comma?"
        case .comparison: "invalid syntax. Maybe you meant '==' or ':=' instead of '='?"
        case .argument:
          "expression cannot contain assignment, perhaps you meant \"==\"?"
        case .otherwise: "expected 'else' after 'if' expression"
        }
      }
    }

    /// What something is made a target of.
    enum AssignmentKind {
      case plain, inside, augmented, deletion, annotation

      /// What its elements are made targets of.
      var inside: Self { self == .plain ? .inside : self }
    }

    var words: Words {
      switch self {
      case .unexpected(let found, let expected, let expectation, let isInString):
        Words(
          (isInString ? "f-string: " : "") + expectation.message,
          explained: expected.map { "expected \($0), found \(found)" } ?? "unexpected \(found)")
      case .expectedBlock("def", let line): Syntax.block("function definition", line)
      case .expectedBlock("class", let line): Syntax.block("class definition", line)
      case .expectedBlock(let word, let line): Syntax.block("'\(word)' statement", line)
      case .nestedTooDeeply(let limit): "more than \(limit) levels inside each other"
      case .cannotAssign(let what, let kind): Syntax.words(ofAssigningTo: what, kind)
      case .assignmentInExpression:
        Words(
          "invalid syntax", plainly: "an expression has no assignment", remedy: .giveParameter(nil))
      case .positionalAfterKeyword(let name):
        Words(
          "positional argument follows keyword argument",
          explained: "an argument without a name follows \(name)=…",
          "put arguments without a name first")
      case .repeatedKeyword(let name): "keyword argument repeated: \(name)"
      case .nonlocalOutside: "nonlocal declaration not allowed at module level"
      case .outsideFunction: "'return' outside function"
      case .severalStarred: "multiple starred expressions in assignment"
      case .misplacedStar:
        Words(
          "can't use starred expression here",
          explained: "a * unpacks values only in a list, a tuple, a set or a call", "leave it out")
      case .declaredTooLate(let name, let keyword):
        Words(
          "name '\(name)' is assigned to before \(keyword) declaration", "put '\(keyword)' first")
      case .noNonlocal(let name):
        Words(
          "no binding for nonlocal '\(name)' found",
          explained: "no function around this one binds '\(name)'")
      case .repeatedParameter(let name): "duplicate argument '\(name)' in function definition"
      case .parameterWithoutDefault(let name):
        Words(
          "non-default argument follows default argument",
          explained: "the parameter '\(name)' has no default, and one before it has", "give it one")
      case .outsideLoop("continue"): "'continue' not properly in loop"
      case .outsideLoop(let word): "'\(word)' outside loop"
      case .emptyAttempt: "expected 'except' or 'finally' block"
      case .yieldOutside: "'yield' outside function"
      case .legacyCall(let name):
        Words("Missing parentheses in call to '\(name)'. Did you mean \(name)(...)?")
      case .bareGenerator: "Generator expression must be parenthesized"
      case .starredTarget: "starred assignment target must be in a list or tuple"
      case .unpackingAfterMapping:
        "iterable argument unpacking follows keyword argument unpacking"
      case .notebookCommand:
        Words(
          "invalid syntax", explained: "a notebook's command is not Python", "leave this line out")
      case .prompt:
        Words(
          "invalid syntax", explained: "'>>>' is the prompt of an interpreter",
          "leave the prompts and the output out")
      }
    }

    var exceptionName: String? {
      switch self {
      case .nestedTooDeeply: nil
      case .expectedBlock: "IndentationError"
      default: "SyntaxError"
      }
    }

    private static func block(_ opening: String, _ line: Int) -> Words {
      Words("expected an indented block after \(opening) on line \(line)")
    }

    private static func words(ofAssigningTo what: String, _ kind: AssignmentKind) -> Words {
      switch kind {
      case .plain:
        Words("cannot assign to \(what) here. Maybe you meant '==' instead of '='?")
      case .inside: Words("cannot assign to \(what)")
      case .augmented: Words("'\(what)' is an illegal expression for augmented assignment")
      case .deletion: Words("cannot delete \(what)")
      case .annotation:
        Words(
          ["tuple", "list"].contains(what)
            ? "only single target (not \(what)) can be annotated" : "illegal target for annotation")
      }
    }
  }

  /// What of Python a program cannot have.
  enum Unsupported {
    case statement(String)
    case generator, yieldInside

    var words: Words {
      switch self {
      case .statement(let word): "'\(word)' is not supported"
      case .generator: "'async' and 'await' are not supported"
      case .yieldInside:
        Words(
          "'yield' stands inside an expression", "give it a line of its own: value = yield other")
      }
    }
  }
}
