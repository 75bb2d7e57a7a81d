// Python's arithmetic on plain numbers.

import Micrograd

extension Number {
  /// Nil where numbers have no such operation, or the integer does not fit in 64 bits.
  static func apply(
    _ operation: BinaryOperator, _ a: Number, _ b: Number
  ) throws(Problem.Value) -> Number? {
    if [.divide, .floorDivide, .modulo].contains(operation), b.double == 0 {
      var isFloat = true
      if case (.int, .int) = (a, b) { isFloat = false }
      throw .divisionByZero(operation, isFloat: isFloat)
    }
    if case .int(let x) = a, case .int(let y) = b { return try integers(operation, x, y) }
    let (x, y) = (a.double, b.double)
    switch operation {
    case .add: return .float(x + y)
    case .subtract: return .float(x - y)
    case .multiply: return .float(x * y)
    case .divide: return .float(x / y)
    case .floorDivide: return .float(x.floorDivided(by: y))
    case .modulo: return .float(x.modulo(y))
    case .power: return .float(try power(x, y))
    default: return nil
    }
  }

  private static func integers(
    _ operation: BinaryOperator, _ x: Int, _ y: Int
  ) throws(Problem.Value) -> Number? {
    switch operation {
    case .add: return fitting(x.addingReportingOverflow(y))
    case .subtract: return fitting(x.subtractingReportingOverflow(y))
    case .multiply: return fitting(x.multipliedReportingOverflow(by: y))
    case .divide:
      let areExact = max(x.magnitude, y.magnitude) <= 1 << 53
      return areExact ? .float(Double(x) / Double(y)) : nil
    case .floorDivide:
      let (quotient, overflow) = x.dividedReportingOverflow(by: y)
      guard !overflow else { return nil }
      let isRoundedUp = (x < 0) != (y < 0) && y != -1 && x % y != 0
      return .int(isRoundedUp ? quotient - 1 : quotient)
    case .modulo:
      let remainder = y == -1 ? 0 : x % y
      return .int(remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder)
    case .power:
      return y < 0 ? .float(try power(Double(x), Double(y))) : power(x, y).map { .int($0) }
    case .and: return .int(x & y)
    case .or: return .int(x | y)
    case .xor: return .int(x ^ y)
    case .shiftLeft, .shiftRight:
      guard y >= 0 else { throw .negativeShift }
      if operation == .shiftRight { return .int(x >> min(y, Int.bitWidth - 1)) }
      return power(2, y).flatMap { fitting(x.multipliedReportingOverflow(by: $0)) }
    case .matrixMultiply: return nil
    }
  }

  private static func fitting(_ result: (partialValue: Int, overflow: Bool)) -> Number? {
    result.overflow ? nil : .int(result.partialValue)
  }

  /// By squaring: no more steps than the exponent has bits; nil where it does not fit.
  private static func power(_ base: Int, _ exponent: Int) -> Int? {
    var (result, square, rest, overflow) = (1, base, exponent, false)
    while rest > 0 {
      if rest & 1 == 1 { (result, overflow) = result.multipliedReportingOverflow(by: square) }
      rest >>= 1
      guard !overflow else { return nil }
      if rest > 0 { (square, overflow) = square.multipliedReportingOverflow(by: square) }
      guard !overflow else { return nil }
    }
    return result
  }

  private static func power(_ base: Double, _ exponent: Double) throws(Problem.Value) -> Double {
    if base == 0, exponent < 0 { throw .zeroToNegativePower }
    if base < 0, base.isFinite, exponent.isFinite, exponent != exponent.rounded() {
      throw .complexResult
    }
    let result = platformPow(base, exponent)
    guard result.isFinite || !base.isFinite || !exponent.isFinite else { throw .mathRange("**") }
    return result
  }

  var negated: Number? {
    switch self {
    case .int(let value): value == .min ? nil : .int(-value)
    case .float(let value): .float(-value)
    }
  }
}

extension Double {
  /// Python's `%`: the sign of the divisor.
  func modulo(_ divisor: Double) -> Double {
    let remainder = truncatingRemainder(dividingBy: divisor)
    if remainder == 0 { return Double(signOf: divisor, magnitudeOf: 0) }
    return (remainder < 0) != (divisor < 0) ? remainder + divisor : remainder
  }

  /// Python's `//`: rounded towards −∞, consistent with `%`.
  func floorDivided(by divisor: Double) -> Double {
    let remainder = truncatingRemainder(dividingBy: divisor)
    var quotient = (self - remainder) / divisor
    if remainder != 0, (remainder < 0) != (divisor < 0) { quotient -= 1 }
    guard quotient != 0 else { return Double(signOf: self / divisor, magnitudeOf: 0) }
    let floor = quotient.rounded(.down)
    return quotient - floor > 0.5 ? floor + 1 : floor
  }
}
