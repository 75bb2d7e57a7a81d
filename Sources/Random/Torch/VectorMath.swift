// The logarithm, sine and cosine with which PyTorch makes normal numbers of single precision.

/// Polynomials in single precision, whose last bit is often another than that of the mathematics
/// library.
///
/// Multiplications and additions are fused where the compiler of PyTorch fuses them.
///
/// Source: S. L. Moshier, Cephes Mathematical Library; G. Garberoglio, "AVX mathfun", 2012.
enum VectorMath {
  /// ln x of a positive x that is no subnormal number.
  static func log(_ x: Float) -> Float {
    // x = m·2ᵉ with m of [√½, √2), and ln m by a polynomial in m − 1.
    var mantissa = x.significand / 2
    var exponent = Float(x.exponent + 1)
    if mantissa < 0.707106781186547524 {
      exponent -= 1
      mantissa = mantissa - 1 + mantissa
    } else {
      mantissa -= 1
    }
    let square = mantissa * mantissa
    var sum = polynomial(
      [
        7.0376836292e-2, -1.1514610310e-1, 1.1676998740e-1, -1.2420140846e-1, 1.4249322787e-1,
        -1.6668057665e-1, 2.0000714765e-1, -2.4999993993e-1, 3.3333331174e-1,
      ], mantissa)
    sum *= mantissa
    // ln 2 in two parts, the small one first.
    sum = (exponent * -2.12194440e-4).addingProduct(sum, square)
    sum.addProduct(-square, 0.5)
    return (mantissa + sum).addingProduct(exponent, 0.693359375)
  }

  /// sin x and cos x of an x of [0, 2π).
  static func sinCos(_ x: Float) -> (sin: Float, cos: Float) {
    // What is left of x beside an even number of eighths of a turn, of which π/4 is taken in three
    // parts.
    let eighths = (Int(x * 1.27323954473516) + 1) & ~1
    var rest = x
    for part: Float in [-0.78515625, -2.4187564849853515625e-4, -3.77489497744594108e-8] {
      rest.addProduct(Float(eighths), part)
    }
    let square = rest * rest
    var cos = polynomial(
      [2.443315711809948e-5, -1.388731625493765e-3, 4.166664568298827e-2], square)
    cos = (-(square * 0.5)).addingProduct(cos * square, square) + 1
    var sin = polynomial([-1.9515295891e-4, 8.3321608736e-3, -1.6666654611e-1], square)
    sin = rest.addingProduct(sin * square, rest)
    if eighths & 2 != 0 { (sin, cos) = (cos, sin) }
    return (eighths & 4 == 0 ? sin : -sin, (eighths - 2) & 4 == 0 ? -cos : cos)
  }

  private static func polynomial(_ coefficients: [Float], _ x: Float) -> Float {
    coefficients.dropFirst().reduce(coefficients[0]) { $1.addingProduct($0, x) }
  }
}
