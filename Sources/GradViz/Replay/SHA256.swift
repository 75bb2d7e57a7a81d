// SHA-256 (FIPS 180-4): a page names its own scripts by their hashes, and no other runs in it.

// Our own, since a library of cryptography takes longer to build than all of this package; nothing
// secret hangs on it.
#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

/// The digest of some bytes, in Base64 as a content security policy has it.
func sha256Base64(_ bytes: [UInt8]) -> String { Data(sha256(bytes)).base64EncodedString() }

func sha256(_ message: [UInt8]) -> [UInt8] {
  var state: [UInt32] = [
    0x6a09_e667, 0xbb67_ae85, 0x3c6e_f372, 0xa54f_f53a, 0x510e_527f, 0x9b05_688c, 0x1f83_d9ab,
    0x5be0_cd19,
  ]
  var padded = message + [0x80]
  padded += [UInt8](repeating: 0, count: (120 - padded.count % 64) % 64)
  let bits = UInt64(message.count) * 8
  padded += (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * $0)) }
  var words = [UInt32](repeating: 0, count: 64)
  for block in stride(from: 0, to: padded.count, by: 64) {
    for i in 0..<16 {
      words[i] = padded[(block + 4 * i)...].prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
    for i in 16..<64 {
      let (x, y) = (words[i - 15], words[i - 2])
      let s0 = rotated(x, 7) ^ rotated(x, 18) ^ (x >> 3)
      let s1 = rotated(y, 17) ^ rotated(y, 19) ^ (y >> 10)
      words[i] = words[i - 16] &+ s0 &+ words[i - 7] &+ s1
    }
    var v = state
    for i in 0..<64 {
      let s1 = rotated(v[4], 6) ^ rotated(v[4], 11) ^ rotated(v[4], 25)
      let choice = (v[4] & v[5]) ^ (~v[4] & v[6])
      let first = v[7] &+ s1 &+ choice &+ constants[i] &+ words[i]
      let s0 = rotated(v[0], 2) ^ rotated(v[0], 13) ^ rotated(v[0], 22)
      let majority = (v[0] & v[1]) ^ (v[0] & v[2]) ^ (v[1] & v[2])
      v = [first &+ s0 &+ majority, v[0], v[1], v[2], v[3] &+ first, v[4], v[5], v[6]]
    }
    for i in 0..<8 { state[i] = state[i] &+ v[i] }
  }
  return state.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * $0)) } }
}

private func rotated(_ x: UInt32, _ count: UInt32) -> UInt32 { x >> count | x << (32 - count) }

/// The fractional parts of the cube roots of the first 64 primes, by Newton's method in integers:
/// shorter than the table, and as exact.
private let constants: [UInt32] = {
  let primes = (2...311 as ClosedRange<UInt32>).filter { n in (2..<n).allSatisfy { n % $0 > 0 } }
  // 2^32 times the cube root: the largest r with r³ ≤ p · 2^96, bit by bit.
  return primes.map { prime in
    var root: UInt64 = 0
    for bit in stride(from: 35, through: 0, by: -1) {
      let trial = root | 1 << UInt64(bit)
      let cube = UInt128(trial) * UInt128(trial) * UInt128(trial)
      if cube <= UInt128(prime) << 96 { root = trial }
    }
    return UInt32(truncatingIfNeeded: root)
  }
}()
