// Arithmetic as it is written.
//
// The overloads with numbers are there for the type checker as well as for speed: with literals
// alone a long expression takes it seconds. A literal beside a tensor means a number, so the
// overloads of two tensors, which are literals' other reading, stand back.

extension Tensor {
  public static prefix func - (x: Tensor) -> Tensor { record(Negate(), x) }

  /// The sum, element by element; shapes are broadcast as NumPy has it.
  ///
  /// - Precondition: the shapes can be broadcast; else the program stops with both shapes and names.
  @_disfavoredOverload
  public static func + (a: Tensor, b: Tensor) -> Tensor { record(Add(), a, b) }
  public static func + (a: Tensor, b: Double) -> Tensor { record(Add(), a, literal(b, beside: a)) }
  public static func + (a: Double, b: Tensor) -> Tensor { record(Add(), literal(a, beside: b), b) }

  /// The difference, element by element; shapes are broadcast as NumPy has it.
  @_disfavoredOverload
  public static func - (a: Tensor, b: Tensor) -> Tensor { record(Subtract(), a, b) }
  public static func - (a: Tensor, b: Double) -> Tensor {
    record(Subtract(), a, literal(b, beside: a))
  }
  public static func - (a: Double, b: Tensor) -> Tensor {
    record(Subtract(), literal(a, beside: b), b)
  }

  /// The product, element by element; shapes are broadcast as NumPy has it.
  @_disfavoredOverload
  public static func * (a: Tensor, b: Tensor) -> Tensor { record(Multiply(), a, b) }
  public static func * (a: Tensor, b: Double) -> Tensor {
    record(Multiply(), a, literal(b, beside: a))
  }
  public static func * (a: Double, b: Tensor) -> Tensor {
    record(Multiply(), literal(a, beside: b), b)
  }

  /// The quotient, element by element; shapes are broadcast as NumPy has it.
  @_disfavoredOverload
  public static func / (a: Tensor, b: Tensor) -> Tensor { record(Divide(), a, b) }
  public static func / (a: Tensor, b: Double) -> Tensor {
    record(Divide(), a, literal(b, beside: a))
  }
  public static func / (a: Double, b: Tensor) -> Tensor {
    record(Divide(), literal(a, beside: b), b)
  }

  // `a += b` binds `a` to the sum, as in PyTorch on a value that requires a gradient.
  @_disfavoredOverload
  public static func += (a: inout Tensor, b: Tensor) { a = a + b }
  public static func += (a: inout Tensor, b: Double) { a = a + b }
  @_disfavoredOverload
  public static func -= (a: inout Tensor, b: Tensor) { a = a - b }
  public static func -= (a: inout Tensor, b: Double) { a = a - b }
  @_disfavoredOverload
  public static func *= (a: inout Tensor, b: Tensor) { a = a * b }
  public static func *= (a: inout Tensor, b: Double) { a = a * b }
  @_disfavoredOverload
  public static func /= (a: inout Tensor, b: Tensor) { a = a / b }
  public static func /= (a: inout Tensor, b: Double) { a = a / b }
}
