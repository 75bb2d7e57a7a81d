// Whole numbers that do not fit in 64 bits: Python's have no end.

import BigInt

/// An int of more than 64 bits; one that fits is `Value.int`, always.
final class LargeInteger: ProgramObject {
  let value: BigInt

  /// - Precondition: `value` does not fit in an `Int`: ``Value/init(_:)`` sees to it.
  fileprivate init(_ value: BigInt) { self.value = value }

  var typeName: String { "an int" }

  func write(to writer: inout TextWriter) throws(Fault) {
    try writer.append(writer.machine.digits(of: value, writer.span))
  }

  func isEqual(to other: any ProgramObject, _ machine: Interpreter, _ span: Span) -> Bool {
    (other as? LargeInteger)?.value == value
  }

  /// So many bits an int may have: its product with another is made in milliseconds.
  static let maximumBits = 1 << 18
  /// So many digits Python reads and writes.
  static let maximumDigits = 4300
}

extension Value {
  /// An int, as large as it is.
  init(_ integer: BigInt) {
    self = Int(exactly: integer).map { .int($0) } ?? .object(LargeInteger(integer))
  }

  /// Whether it counts as an int, of whatever size.
  var isInt: Bool { if case .int? = number { true } else { large != nil } }

  var large: BigInt? { object(as: LargeInteger.self)?.value }

  /// A bool or an int, as large as it is; nil for what is none of Python's own.
  var integer: BigInt? {
    switch self {
    case .bool(let value): value ? 1 : 0
    case .int(let value): BigInt(value)
    case .object(let object): (object as? LargeInteger)?.value
    default: nil
    }
  }

  /// The nearest number that an array can have: as a float where an int is too large for 64 bits.
  var nearestNumber: Number? { number ?? large.map { .float(Double($0)) } }
}

extension Interpreter {
  /// An int as a value, which counts for its words where it is large.
  func made(_ integer: BigInt, _ span: Span) throws(Fault) -> Value {
    try charge(work: 0, numbers: integer.bitWidth / 64, span)
    return Value(integer)
  }

  /// Throws where an int would be larger than any may be.
  func check(bits: Int, _ span: Span, point: Int? = nil) throws(Fault) {
    guard bits <= LargeInteger.maximumBits else {
      throw Fault(.value(.integerTooLarge), span, point: point)
    }
  }

  /// The digits in base ten, of which Python writes so many.
  func digits(of value: BigInt, _ span: Span) throws(Fault) -> String {
    let bits = value.magnitude.bitWidth
    try charge(work: bits.times(bits) / 16, span)
    // Before the long way: a digit has no more than four bits.
    let digits = bits <= 4 * LargeInteger.maximumDigits ? String(value) : nil
    guard let digits, digits.utf8.count - (value < 0 ? 1 : 0) <= LargeInteger.maximumDigits else {
      throw Fault(.value(.tooManyDigits(nil)), span)
    }
    return digits
  }

  /// The int that digits say; nil where they say none.
  func integer(_ digits: some StringProtocol, radix: Int, _ span: Span) throws(Fault) -> Value? {
    if let value = Int(digits, radix: radix) { return .int(value) }
    let count = digits.utf8.count
    guard radix.nonzeroBitCount == 1 || count <= LargeInteger.maximumDigits else {
      throw Fault(.value(.tooManyDigits(count)), span)
    }
    try check(bits: count.times(radix.bitWidth - radix.leadingZeroBitCount), span)
    try charge(work: count.times(count), numbers: count / 16, span)
    return BigInt(digits, radix: radix).map { Value($0) }
  }

  /// What is left of a float without its fraction; nil where it is not finite.
  func integer(_ value: Double) -> Value? {
    if let value = Int(exactly: value.rounded(.towardZero)) { return .int(value) }
    return value.isFinite ? Value(BigInt(value)) : nil
  }
}
