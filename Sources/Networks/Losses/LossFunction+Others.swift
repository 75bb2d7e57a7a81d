// Losses as modules: of distributions, and of things that should be apart.

import Micrograd

/// The Kullback–Leibler divergence t · (log t − x), where x is the logarithm of a probability.
public final class KLDivLoss: LossFunction {
  /// - Parameters:
  ///   - reduction: How the losses of the elements become one; nil for their sum over the number of
  ///     samples, PyTorch's `batchmean`, which the divergence is.
  ///   - logTarget: Whether t is given as its logarithm.
  public init(reduction: LossReduction? = .mean, logTarget: Bool = false) {
    super.init { x throws(TensorError) in
      let result = try Loss.klDivergence(x[0], x[1], logTarget: logTarget, reduction ?? .sum)
      return reduction == nil ? try result.over(Tensor(Double(x[0].shape.first ?? 1))) : result
    }
  }
}

/// eˣ − t·x, or x − t·log(x + ε) where x is not a logarithm, for counts t.
public final class PoissonNLLLoss: LossFunction {
  /// - Parameters:
  ///   - logInput: Whether x is the logarithm of the rate.
  ///   - full: Whether Stirling's approximation of log t! is added.
  ///   - epsilon: What is added within the logarithm.
  ///   - reduction: How the losses of the elements become one.
  public init(
    logInput: Bool = true, full: Bool = false, epsilon: Double = 1e-8,
    reduction: LossReduction = .mean
  ) {
    super.init { x throws(TensorError) in
      try Loss.poisson(
        x[0], x[1], logInput: logInput, full: full, epsilon: epsilon, reduction)
    }
  }
}

/// ½(log v + (x − t)²/v), of an input x, a target t and a variance v.
public final class GaussianNLLLoss: LossFunction {
  /// - Parameters:
  ///   - full: Whether ½ log 2π is added.
  ///   - epsilon: What a variance is at least.
  ///   - reduction: How the losses of the elements become one.
  public init(full: Bool = false, epsilon: Double = 1e-6, reduction: LossReduction = .mean) {
    super.init(["input", "target", "var"]) { x throws(TensorError) in
      try Loss.gaussian(x[0], x[1], variance: x[2], full: full, epsilon: epsilon, reduction)
    }
  }
}

/// log(1 + e^(−t·x)), where t is 1 or −1.
public final class SoftMarginLoss: LossFunction {
  /// How the losses of the elements become one.
  public init(reduction: LossReduction = .mean) {
    super.init { x throws(TensorError) in try Loss.softMargin(x[0], x[1], reduction) }
  }
}

/// x where t is 1, and how much x is below the margin where t is −1.
public final class HingeEmbeddingLoss: LossFunction {
  /// - Parameters:
  ///   - margin: What is far enough.
  ///   - reduction: How the losses of the samples become one.
  public init(margin: Double = 1, reduction: LossReduction = .mean) {
    super.init { x throws(TensorError) in
      try Loss.hingeEmbedding(x[0], x[1], margin: margin, reduction)
    }
  }
}

/// max(0, −t·(x₁ − x₂) + margin), of two inputs and a target t of 1 or −1.
public final class MarginRankingLoss: LossFunction {
  /// - Parameters:
  ///   - margin: By how much one should be larger.
  ///   - reduction: How the losses of the samples become one.
  public init(margin: Double = 0, reduction: LossReduction = .mean) {
    super.init(["input1", "input2", "target"]) { x throws(TensorError) in
      try Loss.marginRanking(x[0], x[1], x[2], margin: margin, reduction)
    }
  }
}

/// 1 − cos where t is 1, and how much cos is above the margin where t is −1, of two inputs and t.
public final class CosineEmbeddingLoss: LossFunction {
  /// - Parameters:
  ///   - margin: How alike those may be that should differ.
  ///   - reduction: How the losses of the samples become one.
  public init(margin: Double = 0, reduction: LossReduction = .mean) {
    super.init(["input1", "input2", "target"]) { x throws(TensorError) in
      try Loss.cosineEmbedding(x[0], x[1], x[2], margin: margin, reduction)
    }
  }
}

/// How much farther an anchor is from a positive than from a negative, plus a margin.
public final class TripletMarginLoss: LossFunction {
  /// - Parameters:
  ///   - margin: How much nearer the positive should be.
  ///   - p: The order of the norm that distances are measured by.
  ///   - epsilon: What is added to each difference.
  ///   - swap: Whether the distance of positive and negative is taken where it is smaller.
  ///   - reduction: How the losses of the samples become one.
  /// - Precondition: `p` is positive.
  public init(
    margin: Double = 1, p: Double = 2, epsilon: Double = 1e-6, swap: Bool = false,
    reduction: LossReduction = .mean
  ) {
    precondition(p > 0, "TripletMarginLoss: there is no norm of order \(p)")
    super.init(["anchor", "positive", "negative"]) { x throws(TensorError) in
      try Loss.tripletMargin(
        anchor: x[0], positive: x[1], negative: x[2], margin: margin, p: p, epsilon: epsilon,
        swap: swap, reduction)
    }
  }
}

/// Σ max(0, margin − x[t] + x[i])ᵖ / C over the wrong classes i, of scores `[N, C]` and classes t.
public final class MultiMarginLoss: LossFunction {
  /// - Parameters:
  ///   - p: 1, or 2 for squares.
  ///   - margin: By how much the right class should be ahead.
  ///   - weight: How much each class counts.
  ///   - reduction: How the losses of the samples become one.
  /// - Precondition: `p` is 1 or 2.
  public init(
    p: Int = 1, margin: Double = 1, weight: Tensor? = nil, reduction: LossReduction = .mean
  ) {
    precondition(1...2 ~= p, "MultiMarginLoss: p must be 1 or 2, not \(p)")
    let weight = weight?.numbers
    super.init { x throws(TensorError) in
      try Loss.multiMargin(x[0], x[1], p: p, margin: margin, weight: weight, reduction)
    }
  }
}
