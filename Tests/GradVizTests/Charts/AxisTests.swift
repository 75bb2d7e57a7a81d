// Round numbers along axes of any size.

import Foundation
import Testing

@testable import GradViz

@Suite struct AxisTests {
  @Test(
    arguments: [
      ([0.0, 1], ["0", "0.2", "0.4", "0.6", "0.8", "1"]),
      ([0, 9e-12], ["0", "2e−12", "4e−12", "6e−12", "8e−12", "1e−11"]),
      ([-3, 7], ["−4", "−2", "0", "2", "4", "6", "8"]),
      (
        [1e9, 1e9 + 4], ["1e9", "1.000000001e9", "1.000000002e9", "1.000000003e9", "1.000000004e9"]
      ),
      ([97.3, 99.9], ["97", "97.5", "98", "98.5", "99", "99.5", "100"]),
    ] as [([Double], [String])])
  func ticksAreRound(values: [Double], labels: [String]) {
    #expect(Axis(values, ends: .round).ticks.map(\.label) == labels)
  }

  /// Steps are 1, 2 or 5 times a power of ten, few, and labels tell all ticks apart.
  @Test func ticksAreFewAndDifferAtAnyMagnitude() {
    var checked = 0
    for exponent in stride(from: -290, through: 290, by: 5) {
      for (low, high) in [(0.0, 3.7), (-8.1, 2.2), (5.5, 5.9), (-1, -0.03)] {
        let unit = pow(10, Double(exponent))
        for ends in [Axis.Ends.exact, .round, .padded] {
          let axis = Axis([low * unit, high * unit], ends: ends)
          #expect((2...8).contains(axis.ticks.count), "\(low) \(exponent) \(ends)")
          #expect(Set(axis.ticks.map(\.label)).count == axis.ticks.count)
          let step = (axis.ticks[1].value - axis.ticks[0].value) / unit
          let digit = step / pow(10, floor(log10(step) + 1e-6))
          #expect([1, 2, 5].contains { abs($0 - digit) < 1e-6 }, "\(step)")
          #expect(axis.ticks.allSatisfy { -1e-6...1 + 1e-6 ~= axis.part($0.value) ?? -1 })
          checked += 1
        }
      }
    }
    #expect(checked > 1000)
  }

  @Test(
    arguments: [
      ([1e-6, 1.0], ["10⁻⁶", "10⁻⁵", "10⁻⁴", "10⁻³", "0.01", "0.1", "1"]),
      ([0.04, 2.2], ["0.01", "0.1", "1", "10"]),
      ([0.9, 2.3], ["0.5", "1", "2", "5"]),
      ([3e-9, 7e-9], ["2×10⁻⁹", "5×10⁻⁹", "10⁻⁸"]),
      ([1e-12, 1e9], ["10⁻¹²", "10⁻⁷", "0.01", "1000", "10⁸"]),
      ([4.0], ["1", "2", "5", "10", "20"]),
    ] as [([Double], [String])])
  func powersOfTen(values: [Double], labels: [String]) {
    let axis = Axis(values, isLogarithmic: true, ends: .round)
    #expect(axis.ticks.map(\.label) == labels)
    #expect(values.allSatisfy { 0...1 ~= axis.part($0) ?? -1 })
  }

  @Test func wholeStepsHaveWholeNumbers() {
    #expect(Axis([1, 2, 3], ends: .exact).ticks.map(\.label) == ["1", "2", "3"])
    #expect(Axis([1, 2.5, 3], ends: .exact).ticks.map(\.label).contains("1.5"))
  }

  @Test func whatHasNoPlaceIsNotCounted() {
    let axis = Axis([.nan, 2, .infinity, 4, -.infinity, 1e301], ends: .exact)
    #expect(axis.lower == 2 && axis.upper == 4)
    for value in [Double.nan, .infinity, -.infinity, 1e301] { #expect(axis.part(value) == nil) }
    let powers = Axis([0, -1, 10, 100], isLogarithmic: true, ends: .round)
    #expect(powers.part(0) == nil && powers.part(-1) == nil && powers.part(10) == 0)
  }

  /// No number, one, and the largest and smallest there are.
  @Test(
    arguments: [
      [], [0], [0.3, 0.3], [-1e300, 1e300], [5e-324, 1e-310], [.nan], [1e16, 1e16 + 2],
    ] as [[Double]])
  func edges(values: [Double]) {
    for isLogarithmic in [false, true] {
      for ends in [Axis.Ends.exact, .round, .padded] {
        let axis = Axis(values, isLogarithmic: isLogarithmic, ends: ends)
        #expect(axis.lower < axis.upper && axis.lower.isFinite && axis.upper.isFinite)
        #expect(!axis.ticks.isEmpty && axis.ticks.count <= 8, "\(values) \(isLogarithmic)")
      }
    }
  }
}
