// Numbers read from their digits: the same as the standard library reads, wherever one is read.

import TestSupport
import Testing

@testable import ComputationGraph

@Suite struct NumberReadingTests {
  private func read(_ text: String) -> Double? {
    Array(text.utf8).withUnsafeBufferPointer { Double(decimal: $0) }
  }

  @Test func readsWhatSwiftPrints() {
    var generator = SeededGenerator(seed: 1)
    var (unread, wrong) = (0, [String]())
    for _ in 0..<20_000 {
      let value = Double(
        sign: generator.chance(50) ? .plus : .minus,
        exponent: .random(in: -60...60, using: &generator),
        significand: .random(in: 1..<2, using: &generator))
      let text = value.description
      guard let read = read(text) else {
        unread += 1
        continue
      }
      if read != value { wrong.append(text) }
    }
    #expect(wrong == [])
    // What is very small or large is left to the standard library.
    #expect(unread < 10_000)
  }

  @Test func roundsOnce() {
    var generator = SeededGenerator(seed: 2)
    var wrong: [String] = []
    for _ in 0..<20_000 {
      let digits = generator.next() >> UInt64.random(in: 1...60, using: &generator)
      let power = Int.random(in: -25...25, using: &generator)
      let text = "\(digits)e\(power)"
      if let read = read(text), read != Double(text) { wrong.append(text) }
    }
    #expect(wrong == [])
    for text in [
      // In the middle between two numbers, and next to it.
      "9007199254740993", "9007199254740993.0", "9007199254740993.001", "9007199254740992.999",
      "4503599627370497.5", "1.000000000000000111", "18446744073709551615", "1e19", "1E+2",
      "-0.5", "12345.678e-2", "0.1", "1e-19", "0.0000000000000000001",
    ] {
      #expect(read(text) == Double(text), "\(text)")
    }
  }

  @Test func leavesTheRestToOthers() {
    for text in ["1e20", "1e-20", "1e999999999999", "0.50000000000000005551", "5e-324"] {
      #expect(read(text) == nil || read(text) == Double(text), "\(text)")
    }
    #expect(read("-0.0")?.bitPattern == (-0.0).bitPattern)
    #expect(read("0")?.bitPattern == (0.0).bitPattern)
    #expect(read("1e400") == nil && read("123456789012345678901") == nil)
  }
}
