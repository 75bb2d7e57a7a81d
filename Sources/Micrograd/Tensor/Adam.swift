// Adam: steps of like size for all parameters, whatever the size of their gradients.

import CNumbers

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
      Self.move(parameter) { [learningRate, betas, epsilon] x, g, moved, count in
        moments[number].steps += 1
        let t = Double(moments[number].steps)
        let rate = learningRate / (1 - Double.power(betas.0, t))
        let scale = 1 / (1 - Double.power(betas.1, t)).squareRoot()
        moments[number].withPointers(count) { mean, square in
          // Two loops that the compiler can vectorise, over parts that stay in the cache between.
          for start in stride(from: 0, to: count, by: 1024) {
            let part = start..<min(start + 1024, count)
            for i in part {
              mean[i] += (1 - betas.0) * (g[i] - mean[i])
              square[i] = betas.1 * square[i] + (1 - betas.1) * (g[i] * g[i])
            }
            for i in part {
              moved[i] = x[i] - rate * mean[i] / (gradviz_square_root(square[i]) * scale + epsilon)
            }
          }
        }
      }
    }
  }
}

/// What is known of the gradients of one parameter: t, m and v.
private struct Moments {
  var steps = 0
  private var mean: [Double] = []
  private var square: [Double] = []

  mutating func withPointers(
    _ count: Int, _ body: (UnsafeMutablePointer<Double>, UnsafeMutablePointer<Double>) -> Void
  ) {
    if mean.isEmpty {
      mean = [Double](repeating: 0, count: count)
      square = mean
    }
    mean.withUnsafeMutableBufferPointer { mean in
      square.withUnsafeMutableBufferPointer { square in
        if let mean = mean.baseAddress, let square = square.baseAddress { body(mean, square) }
      }
    }
  }
}
