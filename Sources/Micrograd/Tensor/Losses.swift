// Loss functions by their usual definitions, made of the operations of this library.

/// How the losses of the elements become one.
public enum LossReduction: String, Sendable {
  /// Their mean.
  case mean
  /// Their sum.
  case sum
  /// They stay as they are.
  case none
}

extension Tensor {
  package func reduced(_ reduction: LossReduction) throws(TensorError) -> Tensor {
    switch reduction {
    case .mean: try .apply(Mean(), self)
    case .sum: try .apply(Sum(), self)
    case .none: self
    }
  }
}

/// Losses that throw where shapes do not fit; the public functions stop instead.
package enum Loss {
  package static func mse(
    _ input: Tensor, _ target: Tensor, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    try Tensor.apply(Square(), .apply(Subtract(), input, target)).reduced(reduction)
  }

  package static func l1(
    _ input: Tensor, _ target: Tensor, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    try Tensor.apply(Elementary(.abs), .apply(Subtract(), input, target)).reduced(reduction)
  }

  package static func huber(
    _ input: Tensor, _ target: Tensor, delta: Double = 1, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    try Tensor.apply(Huber(delta: delta), .apply(Subtract(), input, target)).reduced(reduction)
  }

  package static func binaryCrossEntropyWithLogits(
    _ logits: Tensor, _ target: Tensor, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    try Tensor.apply(BinaryCrossEntropyWithLogits(), logits, target).reduced(reduction)
  }

  package static func binaryCrossEntropy(
    _ probability: Tensor, _ target: Tensor, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    try Tensor.apply(BinaryCrossEntropy(), probability, target).reduced(reduction)
  }

  /// The negative log likelihood of classes; log-probabilities of shape `[N, C]` or `[C]`.
  package static func negativeLogLikelihood(
    _ logProbabilities: Tensor, classes: NDArray, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    try Tensor.apply(PickClass(classes: classes), logProbabilities).reduced(reduction)
  }

  package static func crossEntropy(
    _ logits: Tensor, classes: NDArray, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    let dim = logits.rank > 1 ? 1 : 0
    return try negativeLogLikelihood(
      .apply(LogSoftmaxOperation(dim: dim), logits), classes: classes, reduction)
  }

  /// Cross entropy with a probability for every class; its mean is over the samples.
  package static func crossEntropy(
    _ logits: Tensor, probabilities: Tensor, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    let dim = logits.rank > 1 ? 1 : 0
    let product = try Tensor.apply(
      Multiply(), .apply(LogSoftmaxOperation(dim: dim), logits), probabilities)
    let perSample = try Tensor.apply(Negate(), .apply(Sum(dims: [dim]), product))
    return try perSample.reduced(reduction)
  }
}

/// The mean squared error.
public func mseLoss(_ input: Tensor, _ target: Tensor, reduction: LossReduction = .mean) -> Tensor {
  trapping { () throws(TensorError) in try Loss.mse(input, target, reduction) }
}

/// The mean absolute error.
public func l1Loss(_ input: Tensor, _ target: Tensor, reduction: LossReduction = .mean) -> Tensor {
  trapping { () throws(TensorError) in try Loss.l1(input, target, reduction) }
}

/// The squared error near 0, the absolute one further out than `delta`.
public func huberLoss(
  _ input: Tensor, _ target: Tensor, delta: Double = 1, reduction: LossReduction = .mean
) -> Tensor {
  trapping { () throws(TensorError) in try Loss.huber(input, target, delta: delta, reduction) }
}

/// The binary cross entropy of logits, finite for every finite logit.
public func binaryCrossEntropyWithLogits(
  _ logits: Tensor, _ target: Tensor, reduction: LossReduction = .mean
) -> Tensor {
  trapping { () throws(TensorError) in
    try Loss.binaryCrossEntropyWithLogits(logits, target, reduction)
  }
}

/// The cross entropy of logits `[N, C]` with the numbers of the right classes `[N]`.
public func crossEntropy(
  _ logits: Tensor, classes: [Int], reduction: LossReduction = .mean
) -> Tensor {
  let array = NDArray(
    shape: logits.rank > 1 ? [classes.count] : [], elements: classes.map(Double.init))
  return trapping { () throws(TensorError) in
    try Loss.crossEntropy(logits, classes: array, reduction)
  }
}
