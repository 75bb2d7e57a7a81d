// Python's arithmetic on plain numbers.

import Micrograd

extension Number {
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
    case .add: return .int(try checked(x.addingReportingOverflow(y)))
    case .subtract: return .int(try checked(x.subtractingReportingOverflow(y)))
    case .multiply: return .int(try checked(x.multipliedReportingOverflow(by: y)))
    case .divide: return .float(Double(x) / Double(y))
    case .floorDivide:
      let quotient = try checked(x.dividedReportingOverflow(by: y))
      let isRoundedUp = (x < 0) != (y < 0) && y != -1 && x % y != 0
      return .int(isRoundedUp ? quotient - 1 : quotient)
    case .modulo:
      let remainder = y == -1 ? 0 : x % y
      return .int(remainder != 0 && (remainder < 0) != (y < 0) ? remainder + y : remainder)
    case .power: return y < 0 ? .float(try power(Double(x), Double(y))) : .int(try power(x, y))
    case .and: return .int(x & y)
    case .or: return .int(x | y)
    case .xor: return .int(x ^ y)
    case .shiftLeft, .shiftRight:
      guard y >= 0 else { throw .negativeShift }
      if operation == .shiftRight { return .int(x >> min(y, Int.bitWidth - 1)) }
      return .int(try checked(x.multipliedReportingOverflow(by: power(2, y))))
    case .matrixMultiply: return nil
    }
  }

  private static func checked(
    _ result: (partialValue: Int, overflow: Bool)
  ) throws(Problem.Value) -> Int {
    guard !result.overflow else { throw .integerTooLarge }
    return result.partialValue
  }

  /// By squaring: no more steps than the exponent has bits.
  private static func power(_ base: Int, _ exponent: Int) throws(Problem.Value) -> Int {
    var (result, square, rest) = (1, base, exponent)
    while rest > 0 {
      if rest & 1 == 1 { result = try checked(result.multipliedReportingOverflow(by: square)) }
      rest >>= 1
      if rest > 0 { square = try checked(square.multipliedReportingOverflow(by: square)) }
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
