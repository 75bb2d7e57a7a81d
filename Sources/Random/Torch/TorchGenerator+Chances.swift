// Zeros and ones, dropout and waiting times.

import RealModule

extension TorchGenerator {
  /// `torch.bernoulli` of a tensor of probabilities: 1 with each probability, else 0.
  ///
  /// `torch.distributions.Bernoulli(probs)` samples by it.
  public func bernoulli(_ probabilities: [Double], precision: Precision = .single) -> [Double] {
    probabilities.map { nextFraction(precision) < precision.rounded($0) ? 1 : 0 }
  }

  /// `bernoulli_(p)`: 1 with the one probability, else 0; it draws in double precision always.
  ///
  /// - Precondition: `count` is not negative.
  public func bernoulli(probability: Double, count: Int) -> [Double] {
    (0..<count).map { _ in nextDouble() < probability ? 1 : 0 }
  }

  /// What `dropout` multiplies its input by: 0 with probability p, else 1 / (1 − p).
  ///
  /// Of a p of 0 or 1 it draws nothing. `Dropout2d` draws a factor for each channel of each
  /// picture.
  ///
  /// - Precondition: `count` is not negative. (PyTorch also wants a p of [0, 1].)
  public func dropoutMask(probability: Double, count: Int, precision: Precision = .single)
    -> [Double]
  {
    switch probability {
    case 0: return Array(repeating: 1, count: count)
    case 1: return Array(repeating: 0, count: count)
    default:
      let kept = precision.rounded(1 / precision.rounded(1 - probability))
      return bernoulli(probability: 1 - probability, count: count).map { $0 * kept }
    }
  }

  /// `exponential_(lambd)`: −ln(1 − u) / λ.
  ///
  /// - Precondition: `count` is not negative. (PyTorch also wants λ > 0.)
  public func exponential(rate: Double = 1, count: Int, precision: Precision = .single)
    -> [Double]
  {
    (0..<count).map { _ in
      precision.rounded(-1 / rate * Double.log(onePlus: -nextDouble()))
    }
  }
}
