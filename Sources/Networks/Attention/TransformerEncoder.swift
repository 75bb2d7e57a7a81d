// The layers of a transformer's encoder.

import Micrograd

/// What the layers of an encoder and the whole of them share: places can be hidden from each other.
public class SelfAttentive: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try run(x, mask: nil, keyPaddingMask: nil)
  }

  /// A sequence of the same shape.
  ///
  /// - Parameters:
  ///   - x: `[L, N, width]`, `[N, L, width]` with `batchFirst`, or `[L, width]`.
  ///   - mask: What is added to all scores, `[L, L]`: −∞ hides a place from another.
  ///   - keyPaddingMask: What is added to the scores of each sample's places, `[N, L]`.
  public func callAsFunction(_ x: Tensor, mask: Tensor?, keyPaddingMask: Tensor? = nil) -> Tensor {
    trapping { () throws(TensorError) in try call(x, mask: mask, keyPaddingMask: keyPaddingMask) }
  }

  package func call(
    _ x: Tensor, mask: Tensor?, keyPaddingMask: Tensor?
  ) throws(TensorError) -> Tensor {
    try scoped { () throws(TensorError) in
      try run(x, mask: mask, keyPaddingMask: keyPaddingMask)
    }
  }

  /// What a derived class computes.
  func run(
    _ x: Tensor, mask: Tensor?, keyPaddingMask: Tensor?
  ) throws(TensorError) -> Tensor { x }
}

/// Attention of a sequence to itself, then a network at each place, each added to what it was given
/// and normalised (PyTorch's `nn.TransformerEncoderLayer`).
///
/// https://arxiv.org/abs/1706.03762
public final class TransformerEncoderLayer: SelfAttentive {
  /// The attention of the sequence to itself.
  public let selfAttn: MultiheadAttention
  /// The first layer at each place.
  public let linear1: Linear
  /// Between the two layers.
  public let dropout: Dropout
  /// The second layer at each place.
  public let linear2: Linear
  /// Around the attention, and around the network.
  public let norm1, norm2: LayerNorm
  /// Behind the attention, and behind the network.
  public let dropout1, dropout2: Dropout
  /// Whether it normalises before each part, not after.
  public let normFirst: Bool
  private let activation: (Tensor) throws(TensorError) -> Tensor

  /// What stands between the two layers at each place, by the raw value.
  public enum ActivationFunction: String, Sendable { case relu, gelu }

  /// - Parameters:
  ///   - width: The extent of the last dimension.
  ///   - heads: How many heads the attention has.
  ///   - inner: The extent between the two layers at each place.
  ///   - dropout: How likely it is that a number is left out while it is trained.
  ///   - activation: What stands between the two layers.
  ///   - epsilon: What the normalisations add to the variance.
  ///   - batchFirst: Whether the first dimension counts samples.
  ///   - normFirst: Whether it normalises before each part, not after.
  ///   - bias: Whether there are biases.
  ///   - generator: Where the numbers come from; without one they are others on every run.
  /// - Precondition: the width can be divided into so many heads, and `dropout` is a probability.
  public init(
    _ width: Int, heads: Int, inner: Int = 2048, dropout: Double = 0.1,
    activation: ActivationFunction = .relu, epsilon: Double = 1e-5, batchFirst: Bool = false,
    normFirst: Bool = false, bias: Bool = true, generator: (any RandomSource)? = nil
  ) {
    let source = sourceOrSystem(generator)
    selfAttn = MultiheadAttention(
      width, heads: heads, dropout: dropout, bias: bias, batchFirst: batchFirst,
      generator: source)
    linear1 = Linear(width, inner, bias: bias, generator: source)
    linear2 = Linear(inner, width, bias: bias, generator: source)
    norm1 = LayerNorm(width, epsilon: epsilon, bias: bias)
    norm2 = LayerNorm(width, epsilon: epsilon, bias: bias)
    self.dropout = Dropout(dropout, generator: source)
    dropout1 = Dropout(dropout, generator: source)
    dropout2 = Dropout(dropout, generator: source)
    self.normFirst = normFirst
    switch activation {
    case .relu: self.activation = { x throws(TensorError) in try x.applying(Relu()) }
    case .gelu: self.activation = { x throws(TensorError) in try x.applying(Gelu()) }
    }
  }

  override func run(
    _ x: Tensor, mask: Tensor?, keyPaddingMask: Tensor?
  ) throws(TensorError) -> Tensor {
    func attended(_ x: Tensor) throws(TensorError) -> Tensor {
      let output = try selfAttn.call(
        x, x, x, keyPaddingMask: keyPaddingMask, attentionMask: mask, needsWeights: false
      ).output
      return try dropout1.call(output)
    }
    func fed(_ x: Tensor) throws(TensorError) -> Tensor {
      try dropout2.call(linear2.call(dropout.call(activation(linear1.call(x)))))
    }
    if normFirst {
      let middle = try x.plus(attended(norm1.call(x)))
      return try middle.plus(fed(norm2.call(middle)))
    }
    let middle = try norm1.call(x.plus(attended(x)))
    return try norm2.call(middle.plus(fed(middle)))
  }
}

/// Layers of an encoder one after the other (PyTorch's `nn.TransformerEncoder`).
public final class TransformerEncoder: SelfAttentive {
  /// The layers, which go by `layers.0` and so on.
  public let layers: [TransformerEncoderLayer]
  /// What normalises the result.
  public let norm: LayerNorm?

  /// - Parameters:
  ///   - layers: What is gone through in order. PyTorch's begin with the same numbers, those of the
  ///     layer that is given there.
  ///   - norm: What normalises the result.
  public init(_ layers: [TransformerEncoderLayer], norm: LayerNorm? = nil) {
    self.layers = layers
    self.norm = norm
  }

  override func run(
    _ x: Tensor, mask: Tensor?, keyPaddingMask: Tensor?
  ) throws(TensorError) -> Tensor {
    var x = x
    for layer in layers { x = try layer.call(x, mask: mask, keyPaddingMask: keyPaddingMask) }
    return try norm?.call(x) ?? x
  }
}
