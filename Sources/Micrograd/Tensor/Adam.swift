// Adam: steps of like size for all parameters, whatever the size of their gradients.

/// Adam (PyTorch's `torch.optim.Adam`): each step is the mean of the gradients so far over the root
/// of the mean of their squares, both means forgetting what is long ago.
///
/// m ← β₁·m + (1 − β₁)·g and v ← β₂·v + (1 − β₂)·g², both from 0; then, after t steps,
/// x ← x − learningRate · m/(1 − β₁ᵗ) / (√(v/(1 − β₂ᵗ)) + ε).
///
/// https://arxiv.org/abs/1412.6980, Algorithm 1
public struct Adam: Optimizer {
  public let parameters: [Tensor]
  /// About how far each number moves in a step.
  public var learningRate: Double
  /// How much of the means of the gradients and of their squares stays at each step.
  public var betas: (Double, Double)
  /// What is added to the divisor, so that it is not 0.
  public var epsilon: Double
  private var moments: [Moments]

  /// Of one parameter: t, m and v.
  private struct Moments {
    var steps = 0
    var mean: [Double] = []
    var square: [Double] = []
  }

  /// An optimizer of some parameters; it keeps their means between steps.
  ///
  /// - Precondition: every parameter is a leaf that requires a gradient.
  public init(
    _ parameters: [Tensor], learningRate: Double = 1e-3, betas: (Double, Double) = (0.9, 0.999),
    epsilon: Double = 1e-8
  ) {
    self.parameters = Self.checked(parameters)
    self.learningRate = learningRate
    self.betas = betas
    self.epsilon = epsilon
    moments = parameters.map { _ in Moments() }
  }

  public mutating func step() {
    for (parameter, number) in zip(parameters, parameters.indices) {
      guard let count = parameter.leaf?.grad?.elements.count else { continue }
      move(parameter, by: &moments[number], count)
    }
  }

  private func move(_ parameter: Tensor, by moments: inout Moments, _ count: Int) {
    if moments.steps == 0 {
      moments.mean = [Double](repeating: 0, count: count)
      moments.square = moments.mean
    }
    moments.steps += 1
    let (beta1, beta2) = betas
    let rate = learningRate / (1 - .power(beta1, Double(moments.steps)))
    let root = (1 - .power(beta2, Double(moments.steps))).squareRoot()
    moments.mean.withUnsafeMutableBufferPointer { mean in
      moments.square.withUnsafeMutableBufferPointer { square in
        Self.move(parameter) { [epsilon] i, x, g in
          mean[i] += (1 - beta1) * (g - mean[i])
          square[i] = beta2 * square[i] + (1 - beta2) * g * g
          return x - rate * mean[i] / (square[i].squareRoot() / root + epsilon)
        }
      }
    }
  }
}
