// NumPy's old generator: its seed, its real numbers and its integers.

import RealModule

/// The random numbers of `numpy.random.seed(…)` and `numpy.random.RandomState`, bit for bit.
///
/// It is a class because a program has one that all of its functions draw from. NumPy seeds it by
/// the system where a program does not; here it has a seed always.
public final class NumPyRandom {
  private var twister: MersenneTwister
  /// The second number of a pair of normal ones, for the next that is drawn.
  private var keptNormal: Double?

  /// A generator as after `numpy.random.seed(seed)`. (NumPy takes no other integers than these.)
  public init(seed: UInt32) { twister = MersenneTwister(seed: seed) }

  /// `numpy.random.seed(seed)` of an integer.
  public func seed(_ seed: UInt32) { restart(MersenneTwister(seed: seed)) }

  /// `numpy.random.seed(seed)` of a list of integers.
  ///
  /// - Precondition: The list is not empty.
  public func seed(_ seed: [UInt32]) { restart(MersenneTwister(key: seed)) }

  private func restart(_ twister: MersenneTwister) {
    self.twister = twister
    keptNormal = nil
  }

  /// `rand`, `random`, `random_sample`: a number of [0, 1).
  public func random() -> Double { twister.nextFraction() }

  /// `uniform(low, high)`.
  public func uniform(_ low: Double = 0, _ high: Double = 1) -> Double {
    low + (high - low) * random()
  }

  /// `normal(loc, scale)`; `randn` and `standard_normal` without them.
  ///
  /// Two are made at once, and the second is kept for the next call.
  ///
  /// Source: G. Marsaglia, T. A. Bray, "A Convenient Method for Generating Normal Variables", 1964.
  public func normal(mean: Double = 0, std: Double = 1) -> Double {
    mean + std * standardNormal()
  }

  private func standardNormal() -> Double {
    if let kept = keptNormal {
      keptNormal = nil
      return kept
    }
    while true {
      let x = 2 * random() - 1
      let y = 2 * random() - 1
      let square = x * x + y * y
      guard square < 1, square != 0 else { continue }
      let factor = (-2 * Double.log(square) / square).squareRoot()
      keptNormal = factor * x
      return factor * y
    }
  }

  /// `exponential(scale)`.
  public func exponential(scale: Double = 1) -> Double { scale * -Double.log(1 - random()) }

  /// `randint(low, high)`: an integer of [low, high).
  ///
  /// - Precondition: low < high.
  public func randint(_ low: Int = 0, _ high: Int) -> Int {
    precondition(low < high, "No integer is in [\(low), \(high)).")
    let greatest = UInt64(bitPattern: Int64(high &- low)) - 1
    return low &+ Int(truncatingIfNeeded: upTo(greatest))
  }

  func upTo(_ greatest: UInt64) -> UInt64 {
    maskedInteger(
      upTo: greatest, next32: { twister.next() },
      next64: {
        let high = UInt64(twister.next())
        return high << 32 | UInt64(twister.next())
      })
  }
}
