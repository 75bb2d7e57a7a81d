// Elementwise functions with settings, and those of two tensors.

import ComputationGraph

extension Tensor {
  /// x to a fixed power; the derivative of x⁰ is 0 everywhere.
  public func pow(_ exponent: Double) -> Tensor { .applying(Pow(exponent: exponent), [self]) }

  /// x to the power of another tensor; both take a gradient.
  @_disfavoredOverload
  public func pow(_ exponent: Tensor) -> Tensor { .record(Power(), self, exponent) }

  /// x where it is positive, else `negativeSlope * x`.
  public func leakyRelu(negativeSlope: Double = 0.01) -> Tensor {
    .applying(LeakyRelu(slope: negativeSlope), [self])
  }

  /// x where it is positive, else `alpha * (eˣ − 1)`.
  public func elu(alpha: Double = 1) -> Tensor { .applying(Elu(alpha: alpha), [self]) }

  /// x between two bounds; at a bound the derivative is 1.
  public func clamp(_ lower: Double, _ upper: Double) -> Tensor {
    .applying(Clamp(lower: lower, upper: upper), [self])
  }
}

/// x to a fixed power.
public func pow(_ x: Tensor, _ exponent: Double) -> Tensor { x.pow(exponent) }

/// x to the power of another tensor.
@_disfavoredOverload
public func pow(_ x: Tensor, _ exponent: Tensor) -> Tensor { x.pow(exponent) }

/// A number to the power of a tensor.
@_disfavoredOverload
public func pow(_ base: Double, _ exponent: Tensor) -> Tensor { Tensor(base).pow(exponent) }

/// The larger, element by element; at a tie each takes half of the gradient.
public func maximum(_ a: Tensor, _ b: Tensor) -> Tensor { .record(Maximum(), a, b) }

/// The smaller, element by element; at a tie each takes half of the gradient.
public func minimum(_ a: Tensor, _ b: Tensor) -> Tensor { .record(Minimum(), a, b) }

/// `a` where the condition is not 0, else `b`; shapes are broadcast.
public func select(_ condition: Tensor, _ a: Tensor, _ b: Tensor) -> Tensor {
  .applying(Where(), [condition, a, b])
}

infix operator .> : ComparisonPrecedence
infix operator .< : ComparisonPrecedence
infix operator .>= : ComparisonPrecedence
infix operator .<= : ComparisonPrecedence

extension Tensor {
  /// 1 where `a` is greater than `b`, else 0; for `select`. No gradient flows through.
  public static func .> (a: Self, b: Self) -> Self { applying(Compare(.greater), [a, b]) }
  /// 1 where `a` is less than `b`, else 0.
  public static func .< (a: Self, b: Self) -> Self { applying(Compare(.less), [a, b]) }
  /// 1 where `a` is greater than `b` or equal, else 0.
  public static func .>= (a: Self, b: Self) -> Self { applying(Compare(.greaterOrEqual), [a, b]) }
  /// 1 where `a` is less than `b` or equal, else 0.
  public static func .<= (a: Self, b: Self) -> Self { applying(Compare(.lessOrEqual), [a, b]) }
}
