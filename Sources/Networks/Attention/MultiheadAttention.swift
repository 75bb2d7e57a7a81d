// Attention: each place of a sequence gathers from all places of another, by how well they fit.

import Micrograd
import RealModule

/// softmax(Q Kᵀ / √d) V in several heads side by side (PyTorch's `nn.MultiheadAttention`).
///
/// https://arxiv.org/abs/1706.03762
public final class MultiheadAttention: Module {
  /// The weights of queries, keys and values one below the other: `[3 · width, width]`.
  @Parameter public var inProjWeight: Tensor
  /// Their biases: `[3 · width]`.
  @Parameter public var inProjBias: Tensor?
  /// What is made of all heads' results.
  public let outProj: Linear
  /// The extent of the last dimension.
  public let width: Int
  /// How many heads there are.
  public let heads: Int
  /// Whether the first dimension counts samples, not places of the sequence.
  public let batchFirst: Bool
  private let dropout: Dropout

  /// - Parameters:
  ///   - width: The extent of the last dimension.
  ///   - heads: How many heads it is divided into.
  ///   - dropout: How likely it is that a weight is left out while it is trained.
  ///   - bias: Whether there are biases.
  ///   - batchFirst: Whether the first dimension counts samples.
  ///   - generator: Where the numbers come from; without one they are others on every run.
  /// - Precondition: the width can be divided into so many heads, and `dropout` is a probability.
  public init(
    _ width: Int, heads: Int, dropout: Double = 0, bias: Bool = true, batchFirst: Bool = false,
    generator: (any RandomSource)? = nil
  ) {
    precondition(
      width > 0 && heads > 0 && width % heads == 0,
      "MultiheadAttention: \(width) numbers do not go into \(heads) heads")
    (self.width, self.heads, self.batchFirst) = (width, heads, batchFirst)
    let source = sourceOrSystem(generator)
    self.dropout = Dropout(dropout, generator: source)
    outProj = Linear(width, width, bias: bias, generator: source)
    let fans = Initialization.Fans([3 * width, width])
    let bound = 3.0.squareRoot() * fans.xavierDeviation(1)
    inProjWeight = Tensor(
      Initialization.drawn([3 * width, width], source, bound: bound), requiresGrad: true)
    inProjBias = bias ? .zeros([3 * width], requiresGrad: true) : nil
    super.init()
    if let bias = outProj.bias { Initialization.zeros(bias) }
  }

  public override var members: [Member] {
    super.members.filter { $0.name != "dropout" }
  }

  /// Attention of a sequence to itself, without its weights.
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try attend(x, x, x, Masks(), needsWeights: false, averages: true).output
  }

  /// What each query gathers of the values, and with which weights.
  ///
  /// - Parameters:
  ///   - query: `[L, N, width]`, `[N, L, width]` with `batchFirst`, or `[L, width]`.
  ///   - key: The same with another length S.
  ///   - value: Of the shape of `key`.
  ///   - keyPaddingMask: What is added to the scores of each sample's keys, `[N, S]`, or `[S]`: −∞
  ///     hides one.
  ///   - attentionMask: What is added to all scores, `[L, S]` or `[N · heads, L, S]`.
  ///   - averagesWeights: Whether the weights are the mean of all heads'.
  /// - Returns: the output in the query's shape, and the weights: `[N, L, S]`, or else
  ///   `[N, heads, L, S]`.
  public func callAsFunction(
    _ query: Tensor, _ key: Tensor, _ value: Tensor, keyPaddingMask: Tensor? = nil,
    attentionMask: Tensor? = nil, averagesWeights: Bool = true
  ) -> (output: Tensor, weights: Tensor) {
    trapping { () throws(TensorError) in
      let (output, weights) = try call(
        query, key, value, keyPaddingMask: keyPaddingMask, attentionMask: attentionMask,
        averagesWeights: averagesWeights)
      return (output, weights ?? output)
    }
  }

  package func call(
    _ query: Tensor, _ key: Tensor, _ value: Tensor, keyPaddingMask: Tensor? = nil,
    attentionMask: Tensor? = nil, needsWeights: Bool = true, averagesWeights: Bool = true
  ) throws(TensorError) -> (output: Tensor, weights: Tensor?) {
    try scoped { () throws(TensorError) in
      try attend(
        query, key, value, Masks(padding: keyPaddingMask, attention: attentionMask),
        needsWeights: needsWeights, averages: averagesWeights)
    }
  }

  /// What is added to the scores.
  private struct Masks {
    var padding: Tensor?
    var attention: Tensor?
  }

  // MARK: The steps

  private func attend(
    _ query: Tensor, _ key: Tensor, _ value: Tensor, _ masks: Masks, needsWeights: Bool,
    averages: Bool
  ) throws(TensorError) -> (output: Tensor, weights: Tensor?) {
    try check(query, key, value)
    let isSingle = query.rank == 2
    var sequences = [query, key, value]
    for index in sequences.indices {
      let x = sequences[index]
      if isSingle {
        sequences[index] = try x.reshaped([x.shape[0], 1, width])
      } else if batchFirst {
        sequences[index] = try x.applying(Transpose(0, 1))
      }
    }
    let (length, count, keys) = (
      sequences[0].shape[0], sequences[0].shape[1], sequences[1].shape[0]
    )
    var parts: [Tensor] = []
    for index in 0..<3 { parts.append(try headed(projected(sequences[index], index))) }
    let scale = (1 / Double(width / heads)).squareRoot()
    var scores = try parts[0].times(Tensor(scale)).product(parts[1].applying(Transpose(1, 2)))
    if let mask = masks.attention {
      try mask.check(
        mask.shape == [length, keys] || mask.shape == [count * heads, length, keys], for: self,
        "a mask of shape [\(length), \(keys)] or [\(count * heads), \(length), \(keys)]")
      scores = try scores.plus(mask)
    }
    if let mask = masks.padding {
      try mask.check(
        mask.shape == [count, keys] || isSingle && mask.shape == [keys], for: self,
        "a mask of shape [\(count), \(keys)]")
      let spread = try mask.reshaped([count, 1, 1, keys]).applying(
        Expand(shape: [count, heads, 1, keys]))
      scores = try scores.plus(spread.reshaped([count * heads, 1, keys]))
    }
    var weights = try scores.applying(SoftmaxOperation(dim: -1))
    if isTraining { weights = try dropout.forward(weights) }
    let gathered = try weights.product(parts[2]).applying(Transpose(0, 1))
    var output = try outProj.call(gathered.reshaped([length, count, width]))
    if isSingle {
      output = try output.reshaped([length, width])
    } else if batchFirst {
      output = try output.applying(Transpose(0, 1))
    }
    guard needsWeights else { return (output, nil) }
    weights = try weights.reshaped([count, heads, length, keys])
    if averages { weights = try weights.applying(Mean(dims: [1])) }
    return (output, isSingle ? try weights.reshaped(Shape(weights.shape.dropFirst())) : weights)
  }

  private func check(
    _ query: Tensor, _ key: Tensor, _ value: Tensor
  ) throws(TensorError) {
    let places = batchFirst ? "[N, L, \(width)]" : "[L, N, \(width)]"
    try query.check(
      2...3 ~= query.rank && query.shape.last == width, for: self, "\(places) or [L, \(width)]")
    for (parameter, shape) in [(inProjWeight, [3 * width, width]), (inProjBias, [3 * width])] {
      guard let parameter else { continue }
      try parameter.check(parameter.shape == shape, for: self, "a parameter of shape \(shape)")
    }
    var expected = key.shape
    if query.rank == 3, key.rank == 3 {
      expected[batchFirst ? 0 : 1] = query.shape[batchFirst ? 0 : 1]
    }
    try key.check(
      key.rank == query.rank && key.shape == expected && key.shape.last == width, for: self,
      "a key like the query of shape \(query.shape), but for its length")
    try value.check(value.shape == key.shape, for: self, "a value of the key's shape \(key.shape)")
  }

  /// The query, key or value of each place.
  private func projected(_ x: Tensor, _ index: Int) throws(TensorError) -> Tensor {
    let rows = index * width..<(index + 1) * width
    let product = try x.product(inProjWeight.part(dim: 0, rows).applying(Transpose(0, 1)))
    guard let inProjBias else { return product }
    return try product.plus(inProjBias.part(dim: 0, rows))
  }

  /// `[L, N, width]` as `[N · heads, L, width / heads]`.
  private func headed(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.reshaped([x.shape[0], x.shape[1] * heads, width / heads]).applying(Transpose(0, 1))
  }

  /// A mask that hides from each place of a sequence what comes after it.
  public static func causalMask(_ length: Int) -> Tensor {
    Tensor(NDArray(shape: [length, length]) { $0 % length > $0 / length ? -.infinity : 0 })
  }
}
