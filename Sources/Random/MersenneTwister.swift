// The generator of 32-bit numbers that PyTorch, Python and NumPy share.

/// The Mersenne Twister MT19937.
///
/// PyTorch, Python's `random` and NumPy's `RandomState` differ in how they seed it and in what they
/// make of its numbers, not in the numbers themselves.
///
/// Source: M. Matsumoto, T. Nishimura, "Mersenne Twister: A 623-dimensionally equidistributed
/// uniform pseudo-random number generator", 1998, with the initialisation of 2002.
public struct MersenneTwister: Sendable, Equatable, Codable {
  private static let size = 624
  private var words: [UInt32]
  /// How many of the words were handed out since they were last renewed.
  private var used = Self.size

  /// A generator seeded by one word: how PyTorch and NumPy do it.
  public init(seed: UInt32) {
    words = [seed]
    words.reserveCapacity(Self.size)
    for index in 1..<Self.size {
      let last = words[index - 1]
      words.append(1_812_433_253 &* (last ^ last >> 30) &+ UInt32(index))
    }
  }

  /// A generator seeded by many words: how Python does it, and NumPy where a seed has more than 32
  /// bits.
  ///
  /// - Precondition: The key is not empty.
  public init(key: [UInt32]) {
    precondition(!key.isEmpty, "A key needs a word.")
    self.init(seed: 19_650_218)
    var index = 1
    func step(_ factor: UInt32) -> UInt32 {
      words[index] ^ (words[index - 1] ^ words[index - 1] >> 30) &* factor
    }
    func advance() {
      index += 1
      if index == Self.size {
        words[0] = words[Self.size - 1]
        index = 1
      }
    }
    for round in 0..<max(Self.size, key.count) {
      let place = round % key.count
      words[index] = step(1_664_525) &+ key[place] &+ UInt32(truncatingIfNeeded: place)
      advance()
    }
    for _ in 1..<Self.size {
      words[index] = step(1_566_083_941) &- UInt32(index)
      advance()
    }
    words[0] = 0x8000_0000
  }

  /// The next number.
  public mutating func next() -> UInt32 {
    if used == Self.size { renew() }
    var word = words[used]
    used += 1
    word ^= word >> 11
    word ^= word << 7 & 0x9d2c_5680
    word ^= word << 15 & 0xefc6_0000
    return word ^ word >> 18
  }

  private mutating func renew() {
    words.withUnsafeMutableBufferPointer { words in
      for index in 0..<Self.size {
        let joined =
          words[index] & 0x8000_0000 | words[(index + 1) % Self.size] & 0x7fff_ffff
        words[index] =
          words[(index + 397) % Self.size] ^ joined >> 1 ^ (joined & 1 == 0 ? 0 : 0x9908_b0df)
      }
    }
    used = 0
  }
}

extension MersenneTwister {
  /// A number of [0, 1) with 53 bits, 27 of one draw and 26 of the next: how Python and NumPy make
  /// it.
  mutating func nextFraction() -> Double {
    let high = Double(next() >> 5)
    let low = Double(next() >> 6)
    return (high * 0x1p26 + low) * 0x1p-53
  }
}
