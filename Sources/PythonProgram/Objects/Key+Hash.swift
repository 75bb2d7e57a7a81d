// The hashes that CPython has for numbers and for tuples of numbers: the order of sets follows them.

import BigInt
import Foundation

extension Key {
  /// CPython's hash; nil where it is another one on each run, as of texts.
  var pythonHash: Int? {
    switch self {
    case .int(let value): Self.hash(of: value)
    // Both have the sign of the number.
    case .large(let value): Self.hash(of: Int(value % BigInt(Self.modulus)))
    case .float(let value): Self.hash(of: value)
    case .tuple(let keys): Self.hash(of: keys)
    case .none, .string, .identity, .value, .function, .instance, .neighbour: nil
    }
  }

  /// The value modulo this is the hash of a number.
  private static let modulus = 1 << 61 - 1

  private static func hash(of value: Int) -> Int {
    let rest = value % modulus
    return rest == -1 ? -2 : rest
  }

  private static func hash(of value: Double) -> Int? {
    guard !value.isNaN else { return nil }
    guard value.isFinite else { return value > 0 ? 314_159 : -314_159 }
    func rotated(_ x: UInt, _ bits: Int) -> UInt {
      (x << UInt(bits)) & UInt(modulus) | x >> UInt(61 - bits)
    }
    var (rest, exponent) = frexp(value.magnitude)
    var x: UInt = 0
    while rest != 0 {
      rest *= 0x1p28
      exponent -= 28
      let whole = rest.rounded(.towardZero)
      rest -= whole
      x = rotated(x, 28) + UInt(whole)
      if x >= UInt(modulus) { x -= UInt(modulus) }
    }
    let hash = Int(rotated(x, (exponent % 61 + 61) % 61))
    return value < 0 ? (hash == 1 ? -2 : -hash) : hash
  }

  /// By xxHash, one round a key.
  private static func hash(of keys: [Key]) -> Int? {
    let primes: [UInt] = [11_400_714_785_074_694_791, 14_029_467_366_897_019_727]
    let last: UInt = 2_870_177_450_012_600_261
    var sum = last
    for key in keys {
      guard let hash = key.pythonHash else { return nil }
      sum &+= UInt(bitPattern: hash) &* primes[1]
      sum = (sum << 31 | sum >> 33) &* primes[0]
    }
    sum &+= UInt(keys.count) ^ (last ^ 3_527_539)
    return sum == .max ? 1_546_275_796 : Int(bitPattern: sum)
  }
}

extension Key {
  /// Hashes what most keys are in a few steps: the library's hash, which holds against keys that are chosen
  /// to collide, takes longer than all else that a set does.
  func _rawHashValue(seed: Int) -> Int {
    switch self {
    case .int(let value): return Self.mixed(value ^ seed)
    case .identity(let object): return Self.mixed(Int(bitPattern: object) ^ seed)
    default: break
    }
    var hasher = Hasher()
    hasher.combine(seed)
    hash(into: &hasher)
    return hasher.finalize()
  }

  /// By a multiplication with 2⁶⁴ divided by the golden ratio, whose upper half depends on all bits.
  private static func mixed(_ value: Int) -> Int {
    let product = UInt(bitPattern: value) &* 0x9E37_79B9_7F4A_7C15
    return Int(bitPattern: product ^ product >> 32)
  }
}
