// Losses of numbers, and of the parameters of distributions.

import Micrograd
import RealModule

extension Loss {
  /// (x − t)²/2β where they are closer than β, else |x − t| − β/2 (PyTorch's `smooth_l1_loss`).
  package static func smoothL1(
    _ input: Tensor, _ target: Tensor, beta: Double = 1, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    if beta == 0 { return try l1(input, target, reduction) }
    let huber = try huber(input, target, delta: beta, beta == 1 ? reduction : .none)
    return beta == 1 ? huber : try huber.over(Tensor(beta)).reduced(reduction)
  }

  /// The binary cross entropy of probabilities, each times a weight.
  package static func binaryCrossEntropy(
    _ input: Tensor, _ target: Tensor, weight: Tensor?, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    guard let weight else { return try binaryCrossEntropy(input, target, reduction) }
    return try binaryCrossEntropy(input, target, .none).times(weight).reduced(reduction)
  }

  /// The binary cross entropy of logits, each times a weight; what is true counts `positiveWeight`
  /// times: (1 − t)·x − (1 + (p − 1)·t)·log σ(x).
  package static func binaryCrossEntropyWithLogits(
    _ input: Tensor, _ target: Tensor, weight: Tensor?, positiveWeight: Tensor?,
    _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    var result: Tensor
    if let positiveWeight {
      let factor = try positiveWeight.minus(1).times(target).plus(1)
      let negative = try Tensor(1.0).minus(target).times(input)
      result = try negative.minus(factor.times(input.applying(LogSigmoidRule())))
    } else {
      result = try binaryCrossEntropyWithLogits(input, target, .none)
    }
    if let weight { result = try result.times(weight) }
    return try result.reduced(reduction)
  }

  /// t · (log t − x), where x is the logarithm of a probability (PyTorch's `kl_div`).
  ///
  /// - Parameter logTarget: Whether t is given as its logarithm.
  package static func klDivergence(
    _ input: Tensor, _ target: Tensor, logTarget: Bool = false, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    guard !logTarget else {
      return try target.applying(Elementary(.exp)).times(target.minus(input)).reduced(reduction)
    }
    // The logarithm of 1 where there is no probability, so that 0 · log 0 is 0.
    let isPositive = try target.applying(Compare(.greater), 0)
    let logarithm = try isPositive.applying(Where(), target, 1).applying(Elementary(.log))
    return try target.times(logarithm).minus(target.times(input)).reduced(reduction)
  }

  /// eˣ − t·x, or x − t·log(x + ε) where x is not a logarithm (PyTorch's `poisson_nll_loss`).
  ///
  /// - Parameter full: Whether Stirling's approximation of log t! is added where t is above 1.
  package static func poisson(
    _ input: Tensor, _ target: Tensor, logInput: Bool = true, full: Bool = false,
    epsilon: Double = 1e-8, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    var result: Tensor
    if logInput {
      result = try input.applying(Elementary(.exp)).minus(target.times(input))
    } else {
      let logarithm = try input.plus(Tensor(epsilon)).applying(Elementary(.log))
      result = try input.minus(target.times(logarithm))
    }
    if full {
      let isLarge = try target.applying(Compare(.greater), 1)
      let safe = try isLarge.applying(Where(), target, 1)
      let logarithm = try safe.applying(Elementary(.log))
      let root = try safe.times(Tensor(2 * Double.pi)).applying(Elementary(.log)).times(0.5)
      let stirling = try safe.times(logarithm).minus(safe).plus(root)
      result = try result.plus(isLarge.applying(Where(), stirling, 0))
    }
    return try result.reduced(reduction)
  }

  /// ½(log v + (x − t)²/v) with v the variance, at least ε (PyTorch's `gaussian_nll_loss`).
  ///
  /// - Parameter full: Whether ½ log 2π is added.
  package static func gaussian(
    _ input: Tensor, _ target: Tensor, variance: Tensor, full: Bool = false,
    epsilon: Double = 1e-6, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    var variance = variance
    if variance.shape != input.shape {
      if variance.shape == Shape(input.shape.dropLast()), !input.shape.isEmpty {
        variance = try variance.reshaped(variance.shape + [1])
      }
      guard variance.shape.broadcast(with: input.shape) == input.shape else {
        throw TensorError(
          .operation(.rank(expected: "a variance of shape \(input.shape)")),
          operation: "gaussian_nll_loss", operands: [variance.operandDescription])
      }
    }
    // Raised by a constant: the gradient flows as if it had not been.
    let numbers = variance.numbers
    if numbers.elements.contains(where: { $0 < epsilon }) {
      let missing = NDArray(shape: numbers.shape) { max(epsilon - numbers.elements[$0], 0) }
      variance = try variance.plus(Tensor(missing))
    }
    let distance = try input.minus(target).applying(Square()).over(variance)
    var result = try variance.applying(Elementary(.log)).plus(distance).times(0.5)
    if full { result = try result.plus(Tensor(0.5 * Double.log(2 * .pi))) }
    return try result.reduced(reduction)
  }

  /// log(1 + e^(−t·x)), where t is 1 or −1 (PyTorch's `soft_margin_loss`).
  package static func softMargin(
    _ input: Tensor, _ target: Tensor, _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    try target.negated().times(input).applying(Elementary(.exp)).applying(Elementary(.log1p))
      .reduced(reduction)
  }
}
