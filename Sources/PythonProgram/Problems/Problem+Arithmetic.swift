// What Python says of operands, formats and indices that do not fit.

extension Problem.Value {
  func python(_ type: String) -> String { Problem.python(type) }

  var arithmeticWords: Words {
    switch self {
    case .operandTypes(let symbol, let left, let right, let isInPlace):
      words(symbol, left, right, isInPlace: isInPlace)
    case .unaryOperand(let symbol, let operand):
      Words(
        Self.message(of: symbol, operand)
          ?? "bad operand type for unary \(symbol): '\(python(operand))'",
        plainly: "cannot compute \(symbol) of \(operand)")
    case .divisionByZero(let operation, let isFloat):
      Words(
        Self.message(ofDividing: operation, isFloat: isFloat),
        "a tensor divided by zero is inf or nan", plainly: "division by zero")
    case .zeroToNegativePower: "0.0 cannot be raised to a negative power"
    case .complexResult:
      Words(
        "a negative number raised to a fraction is complex",
        "there are no complex numbers here: of a root, put the sign outside: -(8 ** (1/3))")
    case .tooLargeForFloat: "int too large to convert to float"
    case .quotientTooLarge: "integer division result too large for a float"
    case .tooLargeForWord: "Python int too large to convert to C long"
    case .tooManyDigits(let count):
      Words(
        "Exceeds the limit (\(LargeInteger.maximumDigits) digits) for integer string conversion"
          + (count.map { ": value has \($0) digits" } ?? "")
          + "; use sys.set_int_max_str_digits() to increase the limit")
    case .negativeShift: "negative shift count"
    case .mathDomain(let function):
      Words(
        "math domain error", "torch.\(function) of a tensor gives inf or nan",
        plainly: "\(function)() is not defined there")
    case .mathRange(let function):
      Words(
        function == "**" ? "(34, 'Numerical result out of range')" : "math range error",
        explained: "the result of \(function) is too large for a float")
    default:
      Words(
        "the integer has more than \(LargeInteger.maximumBits) bits",
        "write it as a float: 1e30, or 10.0 ** 30")
    }
  }

  /// What PyTorch says of a sign before a tensor.
  private static func message(of symbol: String, _ operand: String) -> String? {
    switch (symbol, operand) {
    case ("-", "a tensor of booleans"):
      "Negation, the `-` operator, on a bool tensor is not supported. If you are trying to invert a "
        + "mask, use the `~` or `logical_not()` operator instead."
    case ("~", "a tensor"):
      "~ (operator.invert) is only implemented on integer and Boolean-type tensors"
    default: nil
    }
  }

  private static func message(
    ofDividing operation: BinaryOperator, isFloat: Bool
  ) -> String {
    switch (operation, isFloat) {
    case (.floorDivide, false): "integer division or modulo by zero"
    case (.floorDivide, true): "float floor division by zero"
    case (.modulo, false): "integer modulo by zero"
    case (.modulo, true): "float modulo"
    case (_, true): "float division by zero"
    default: "division by zero"
    }
  }

  private func words(
    _ symbol: String, _ left: String, _ right: String, isInPlace: Bool
  ) -> Words {
    let sequences = ["str", "list", "tuple"]
    let (first, second) = (python(left), python(right))
    let bools = "a tensor of booleans"
    let message =
      if symbol == "-", left == bools, right == bools {
        "Subtraction, the `-` operator, with two bool tensors is not supported. "
          + "Use the `^` or `logical_xor()` operator instead."
      } else if ["<", "<=", ">", ">="].contains(symbol) {
        "'\(symbol)' not supported between instances of '\(first)' and '\(second)'"
      } else if symbol == "+", sequences.contains(first) {
        "can only concatenate \(first) (not \"\(second)\") to \(first)"
      } else if symbol == "*", sequences.contains(first) || sequences.contains(second) {
        "can't multiply sequence by non-int of type '\(sequences.contains(first) ? second : first)'"
      } else {
        "unsupported operand type(s) for \(symbol)"
          + (isInPlace ? "=" : symbol == "**" ? " or pow()" : "") + ": '\(first)' and '\(second)'"
      }
    return Words(message, plainly: "cannot compute \(left) \(symbol) \(right)")
  }

  var indexWords: Words {
    switch self {
    case .badIndexType(let type, let owner):
      Words(
        Problem.Tensor.indexMessage(type, of: owner),
        plainly: "an index must be an integer, a slice, None, ..., or integers, not \(type)")
    case .indexOutOfRange(let index, let what, let count):
      what.contains("dimension") || what.contains("axis")
        ? Words("index \(index) is out of bounds for \(what) with size \(count)")
        : Words(
          "\(Self.indexed(what)) index out of range", "the index is \(index), the length \(count)")
    case .noElementAssignment(let type, let isDeletion):
      Words(
        isDeletion
          ? "'\(python(type))' object doesn't support item deletion"
          : "'\(python(type))' object does not support item assignment",
        plainly: "elements of \(type) cannot be assigned or deleted")
    case .notIndexable(let type):
      Words(
        type.hasPrefix("the class ")
          ? "type \(type.dropFirst(10)) is not subscriptable"
          : "'\(python(type))' object is not subscriptable", plainly: "\(type) cannot be indexed")
    default: Words("slice step cannot be zero", plainly: "the step of a slice cannot be 0")
    }
  }

  private static func indexed(_ what: String) -> String {
    switch what {
    case "a str": "string"
    case "a range": "range object"
    default: String(what.trimmingPrefix("a "))
    }
  }

  var formattingWords: Words {
    switch self {
    case .formatSpecification(let text):
      Words(
        "Invalid format specifier", explained: "the format '\(text)' is not supported",
        "use .4f, .2e, .3g, d or %")
    case .formatCode(nil, let type):
      Words("unsupported format string passed to \(python(type)).__format__")
    case .formatCode(let code?, let type):
      Words("Unknown format code '\(code)' for object of type '\(python(type))'")
    case .formatNumber(let format, let type):
      Words(
        ["d", "i", "u"].contains(format.last)
          ? "%\(format.last ?? "d") format: a real number is required, not \(python(type))"
          : "must be real number, not \(python(type))")
    case .formatBrace(let brace): Words("Single '\(brace)' encountered in format string")
    case .percentArguments(let expected, let got):
      Words(
        got < expected
          ? "not enough arguments for format string"
          : "not all arguments converted during string formatting",
        explained: "the format takes \(expected) \(expected == 1 ? "value" : "values"), and \(got) "
          + (got == 1 ? "is given" : "are given"))
    case .braceArgument(let position, let count):
      Words(
        "Replacement index \(position) out of range for positional args tuple",
        "\(count) \(count == 1 ? "value is" : "values are") given, counted from 0")
    default: ""
    }
  }
}
