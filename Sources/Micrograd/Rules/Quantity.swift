// What a rule is evaluated on: a number, an array, a recorded tensor, or the text of a formula.

/// Anything a rule can be read with.
///
/// A rule states a value and a derivative once, generic over `Quantity`. Read with `Double` it is
/// the fast loop; with `NDArray` it is array arithmetic; with `Tensor` it is recorded, so that a
/// gradient can be differentiated again; with `Formula` it is the text on an edge.
package protocol Quantity: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  init(_ value: Double)
  static prefix func - (x: Self) -> Self
  static func + (a: Self, b: Self) -> Self
  static func - (a: Self, b: Self) -> Self
  static func * (a: Self, b: Self) -> Self
  static func / (a: Self, b: Self) -> Self
  /// `a` to the power of `b`, as C's `pow`.
  static func power(_ a: Self, _ b: Self) -> Self
  /// The elementary function of `x`.
  static func call(_ function: ElementaryFunction, _ x: Self) -> Self
  /// `then` where the comparison of `a` with `b` holds, else `otherwise`.
  static func choose(
    where a: Self, _ comparison: Comparison, _ b: Self, then: Self, otherwise: Self
  ) -> Self
}

/// The functions that the mathematics library gives; every other function is made of them.
package enum ElementaryFunction: String, CaseIterable, Sendable {
  case exp, expm1, log, log1p, log2, log10, sqrt
  case sin, cos, tan, asin, acos, atan, sinh, cosh, tanh
  case abs, sign, erf, sigmoid
}

/// How two numbers are compared; a comparison with NaN is false, but for `notEqual`.
package enum Comparison: String, CaseIterable, Sendable {
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case equal = "=="
  case notEqual = "!="

  @inline(__always)
  package func holds(_ a: Double, _ b: Double) -> Bool {
    switch self {
    case .less: a < b
    case .lessOrEqual: a <= b
    case .greater: a > b
    case .greaterOrEqual: a >= b
    case .equal: a == b
    case .notEqual: a != b
    }
  }
}

extension Quantity {
  @inline(__always) static func exp(_ x: Self) -> Self { call(.exp, x) }
  @inline(__always) static func expm1(_ x: Self) -> Self { call(.expm1, x) }
  @inline(__always) static func log(_ x: Self) -> Self { call(.log, x) }
  @inline(__always) static func log1p(_ x: Self) -> Self { call(.log1p, x) }
  @inline(__always) static func sqrt(_ x: Self) -> Self { call(.sqrt, x) }
  @inline(__always) static func sin(_ x: Self) -> Self { call(.sin, x) }
  @inline(__always) static func cos(_ x: Self) -> Self { call(.cos, x) }
  @inline(__always) static func sinh(_ x: Self) -> Self { call(.sinh, x) }
  @inline(__always) static func cosh(_ x: Self) -> Self { call(.cosh, x) }
  @inline(__always) static func tanh(_ x: Self) -> Self { call(.tanh, x) }
  @inline(__always) static func abs(_ x: Self) -> Self { call(.abs, x) }
  @inline(__always) static func sign(_ x: Self) -> Self { call(.sign, x) }
  @inline(__always) static func erf(_ x: Self) -> Self { call(.erf, x) }
  @inline(__always) static func sigmoid(_ x: Self) -> Self { call(.sigmoid, x) }
}
