// Adam and AdamW: steps of like size for all parameters, whatever the size of their gradients.

import CNumbers
import Micrograd
import RealModule

/// Adam (PyTorch's `torch.optim.Adam`): each step is the mean of the gradients so far over the root
/// of the mean of their squares, both means forgetting what is long ago.
///
/// m ← β₁·m + (1 − β₁)·g and v ← β₂·v + (1 − β₂)·g², both from 0; then, after t steps,
/// x ← x − learningRate · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε).
///
/// https://arxiv.org/abs/1412.6980, Algorithm 1
public class Adam: Optimizer {
  /// An optimizer of some parameters.
  ///
  /// - Parameters:
  ///   - parameters: What is moved.
  ///   - learningRate: About how far each number moves in a step.
  ///   - betas: How much of the means of the gradients and of their squares stays at each step.
  ///   - epsilon: What is added to the divisor, so that it is not 0.
  ///   - weightDecay: How much of the parameter is added to its gradient.
  ///   - amsgrad: Whether the largest v so far is taken (https://arxiv.org/abs/1904.09237).
  ///   - maximize: Whether the steps go uphill.
  /// - Precondition: parameters are leaves, settings are not negative, and betas below 1.
  public init(
    _ parameters: [some OptimizerParameter], learningRate: Double = 1e-3,
    betas: (Double, Double) = (0.9, 0.999),
    epsilon: Double = 1e-8, weightDecay: Double = 0, amsgrad: Bool = false, maximize: Bool = false
  ) {
    super.init(
      parameters,
      defaults: [
        .learningRate: learningRate, .beta1: betas.0, .beta2: betas.1, .epsilon: epsilon,
        .weightDecay: weightDecay, .amsgrad: amsgrad.setting, .maximize: maximize.setting,
      ])
  }

  fileprivate override init(_ parameters: [some OptimizerParameter], defaults: OptimizerSettings) {
    super.init(parameters, defaults: defaults)
  }

  override func memoryNames(_ settings: OptimizerSettings) -> [String] {
    ["exp_avg", "exp_avg_sq"] + (settings[isOn: .amsgrad] ? ["max_exp_avg_sq"] : [])
  }

  override func update(_ step: Step, _ factor: inout Double) {
    guard step.memory.count >= 2 else { return }
    let (x, g, mean, square) = (step.x, step.g, step.memory[0], step.memory[1])
    let (beta1, beta2, epsilon) = (step[.beta1], step[.beta2], step[.epsilon])
    let rate = step.learningRate / (1 - Double.pow(beta1, step.steps))
    let scale = 1 / (1 - Double.pow(beta2, step.steps)).squareRoot()
    // Loops that the compiler can vectorise, over parts that stay in the cache between.
    for start in stride(from: 0, to: step.count, by: 1024) {
      let part = start..<min(start + 1024, step.count)
      for i in part {
        mean[i] += (1 - beta1) * (g[i] - mean[i])
        square[i] = beta2 * square[i] + (1 - beta2) * (g[i] * g[i])
      }
      var divisor = square
      if step.settings[isOn: .amsgrad], step.memory.count > 2 {
        divisor = step.memory[2]
        for i in part { divisor[i] = max(divisor[i], square[i]) }
      }
      for i in part { x[i] -= rate * mean[i] / (gradviz_square_root(divisor[i]) * scale + epsilon) }
    }
  }
}

/// Adam whose weight decay draws parameters towards 0 beside the step, not by the gradient
/// (PyTorch's `torch.optim.AdamW`).
///
/// https://arxiv.org/abs/1711.05101
public final class AdamW: Adam {
  /// An optimizer of some parameters.
  ///
  /// - Precondition: parameters are leaves, settings are not negative, and betas below 1.
  public override init(
    _ parameters: [some OptimizerParameter], learningRate: Double = 1e-3,
    betas: (Double, Double) = (0.9, 0.999),
    epsilon: Double = 1e-8, weightDecay: Double = 1e-2, amsgrad: Bool = false,
    maximize: Bool = false
  ) {
    super.init(
      parameters,
      defaults: [
        .learningRate: learningRate, .beta1: betas.0, .beta2: betas.1, .epsilon: epsilon,
        .weightDecay: weightDecay, .amsgrad: amsgrad.setting, .maximize: maximize.setting,
        .decoupledWeightDecay: 1,
      ])
  }
}
