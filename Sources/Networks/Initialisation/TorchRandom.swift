// PyTorch's random numbers as a source of parameters and of dropout.

import Random

/// The numbers that PyTorch draws of the same seed: a layer made with it begins as PyTorch's does.
///
/// ```swift
/// // torch.manual_seed(0); torch.nn.Linear(2, 1, dtype=torch.float64)
/// let layer = Linear(2, 1, generator: TorchRandom(seed: 0))
/// ```
public final class TorchRandom: RandomSource {
  /// What draws the bits, which others may draw from too.
  public let generator: TorchGenerator
  /// The type of the numbers that are drawn: `float32` numbers are others than `float64` ones.
  public let precision: Precision

  /// A source of a seed, or of what a generator draws.
  public init(_ generator: TorchGenerator, precision: Precision = .double) {
    self.generator = generator
    self.precision = precision
  }

  /// A source as after `torch.manual_seed(seed)`.
  public convenience init(seed: Int, precision: Precision = .double) {
    self.init(TorchGenerator(seed: seed), precision: precision)
  }

  public func uniform(_ count: Int, from lower: Double, to upper: Double) -> [Double] {
    generator.uniform(from: lower, to: upper, count: count, precision: precision)
  }

  public func normal(_ count: Int, mean: Double, standardDeviation: Double) -> [Double] {
    generator.normal(count: count, mean: mean, std: standardDeviation, precision: precision)
  }

  public func bernoulli(_ count: Int, probability: Double) -> [Double] {
    generator.bernoulli(probability: probability, count: count)
  }

  public func permutation(_ count: Int) -> [Int] { generator.randperm(count) }
}
