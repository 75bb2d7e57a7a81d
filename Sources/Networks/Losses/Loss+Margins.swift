// Losses that are 0 once things are far enough apart, or close enough together.

import Micrograd

extension Loss {
  /// x where t is 1, and how much x is below the margin where t is −1 (PyTorch's
  /// `hinge_embedding_loss`).
  package static func hingeEmbedding(
    _ input: Tensor, _ target: Tensor, margin: Double = 1, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    let below = try Tensor(margin).minus(input).applying(Relu())
    let near = try target.applying(Compare(.notEqual), -1).applying(Where(), input, 0)
    let far = try target.applying(Compare(.notEqual), 1).applying(Where(), below, 0)
    return try far.plus(near).reduced(reduction)
  }

  /// max(0, −t·(x₁ − x₂) + margin) (PyTorch's `margin_ranking_loss`).
  package static func marginRanking(
    _ first: Tensor, _ second: Tensor, _ target: Tensor, margin: Double = 0,
    _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    try target.negated().times(first.minus(second)).plus(Tensor(margin)).applying(Relu())
      .reduced(reduction)
  }

  /// 1 − cos where t is 1, and how much cos is above the margin where t is −1 (PyTorch's
  /// `cosine_embedding_loss`); cos is that of the angle between rows.
  package static func cosineEmbedding(
    _ first: Tensor, _ second: Tensor, _ target: Tensor, margin: Double = 0,
    _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    guard 1...2 ~= first.rank, first.rank == second.rank, target.rank == first.rank - 1 else {
      throw TensorError(
        .operation(.rank(expected: "[N, D], [N, D] and [N], or [D], [D] and a number")),
        operation: "cosine_embedding_loss",
        operands: [first, second, target].map(\.operandDescription))
    }
    let sum = Sum(dims: [-1])
    func length(_ x: Tensor) throws(TensorError) -> Tensor {
      try x.applying(Square()).applying(sum).plus(1e-12)
    }
    let divisor = try length(first).times(length(second)).applying(Elementary(.sqrt))
    let cosine = try first.times(second).applying(sum).over(divisor)
    let near = try target.applying(Compare(.equal), 1).applying(
      Where(), Tensor(1.0).minus(cosine), 0)
    let far = try target.applying(Compare(.equal), -1).applying(
      Where(), cosine.minus(Tensor(margin)).applying(Relu()), 0)
    return try near.plus(far).reduced(reduction)
  }

  /// How much farther an anchor is from a positive than from a negative, plus a margin (PyTorch's
  /// `triplet_margin_loss`).
  ///
  /// - Parameter swap: Whether the negative's distance from the positive is taken where it is
  ///   smaller (https://bmva-archive.org.uk/bmvc/2016/papers/paper119/index.html).
  package static func tripletMargin(
    anchor: Tensor, positive: Tensor, negative: Tensor, margin: Double = 1, p: Double = 2,
    epsilon: Double = 1e-6, swap: Bool = false, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    let near = try distance(anchor, positive, p, epsilon)
    var far = try distance(anchor, negative, p, epsilon)
    if swap { far = try far.applying(Minimum(), distance(positive, negative, p, epsilon)) }
    return try near.minus(far).plus(Tensor(margin)).applying(Relu()).reduced(reduction)
  }

  /// The norm of x₁ − x₂ + ε along the last dimension (PyTorch's `pairwise_distance`).
  package static func distance(
    _ first: Tensor, _ second: Tensor, _ p: Double, _ epsilon: Double
  ) throws(TensorError) -> Tensor {
    let difference = try first.minus(second).plus(Tensor(epsilon))
    if p == 2 { return try difference.applying(Norm(dims: [-1])) }
    let sizes = try difference.applying(Elementary(.abs))
    if p == 1 { return try sizes.applying(Sum(dims: [-1])) }
    if p == .infinity { return try sizes.applying(Amax(.largest, dims: [-1])) }
    return try sizes.applying(Pow(exponent: p)).applying(Sum(dims: [-1]))
      .applying(Pow(exponent: 1 / p))
  }

  /// Σ max(0, margin − x[t] + x[i])ᵖ / C over the wrong classes i (PyTorch's `multi_margin_loss`).
  package static func multiMargin(
    _ input: Tensor, _ target: Tensor, p: Int = 1, margin: Double = 1, weight: NDArray? = nil,
    _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    let rows = input.rank == 1 ? try input.reshaped([1, input.shape[0]]) : input
    let classes = NDArray(shape: [target.shape.size], elements: target.elements)
    // Minus the score of the right class, which also checks shapes and classes.
    let right = try rows.applying(PickClass(classes: classes))
    let count = rows.shape[1]
    if let weight, weight.shape != [count] {
      throw TensorError(
        .operation(.rank(expected: "a weight of shape [\(count)], not \(weight.shape)")),
        operation: "multi_margin_loss", operands: [input.operandDescription])
    }
    let excess = try rows.plus(right.reshaped([classes.elements.count, 1])).plus(Tensor(margin))
    var parts = try excess.applying(Relu())
    if p == 2 { parts = try parts.applying(Square()) }
    let share = NDArray(shape: rows.shape) { place in
      let rightClass = Int(classes.elements[place / count])
      if place % count == rightClass { return 0 }
      return (weight?.elements[rightClass] ?? 1) / Double(count)
    }
    let losses = try parts.times(Tensor(share)).applying(Sum(dims: [1]))
    return try (input.rank == 1 ? losses.reshaped([]) : losses).reduced(reduction)
  }
}
