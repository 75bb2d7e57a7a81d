// Stochastic gradient descent.

import Micrograd

/// Stochastic gradient descent, with momentum if wanted (PyTorch's `torch.optim.SGD`).
///
/// A step is x − learningRate · v, where v is the gradient plus `momentum` times the last v; with
/// `nesterov` it is the gradient plus `momentum` times the new v.
public final class SGD: Optimizer {
  /// An optimizer of some parameters.
  ///
  /// - Parameters:
  ///   - parameters: What is moved.
  ///   - learningRate: How far a step goes: the gradient is multiplied by it.
  ///   - momentum: How much of the last step goes into the next.
  ///   - dampening: How much of the gradient does not go into the momentum.
  ///   - weightDecay: How much of the parameter is added to its gradient.
  ///   - nesterov: Whether the gradient is looked at from where the momentum leads.
  ///   - maximize: Whether the steps go uphill.
  /// - Precondition: parameters are leaves, settings are not negative, and `nesterov` has a
  ///   momentum and no dampening.
  public init(
    _ parameters: [some OptimizerParameter], learningRate: Double = 1e-3, momentum: Double = 0,
    dampening: Double = 0, weightDecay: Double = 0, nesterov: Bool = false, maximize: Bool = false
  ) {
    super.init(
      parameters,
      defaults: [
        .learningRate: learningRate, .momentum: momentum, .dampening: dampening,
        .weightDecay: weightDecay, .nesterov: nesterov.setting, .maximize: maximize.setting,
      ])
  }

  override func memoryNames(_ settings: OptimizerSettings) -> [String] {
    settings[isOn: .momentum] ? ["momentum_buffer"] : []
  }

  /// −0 changes no number it is added to.
  override func initial(_ name: String, _ settings: OptimizerSettings) -> Double { -0.0 }

  override func update(_ step: Step, _ factor: inout Double) {
    let (x, g, rate, momentum) = (step.x, step.g, step.learningRate, step[.momentum])
    guard momentum != 0, let velocity = step.memory.first else {
      for i in 0..<step.count { x[i] -= rate * g[i] }
      return
    }
    // The first velocity is the gradient, whatever the dampening.
    let share = step.isFresh ? 1 : 1 - step[.dampening]
    for i in 0..<step.count { velocity[i] = share * g[i] + momentum * velocity[i] }
    if step.settings[isOn: .nesterov] {
      for i in 0..<step.count { x[i] -= rate * (g[i] + momentum * velocity[i]) }
    } else {
      for i in 0..<step.count { x[i] -= rate * velocity[i] }
    }
  }
}
