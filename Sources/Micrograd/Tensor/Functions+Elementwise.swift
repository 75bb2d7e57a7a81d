// Elementwise functions, each as a function and as a method.

/// eˣ, element by element.
public func exp(_ x: Tensor) -> Tensor { .record(Elementary(.exp), x) }
/// The natural logarithm, element by element.
public func log(_ x: Tensor) -> Tensor { .record(Elementary(.log), x) }
/// The square root; its derivative at 0 is ∞, element by element.
public func sqrt(_ x: Tensor) -> Tensor { .record(Elementary(.sqrt), x) }
/// x², element by element.
public func square(_ x: Tensor) -> Tensor { .record(Square(), x) }
/// |x|; its derivative at 0 is 0, element by element.
public func abs(_ x: Tensor) -> Tensor { .record(Elementary(.abs), x) }
/// The sine, element by element.
public func sin(_ x: Tensor) -> Tensor { .record(Elementary(.sin), x) }
/// The cosine, element by element.
public func cos(_ x: Tensor) -> Tensor { .record(Elementary(.cos), x) }
/// The tangent, element by element.
public func tan(_ x: Tensor) -> Tensor { .record(Elementary(.tan), x) }
/// The arc tangent, element by element.
public func atan(_ x: Tensor) -> Tensor { .record(Elementary(.atan), x) }
/// The hyperbolic sine, element by element.
public func sinh(_ x: Tensor) -> Tensor { .record(Elementary(.sinh), x) }
/// The hyperbolic cosine, element by element.
public func cosh(_ x: Tensor) -> Tensor { .record(Elementary(.cosh), x) }
/// The hyperbolic tangent, element by element.
public func tanh(_ x: Tensor) -> Tensor { .record(Elementary(.tanh), x) }
/// The error function, element by element.
public func erf(_ x: Tensor) -> Tensor { .record(Elementary(.erf), x) }
/// eˣ − 1, exact near 0, element by element.
public func expm1(_ x: Tensor) -> Tensor { .record(Elementary(.expm1), x) }
/// log(1 + x), exact near 0, element by element.
public func log1p(_ x: Tensor) -> Tensor { .record(Elementary(.log1p), x) }
/// The logarithm to base 2, element by element.
public func log2(_ x: Tensor) -> Tensor { .record(Elementary(.log2), x) }
/// The logarithm to base 10, element by element.
public func log10(_ x: Tensor) -> Tensor { .record(Elementary(.log10), x) }
/// 1 / (1 + e⁻ˣ), element by element.
public func sigmoid(_ x: Tensor) -> Tensor { .record(Elementary(.sigmoid), x) }
/// max(x, 0); its derivative at 0 is 0, element by element.
public func relu(_ x: Tensor) -> Tensor { .record(Relu(), x) }
/// x · Φ(x), by erf, element by element.
public func gelu(_ x: Tensor) -> Tensor { .record(Gelu(), x) }
/// x · σ(x), element by element.
public func silu(_ x: Tensor) -> Tensor { .record(Silu(), x) }
/// log(1 + eˣ), linear past 20, element by element.
public func softplus(_ x: Tensor) -> Tensor { .record(SoftplusRule(), x) }
/// 1 / x, element by element.
public func reciprocal(_ x: Tensor) -> Tensor { .record(Reciprocal(), x) }
/// 1 / √x, element by element.
public func rsqrt(_ x: Tensor) -> Tensor { .record(Rsqrt(), x) }
/// The arc sine, element by element.
public func asin(_ x: Tensor) -> Tensor { .record(Elementary(.asin), x) }
/// The arc cosine, element by element.
public func acos(_ x: Tensor) -> Tensor { .record(Elementary(.acos), x) }
/// −1, 0 or 1; its derivative is 0, element by element.
public func sign(_ x: Tensor) -> Tensor { .record(Elementary(.sign), x) }

extension Tensor {
  /// eˣ, element by element.
  public func exp() -> Tensor { .record(Elementary(.exp), self) }
  /// The natural logarithm, element by element.
  public func log() -> Tensor { .record(Elementary(.log), self) }
  /// The square root; its derivative at 0 is ∞, element by element.
  public func sqrt() -> Tensor { .record(Elementary(.sqrt), self) }
  /// x², element by element.
  public func square() -> Tensor { .record(Square(), self) }
  /// |x|; its derivative at 0 is 0, element by element.
  public func abs() -> Tensor { .record(Elementary(.abs), self) }
  /// The sine, element by element.
  public func sin() -> Tensor { .record(Elementary(.sin), self) }
  /// The cosine, element by element.
  public func cos() -> Tensor { .record(Elementary(.cos), self) }
  /// The tangent, element by element.
  public func tan() -> Tensor { .record(Elementary(.tan), self) }
  /// The arc tangent, element by element.
  public func atan() -> Tensor { .record(Elementary(.atan), self) }
  /// The hyperbolic sine, element by element.
  public func sinh() -> Tensor { .record(Elementary(.sinh), self) }
  /// The hyperbolic cosine, element by element.
  public func cosh() -> Tensor { .record(Elementary(.cosh), self) }
  /// The hyperbolic tangent, element by element.
  public func tanh() -> Tensor { .record(Elementary(.tanh), self) }
  /// The error function, element by element.
  public func erf() -> Tensor { .record(Elementary(.erf), self) }
  /// eˣ − 1, exact near 0, element by element.
  public func expm1() -> Tensor { .record(Elementary(.expm1), self) }
  /// log(1 + x), exact near 0, element by element.
  public func log1p() -> Tensor { .record(Elementary(.log1p), self) }
  /// The logarithm to base 2, element by element.
  public func log2() -> Tensor { .record(Elementary(.log2), self) }
  /// The logarithm to base 10, element by element.
  public func log10() -> Tensor { .record(Elementary(.log10), self) }
  /// 1 / (1 + e⁻ˣ), element by element.
  public func sigmoid() -> Tensor { .record(Elementary(.sigmoid), self) }
  /// max(x, 0); its derivative at 0 is 0, element by element.
  public func relu() -> Tensor { .record(Relu(), self) }
  /// x · Φ(x), by erf, element by element.
  public func gelu() -> Tensor { .record(Gelu(), self) }
  /// x · σ(x), element by element.
  public func silu() -> Tensor { .record(Silu(), self) }
  /// log(1 + eˣ), linear past 20, element by element.
  public func softplus() -> Tensor { .record(SoftplusRule(), self) }
  /// 1 / x, element by element.
  public func reciprocal() -> Tensor { .record(Reciprocal(), self) }
  /// 1 / √x, element by element.
  public func rsqrt() -> Tensor { .record(Rsqrt(), self) }
  /// The arc sine, element by element.
  public func asin() -> Tensor { .record(Elementary(.asin), self) }
  /// The arc cosine, element by element.
  public func acos() -> Tensor { .record(Elementary(.acos), self) }
  /// −1, 0 or 1; its derivative is 0, element by element.
  public func sign() -> Tensor { .record(Elementary(.sign), self) }
}
