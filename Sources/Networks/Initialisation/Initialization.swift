// The numbers that parameters begin with (PyTorch's torch.nn.init).

import Micrograd
import RealModule

/// Sets the numbers of a parameter, in place (PyTorch's `torch.nn.init`).
///
/// ```swift
/// let layer = Linear(2, 3)
/// try Initialization.xavierUniform(layer.weight, gain: Initialization.gain(.tanh))
/// Initialization.zeros(layer.bias!)
/// ```
/// Where no `generator` is given, the numbers are others on every run.
///
/// - Precondition: for all of these, the tensor is a leaf.
public enum Initialization {
  /// Numbers drawn evenly from a range.
  public static func uniform(
    _ tensor: Tensor, from lower: Double = 0, to upper: Double = 1,
    generator: (any RandomSource)? = nil
  ) {
    tensor.set(sourceOrSystem(generator).uniform(tensor.shape.size, from: lower, to: upper))
  }

  /// Numbers drawn from a normal distribution.
  public static func normal(
    _ tensor: Tensor, mean: Double = 0, standardDeviation: Double = 1,
    generator: (any RandomSource)? = nil
  ) {
    tensor.set(
      sourceOrSystem(generator).normal(
        tensor.shape.size, mean: mean, standardDeviation: standardDeviation))
  }

  /// The same number everywhere.
  public static func constant(_ tensor: Tensor, _ value: Double) {
    tensor.data = Tensor(NDArray(shape: tensor.shape, repeating: value))
  }

  /// Zeros.
  public static func zeros(_ tensor: Tensor) { constant(tensor, 0) }

  /// Ones.
  public static func ones(_ tensor: Tensor) { constant(tensor, 1) }

  /// The identity matrix, cut off or filled up with zeros.
  ///
  /// - Throws: where the tensor is no matrix.
  public static func eye(_ tensor: Tensor) throws(TensorError) {
    let shape = tensor.shape
    guard shape.count == 2 else { throw tensor.misfit("eye", "two dimensions") }
    tensor.data = Tensor(NDArray(shape: shape) { $0 / shape[1] == $0 % shape[1] ? 1 : 0 })
  }

  /// Drawn evenly from ±gain · √(6 / (fan in + fan out)).
  ///
  /// Glorot and Bengio 2010, https://proceedings.mlr.press/v9/glorot10a.html
  /// - Throws: where the tensor has less than two dimensions.
  public static func xavierUniform(
    _ tensor: Tensor, gain: Double = 1, generator: (any RandomSource)? = nil
  ) throws(TensorError) {
    let fans = try Fans(of: tensor, for: "xavierUniform")
    let bound = 3.0.squareRoot() * fans.xavierDeviation(gain)
    uniform(tensor, from: -bound, to: bound, generator: generator)
  }

  /// Drawn from a normal distribution of deviation gain · √(2 / (fan in + fan out)).
  ///
  /// - Throws: where the tensor has less than two dimensions.
  public static func xavierNormal(
    _ tensor: Tensor, gain: Double = 1, generator: (any RandomSource)? = nil
  ) throws(TensorError) {
    let fans = try Fans(of: tensor, for: "xavierNormal")
    normal(tensor, standardDeviation: fans.xavierDeviation(gain), generator: generator)
  }

  /// Drawn evenly from ±√3 · gain / √fan.
  ///
  /// He et al. 2015, https://arxiv.org/abs/1502.01852
  /// - Parameters:
  ///   - tensor: What is set.
  ///   - mode: Whether the sizes of values or of gradients are to stay about the same.
  ///   - nonlinearity: What follows: by it the gain is chosen.
  ///   - generator: Where the numbers come from.
  /// - Throws: where the tensor has less than two dimensions.
  public static func kaimingUniform(
    _ tensor: Tensor, mode: FanMode = .fanIn, nonlinearity: Nonlinearity = .leakyRelu(slope: 0),
    generator: (any RandomSource)? = nil
  ) throws(TensorError) {
    let fans = try Fans(of: tensor, for: "kaimingUniform")
    let bound = 3.0.squareRoot() * fans.kaimingDeviation(mode, nonlinearity)
    uniform(tensor, from: -bound, to: bound, generator: generator)
  }

  /// Drawn from a normal distribution of deviation gain / √fan.
  ///
  /// - Throws: where the tensor has less than two dimensions.
  public static func kaimingNormal(
    _ tensor: Tensor, mode: FanMode = .fanIn, nonlinearity: Nonlinearity = .leakyRelu(slope: 0),
    generator: (any RandomSource)? = nil
  ) throws(TensorError) {
    let fans = try Fans(of: tensor, for: "kaimingNormal")
    normal(
      tensor, standardDeviation: fans.kaimingDeviation(mode, nonlinearity), generator: generator)
  }
}

extension Tensor {
  /// Sets the numbers of a leaf, in row-major order.
  func set(_ elements: [Double]) { data = Tensor(NDArray(shape: shape, elements: elements)) }

  /// Why a tensor cannot be initialised in some way.
  func misfit(_ initialization: String, _ expected: String) -> TensorError {
    TensorError(
      .operation(.rank(expected: expected)), operation: initialization,
      operands: [operandDescription])
  }
}
