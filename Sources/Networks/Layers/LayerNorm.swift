// Normalisation within each sample.

import Micrograd

/// (x − mean) / √(variance + ε) over the last dimensions, · weight + bias (PyTorch's
/// `nn.LayerNorm`).
///
/// https://arxiv.org/abs/1607.06450
public final class LayerNorm: Module {
  /// What the numbers are multiplied by, of the normalised shape.
  @Parameter public var weight: Tensor?
  /// What is added to them, of the same shape.
  @Parameter public var bias: Tensor?
  /// The extents of the dimensions that are normalised over, which are the last.
  public let normalizedShape: Shape
  /// What is added to the variance, so that it is not 0.
  public let epsilon: Double

  /// - Parameters:
  ///   - normalizedShape: The extents of the last dimensions.
  ///   - epsilon: What is added to the variance.
  ///   - affine: Whether there is a weight.
  ///   - bias: Whether there is a bias, where there is a weight.
  /// - Precondition: there is a dimension, and none is negative.
  public init(
    _ normalizedShape: Shape, epsilon: Double = 1e-5, affine: Bool = true, bias: Bool = true
  ) {
    precondition(
      !normalizedShape.isEmpty && normalizedShape.allSatisfy { $0 >= 0 },
      "LayerNorm: nothing has the shape \(normalizedShape)")
    self.normalizedShape = normalizedShape
    self.epsilon = epsilon
    weight = affine ? .ones(normalizedShape, requiresGrad: true) : nil
    self.bias = affine && bias ? .zeros(normalizedShape, requiresGrad: true) : nil
  }

  /// The same over the last dimension alone.
  public convenience init(
    _ width: Int, epsilon: Double = 1e-5, affine: Bool = true, bias: Bool = true
  ) { self.init([width], epsilon: epsilon, affine: affine, bias: bias) }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    var result = try x.applying(
      LayerNormOperation(normalizedShape: normalizedShape, epsilon: epsilon))
    if let weight { result = try result.times(weight) }
    if let bias { result = try result.plus(bias) }
    return result
  }
}

/// (x − mean) / √(variance + ε) over groups of channels, · weight + bias (PyTorch's
/// `nn.GroupNorm`).
///
/// https://arxiv.org/abs/1803.08494
public final class GroupNorm: Module {
  /// What the channels are multiplied by.
  @Parameter public var weight: Tensor?
  /// What is added to the channels.
  @Parameter public var bias: Tensor?
  /// How many groups there are, and how many channels in all.
  public let groups, channels: Int
  /// What is added to the variance, so that it is not 0.
  public let epsilon: Double

  /// - Parameters:
  ///   - groups: How many groups the channels are divided into.
  ///   - channels: The extent of dimension 1.
  ///   - epsilon: What is added to the variance.
  ///   - affine: Whether the channels are multiplied and shifted.
  /// - Precondition: the channels can be divided into so many groups.
  public init(_ groups: Int, _ channels: Int, epsilon: Double = 1e-5, affine: Bool = true) {
    precondition(
      groups > 0 && channels >= 0 && channels % groups == 0,
      "GroupNorm: \(channels) channels do not go into \(groups) groups")
    (self.groups, self.channels, self.epsilon) = (groups, channels, epsilon)
    weight = affine ? .ones([channels], requiresGrad: true) : nil
    bias = affine ? .zeros([channels], requiresGrad: true) : nil
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.check(x.rank >= 2 && x.shape[1] == channels, for: self, "[N, \(channels), …]")
    let column = [channels] + [Int](repeating: 1, count: x.rank - 2)
    var result = try x.applying(GroupStandardization(groups: groups, epsilon: epsilon))
    if let weight { result = try result.times(weight.reshaped(column)) }
    if let bias { result = try result.plus(bias.reshaped(column)) }
    return result
  }
}
