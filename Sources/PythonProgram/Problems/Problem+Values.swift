// What can be wrong with numbers, lists, texts and indices; in CPython's words.

extension Problem {
  enum Value: Error {
    case integerTooLarge, complexResult
    /// An int for a float, and one for the 64 bits that others have.
    case tooLargeForFloat, tooLargeForWord, quotientTooLarge
    /// More digits than Python reads and writes; nil where they are not written.
    case tooManyDigits(Int?)
    case divisionByZero(BinaryOperator, isFloat: Bool)
    case zeroToNegativePower, zeroStep, negativeShift
    case notAContext(String)
    case operandTypes(String, String, String, isInPlace: Bool = false)
    case unaryOperand(String, String)
    case notIterable(String)
    /// What is on the right of `in`.
    case notAContainer(String)
    /// What is on the left of `in` where a text is on the right.
    case partOfText(String)
    case notUnpackable(String)
    case notJoinable
    case notATensor(String, place: Int)
    case notText(String, place: Int)
    case notIndexable(String)
    case unpack(expected: Int, got: Int, isLeast: Bool = false)
    case sliceLength(Int, got: Int)
    case pairLength(Int, place: Int)
    case mathDomain(String)
    case mathRange(String)
    /// An index of a type, in the brackets after something of another.
    case badIndexType(String, of: String = "a tensor")
    case indexOutOfRange(Int, what: String, count: Int)
    case notOneElement(count: Int, isConversion: Bool = false)
    case raggedData(expected: Int, got: Int, outer: [Int])
    case dataElement(String)
    case noArrayKind(String)
    case formatSpecification(String)
    /// The letter of a format that is none of a type's; nil where the type has no formats at all.
    case formatCode(Character?, type: String)
    case formatNumber(String, type: String)
    case formatBrace(Character)
    case conversion(String, to: String)
    case percentArguments(expected: Int, got: Int)
    case braceArgument(Int, count: Int)
    case assertionFailed(String?)
    case shortened
    case changedSize(String)
    case noKey(String)
    case unhashable(String)
    case noElementAssignment(String, isDeletion: Bool = false)
    case notAMapping(String)
    case keywordNotText(String)
    case notInList(String)
    case notInText
    case notInBase(String, Int)
    case emptyPop(String)
    case noLength(String)
    case notABase(String)
    case noOrderOfBases([String])
    case notAnException(String, isCaught: Bool = false)
    case notACause(String)
    case nothingToRaise, generatorIsRunning, outsideMethod

    /// Of what no program can catch, no name: only this language says it.
    var exceptionName: String? {
      switch self {
      case .shortened: nil
      case .changedSize: "RuntimeError"
      case .complexResult: "ValueError"
      case .integerTooLarge, .tooLargeForFloat, .tooLargeForWord, .quotientTooLarge, .mathRange:
        "OverflowError"
      case .conversion(let text, _) where text.hasSuffix("inf"): "OverflowError"
      case .divisionByZero, .zeroToNegativePower: "ZeroDivisionError"
      case .unaryOperand("-", "a tensor of booleans"),
        .operandTypes("-", "a tensor of booleans", "a tensor of booleans", _):
        "RuntimeError"
      case .operandTypes, .unaryOperand, .notIterable, .notAContainer, .partOfText,
        .notUnpackable, .notJoinable, .notText, .notATensor, .notIndexable, .unhashable,
        .notAContext, .noElementAssignment,
        .notAMapping, .keywordNotText, .noLength, .formatCode(nil, _), .formatNumber,
        .percentArguments, .notABase, .noOrderOfBases, .notAnException, .notACause,
        .noArrayKind:
        "TypeError"
      case .badIndexType(_, let owner): Problem.Tensor.isArray(owner) ? "IndexError" : "TypeError"
      case .dataElement(let type): Value.isOfText(type) ? "TypeError" : "RuntimeError"
      case .notOneElement(_, let isConversion): isConversion ? "ValueError" : "RuntimeError"
      case .indexOutOfRange, .emptyPop, .braceArgument: "IndexError"
      case .noKey: "KeyError"
      case .assertionFailed: "AssertionError"
      case .nothingToRaise, .outsideMethod: "RuntimeError"
      case .negativeShift, .unpack, .sliceLength, .pairLength, .mathDomain, .raggedData,
        .formatSpecification, .formatCode, .formatBrace, .conversion, .notInList, .notInText,
        .notInBase, .tooManyDigits, .zeroStep, .generatorIsRunning:
        "ValueError"
      }
    }

    var words: Words {
      switch self {
      case .operandTypes, .unaryOperand, .divisionByZero, .zeroToNegativePower, .complexResult,
        .integerTooLarge, .tooLargeForFloat, .tooLargeForWord, .quotientTooLarge, .tooManyDigits,
        .negativeShift, .mathDomain, .mathRange:
        arithmeticWords
      case .formatSpecification, .formatCode, .formatNumber, .formatBrace, .percentArguments,
        .braceArgument:
        formattingWords
      case .badIndexType, .indexOutOfRange, .noElementAssignment, .notIndexable, .zeroStep:
        indexWords
      case .notIterable(let type):
        Words(
          type == "a tensor of 0 dimensions"
            ? "iteration over a 0-d tensor" : "'\(python(type))' object is not iterable",
          plainly: "cannot loop over \(type)")
      case .notAContainer(let type):
        Words("argument of type '\(python(type))' is not iterable")
      case .partOfText(let type):
        Words("'in <string>' requires string as left operand, not \(python(type))")
      case .notUnpackable(let type):
        Words("cannot unpack non-iterable \(python(type)) object")
      case .notATensor(let type, let place):
        Words(
          "expected Tensor as element \(place) in argument 0, but got \(python(type))",
          plainly: "expected a list of tensors, found \(type)")
      case .notJoinable: "can only join an iterable"
      case .notText(let type, let place):
        Words("sequence item \(place): expected str instance, \(python(type)) found")
      case .notAContext(let type):
        Words("'\(python(type))' object does not support the context manager protocol")
      case .unpack(let expected, let got, let isLeast):
        Words(
          got < expected
            ? "not enough values to unpack (expected \(isLeast ? "at least " : "")\(expected), "
              + "got \(got))"
            : "too many values to unpack (expected \(expected))",
          got < expected ? nil : "there are \(got)")
      case .sliceLength(let expected, let got):
        Words(
          "attempt to assign sequence of size \(got) to extended slice of size \(expected)")
      case .pairLength(let count, let place):
        Words(
          "dictionary update sequence element #\(place) has length \(count); 2 is required")
      case .notOneElement(let count, let isConversion):
        Words(
          isConversion
            ? "only one element tensors can be converted to Python scalars"
            : "a Tensor with \(count) elements cannot be converted to Scalar",
          plainly: "a tensor with \(count) elements is not one number")
      case .raggedData(let expected, let got, let outer):
        Words(
          "expected sequence of length \(expected) at dim \(outer.count) (got \(got))",
          plainly: "expected a sequence of length \(expected) at dim \(outer.count), got \(got)")
      case .dataElement(let type):
        Words(
          Value.isOfText(type)
            ? "new(): invalid data type '\(python(type))'"
            : "Could not infer dtype of \(python(type))",
          explained: "expected numbers, found \(type)")
      case .noArrayKind(let name):
        Words("there are no arrays of \(name)", "an array holds floats, ints or bools")
      case .conversion(let text, let type): Value.words(ofConverting: text, to: type)
      case .noKey(let key): Words(key, plainly: "the dict has no key \(key)")
      case .unhashable(let type):
        Words("unhashable type: '\(python(type))'", plainly: "\(type) cannot be a key")
      case .notAMapping(let type):
        Words(
          "argument after ** must be a mapping, not \(python(type))",
          plainly: "after ** comes a dict, not \(type)")
      case .keywordNotText(let type):
        Words("keywords must be strings", explained: "after ** a key is \(type)")
      case .changedSize(let kind):
        Words("\(kind) changed size during iteration", "loop over a copy of it")
      case .shortened:
        Words("the list got shorter while a loop goes through it", "loop over a copy: list(x)")
      case .notInList(let message): Words(message)
      case .notInText: "substring not found"
      case .notInBase(let text, let base):
        "invalid literal for int() with base \(base): '\(text)'"
      case .emptyPop(let type): Words("pop from empty \(python(type))")
      case .noLength("a tensor of 0 dimensions"): "len() of a 0-d tensor"
      case .noLength(let type):
        Words("object of type '\(python(type))' has no len()", plainly: "\(type) has no len()")
      case .notABase(let type): Words("a class cannot be derived from \(type)")
      case .noOrderOfBases(let names):
        names.count > Set(names).count
          ? Words(
            "duplicate base class \(names.first { name in names.count { $0 == name } > 1 } ?? "")")
          : Words(
            "Cannot create a consistent method resolution order (MRO) for bases "
              + names.joined(separator: ", "), "put a class before those that it is derived from")
      case .notAnException(let type, let isCaught):
        Words(
          isCaught
            ? "catching classes that do not inherit from BaseException is not allowed"
            : "exceptions must derive from BaseException", "this is \(type)")
      case .notACause(let type):
        Words("exception causes must derive from BaseException", "this is \(type)")
      case .nothingToRaise: "No active exception to reraise"
      case .generatorIsRunning: "generator already executing"
      case .outsideMethod: "super(): no arguments"
      case .assertionFailed(let message): Words(message ?? "", plainly: "the assertion is false")
      }
    }

    /// Whether something is a text, or what is in one: no number at all for PyTorch.
    private static func isOfText(_ type: String) -> Bool { type == "a str" }

    private static func words(ofConverting text: String, to type: String) -> Words {
      let plain = "cannot convert \(text) to \(type)"
      return switch (type, text) {
      case (_, "nan"): Words("cannot convert float NaN to integer", plainly: plain)
      case (_, "inf"), (_, "-inf"):
        Words("cannot convert float infinity to integer", plainly: plain)
      case ("an int", _): Words("invalid literal for int() with base 10: \(text)", plainly: plain)
      default: Words("could not convert string to float: \(text)", plainly: plain)
      }
    }
  }
}
