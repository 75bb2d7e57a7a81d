// What can be wrong with numbers, lists, texts and indices.

extension Problem {
  enum Value: Error {
    case notAContext, integerTooLarge, divisionByZero, zeroToNegativePower, complexResult, zeroStep
    case operandTypes(String, String, String)
    case unaryOperand(String, String)
    case notIterable(String)
    case notIndexable(String)
    case unpack(expected: Int, got: Int)
    case mathDomain(String)
    case mathRange(String)
    case badIndexType(String)
    case indexOutOfRange(Int, what: String, count: Int)
    case notOneElement(count: Int)
    case raggedData(expected: Int, got: Int, depth: Int)
    case dataElement(String)
    case noArrayKind(String)
    case formatSpecification(String)
    case conversion(String, to: String)
    case percentArguments(expected: Int, got: Int)
    case braceArgument(Int, count: Int)
    case assertionFailed(String?)
    case changedSize
    case noKey(String)
    case unhashable(String)
    case holdsItself
    case noElementAssignment(String)
    case notAMapping(String)
    case keywordNotText(String)
    case notInList, notInText
    case notInBase(String, Int)
    case emptyPop(String)
    case noLength(String)
    case notABase(String)
    case noOrderOfBases(String)
    case notAnException(String)
    case nothingToRaise, generatorIsRunning, outsideMethod

    var words: Words {
      switch self {
      case .operandTypes(let symbol, let left, let right):
        "cannot compute \(left) \(symbol) \(right)"
      case .unaryOperand(let symbol, let operand): "cannot compute \(symbol) of \(operand)"
      case .notIterable(let type): "cannot loop over \(type)"
      case .notAContext: "'with' takes record_function(\"name\") or torch.no_grad()"
      case .notIndexable(let type): "\(type) cannot be indexed"
      case .unpack(let expected, let got): "expected \(expected) values to unpack, got \(got)"
      case .integerTooLarge:
        Words("the integer does not fit in 64 bits", "write it as a float: 1e30, or 10.0 ** 30")
      case .divisionByZero: Words("division by zero", "a tensor divided by zero is inf or nan")
      case .zeroToNegativePower: "0 cannot be raised to a negative power"
      case .complexResult: "a negative number raised to a fraction is complex"
      case .mathDomain(let function):
        Words(
          "\(function)() is not defined there", "torch.\(function) of a tensor gives inf or nan")
      case .mathRange(let function): "the result of \(function) is too large for a float"
      case .badIndexType(let type):
        "an index must be an integer, a slice, None, ..., or integers, not \(type)"
      case .indexOutOfRange(let index, let what, let count):
        what.hasPrefix("a dimension") || what.hasPrefix("dimension")
          ? "index \(index) is out of bounds for \(what) of size \(count)"
          : Words(
            "\(what.split(separator: " ").last ?? "") index out of range",
            "the index is \(index), the length \(count)")
      case .zeroStep: "the step of a slice cannot be 0"
      case .notOneElement(let count): "a tensor with \(count) elements is not one number"
      case .raggedData(let expected, let got, let depth):
        "expected a sequence of length \(expected) at dim \(depth), got \(got)"
      case .dataElement(let type): "expected numbers, found \(type)"
      case .noArrayKind(let name):
        Words("there are no arrays of \(name)", "an array holds floats, ints or bools")
      case .formatSpecification(let text):
        Words("the format '\(text)' is not supported", "use .4f, .2e, .3g, d or %")
      case .conversion(let text, let type): "cannot convert \(text) to \(type)"
      case .percentArguments(let expected, let got):
        "the format takes \(expected) \(expected == 1 ? "value" : "values"), and \(got) are given"
      case .braceArgument(let position, let count):
        Words(
          "the format asks for value \(position), and \(count) are given", "values count from 0")
      case .noKey(let key): "the dict has no key \(key)"
      case .unhashable(let type): "\(type) cannot be a key"
      case .holdsItself:
        Words("a list or a dict cannot hold itself", "put in a copy of it")
      case .noElementAssignment(let type): "elements of \(type) cannot be assigned or deleted"
      case .notAMapping(let type): "after ** comes a dict, not \(type)"
      case .keywordNotText(let type): "after ** the keys must be names, not \(type)"
      case .changedSize:
        Words("the list got shorter while a loop goes through it", "loop over a copy: list(x)")
      case .notInList: "the value is not in the list"
      case .notInText: "substring not found"
      case .notInBase(let text, let base):
        "invalid literal for int() with base \(base): '\(text)'"
      case .emptyPop(let type): "nothing can be popped from \(type) that is empty"
      case .noLength(let type): "\(type) has no len()"
      case .notABase(let type): "a class cannot be derived from \(type)"
      case .noOrderOfBases(let name):
        Words(
          "the classes that '\(name)' is derived from have no order",
          "put a class before those that it is derived from")
      case .notAnException(let type): "exceptions must derive from BaseException, not \(type)"
      case .nothingToRaise: "no exception is being handled that 'raise' could raise again"
      case .generatorIsRunning: "the generator is running already"
      case .outsideMethod: "super() without arguments stands outside of a method"
      case .assertionFailed(let message): "the assertion is false\(message.map { ": \($0)" } ?? "")"
      }
    }
  }
}
