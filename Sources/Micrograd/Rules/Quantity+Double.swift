// The first reading of a rule: numbers.

import CNumbers
import ComputationGraph
import RealModule

extension Double: Quantity {
  /// C's `pow`, which knows that (−2)³ is −8; RealModule's `pow` is the real function, NaN there.
  @inline(__always)
  public static func power(_ a: Double, _ b: Double) -> Double {
    b == 2 ? a * a : platformPow(a, b)
  }

  @inline(__always)
  public static func call(_ function: ElementaryFunction, _ x: Double) -> Double {
    switch function {
    case .exp: .exp(x)
    case .expm1: .expMinusOne(x)
    case .log: .log(x)
    case .log1p: .log(onePlus: x)
    case .log2: .log2(x)
    case .log10: .log10(x)
    case .sqrt: gradviz_square_root(x)
    case .sin: .sin(x)
    case .cos: .cos(x)
    case .tan: .tan(x)
    case .asin: .asin(x)
    case .acos: .acos(x)
    case .atan: .atan(x)
    case .sinh: .sinh(x)
    case .cosh: .cosh(x)
    case .tanh: .tanh(x)
    case .abs: x.magnitude
    // As PyTorch: 0 of −0 and of NaN.
    case .sign: x > 0 ? 1 : x < 0 ? -1 : 0
    case .erf: .erf(x)
    // Each side takes the exponential that cannot overflow.
    case .sigmoid: x >= 0 ? 1 / (1 + .exp(-x)) : .exp(x) / (1 + .exp(x))
    }
  }

  @inline(__always)
  public static func choose(
    where a: Double, _ comparison: Comparison, _ b: Double, then: Double, otherwise: Double
  ) -> Double { comparison.holds(a, b) ? then : otherwise }
}
