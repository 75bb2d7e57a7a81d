// What a rule is evaluated on: a number, an array, a recorded tensor, or a formula.

import ComputationGraph

/// Anything a rule can be read with.
///
/// A rule states a value and a derivative once, generic over `Quantity`. Read with `Double` it is
/// the fast loop; with `NDArray` it is array arithmetic; with `Tensor` it is recorded, so that a
/// gradient can be differentiated again; with `Formula` it is what texts and code are written from.
///
/// ```swift
/// func bell<Q: Quantity>(_ x: Q) -> Q { .exp(-(x * x)) }
/// print(bell(0.5))                         // 0.7788007830714049
/// print(bell(Formula.name("x")).text)      // exp(−(x·x))
/// ```
public protocol Quantity: ExpressibleByFloatLiteral, ExpressibleByIntegerLiteral {
  /// A number.
  init(_ value: Double)
  /// A number that formulas show by its symbol.
  static func known(_ constant: Constant) -> Self
  /// −x, element by element; so are all of these, and shapes are broadcast as NumPy has it.
  static prefix func - (x: Self) -> Self
  /// The sum.
  static func + (a: Self, b: Self) -> Self
  /// The difference.
  static func - (a: Self, b: Self) -> Self
  /// The product.
  static func * (a: Self, b: Self) -> Self
  /// The quotient.
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

extension Quantity {
  public static func known(_ constant: Constant) -> Self { Self(constant.value) }

  /// eˣ.
  @inline(__always) public static func exp(_ x: Self) -> Self { call(.exp, x) }
  /// eˣ − 1, exact near 0.
  @inline(__always) public static func expm1(_ x: Self) -> Self { call(.expm1, x) }
  /// The natural logarithm.
  @inline(__always) public static func log(_ x: Self) -> Self { call(.log, x) }
  /// log(1 + x), exact near 0.
  @inline(__always) public static func log1p(_ x: Self) -> Self { call(.log1p, x) }
  /// √x.
  @inline(__always) public static func sqrt(_ x: Self) -> Self { call(.sqrt, x) }
  /// The sine.
  @inline(__always) public static func sin(_ x: Self) -> Self { call(.sin, x) }
  /// The cosine.
  @inline(__always) public static func cos(_ x: Self) -> Self { call(.cos, x) }
  /// The hyperbolic sine.
  @inline(__always) public static func sinh(_ x: Self) -> Self { call(.sinh, x) }
  /// The hyperbolic cosine.
  @inline(__always) public static func cosh(_ x: Self) -> Self { call(.cosh, x) }
  /// The hyperbolic tangent.
  @inline(__always) public static func tanh(_ x: Self) -> Self { call(.tanh, x) }
  /// |x|.
  @inline(__always) public static func abs(_ x: Self) -> Self { call(.abs, x) }
  /// −1, 0 or 1.
  @inline(__always) public static func sign(_ x: Self) -> Self { call(.sign, x) }
  /// The error function 2/√π · ∫₀ˣ e^(−t²) dt.
  @inline(__always) public static func erf(_ x: Self) -> Self { call(.erf, x) }
  /// 1 / (1 + e⁻ˣ), saturating without overflow.
  @inline(__always) public static func sigmoid(_ x: Self) -> Self { call(.sigmoid, x) }
}
