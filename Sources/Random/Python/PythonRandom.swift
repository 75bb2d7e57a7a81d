// Python's module `random`: its seed, its integers and what is chosen by them.

/// The random numbers of Python's `random`, bit for bit: as of Python 3.11 and those after it.
///
/// It is a class because a program has one that all of its functions draw from. Python seeds it by
/// the system where a program does not; here it has a seed always.
public final class PythonRandom {
  private var twister: MersenneTwister
  /// The second number of a pair of normal ones, for the next call of ``gauss(mean:std:)``.
  var keptNormal: Double?

  /// A generator as after `random.seed(seed)`.
  public init(seed: Int) { twister = Self.twister(seed) }

  /// `random.seed(seed)` of an integer; a seed and its negative are the same.
  public func seed(_ seed: Int) {
    twister = Self.twister(seed)
    keptNormal = nil
  }

  private static func twister(_ seed: Int) -> MersenneTwister {
    let size = UInt64(seed.magnitude)
    let words = [UInt32(truncatingIfNeeded: size), UInt32(size >> 32)]
    return MersenneTwister(key: words[1] == 0 ? [words[0]] : words)
  }

  /// `random.random()`: a number of [0, 1).
  public func random() -> Double { twister.nextFraction() }

  /// `random.getrandbits(count)`: an integer of [0, 2ᶜᵒᵘⁿᵗ).
  ///
  /// - Precondition: The count is of 0 … 64.
  public func bits(_ count: Int) -> UInt64 {
    precondition(0...64 ~= count, "An integer has 0 to 64 bits.")
    if count == 0 { return 0 }
    if count <= 32 { return UInt64(twister.next() >> UInt32(32 - count)) }
    // The low word is drawn first.
    let low = UInt64(twister.next())
    return UInt64(twister.next() >> UInt32(64 - count)) << 32 | low
  }

  /// An integer of [0, bound): drawn with as many bits as the bound has, until it is below it.
  func below(_ bound: UInt64) -> UInt64 {
    precondition(bound > 0, "There is nothing to choose of.")
    let size = UInt64.bitWidth - bound.leadingZeroBitCount
    var drawn = bits(size)
    while drawn >= bound { drawn = bits(size) }
    return drawn
  }

  /// The index that `random.choice` takes of `count`.
  ///
  /// - Precondition: `count` is positive.
  public func choice(of count: Int) -> Int { Int(below(UInt64(count))) }

  /// `random.randint(low, high)`: an integer of [low, high].
  ///
  /// - Precondition: low ≤ high, and they are not the least and the greatest `Int`.
  public func randint(_ low: Int, _ high: Int) -> Int {
    precondition(low <= high, "No integer is in [\(low), \(high)].")
    let width = UInt64(bitPattern: Int64(high &- low)) + 1
    return low &+ Int(truncatingIfNeeded: below(width))
  }

  /// `random.randrange(start, stop, step)`: one of the integers of that range.
  ///
  /// - Precondition: The step is not 0, and the range has an integer.
  public func randrange(_ start: Int = 0, to stop: Int, step: Int = 1) -> Int {
    precondition(step > 0 ? start < stop : step < 0 && stop < start, "The range has no integer.")
    let width = UInt64(bitPattern: Int64(step > 0 ? stop &- start : start &- stop))
    let count = (width - 1) / UInt64(step.magnitude) + 1
    return start &+ Int(truncatingIfNeeded: below(count)) &* step
  }

  /// `random.shuffle(list)`.
  public func shuffle<Element>(_ list: inout [Element]) {
    for index in list.indices.dropFirst().reversed() {
      list.swapAt(index, choice(of: index + 1))
    }
  }

  /// The indices that `random.sample` takes of `count`, none of them twice.
  ///
  /// - Precondition: 0 ≤ samples ≤ count.
  public func sample(_ samples: Int, of count: Int) -> [Int] {
    precondition(0...max(count, 0) ~= samples, "So many are not there.")
    // Of few, or of many of which much is taken, out of a list of those left; else by trial.
    var few = 21
    if samples > 5 {
      var power = 1
      while power < 3 * samples { power *= 4 }
      few += power
    }
    if count <= few {
      var left = Array(0..<count)
      return (0..<samples).map { taken in
        let index = choice(of: count - taken)
        defer { left[index] = left[count - taken - 1] }
        return left[index]
      }
    }
    var taken: Set<Int> = []
    return (0..<samples).map { _ in
      var index = choice(of: count)
      while !taken.insert(index).inserted { index = choice(of: count) }
      return index
    }
  }
}
