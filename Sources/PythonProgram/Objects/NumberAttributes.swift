// What Python's numbers have as attributes: `(3).bit_length()`, `x.real`.

import BigInt

extension Interpreter {
  /// Nil where a number has none of the name, and where the value is no number of Python's own.
  func numberAttribute(_ name: String, of value: Value, _ span: Span) throws(Fault) -> Value? {
    if let integer = value.integer { return try attribute(name, of: integer, span) }
    guard case .float(let number) = value else { return nil }
    switch name {
    case "real": return value
    case "imag": return .float(0)
    case "conjugate": return .object(Constant(value: value))
    case "is_integer":
      return .object(Constant(value: .bool(number.isFinite && number == number.rounded())))
    case "as_integer_ratio" where number.isFinite:
      var (numerator, shift) = (number, 0)
      while numerator != numerator.rounded() { (numerator, shift) = (numerator * 2, shift + 1) }
      return try constant(Value(BigInt(numerator)), Value(BigInt(1) << shift), span)
    default: return nil
    }
  }

  private func attribute(
    _ name: String, of integer: BigInt, _ span: Span
  ) throws(Fault) -> Value? {
    let value = Value(integer)
    switch name {
    case "real", "numerator": return value
    case "imag": return .int(0)
    case "denominator": return .int(1)
    case "conjugate": return .object(Constant(value: value))
    case "bit_length":
      return .object(Constant(value: .int(integer.magnitude.bitWidth)))
    case "bit_count":
      let count = integer.magnitude.words.reduce(0) { $0 + $1.nonzeroBitCount }
      return .object(Constant(value: .int(count)))
    case "as_integer_ratio": return try constant(value, .int(1), span)
    default: return nil
    }
  }

  private func constant(_ first: Value, _ second: Value, _ span: Span) throws(Fault) -> Value {
    .object(Constant(value: try sequence([first, second], .tuple, span)))
  }
}
