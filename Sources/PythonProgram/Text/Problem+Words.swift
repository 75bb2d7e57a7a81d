// The words of everything that can be wrong with a program: what is wrong, and what to do.

extension Problem {
  var message: String { words.message }
  var hint: String? { words.hint }

  typealias Words = (message: String, hint: String?)

  private var words: (message: String, hint: String?) {
    textWords ?? syntaxWords ?? nameWords ?? callWords ?? valueWords ?? tensorWords ?? runWords
      ?? ("\(self)", nil)
  }

  private var textWords: Words? {
    switch self {
    case .notUTF8: ("the program is not UTF-8 text here", "save the file as UTF-8")
    case .programTooLarge(let bytes):
      (
        "the program has \(bytes) bytes, and at most \(SourceText.maximumSize) (1 MB) are read",
        "write large tensors with torch.linspace, torch.arange or torch.eye"
      )
    case .nullByte: ("a program cannot contain a NUL byte", nil)
    case .unknownCharacter(let character): Problem.characterWords(character)
    case .strayBackslash: ("after a backslash the line must end", nil)
    case .invalidNumber(let text): ("'\(text.prefix(40))' is not a number", nil)
    case .integerTooLarge:
      ("the integer does not fit in 64 bits", "write it as a float: 1e30, or 10.0 ** 30")
    case .complexNumber: ("complex numbers are not supported", nil)
    case .bytesLiteral: ("bytes literals are not supported", "write a string without the b")
    case .unterminatedString(let isTriple):
      (isTriple ? "the triple-quoted string is never closed" : "the string is never closed", nil)
    case .invalidEscape(let text): ("'\(text)' is not a complete escape sequence", nil)
    case .strayBrace: ("a single '}' in an f-string", "write }} for a brace")
    case .neverClosed(let bracket): ("'\(bracket)' is never closed", nil)
    case .unopenedBracket(let bracket): ("'\(bracket)' was never opened", nil)
    case .mismatchedBracket(let bracket, let open, let line):
      ("'\(bracket)' does not close '\(open)' of line \(line)", nil)
    case .mixedTabs: ("tabs and spaces are mixed in this indentation", "indent with spaces only")
    case .unmatchedDedent: ("this indentation matches none of the lines before", nil)
    case .unexpectedIndent: ("unexpected indentation", nil)
    default: nil
    }
  }

  private static func characterWords(_ character: String) -> Words {
    let code = character.unicodeScalars.first.map { String($0.value, radix: 16, uppercase: true) }
    let padded = String(repeating: "0", count: max(0, 4 - (code ?? "").count)) + (code ?? "")
    let isCurly = "“”„«»‘’‚".contains(character)
    let hint: String? =
      isCurly
      ? "write straight quotes: ' or \""
      : "−–—".contains(character)
        ? "write a minus sign: -" : "×⋅·".contains(character) ? "write a product as *" : nil
    return ("'\(character)' (U+\(padded)) cannot stand here", hint)
  }

  private var syntaxWords: Words? {
    switch self {
    case .unexpected(let found, let expected):
      (expected.map { "expected \($0), found \(found)" } ?? "unexpected \(found)", nil)
    case .expectedBlock(let word): ("expected an indented block after '\(word)'", nil)
    case .nestedTooDeeply(let limit): ("more than \(limit) levels inside each other", nil)
    case .unsupported(let part): part.words
    case .cannotAssign(let what): ("cannot assign to \(what)", nil)
    case .elementAssignment:
      (
        "elements of a tensor or list cannot be assigned",
        "write the values out, or join parts with torch.stack, torch.cat or torch.where"
      )
    case .assignmentInExpression:
      ("an expression has no assignment", "give values with --let name=value")
    case .positionalAfterKeyword(let name):
      ("an argument without a name follows \(name)=…", "put arguments without a name first")
    case .outsideLoop(let word): ("'\(word)' stands outside of a loop", nil)
    case .notebookCommand: ("a notebook's command is not Python", "leave this line out")
    case .prompt: ("'>>>' is the prompt of an interpreter", "leave the prompts and the output out")
    default: nil
    }
  }

  private var nameWords: Words? {
    switch self {
    case .undefinedName(let name, let suggestion, let remedy):
      ("name '\(name)' is not defined", Problem.remedyWords(name, suggestion, remedy))
    case .noAttribute(let name, let owner, let suggestion):
      ("\(owner) has no '\(name)'", suggestion.map { "did you mean '\($0)'?" })
    case .notAvailable(let name, let reason): reason.words(name)
    case .unknownModule(let name, let suggestion):
      (
        "no module '\(name)' for programs",
        suggestion.map { "did you mean '\($0)'?" }
          ?? "there are torch, torch.nn.functional, math and micrograd.engine"
      )
    case .notInModule(let name, let module, let suggestion):
      ("cannot import '\(name)' from '\(module)'", suggestion.map { "did you mean '\($0)'?" })
    case .starImport: ("'import *' is not supported", "import the names that are used")
    case .cannotSetAttribute(let name, let owner):
      ("cannot set '\(name)' of \(owner)", "a tensor has label, requires_grad, data and grad")
    default: nil
    }
  }

  private static func remedyWords(
    _ name: String, _ suggestion: String?, _ remedy: Remedy?
  ) -> String? {
    switch remedy {
    case .importing(let line):
      (suggestion.map { "did you mean '\($0)'? " } ?? "") + "add '\(line)'"
    case .parameter(let name):
      suggestion.map { "did you mean '\($0)'?" } ?? "give it a value: --let \(name)=1.0"
    case nil: suggestion.map { "did you mean '\($0)'?" }
    }
  }

  private var callWords: Words? {
    switch self {
    case .notCallable(let type): ("\(type) is not a function", nil)
    case .missingArgument(let function, let parameter, let signature):
      ("\(function)() needs '\(parameter)'", "\(signature)")
    case .tooManyArguments(let function, let count, let signature):
      ("too many arguments for \(function)(): \(count)", "\(signature)")
    case .unknownKeyword(let function, let keyword, let suggestion, let signature):
      (
        "\(function)() has no parameter '\(keyword)'",
        suggestion.map { "did you mean '\($0)'?" } ?? signature
      )
    case .repeatedArgument(let function, let parameter):
      ("\(function)() got '\(parameter)' twice", nil)
    case .wrongType(let function, let parameter, let expected, let got, let hint):
      ("\(function)(): '\(parameter)' must be \(expected), not \(got)", hint)
    case .invalidArgument(let function, let parameter, let complaint):
      ("\(function)(): '\(parameter)' \(complaint)", nil)
    default: nil
    }
  }

  private var valueWords: Words? {
    switch self {
    case .operandTypes(let symbol, let left, let right):
      ("cannot compute \(left) \(symbol) \(right)", nil)
    case .unaryOperand(let symbol, let operand): ("cannot compute \(symbol) of \(operand)", nil)
    case .notIterable(let type): ("cannot loop over \(type)", nil)
    case .notAContext:
      ("'with' takes record_function(\"name\") or torch.no_grad()", nil)
    case .notIndexable(let type): ("\(type) cannot be indexed", nil)
    case .unpack(let expected, let got): ("expected \(expected) values to unpack, got \(got)", nil)
    case .divisionByZero: ("division by zero", "a tensor divided by zero is inf or nan")
    case .zeroToNegativePower: ("0 cannot be raised to a negative power", nil)
    case .complexResult: ("a negative number raised to a fraction is complex", nil)
    case .mathDomain(let function):
      ("\(function)() is not defined there", "torch.\(function) of a tensor gives inf or nan")
    case .mathRange(let function): ("the result of \(function) is too large for a float", nil)
    case .badIndexType(let type):
      ("an index must be an integer, a slice, None, ..., or integers, not \(type)", nil)
    case .indexOutOfRange(let index, let what, let count):
      ("index \(index) is out of range for \(what) of length \(count)", nil)
    case .tooManyIndices(let rank): ("too many indices for a tensor of \(rank) dimensions", nil)
    case .indexOfScalar: ("a tensor of 0 dimensions cannot be indexed", "x.item() is its number")
    case .zeroStep: ("the step of a slice cannot be 0", nil)
    case .negativeStep: ("the step of a tensor's slice must be positive", nil)
    case .separatedIndices:
      (
        "indices that pick positions must stand side by side",
        "index in two steps: x[0][:, columns]"
      )
    case .maskShape(let mask, let shape):
      ("the mask has shape \(mask), the tensor \(shape)", nil)
    case .ambiguousTruth(let shape):
      (
        "a tensor of shape \(shape) is neither true nor false",
        "torch.where chooses element by element"
      )
    case .notOneElement(let count):
      ("a tensor with \(count) elements is not one number", nil)
    case .raggedData(let expected, let got, let depth):
      ("expected a sequence of length \(expected) at dim \(depth), got \(got)", nil)
    case .dataElement(let type): ("expected numbers, found \(type)", nil)
    case .formatSpecification(let text):
      ("the format '\(text)' is not supported", "use .4f, .2e, .3g, d or %")
    case .percentArguments(let expected, let got):
      (
        "the format takes \(expected) \(expected == 1 ? "value" : "values"), and \(got) are given",
        nil
      )
    case .braceArgument(let position, let count):
      ("the format asks for value \(position), and \(count) are given", "values count from 0")
    case .assertionFailed(let message):
      ("the assertion is false" + (message.map { ": \($0)" } ?? ""), nil)
    case .conversion(let text, let type): ("cannot convert \(text) to \(type)", nil)
    default: nil
    }
  }

  private var tensorWords: Words? {
    switch self {
    case .tensor(let message, let hint): (message, hint)
    case .integerRequiresGrad:
      ("only tensors of floats can require gradients", "write the numbers as floats: 1.0, not 1")
    case .doesNotRequireGrad:
      (
        "nothing that this value was computed from requires a gradient",
        "make the parameters with torch.tensor(…, requires_grad=True)"
      )
    case .backwardShape(let shape):
      (
        "backward() starts at a scalar, and this value has shape \(shape)",
        "reduce it first: .sum() or .mean()"
      )
    case .backwardTwice:
      (
        "backward() has run on this value before",
        "compute it anew, or write backward(retain_graph=True) to add the gradients again"
      )
    case .gradientShape(let gradient, let shape):
      ("the gradient has shape \(gradient), the value \(shape)", nil)
    case .leafInPlace:
      (
        "a parameter is changed in place while its computation is recorded",
        "write x = x + …, or put an update of parameters in 'with torch.no_grad():'"
      )
    case .sharedInPlace:
      (
        "this tensor shares its memory with a view, which would change too",
        "write x = x + … in place of x += …"
      )
    case .inPlaceKind:
      ("a tensor of ints cannot become one of floats in place", "write the numbers as floats: 1.0")
    case .inPlaceShape(let shape, let result):
      ("a tensor of shape \(shape) cannot become \(result) in place", "write x = x + …")
    case .graphIsGone:
      (
        "this value belongs to a computation that backward() has gone over before",
        "keep its number with .item(), or its numbers with .detach(), before the next backward()"
      )
    default: nil
    }
  }
}
