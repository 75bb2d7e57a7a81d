// Losses as modules: those of an input and a target, without settings of their own.

import Micrograd

/// A loss: a module that is called with what a model gives and what it should have given.
///
/// ```swift
/// let loss = CrossEntropyLoss()
/// loss(model(x), Tensor([0, 2, 1])).backward()
/// ```
public class LossFunction: Module {
  private let names: [String]
  private let function: ([Tensor]) throws(TensorError) -> Tensor

  /// - Parameter names: What the operands are called, in order.
  init(
    _ names: [String] = ["input", "target"],
    _ function: @escaping ([Tensor]) throws(TensorError) -> Tensor
  ) {
    self.names = names
    self.function = function
  }

  /// The loss of operands in PyTorch's order.
  ///
  /// - Precondition: there are as many as it takes, and their shapes fit.
  public func callAsFunction(_ operands: Tensor...) -> Tensor {
    trapping { () throws(TensorError) in try call(operands) }
  }

  package func call(_ operands: [Tensor]) throws(TensorError) -> Tensor {
    guard operands.count == names.count else {
      throw TensorError(
        .operation(.rank(expected: names.joined(separator: ", "))), operation: typeName,
        operands: operands.map(\.operandDescription))
    }
    return try scoped { () throws(TensorError) in try function(operands) }
  }
}

/// The mean squared error.
public final class MSELoss: LossFunction {
  /// How the losses of the elements become one.
  public init(reduction: LossReduction = .mean) {
    super.init { x throws(TensorError) in try Loss.mse(x[0], x[1], reduction) }
  }
}

/// The mean absolute error.
public final class L1Loss: LossFunction {
  /// How the losses of the elements become one.
  public init(reduction: LossReduction = .mean) {
    super.init { x throws(TensorError) in try Loss.l1(x[0], x[1], reduction) }
  }
}

/// The squared error near 0, the absolute one further out than `beta`; over `beta`.
public final class SmoothL1Loss: LossFunction {
  /// - Precondition: `beta` is not negative.
  public init(reduction: LossReduction = .mean, beta: Double = 1) {
    precondition(beta >= 0, "SmoothL1Loss: beta must be at least 0, not \(beta)")
    super.init { x throws(TensorError) in
      try Loss.smoothL1(x[0], x[1], beta: beta, reduction)
    }
  }
}

/// The squared error near 0, the absolute one further out than `delta`.
public final class HuberLoss: LossFunction {
  /// - Precondition: `delta` is positive.
  public init(reduction: LossReduction = .mean, delta: Double = 1) {
    precondition(delta > 0, "HuberLoss: delta must be positive, not \(delta)")
    super.init { x throws(TensorError) in try Loss.huber(x[0], x[1], delta: delta, reduction) }
  }
}

/// The binary cross entropy of probabilities.
public final class BCELoss: LossFunction {
  /// - Parameters:
  ///   - weight: What each loss is multiplied by.
  ///   - reduction: How the losses of the samples become one.
  public init(weight: Tensor? = nil, reduction: LossReduction = .mean) {
    super.init { x throws(TensorError) in
      try Loss.binaryCrossEntropy(x[0], x[1], weight: weight, reduction)
    }
  }
}

/// The binary cross entropy of logits, finite for every finite logit.
public final class BCEWithLogitsLoss: LossFunction {
  /// - Parameters:
  ///   - weight: What each loss is multiplied by.
  ///   - reduction: How the losses of the elements become one.
  ///   - positiveWeight: How many times what is true counts.
  public init(
    weight: Tensor? = nil, reduction: LossReduction = .mean, positiveWeight: Tensor? = nil
  ) {
    super.init { x throws(TensorError) in
      try Loss.binaryCrossEntropyWithLogits(
        x[0], x[1], weight: weight, positiveWeight: positiveWeight, reduction)
    }
  }
}

/// The negative log likelihood of classes, from log-probabilities `[N, C, …]`.
public final class NLLLoss: LossFunction {
  /// - Parameters:
  ///   - weight: How much each class counts.
  ///   - ignoreIndex: The class that does not count.
  ///   - reduction: How the losses of the samples become one.
  public init(
    weight: Tensor? = nil, ignoreIndex: Int = -100, reduction: LossReduction = .mean
  ) {
    let weighting = ClassWeighting(weight: weight?.numbers, ignoreIndex: ignoreIndex)
    super.init { x throws(TensorError) in
      try Loss.negativeLogLikelihood(x[0], x[1], weighting, reduction)
    }
  }
}

/// The cross entropy of logits `[N, C, …]` with classes `[N, …]`, or with a probability for each
/// class where the target has the shape of the logits.
public final class CrossEntropyLoss: LossFunction {
  /// - Parameters:
  ///   - weight: How much each class counts.
  ///   - ignoreIndex: The class that does not count.
  ///   - reduction: How the losses of the samples become one.
  ///   - labelSmoothing: How much of the probability is spread evenly over all classes.
  /// - Precondition: the smoothing is from 0 to 1.
  public init(
    weight: Tensor? = nil, ignoreIndex: Int = -100, reduction: LossReduction = .mean,
    labelSmoothing: Double = 0
  ) {
    precondition(
      (0...1).contains(labelSmoothing), "CrossEntropyLoss: no smoothing by \(labelSmoothing)")
    let weighting = ClassWeighting(
      weight: weight?.numbers, ignoreIndex: ignoreIndex, labelSmoothing: labelSmoothing)
    super.init { x throws(TensorError) in
      try Loss.crossEntropy(x[0], x[1], weighting, reduction)
    }
  }
}
