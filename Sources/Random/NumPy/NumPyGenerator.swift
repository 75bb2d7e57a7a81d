// NumPy's new generator: its seed, its real numbers and its integers.

/// The random numbers of `numpy.random.default_rng(seed)`, bit for bit: as of NumPy 1.17 to 2.4.
///
/// It is a class because a program's functions draw from one that they were given.
public final class NumPyGenerator {
  private var source: PermutedCongruential
  /// The second half of a 64-bit draw of which one half was taken.
  private var keptHalf: UInt32?

  /// `default_rng(seed)`.
  ///
  /// - Precondition: The seed is not negative, as in NumPy.
  public init(seed: Int) {
    precondition(seed >= 0, "A seed is not negative.")
    let words = [UInt32(truncatingIfNeeded: seed), UInt32(seed >> 32)]
    source = PermutedCongruential(entropy: words[1] == 0 ? [words[0]] : words)
  }

  /// `default_rng(seed)` of a list of integers.
  public init(seed: [UInt32]) { source = PermutedCongruential(entropy: seed) }

  /// `random()`: a number of [0, 1).
  public func random() -> Double { Double(next64() >> 11) * 0x1p-53 }

  /// `uniform(low, high)`.
  public func uniform(_ low: Double = 0, _ high: Double = 1) -> Double {
    low + (high - low) * random()
  }

  /// `normal(loc, scale)`; `standard_normal` without them.
  public func normal(mean: Double = 0, std: Double = 1) -> Double {
    mean + std * Ziggurat.normal.next(next64, random)
  }

  /// `integers(low, high)`: an integer of [low, high).
  ///
  /// - Precondition: low < high.
  public func integers(_ low: Int = 0, _ high: Int) -> Int {
    precondition(low < high, "No integer is in [\(low), \(high)).")
    let greatest = UInt64(bitPattern: Int64(high &- low)) - 1
    return low &+ Int(truncatingIfNeeded: upTo(greatest))
  }

  /// An integer of [0, greatest]: the whole part of a fraction times how many there are, where it
  /// is as probable as the others, of 32 bits if they are enough.
  ///
  /// Source: D. Lemire, "Fast Random Integer Generation in an Interval", 2019.
  func upTo(_ greatest: UInt64) -> UInt64 {
    if greatest == 0 { return 0 }
    if greatest < UInt32.max {
      return UInt64(below(UInt32(greatest) + 1) { self.next32() })
    }
    if greatest == UInt32.max { return UInt64(next32()) }
    return greatest == .max ? next64() : below(greatest + 1) { self.next64() }
  }

  private func below<Word: FixedWidthInteger & UnsignedInteger>(
    _ count: Word, _ next: () -> Word
  ) -> Word where Word.Magnitude == Word {
    var (high, low) = count.multipliedFullWidth(by: next())
    if low < count {
      // How many of the lowest are too many for all to have the same.
      let surplus = (0 &- count) % count
      while low < surplus { (high, low) = count.multipliedFullWidth(by: next()) }
    }
    return high
  }

  func next64() -> UInt64 { source.next() }

  func next32() -> UInt32 {
    if let kept = keptHalf {
      keptHalf = nil
      return kept
    }
    let drawn = next64()
    keptHalf = UInt32(drawn >> 32)
    return UInt32(truncatingIfNeeded: drawn)
  }
}
