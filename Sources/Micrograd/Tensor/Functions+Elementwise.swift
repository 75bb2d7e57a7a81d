// Elementwise functions, each as a function and as a method.

/// eˣ, element by element.
public func exp(_ x: Tensor) -> Tensor { .record(Exp(), x) }
/// The natural logarithm, element by element.
public func log(_ x: Tensor) -> Tensor { .record(Log(), x) }
/// The square root; its derivative at 0 is ∞, element by element.
public func sqrt(_ x: Tensor) -> Tensor { .record(Sqrt(), x) }
/// x², element by element.
public func square(_ x: Tensor) -> Tensor { .record(Square(), x) }
/// |x|; its derivative at 0 is 0, element by element.
public func abs(_ x: Tensor) -> Tensor { .record(Abs(), x) }
/// The sine, element by element.
public func sin(_ x: Tensor) -> Tensor { .record(Sin(), x) }
/// The cosine, element by element.
public func cos(_ x: Tensor) -> Tensor { .record(Cos(), x) }
/// The tangent, element by element.
public func tan(_ x: Tensor) -> Tensor { .record(Tan(), x) }
/// The arc tangent, element by element.
public func atan(_ x: Tensor) -> Tensor { .record(Atan(), x) }
/// The hyperbolic sine, element by element.
public func sinh(_ x: Tensor) -> Tensor { .record(Sinh(), x) }
/// The hyperbolic cosine, element by element.
public func cosh(_ x: Tensor) -> Tensor { .record(Cosh(), x) }
/// The hyperbolic tangent, element by element.
public func tanh(_ x: Tensor) -> Tensor { .record(Tanh(), x) }
/// The error function, element by element.
public func erf(_ x: Tensor) -> Tensor { .record(Erf(), x) }
/// eˣ − 1, exact near 0, element by element.
public func expm1(_ x: Tensor) -> Tensor { .record(Expm1(), x) }
/// log(1 + x), exact near 0, element by element.
public func log1p(_ x: Tensor) -> Tensor { .record(Log1p(), x) }
/// The logarithm to base 2, element by element.
public func log2(_ x: Tensor) -> Tensor { .record(Log2(), x) }
/// The logarithm to base 10, element by element.
public func log10(_ x: Tensor) -> Tensor { .record(Log10(), x) }
/// 1 / (1 + e⁻ˣ), element by element.
public func sigmoid(_ x: Tensor) -> Tensor { .record(Sigmoid(), x) }
/// max(x, 0); its derivative at 0 is 0, element by element.
public func relu(_ x: Tensor) -> Tensor { .record(Relu(), x) }
/// x · Φ(x), by erf, element by element.
public func gelu(_ x: Tensor) -> Tensor { .record(Gelu(), x) }
/// x · σ(x), element by element.
public func silu(_ x: Tensor) -> Tensor { .record(Silu(), x) }
/// log(1 + eˣ), linear past 20, element by element.
public func softplus(_ x: Tensor) -> Tensor { .record(Softplus(), x) }
/// 1 / x, element by element.
public func reciprocal(_ x: Tensor) -> Tensor { .record(Reciprocal(), x) }
/// 1 / √x, element by element.
public func rsqrt(_ x: Tensor) -> Tensor { .record(Rsqrt(), x) }
/// The arc sine, element by element.
public func asin(_ x: Tensor) -> Tensor { .record(Asin(), x) }
/// The arc cosine, element by element.
public func acos(_ x: Tensor) -> Tensor { .record(Acos(), x) }
/// −1, 0 or 1; its derivative is 0, element by element.
public func sign(_ x: Tensor) -> Tensor { .record(Sign(), x) }

extension Tensor {
  /// eˣ, element by element.
  public func exp() -> Tensor { .record(Exp(), self) }
  /// The natural logarithm, element by element.
  public func log() -> Tensor { .record(Log(), self) }
  /// The square root; its derivative at 0 is ∞, element by element.
  public func sqrt() -> Tensor { .record(Sqrt(), self) }
  /// x², element by element.
  public func square() -> Tensor { .record(Square(), self) }
  /// |x|; its derivative at 0 is 0, element by element.
  public func abs() -> Tensor { .record(Abs(), self) }
  /// The sine, element by element.
  public func sin() -> Tensor { .record(Sin(), self) }
  /// The cosine, element by element.
  public func cos() -> Tensor { .record(Cos(), self) }
  /// The tangent, element by element.
  public func tan() -> Tensor { .record(Tan(), self) }
  /// The arc tangent, element by element.
  public func atan() -> Tensor { .record(Atan(), self) }
  /// The hyperbolic sine, element by element.
  public func sinh() -> Tensor { .record(Sinh(), self) }
  /// The hyperbolic cosine, element by element.
  public func cosh() -> Tensor { .record(Cosh(), self) }
  /// The hyperbolic tangent, element by element.
  public func tanh() -> Tensor { .record(Tanh(), self) }
  /// The error function, element by element.
  public func erf() -> Tensor { .record(Erf(), self) }
  /// eˣ − 1, exact near 0, element by element.
  public func expm1() -> Tensor { .record(Expm1(), self) }
  /// log(1 + x), exact near 0, element by element.
  public func log1p() -> Tensor { .record(Log1p(), self) }
  /// The logarithm to base 2, element by element.
  public func log2() -> Tensor { .record(Log2(), self) }
  /// The logarithm to base 10, element by element.
  public func log10() -> Tensor { .record(Log10(), self) }
  /// 1 / (1 + e⁻ˣ), element by element.
  public func sigmoid() -> Tensor { .record(Sigmoid(), self) }
  /// max(x, 0); its derivative at 0 is 0, element by element.
  public func relu() -> Tensor { .record(Relu(), self) }
  /// x · Φ(x), by erf, element by element.
  public func gelu() -> Tensor { .record(Gelu(), self) }
  /// x · σ(x), element by element.
  public func silu() -> Tensor { .record(Silu(), self) }
  /// log(1 + eˣ), linear past 20, element by element.
  public func softplus() -> Tensor { .record(Softplus(), self) }
  /// 1 / x, element by element.
  public func reciprocal() -> Tensor { .record(Reciprocal(), self) }
  /// 1 / √x, element by element.
  public func rsqrt() -> Tensor { .record(Rsqrt(), self) }
  /// The arc sine, element by element.
  public func asin() -> Tensor { .record(Asin(), self) }
  /// The arc cosine, element by element.
  public func acos() -> Tensor { .record(Acos(), self) }
  /// −1, 0 or 1; its derivative is 0, element by element.
  public func sign() -> Tensor { .record(Sign(), self) }
}
