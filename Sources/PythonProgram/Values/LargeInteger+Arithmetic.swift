// Arithmetic on whole numbers of any size, where 64 bits were too few.

import BigInt
import Micrograd

extension Interpreter {
  /// The result for two ints of which one is large, or whose result is; nil where neither is.
  func applyToIntegers(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ span: Span, point: Int?
  ) throws(Fault) -> Value? {
    guard let b = right.integer, let a = left.integer else {
      return try applyToRealNumbers(operation, left, right, span, point)
    }
    let bits = try bits(of: operation, a, b, span, point)
    try check(bits: bits, span, point: point)
    // A product and a quotient go over all pairs of words.
    try charge(
      work: bits + a.bitWidth.times(b.bitWidth) / 128, numbers: bits / 64, span)
    do throws(Problem.Value) { return try operation.result(a, b) } catch {
      throw Fault(.value(error), span, point: point)
    }
  }

  /// The result where the other number is a float.
  private func applyToRealNumbers(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ span: Span, _ point: Int?
  ) throws(Fault) -> Value? {
    guard left.large != nil || right.large != nil, let a = left.nearestNumber?.double,
      let b = right.nearestNumber?.double
    else { return nil }
    do throws(Problem.Value) {
      for value in [left, right] where value.large != nil {
        guard value.nearestNumber?.double.isFinite ?? true else { throw .tooLargeForFloat }
      }
      return try Number.apply(operation, .float(a), .float(b))?.value
    } catch {
      throw Fault(.value(error), span, point: point)
    }
  }

  /// No fewer than the result has.
  private func bits(
    of operation: BinaryOperator, _ a: BigInt, _ b: BigInt, _ span: Span, _ point: Int?
  ) throws(Fault) -> Int {
    switch operation {
    case .multiply: return a.bitWidth + b.bitWidth
    case .power where b >= 0 && a.magnitude > 1, .shiftLeft where b >= 0 && a != 0:
      guard let exponent = Int(exactly: b) else { return .max }
      return operation == .power
        ? a.magnitude.bitWidth.times(exponent) : a.bitWidth.adding(exponent)
    default: return max(a.bitWidth, b.bitWidth) + 1
    }
  }
}

extension BinaryOperator {
  fileprivate func result(_ a: BigInt, _ b: BigInt) throws(Problem.Value) -> Value? {
    if [.divide, .floorDivide, .modulo].contains(self), b == 0 {
      throw .divisionByZero(self, isFloat: false)
    }
    switch self {
    case .add: return Value(a + b)
    case .subtract: return Value(a - b)
    case .multiply: return Value(a * b)
    case .divide: return .float(try a.divided(by: b))
    case .floorDivide: return Value(a.floored(by: b).quotient)
    case .modulo: return Value(a.floored(by: b).remainder)
    case .power where b < 0:
      return try Number.apply(.power, .float(Double(a)), .float(Double(b)))?.value
    case .power: return Value(a.power(Int(exactly: b) ?? (b.isMultiple(of: 2) ? 2 : 1)))
    case .and: return Value(a & b)
    case .or: return Value(a | b)
    case .xor: return Value(a ^ b)
    case .shiftLeft, .shiftRight:
      guard b >= 0 else { throw .negativeShift }
      guard let distance = Int(exactly: b) else { return .int(a < 0 ? -1 : 0) }
      return Value(self == .shiftLeft ? a << distance : a >> distance)
    case .matrixMultiply: return nil
    }
  }
}

extension BigInt {
  /// The quotient that is rounded down, and what is left, which has the divisor's sign.
  fileprivate func floored(by divisor: BigInt) -> (quotient: BigInt, remainder: BigInt) {
    let (quotient, rest) = quotientAndRemainder(dividingBy: divisor)
    let isRoundedUp = rest != 0 && (rest < 0) != (divisor < 0)
    return isRoundedUp ? (quotient - 1, rest + divisor) : (quotient, rest)
  }

  /// The float that is nearest to the quotient.
  fileprivate func divided(by divisor: BigInt) throws(Problem.Value) -> Double {
    // More bits than a float has; a last one says whether something is left.
    let shift = 66 - magnitude.bitWidth + divisor.magnitude.bitWidth
    let (quotient, rest) = (magnitude << Swift.max(shift, 0))
      .quotientAndRemainder(dividingBy: divisor.magnitude << Swift.max(-shift, 0))
    let digits = Double(rest == 0 ? quotient : quotient | 1)
    let result: Double = Double(sign: .plus, exponent: -shift, significand: digits)
    guard result.isFinite else { throw .quotientTooLarge }
    return (self < 0) != (divisor < 0) ? -result : result
  }
}
