// How the numbers of one grid are written: with one point below the other, and one power of ten.

import ComputationGraph

/// The digits, the power of ten and the room that all elements of one tensor's grid have in common.
///
/// Numbers of the usual size are written as they are; tiny and huge ones as multiples of one power of
/// ten, which is told once beside the word `data` or `grad`. The largest has all the digits, and all
/// have as many after the point. Zero is `0`, and what is too small beside the others is `≈0`. Where
/// that would be said of most of them, each has a power of its own.
///
/// ```swift
/// let numbers = GridNumbers([0.0008089, -0.001618], digits: 3)
/// numbers.factor         // "×10⁻³"
/// numbers.text(-0.001618)  // "−1.62"
/// ```
struct GridNumbers: Equatable {
  /// The numbers are multiples of ten to this power.
  private(set) var exponent = 0
  /// Digits after the point; nil where every number has its own.
  private(set) var decimals: Int?
  /// Digits of numbers that have their own power.
  let digits: Int
  /// The widest text before the point and from it on, in halves of a digit.
  private(set) var (before, after) = (0, 0)

  /// - Parameter digits: Of the largest.
  init(_ elements: some Sequence<Double>, digits: Int) {
    self.digits = digits
    let finite = elements.filter(\.isFinite)
    let magnitudes = finite.lazy.filter { $0 != 0 }.map(abs)
    if magnitudes.allSatisfy({ $0 < 1e6 && $0 == $0.rounded() }) {
      decimals = 0
    } else if finite.count > 1 {
      let numbers = magnitudes.map { Decimal($0, digits: digits) }
        .sorted { $0.exponent < $1.exponent }
      let largest = numbers[numbers.count - 1].exponent
      // Of a pair neither may vanish.
      let seldom = numbers.count > 2 ? numbers.count / 2 : 0
      // As wide as `0.809` is no wider than a power of ten is worth.
      for (power, room) in [(0, digits + 2), (largest, .max)] {
        let count = Self.decimals(numbers, Array(magnitudes), power, digits)
        let width = max(largest - power, 0) + 1 + (count > 0 ? count + 1 : 0)
        let vanishing = numbers.count { $0.exponent < power - count }
        guard width <= room, vanishing <= seldom else { continue }
        (exponent, decimals) = (power, count)
        break
      }
    }
    for value in finite {
      let halves = Self.halves(text(value))
      (before, after) = (max(before, halves.before), max(after, halves.after))
    }
  }

  /// As many as the largest number takes, a few more where most are smaller and there is room, and
  /// none that is 0 in all of them.
  private static func decimals(
    _ numbers: [Decimal], _ magnitudes: [Double], _ power: Int, _ digits: Int
  ) -> Int {
    func after(_ number: Decimal, digits: Int) -> Int { digits - 1 - number.exponent + power }
    let largest = numbers[numbers.count - 1]
    let usual = max(after(largest, digits: digits), 0)
    let wanted = after(numbers[numbers.count / 2], digits: min(digits, 2))
    let most = digits - max(largest.exponent - power, 0)
    let count = max(usual, min(wanted, most))
    let zeros = magnitudes.compactMap { magnitude -> Int? in
      guard let number = Decimal(magnitude, multipleOf: power - count) else { return nil }
      var (digits, zeros) = (number.digits, number.exponent - number.count + 1 - power + count)
      while zeros < count, digits % 10 == 0 { (digits, zeros) = (digits / 10, zeros + 1) }
      return min(zeros, count)
    }
    return count - (zeros.min() ?? 0)
  }

  /// `×10⁻³`; nil where numbers are what they are.
  var factor: String? {
    exponent == 0
      ? nil : "×10" + (superscript(NumberFormat.exact.string(Double(exponent))) ?? "")
  }

  /// The text of a number, without the room around it.
  func text(_ value: Double) -> String {
    guard let decimals, value.isFinite, value != 0 else {
      return NumberFormat.significant(digits).string(value)
    }
    guard var number = Decimal(abs(value), multipleOf: exponent - decimals) else { return "≈0" }
    number.exponent -= exponent
    return (value < 0 ? "−" : "") + number.text(decimals: decimals)
  }

  /// The text of a number with room around it, so that in texts that are centred one below the other
  /// all points are, too.
  ///
  /// In the fonts of pictures a digit is as wide as two spaces, and a point as one; a space that does
  /// not break is in every font.
  func cell(_ value: Double) -> String {
    let text = text(value)
    let halves = Self.halves(text)
    var (left, right) = (before - halves.before, after - halves.after)
    if !value.isFinite {
      // What is no number stands in the middle.
      let rest = max(before + after - halves.before, 0)
      (left, right) = (rest / 2, rest - rest / 2)
    }
    func spaces(_ count: Int) -> String { String(repeating: "\u{A0}", count: count) }
    return (left > 0 ? Self.edge + spaces(left) : "") + text
      + (right > 0 ? spaces(right) + Self.edge : "")
  }

  /// A space without width: some viewers of SVG take all other space off the ends of a text.
  private static let edge = "\u{200B}"

  private static func halves(_ text: String) -> (before: Int, after: Int) {
    let start = text.firstIndex { $0 == "." || $0 == "e" } ?? text.endIndex
    func width(_ text: Substring) -> Int { text.reduce(0) { $0 + ($1 == "." ? 1 : 2) } }
    return (width(text[..<start]), width(text[start...]))
  }
}
