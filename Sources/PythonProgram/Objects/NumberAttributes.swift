// What Python's numbers have as attributes: `(3).bit_length()`, `x.real`.

extension Interpreter {
  /// Nil where a number has none of the name, and where the value is no number of Python's own.
  func numberAttribute(_ name: String, of value: Value, _ span: Span) throws(Fault) -> Value? {
    guard value.object == nil, let number = value.number else { return nil }
    switch (name, number) {
    case ("real", _): return number.value
    case ("imag", .int): return .int(0)
    case ("imag", .float): return .float(0)
    case ("conjugate", _): return .object(Constant(value: number.value))
    case ("numerator", .int): return number.value
    case ("denominator", .int): return .int(1)
    case ("bit_length", .int(let value)):
      return .object(Constant(value: .int(Int.bitWidth - value.magnitude.leadingZeroBitCount)))
    case ("bit_count", .int(let value)):
      return .object(Constant(value: .int(value.magnitude.nonzeroBitCount)))
    case ("is_integer", .float(let value)):
      return .object(Constant(value: .bool(value.isFinite && value == value.rounded())))
    case ("as_integer_ratio", _):
      guard let (numerator, denominator) = Self.ratio(of: number) else {
        throw Fault(.value(.integerTooLarge), span)
      }
      let pair = try sequence([.int(numerator), .int(denominator)], .tuple, span)
      return .object(Constant(value: pair))
    default: return nil
    }
  }

  private static func ratio(of number: Number) -> (Int, Int)? {
    guard case .float(var value) = number else {
      return Int(exactly: number.double).map { ($0, 1) }
    }
    var denominator = 1
    while value.isFinite, value != value.rounded(), denominator < 1 << 61 {
      value *= 2
      denominator *= 2
    }
    return Int(exactly: value).map { ($0, denominator) }
  }
}
