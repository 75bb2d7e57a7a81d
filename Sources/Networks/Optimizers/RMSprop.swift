// Steps over the root of the mean, or of the sum, of squared gradients: RMSprop, Adagrad, Adadelta.

import Micrograd

/// The gradient over the root of the mean of its squares (PyTorch's `torch.optim.RMSprop`).
///
/// v ← α·v + (1 − α)·g², less the square of the mean of g where it is centered, and
/// x ← x − learningRate · g / (√v + ε), by way of a momentum if wanted.
public final class RMSprop: Optimizer {
  /// An optimizer of some parameters.
  ///
  /// - Precondition: parameters are leaves, and settings are not negative.
  public init(
    _ parameters: [some OptimizerParameter], learningRate: Double = 1e-2, alpha: Double = 0.99,
    epsilon: Double = 1e-8, weightDecay: Double = 0, momentum: Double = 0, centered: Bool = false,
    maximize: Bool = false
  ) {
    super.init(
      parameters,
      defaults: [
        .learningRate: learningRate, .alpha: alpha, .epsilon: epsilon, .weightDecay: weightDecay,
        .momentum: momentum, .centered: centered.setting, .maximize: maximize.setting,
      ])
  }

  override func memoryNames(_ settings: OptimizerSettings) -> [String] {
    // All three, so that each has its place whichever are used.
    ["square_avg", "grad_avg", "momentum_buffer"]
  }

  override func update(_ step: Step, _ factor: inout Double) {
    guard step.memory.count == 3 else { return }
    let (x, g, square, mean, buffer) = (
      step.x, step.g, step.memory[0], step.memory[1], step.memory[2]
    )
    let (alpha, epsilon, momentum) = (step[.alpha], step[.epsilon], step[.momentum])
    let rate = step.learningRate
    let isCentered = step.settings[isOn: .centered]
    for i in 0..<step.count {
      square[i] = alpha * square[i] + (1 - alpha) * (g[i] * g[i])
      var variance = square[i]
      if isCentered {
        mean[i] += (1 - alpha) * (g[i] - mean[i])
        variance -= mean[i] * mean[i]
      }
      let change = g[i] / (variance.squareRoot() + epsilon)
      if momentum > 0 {
        buffer[i] = momentum * buffer[i] + change
        x[i] -= rate * buffer[i]
      } else {
        x[i] -= rate * change
      }
    }
  }
}

/// The gradient over the root of the sum of all its squares (PyTorch's `torch.optim.Adagrad`).
///
/// s ← s + g² and x ← x − learningRate / (1 + (t − 1)·learningRateDecay) · g / (√s + ε).
///
/// https://jmlr.org/papers/v12/duchi11a.html
public final class Adagrad: Optimizer {
  /// An optimizer of some parameters.
  ///
  /// - Precondition: parameters are leaves, and settings are not negative.
  public init(
    _ parameters: [some OptimizerParameter], learningRate: Double = 1e-2,
    learningRateDecay: Double = 0,
    weightDecay: Double = 0, initialAccumulator: Double = 0, epsilon: Double = 1e-10,
    maximize: Bool = false
  ) {
    super.init(
      parameters,
      defaults: [
        .learningRate: learningRate, .learningRateDecay: learningRateDecay,
        .weightDecay: weightDecay, .initialAccumulator: initialAccumulator, .epsilon: epsilon,
        .maximize: maximize.setting,
      ])
  }

  override func memoryNames(_ settings: OptimizerSettings) -> [String] { ["sum"] }
  override func initial(_ name: String, _ settings: OptimizerSettings) -> Double {
    settings[value: .initialAccumulator]
  }

  override func update(_ step: Step, _ factor: inout Double) {
    guard let sum = step.memory.first else { return }
    let (x, g, epsilon) = (step.x, step.g, step[.epsilon])
    let rate = step.learningRate / (1 + Double(step.steps - 1) * step[.learningRateDecay])
    for i in 0..<step.count {
      sum[i] += g[i] * g[i]
      x[i] -= rate * g[i] / (sum[i].squareRoot() + epsilon)
    }
  }
}

/// Steps as long as those so far, by the gradient in relation to those so far (PyTorch's
/// `torch.optim.Adadelta`).
///
/// https://arxiv.org/abs/1212.5701
public final class Adadelta: Optimizer {
  /// An optimizer of some parameters.
  ///
  /// - Precondition: parameters are leaves, settings are not negative, and `rho` at most 1.
  public init(
    _ parameters: [some OptimizerParameter], learningRate: Double = 1, rho: Double = 0.9,
    epsilon: Double = 1e-6,
    weightDecay: Double = 0, maximize: Bool = false
  ) {
    super.init(
      parameters,
      defaults: [
        .learningRate: learningRate, .rho: rho, .epsilon: epsilon, .weightDecay: weightDecay,
        .maximize: maximize.setting,
      ])
  }

  override func memoryNames(_ settings: OptimizerSettings) -> [String] {
    ["square_avg", "acc_delta"]
  }

  override func update(_ step: Step, _ factor: inout Double) {
    guard step.memory.count == 2 else { return }
    let (x, g, square, changes) = (step.x, step.g, step.memory[0], step.memory[1])
    let (rate, rho, epsilon) = (step.learningRate, step[.rho], step[.epsilon])
    for i in 0..<step.count {
      square[i] = rho * square[i] + (1 - rho) * (g[i] * g[i])
      let change =
        (changes[i] + epsilon).squareRoot() / (square[i] + epsilon).squareRoot() * g[i]
      changes[i] = rho * changes[i] + (1 - rho) * (change * change)
      x[i] -= rate * change
    }
  }
}
