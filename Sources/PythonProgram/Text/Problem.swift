// Everything that can be wrong with a program. The words are in `Problem+Words.swift`.

/// An error of a program while it is read or run, before it is shown with its line.
struct ProgramError: Error {
  var problem: Problem
  var span: Span
  /// Where in the span the caret stands; the start where nil.
  var point: Int?

  init(_ problem: Problem, _ span: Span, point: Int? = nil) {
    self.problem = problem
    self.span = span
    self.point = point
  }
}

enum Problem: Error {
  // Text
  case notUTF8
  case programTooLarge(bytes: Int)
  case nullByte
  case unknownCharacter(String)
  case strayBackslash
  case invalidNumber(String)
  case integerTooLarge
  case complexNumber
  case bytesLiteral
  case unterminatedString(isTriple: Bool)
  case invalidEscape(String)
  case strayBrace
  case neverClosed(String)
  case unopenedBracket(String)
  case mismatchedBracket(String, open: String, line: Int)
  case mixedTabs
  case unmatchedDedent
  case unexpectedIndent

  // Statements and expressions
  case unexpected(String, expected: String?)
  case expectedBlock(after: String)
  case nestedTooDeeply(Int)
  case unsupported(Unsupported)
  case cannotAssign(String)
  case elementAssignment
  case assignmentInExpression
  case positionalAfterKeyword(String)
  case outsideLoop(String)
  case notebookCommand
  case prompt

  // Names
  case undefinedName(String, suggestion: String?, remedy: Remedy?)
  case noAttribute(String, owner: String, suggestion: String?)
  case notAvailable(String, Unavailable)
  case unknownModule(String, suggestion: String?)
  case notInModule(String, module: String, suggestion: String?)
  case starImport
  case cannotSetAttribute(String, owner: String)

  // Calls
  case notCallable(String)
  case missingArgument(String, parameter: String, signature: String)
  case tooManyArguments(String, count: Int, signature: String)
  case unknownKeyword(String, keyword: String, suggestion: String?, signature: String)
  case repeatedArgument(String, parameter: String)
  case wrongType(String, parameter: String, expected: String, got: String, hint: String? = nil)
  case invalidArgument(String, parameter: String, String)

  // Values
  case operandTypes(String, String, String)
  case unaryOperand(String, String)
  case notIterable(String)
  case notAContext
  case notIndexable(String)
  case unpack(expected: Int, got: Int)
  case divisionByZero
  case zeroToNegativePower
  case complexResult
  case mathDomain(String)
  case mathRange(String)
  case badIndexType(String)
  case indexOutOfRange(Int, what: String, count: Int)
  case tooManyIndices(rank: Int)
  case indexOfScalar
  case zeroStep
  case negativeStep
  case separatedIndices
  case maskShape(mask: [Int], shape: [Int])
  case ambiguousTruth(shape: [Int])
  case notOneElement(count: Int)
  case raggedData(expected: Int, got: Int, depth: Int)
  case dataElement(String)
  case formatSpecification(String)
  case conversion(String, to: String)
  case percentArguments(expected: Int, got: Int)
  case braceArgument(Int, count: Int)
  case assertionFailed(String?)

  // Tensors
  case tensor(String, hint: String? = nil)
  case integerRequiresGrad
  case doesNotRequireGrad
  case backwardShape(shape: [Int])
  case backwardTwice
  case gradientShape([Int], shape: [Int])
  case leafInPlace
  case sharedInPlace
  case inPlaceKind
  case inPlaceShape(shape: [Int], result: [Int])
  case graphIsGone

  // The run
  case tooManyOperations(Int, needed: Int)
  case tooManyElements(Int, needed: Int)
  case nothingToDraw
  case notScalar(name: String?, shape: [Int])
  case badParameterName(String)
  case parameterValue(String)
  case formulaValue(String)
}

/// What of Python a program cannot have.
enum Unsupported {
  case statement(String, name: String? = nil)
  case lambda, comprehension, braces, walrus, unpacking, generator, withAs, loopElse
}

/// Why a name that PyTorch or Python has is not there.
enum Unavailable {
  case random
  case randomLayers
  case trainingLoop
  case module
  case other(String)
}

/// What to do about a name that is not known.
enum Remedy {
  /// The line that makes the name known, or the one it was probably meant to be.
  case importing(String)
  case parameter(String)
}
