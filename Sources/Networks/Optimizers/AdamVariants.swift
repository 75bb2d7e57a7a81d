// Relatives of Adam: Adamax, NAdam and RAdam.

import Micrograd
import RealModule

/// An optimizer with Adam's settings, and with means of gradients and of what they are divided by.
public class AdamVariant: Optimizer {
  /// An optimizer of some parameters.
  ///
  /// - Precondition: parameters are leaves, settings are not negative, and betas below 1.
  fileprivate init(
    _ parameters: [some OptimizerParameter], _ learningRate: Double, _ betas: (Double, Double),
    _ epsilon: Double, _ weightDecay: Double, _ maximize: Bool, _ others: OptimizerSettings = [:]
  ) {
    super.init(
      parameters,
      defaults: [
        .learningRate: learningRate, .beta1: betas.0, .beta2: betas.1, .epsilon: epsilon,
        .weightDecay: weightDecay, .maximize: maximize.setting,
      ].merging(others) { $1 })
  }

  override func memoryNames(_ settings: OptimizerSettings) -> [String] {
    ["exp_avg", "exp_avg_sq"]
  }

  /// Updates the means of the gradients and of their squares.
  fileprivate func updateMeans(_ step: Step) {
    let (g, mean, square) = (step.g, step.memory[0], step.memory[1])
    let (beta1, beta2) = (step[.beta1], step[.beta2])
    for i in 0..<step.count {
      mean[i] += (1 - beta1) * (g[i] - mean[i])
      square[i] = beta2 * square[i] + (1 - beta2) * (g[i] * g[i])
    }
  }
}

/// Adam with the largest gradient of late in place of the mean of squares (PyTorch's
/// `torch.optim.Adamax`).
///
/// https://arxiv.org/abs/1412.6980, Algorithm 2
public final class Adamax: AdamVariant {
  /// An optimizer of some parameters.
  ///
  /// - Precondition: parameters are leaves, settings are not negative, and betas below 1.
  public init(
    _ parameters: [some OptimizerParameter], learningRate: Double = 2e-3,
    betas: (Double, Double) = (0.9, 0.999), epsilon: Double = 1e-8, weightDecay: Double = 0,
    maximize: Bool = false
  ) { super.init(parameters, learningRate, betas, epsilon, weightDecay, maximize) }

  override func memoryNames(_ settings: OptimizerSettings) -> [String] { ["exp_avg", "exp_inf"] }

  override func update(_ step: Step, _ factor: inout Double) {
    guard step.memory.count == 2 else { return }
    let (x, g, mean, largest) = (step.x, step.g, step.memory[0], step.memory[1])
    let (beta1, beta2, epsilon) = (step[.beta1], step[.beta2], step[.epsilon])
    let rate = step.learningRate / (1 - Double.pow(beta1, step.steps))
    for i in 0..<step.count {
      mean[i] += (1 - beta1) * (g[i] - mean[i])
      largest[i] = max(beta2 * largest[i], g[i].magnitude + epsilon)
      x[i] -= rate * mean[i] / largest[i]
    }
  }
}

/// Adam that looks ahead by its momentum, as Nesterov has it (PyTorch's `torch.optim.NAdam`).
///
/// https://openreview.net/forum?id=OM0jvwB8jIp57ZJjtNEZ
public final class NAdam: AdamVariant {
  /// An optimizer of some parameters.
  ///
  /// - Precondition: parameters are leaves, settings are not negative, and betas below 1.
  public init(
    _ parameters: [some OptimizerParameter], learningRate: Double = 2e-3,
    betas: (Double, Double) = (0.9, 0.999), epsilon: Double = 1e-8, weightDecay: Double = 0,
    momentumDecay: Double = 4e-3, decoupledWeightDecay: Bool = false, maximize: Bool = false
  ) {
    super.init(
      parameters, learningRate, betas, epsilon, weightDecay, maximize,
      [.momentumDecay: momentumDecay, .decoupledWeightDecay: decoupledWeightDecay.setting])
  }

  override func update(_ step: Step, _ product: inout Double) {
    guard step.memory.count == 2 else { return }
    updateMeans(step)
    func momentum(_ t: Int) -> Double {
      step[.beta1] * (1 - 0.5 * .pow(0.96, Double(t) * step[.momentumDecay]))
    }
    let (now, next) = (momentum(step.steps), momentum(step.steps + 1))
    product *= now
    let ofGradient = step.learningRate * (1 - now) / (1 - product)
    let ofMean = step.learningRate * next / (1 - product * next)
    let correction = 1 - Double.pow(step[.beta2], step.steps)
    let (x, g, mean, square, epsilon) = (
      step.x, step.g, step.memory[0], step.memory[1], step[.epsilon]
    )
    for i in 0..<step.count {
      let divisor = (square[i] / correction).squareRoot() + epsilon
      x[i] -= ofGradient * g[i] / divisor
      x[i] -= ofMean * mean[i] / divisor
    }
  }
}

/// Adam that divides only once it knows enough of the squares (PyTorch's `torch.optim.RAdam`).
///
/// https://arxiv.org/abs/1908.03265
public final class RAdam: AdamVariant {
  /// An optimizer of some parameters.
  ///
  /// - Precondition: parameters are leaves, settings are not negative, and betas below 1.
  public init(
    _ parameters: [some OptimizerParameter], learningRate: Double = 1e-3,
    betas: (Double, Double) = (0.9, 0.999), epsilon: Double = 1e-8, weightDecay: Double = 0,
    decoupledWeightDecay: Bool = false, maximize: Bool = false
  ) {
    super.init(
      parameters, learningRate, betas, epsilon, weightDecay, maximize,
      [.decoupledWeightDecay: decoupledWeightDecay.setting])
  }

  override func update(_ step: Step, _ factor: inout Double) {
    guard step.memory.count == 2 else { return }
    updateMeans(step)
    let (x, mean, square, epsilon) = (step.x, step.memory[0], step.memory[1], step[.epsilon])
    let (power, t) = (Double.pow(step[.beta2], step.steps), Double(step.steps))
    let rate = step.learningRate / (1 - Double.pow(step[.beta1], step.steps))
    /// How many gradients the squares are known from, at most and now.
    let most = 2 / (1 - step[.beta2]) - 1
    let now = most - 2 * t * power / (1 - power)
    guard now > 5 else {
      for i in 0..<step.count { x[i] -= rate * mean[i] }
      return
    }
    let share = (now - 4) * (now - 2) * most / ((most - 4) * (most - 2) * now)
    let scale = (share * (1 - power)).squareRoot()
    for i in 0..<step.count {
      x[i] -= rate * mean[i] * scale / (square[i].squareRoot() + epsilon)
    }
  }
}
