// The settings of optimizers, and which values they may have.

/// A setting of an optimizer, by PyTorch's name; what is true or false is 1 or 0.
public enum Hyperparameter: String, Sendable, CaseIterable, Codable {
  /// How far a step goes.
  case learningRate = "lr"
  /// The learning rate that schedules begin with.
  case initialLearningRate = "initial_lr"
  /// How much of the last step goes into the next.
  case momentum
  /// How much of the gradient does not go into the momentum.
  case dampening
  /// How strongly parameters are drawn towards 0.
  case weightDecay = "weight_decay"
  /// Whether the gradient is looked at from where the momentum leads.
  case nesterov
  /// Whether the steps go uphill.
  case maximize
  /// How much of the mean of gradients stays.
  case beta1
  /// How much of the mean of their squares stays.
  case beta2
  /// What is added to the divisor, so that it is not 0.
  case epsilon = "eps"
  /// Whether the divisor never gets smaller.
  case amsgrad
  /// Whether the weight decay leaves the gradient alone.
  case decoupledWeightDecay = "decoupled_weight_decay"
  /// How much of the mean of squares stays, in RMSprop.
  case alpha
  /// Whether the squares are those of distances from the mean.
  case centered
  /// How the learning rate falls, in Adagrad.
  case learningRateDecay = "lr_decay"
  /// What the sums of squares begin with, in Adagrad.
  case initialAccumulator = "initial_accumulator_value"
  /// How much of the means of squares stays, in Adadelta.
  case rho
  /// How the momentum grows, in NAdam.
  case momentumDecay = "momentum_decay"

  /// What the value must be; nil where it is that.
  fileprivate func fault(_ value: Double) -> String? {
    switch self {
    case .beta1, .beta2: (0..<1).contains(value) ? nil : "at least 0 and below 1"
    case .rho: (0...1).contains(value) ? nil : "from 0 to 1"
    case .dampening: value.isNaN ? "a number" : nil
    default: value >= 0 ? nil : "at least 0"
    }
  }
}

/// The settings of a group of parameters.
public typealias OptimizerSettings = [Hyperparameter: Double]

extension OptimizerSettings {
  /// A setting, which is 0 where the optimizer does not have it.
  subscript(value setting: Hyperparameter) -> Double { self[setting] ?? 0 }

  /// Whether a setting is on.
  subscript(isOn setting: Hyperparameter) -> Bool { self[value: setting] != 0 }

  /// What is wrong with the settings; nil where nothing is.
  package var fault: String? {
    for setting in Hyperparameter.allCases {
      if let value = self[setting], let expected = setting.fault(value) {
        return "\(setting.rawValue) must be \(expected), not \(value)"
      }
    }
    if self[isOn: .nesterov], !self[isOn: .momentum] || self[isOn: .dampening] {
      return "nesterov needs a momentum, and no dampening"
    }
    return nil
  }
}

extension Bool {
  /// 1 or 0, as a setting.
  var setting: Double { self ? 1 : 0 }
}
