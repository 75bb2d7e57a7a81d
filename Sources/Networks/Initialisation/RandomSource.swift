// Where random numbers come from: parameters that are drawn, and dropout.

import RealModule

/// A source of random numbers, which are drawn in the order of the calls.
public protocol RandomSource: AnyObject {
  /// Numbers drawn evenly from a range.
  func uniform(_ count: Int, from lower: Double, to upper: Double) -> [Double]
  /// Numbers drawn from a normal distribution.
  func normal(_ count: Int, mean: Double, standardDeviation: Double) -> [Double]
  /// Ones with a probability, else zeros.
  func bernoulli(_ count: Int, probability: Double) -> [Double]
  /// The numbers from 0 to `count - 1` in an order drawn.
  func permutation(_ count: Int) -> [Int]
}

/// Random numbers from one of Swift's generators.
///
/// ```swift
/// let layer = Linear(2, 3, generator: RandomNumbers(SystemRandomNumberGenerator()))
/// ```
public final class RandomNumbers<Generator: RandomNumberGenerator>: RandomSource {
  private var generator: Generator

  /// A source that draws its bits from a generator.
  public init(_ generator: Generator) { self.generator = generator }

  public func uniform(_ count: Int, from lower: Double, to upper: Double) -> [Double] {
    (0..<count).map { _ in lower + (upper - lower) * Double.random(in: 0..<1, using: &generator) }
  }

  /// By Box and Muller's method, two at a time.
  public func normal(_ count: Int, mean: Double, standardDeviation: Double) -> [Double] {
    var numbers: [Double] = []
    while numbers.count < count {
      let radius = (-2 * Double.log(onePlus: -Double.random(in: 0..<1, using: &generator)))
        .squareRoot()
      let angle = 2 * Double.pi * Double.random(in: 0..<1, using: &generator)
      numbers.append(mean + standardDeviation * radius * .cos(angle))
      numbers.append(mean + standardDeviation * radius * .sin(angle))
    }
    return Array(numbers.prefix(count))
  }

  public func bernoulli(_ count: Int, probability: Double) -> [Double] {
    uniform(count, from: 0, to: 1).map { $0 < probability ? 1 : 0 }
  }

  public func permutation(_ count: Int) -> [Int] { (0..<count).shuffled(using: &generator) }
}

/// The source of those who name none: other numbers on every run.
func sourceOrSystem(_ source: (any RandomSource)?) -> any RandomSource {
  source ?? RandomNumbers(SystemRandomNumberGenerator())
}
