// What programs with networks say often: random tensors, the likeliest class, whole numbers.

import Micrograd

extension Tensor {
  /// Numbers drawn from the standard normal distribution.
  ///
  /// - Parameters:
  ///   - shape: The extent of each dimension.
  ///   - generator: Where they come from; without one they are others on every run.
  ///   - name: What pictures and messages call the tensor.
  ///   - requiresGrad: Whether it is a parameter; else it is a constant.
  /// - Precondition: no extent is negative.
  public static func randn(
    _ shape: [Int], generator: (any RandomSource)? = nil, name: String? = nil,
    requiresGrad: Bool = false
  ) -> Tensor {
    let numbers = sourceOrSystem(generator).normal(shape.size, mean: 0, standardDeviation: 1)
    return Tensor(shape: shape, numbers, name: name, requiresGrad: requiresGrad)
  }

  /// Numbers drawn evenly from 0 to 1.
  ///
  /// - Parameters:
  ///   - shape: The extent of each dimension.
  ///   - generator: Where they come from; without one they are others on every run.
  ///   - name: What pictures and messages call the tensor.
  ///   - requiresGrad: Whether it is a parameter; else it is a constant.
  /// - Precondition: no extent is negative.
  public static func rand(
    _ shape: [Int], generator: (any RandomSource)? = nil, name: String? = nil,
    requiresGrad: Bool = false
  ) -> Tensor {
    let numbers = sourceOrSystem(generator).uniform(shape.size, from: 0, to: 1)
    return Tensor(shape: shape, numbers, name: name, requiresGrad: requiresGrad)
  }

  /// The position of the largest element among all in row-major order, the first of several; NaN is
  /// the largest.
  ///
  /// - Precondition: there is one.
  public func argmax() -> Int {
    let elements = elements
    precondition(!elements.isEmpty, "argmax: a tensor of shape \(shape) has no elements")
    return elements.indices.reduce(0) { best, i in
      elements[i] > elements[best] || elements[i].isNaN && !elements[best].isNaN ? i : best
    }
  }

  /// The positions of the largest elements along the last dimension, such as the likeliest classes
  /// of samples `[N, C]`.
  ///
  /// - Precondition: there is a last dimension, and it is not empty.
  public func argmaxOfRows() -> [Int] {
    guard let width = shape.last, width > 0 else {
      preconditionFailure("argmaxOfRows: a tensor of shape \(shape) has no rows")
    }
    let elements = elements
    return stride(from: 0, to: elements.count, by: width).map { start in
      Tensor(Array(elements[start..<start + width])).argmax()
    }
  }
}

// Whole numbers that are no literals; a literal is a `Double` beside a tensor.
extension Tensor {
  /// The sum with a whole number.
  @_disfavoredOverload
  public static func + (a: Self, b: Int) -> Self { a + Double(b) }
  /// The sum of a whole number and a tensor.
  @_disfavoredOverload
  public static func + (a: Int, b: Self) -> Self { Double(a) + b }
  /// The difference with a whole number.
  @_disfavoredOverload
  public static func - (a: Self, b: Int) -> Self { a - Double(b) }
  /// The difference of a whole number and a tensor.
  @_disfavoredOverload
  public static func - (a: Int, b: Self) -> Self { Double(a) - b }
  /// The product with a whole number.
  @_disfavoredOverload
  public static func * (a: Self, b: Int) -> Self { a * Double(b) }
  /// The product of a whole number and a tensor.
  @_disfavoredOverload
  public static func * (a: Int, b: Self) -> Self { Double(a) * b }
  /// The quotient with a whole number.
  @_disfavoredOverload
  public static func / (a: Self, b: Int) -> Self { a / Double(b) }
  /// The quotient of a whole number and a tensor.
  @_disfavoredOverload
  public static func / (a: Int, b: Self) -> Self { Double(a) / b }
}
