// The generator of 64-bit numbers behind NumPy's default_rng, and how it is seeded.

/// PCG-XSL-RR 128/64.
///
/// Source: M. E. O'Neill, "PCG: A Family of Simple Fast Space-Efficient Statistically Good
/// Algorithms for Random Number Generation", 2014.
struct PermutedCongruential {
  private var state: UInt128
  private let increment: UInt128

  /// A generator of an integer of any number of 32-bit words, the low one first.
  init(entropy: [UInt32]) {
    let words = SeedSequence(entropy: entropy).words(4)
    let start = UInt128(words[0]) << 64 | UInt128(words[1])
    let stream = UInt128(words[2]) << 64 | UInt128(words[3])
    increment = stream << 1 | 1
    state = increment &+ start
    step()
  }

  mutating func next() -> UInt64 {
    step()
    let folded = UInt64(truncatingIfNeeded: state >> 64) ^ UInt64(truncatingIfNeeded: state)
    let turn = UInt64(truncatingIfNeeded: state >> 122)
    return folded >> turn | folded << ((64 - turn) & 63)
  }

  private mutating func step() {
    state = state &* 0x2360_ed05_1fc6_5da4_4385_df64_9fcc_f645 &+ increment
  }
}

/// What NumPy makes of a seed, so that similar seeds give different numbers.
///
/// Source: M. E. O'Neill, "Developing a seed_seq Alternative", 2015.
private struct SeedSequence {
  private var pool: [UInt32] = []

  init(entropy: [UInt32]) {
    var factor: UInt32 = 0x43b0_d7e5
    func hash(_ word: UInt32) -> UInt32 { Self.hash(word, &factor, by: 0x931e_8875) }
    for index in 0..<4 { pool.append(hash(index < entropy.count ? entropy[index] : 0)) }
    for source in 0..<4 {
      for target in 0..<4 where target != source { mix(target, hash(pool[source])) }
    }
    for word in entropy.dropFirst(4) {
      for target in 0..<4 { mix(target, hash(word)) }
    }
  }

  /// That many words of 64 bits.
  func words(_ count: Int) -> [UInt64] {
    var factor: UInt32 = 0x8b51_f9dd
    let halves = (0..<2 * count).map { index in
      Self.hash(pool[index % 4], &factor, by: 0x58f3_8ded)
    }
    return (0..<count).map { UInt64(halves[2 * $0 + 1]) << 32 | UInt64(halves[2 * $0]) }
  }

  private mutating func mix(_ target: Int, _ word: UInt32) {
    let mixed = 0xca01_f9dd &* pool[target] &- 0x4973_f715 &* word
    pool[target] = mixed ^ mixed >> 16
  }

  private static func hash(_ word: UInt32, _ factor: inout UInt32, by step: UInt32) -> UInt32 {
    var hashed = word ^ factor
    factor = factor &* step
    hashed = hashed &* factor
    return hashed ^ hashed >> 16
  }
}
