// Numbers as text: fixed expectations, and thousands of random ones against a slow reference.

import Foundation
import TestSupport
import Testing

@testable import ComputationGraph

@Suite struct NumberFormatTests {
  @Test(arguments: [
    (0, "0"), (-0.0, "0"), (2, "2"), (-1.5, "−1.5"), (6.8813735870195432, "6.881"),
    (0.1 + 0.2, "0.3"), (123456, "123456"), (1_234_567, "1.235e6"), (12345.678, "12346"),
    (999_999.7, "1e6"), (99999.96, "100000"), (0.0001, "0.0001"), (0.00009999, "9.999e−5"),
    (0.000099996, "0.0001"), (1.5e-20, "1.5e−20"), (-1e300, "−1e300"), (1e22, "1e22"),
    (.leastNonzeroMagnitude, "5e−324"), (.infinity, "∞"), (-.infinity, "−∞"), (.nan, "NaN"),
    (-.nan, "NaN"),
    (1.0005, "1.001"), (9.9995, "10"), (0.99999, "1"),
    (Double.greatestFiniteMagnitude, "1.798e308"),
  ])
  func fourSignificantDigits(value: Double, expected: String) {
    #expect(NumberFormat.significant(4).string(value) == expected)
  }

  @Test(arguments: [
    (0, "0.0000"), (-0.0, "0.0000"), (2, "2.0000"), (-1.5, "−1.5000"), (6.8813735, "6.8814"),
    (0.00006, "0.0001"), (0.00004, "4.0000e−5"), (1e-20, "1.0000e−20"), (9.99995, "10.0000"),
    (123456.78905, "123456.7891"), (1e7, "1.0000e7"), (.infinity, "∞"), (.nan, "NaN"),
  ])
  func fourDecimals(value: Double, expected: String) {
    #expect(NumberFormat.fixed(4).string(value) == expected)
  }

  @Test(arguments: [
    (0.7071067811865476, "0.7071067811865476"), (-0.1, "−0.1"), (1e-7, "1e−7"), (100, "100"),
    (1.7976931348623157e308, "1.7976931348623157e308"), (1_234_567.5, "1.2345675e6"),
  ])
  func everyDigit(value: Double, expected: String) {
    #expect(NumberFormat.exact.string(value) == expected)
  }

  @Test func exactNumbersReadBack() throws {
    var random = SeededGenerator(seed: 42)
    for _ in 0..<5000 {
      let value = Double(bitPattern: random.next())
      guard value.isFinite else { continue }
      let text = NumberFormat.exact.string(value).replacingOccurrences(of: "−", with: "-")
      #expect(Double(text) == value)
    }
  }

  /// Against `printf`, which rounds the exact binary value: up to 12 digits both agree.
  @Test func randomNumbersAgreeWithReference() {
    var random = SeededGenerator(seed: 42)
    for index in 0..<20_000 {
      let value = Self.randomValue(index, &random)
      guard value.isFinite else { continue }
      let digits = 1 + index % 12
      let text = NumberFormat.significant(digits).string(value)
      #expect(text == Self.reference(value, digits))
      let fixed = NumberFormat.fixed(4).string(value)
      if !fixed.contains("e") {
        #expect(fixed == Self.trueMinus(String(format: "%.4f", value)))
      }
    }
  }

  @Test func notationsDifferInSignsOnly() {
    var bytes: [UInt8] = []
    for value in [-1.5, -.infinity] {
      NumberFormat.significant(4).write(value, .entities, to: &bytes)
      NumberFormat.significant(4).write(value, .plain, to: &bytes)
    }
    #expect(String(decoding: bytes, as: UTF8.self) == "&minus;1.5-1.5&minus;&infin;-inf")
  }

  private static func randomValue(_ index: Int, _ random: inout SeededGenerator) -> Double {
    if index % 2 == 0 { return Double(bitPattern: random.next()) }
    let part = { (random: inout SeededGenerator) in Double.random(in: -1...1, using: &random) }
    return part(&random) * pow(10, 8 * part(&random))
  }

  private static func trueMinus(_ text: String) -> String {
    text.replacingOccurrences(of: "-", with: "−")
  }

  /// The rules once more, on the text of `%e`.
  private static func reference(_ value: Double, _ digits: Int) -> String {
    if value == value.rounded(), abs(value) < 1e6 {
      return value == 0 ? "0" : trueMinus(String(Int(value)))
    }
    var (mantissa, exponent) = scientific(abs(value), digits)
    if exponent >= digits, exponent < 6 {
      (mantissa, exponent) = scientific(abs(value), exponent + 1)
    }
    while mantissa.count > 1, mantissa.hasSuffix("0") { mantissa.removeLast() }
    let sign = value < 0 ? "−" : ""
    func pointed(_ whole: Int) -> String {
      let fraction = mantissa.dropFirst(whole)
      return String(mantissa.prefix(whole)) + (fraction.isEmpty ? "" : "." + fraction)
    }
    if exponent < -4 || exponent >= 6 { return sign + pointed(1) + "e" + trueMinus("\(exponent)") }
    if exponent < 0 { return sign + "0." + String(repeating: "0", count: -exponent - 1) + mantissa }
    while mantissa.count < exponent + 1 { mantissa += "0" }
    return sign + pointed(exponent + 1)
  }

  private static func scientific(_ value: Double, _ digits: Int) -> (String, Int) {
    let parts = String(format: "%.\(digits - 1)e", value).split(separator: "e")
    return (parts[0].filter { $0 != "." }, Int(parts[1])!)
  }
}
