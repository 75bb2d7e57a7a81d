// Arithmetic as it is written.
//
// The overloads with numbers are there for the type checker as well as for speed: with literals
// alone a long expression takes it seconds. A literal beside a tensor means a number, so the
// overloads of two tensors, which are literals' other reading, stand back.

extension Tensor {
  /// The negative, element by element.
  public static prefix func - (x: Self) -> Self { record(Negate(), x) }

  /// The sum, element by element; shapes are broadcast as NumPy has it.
  ///
  /// - Precondition: the shapes can be broadcast; else the program stops with both shapes and names.
  @inlinable @inline(__always) @_disfavoredOverload
  public static func + (a: Self, b: Self) -> Self {
    recordScalars(a, b, code: .add, +) ?? addSlowly(a, b)
  }
  /// The sum with a number.
  public static func + (a: Self, b: Double) -> Self { record(Add(), a, literal(b, beside: a)) }
  /// The sum of a number and a tensor.
  public static func + (a: Double, b: Self) -> Self { record(Add(), literal(a, beside: b), b) }

  /// The difference, element by element; shapes are broadcast as NumPy has it.
  @_disfavoredOverload
  public static func - (a: Self, b: Self) -> Self { record(Subtract(), a, b) }
  /// The difference with a number.
  public static func - (a: Self, b: Double) -> Self { record(Subtract(), a, literal(b, beside: a)) }
  /// The difference of a number and a tensor.
  public static func - (a: Double, b: Self) -> Self { record(Subtract(), literal(a, beside: b), b) }

  /// The product, element by element; shapes are broadcast as NumPy has it.
  @inlinable @inline(__always) @_disfavoredOverload
  public static func * (a: Self, b: Self) -> Self {
    recordScalars(a, b, code: .multiply, *) ?? multiplySlowly(a, b)
  }
  /// The product with a number.
  public static func * (a: Self, b: Double) -> Self { record(Multiply(), a, literal(b, beside: a)) }
  /// The product of a number and a tensor.
  public static func * (a: Double, b: Self) -> Self { record(Multiply(), literal(a, beside: b), b) }

  /// The quotient, element by element; shapes are broadcast as NumPy has it.
  @_disfavoredOverload
  public static func / (a: Self, b: Self) -> Self { record(Divide(), a, b) }
  /// The quotient with a number.
  public static func / (a: Self, b: Double) -> Self { record(Divide(), a, literal(b, beside: a)) }
  /// The quotient of a number and a tensor.
  public static func / (a: Double, b: Self) -> Self { record(Divide(), literal(a, beside: b), b) }

  /// Binds `a` to the sum, as PyTorch does with a value that requires a gradient.
  @inlinable @inline(__always) @_disfavoredOverload
  public static func += (a: inout Self, b: Self) { a = a + b }
  /// Binds `a` to the sum with a number.
  public static func += (a: inout Self, b: Double) { a = a + b }
  /// Binds `a` to the difference.
  @_disfavoredOverload
  public static func -= (a: inout Self, b: Self) { a = a - b }
  /// Binds `a` to the difference with a number.
  public static func -= (a: inout Self, b: Double) { a = a - b }
  /// Binds `a` to the product.
  @inlinable @inline(__always) @_disfavoredOverload
  public static func *= (a: inout Self, b: Self) { a = a * b }
  /// Binds `a` to the product with a number.
  public static func *= (a: inout Self, b: Double) { a = a * b }
  /// Binds `a` to the quotient.
  @_disfavoredOverload
  public static func /= (a: inout Self, b: Self) { a = a / b }
  /// Binds `a` to the quotient with a number.
  public static func /= (a: inout Self, b: Double) { a = a / b }
}
