// From numbers to places along an axis, and the round numbers that stand beside it.

import ComputationGraph
import RealModule

/// One axis of a chart, linear or logarithmic.
///
/// What can't be placed has no place: NaN, infinities and what is beyond 10³⁰⁰, and on a logarithmic
/// axis zero and less.
struct Axis {
  let isLogarithmic: Bool
  /// Both ends, as logarithms on a logarithmic axis.
  let (lower, upper): (Double, Double)
  /// Where there are lines and numbers, at most about six.
  let ticks: [(value: Double, label: String)]

  /// How an axis ends.
  enum Ends {
    /// At the smallest and the largest number.
    case exact
    /// At round numbers.
    case round
    /// A little beyond the numbers, so that shapes are whole.
    case padded
  }

  private static let mostTicks = 6
  /// Larger numbers have no place: twice as much would still be a number.
  static let largest = 1e300

  init(_ values: some Sequence<Double>, isLogarithmic: Bool = false, ends: Ends) {
    self.isLogarithmic = isLogarithmic
    var (low, high) = (Double.infinity, -Double.infinity)
    var isWhole = true
    for value in values {
      guard let place = Self.scaled(value, isLogarithmic) else { continue }
      (low, high) = (min(low, place), max(high, place))
      isWhole = isWhole && value == value.rounded()
    }
    if low > high { (low, high) = (0, 1) }
    // Numbers that differ by rounding alone are one number.
    if high - low <= 1e-12 * max(abs(low), abs(high)) {
      let room = isLogarithmic ? 0.5 : low == 0 ? 1 : abs(low) * 0.1
      (low, high) = (low - room, high + room)
    }
    if ends == .padded { (low, high) = (low - (high - low) * 0.06, high + (high - low) * 0.06) }
    if isLogarithmic {
      (lower, upper, ticks) = Self.powers(low, high)
      return
    }
    var step = Self.step(high - low, atMost: Self.mostTicks)
    if isWhole, ends == .exact { step = max(step, 1) }
    if ends == .round {
      (low, high) = ((low / step).rounded(.down) * step, (high / step).rounded(.up) * step)
    }
    (lower, upper) = (low, high)
    ticks = Self.multiples(of: step, low, high)
  }

  /// Where a number is, from 0 to 1 between the ends; nil for what has no place.
  func part(_ value: Double) -> Double? {
    Self.scaled(value, isLogarithmic).map { ($0 - lower) / (upper - lower) }
  }

  private static func scaled(_ value: Double, _ isLogarithmic: Bool) -> Double? {
    guard abs(value) <= largest else { return nil }
    if isLogarithmic { return value > 0 ? .log10(value) : nil }
    return abs(value) < 1 / largest ? 0 : value
  }

  // MARK: Ticks

  /// The smallest of 1, 2 and 5 times a power of ten that cuts a length into so many parts or fewer.
  static func step(_ length: Double, atMost parts: Int) -> Double {
    let least = length / Double(parts)
    let power = Double.exp10(Double.log10(least).rounded(.down))
    return [1, 2, 5, 10].map { $0 * power }.first { $0 >= least * (1 - 1e-9) } ?? least
  }

  private static func multiples(
    of step: Double, _ low: Double, _ high: Double
  ) -> [(value: Double, label: String)] {
    let first = (low / step - 1e-9).rounded(.up)
    let count = Int(((high / step + 1e-9).rounded(.down) - first).rounded())
    guard count >= 0 else { return [] }
    // As many digits as the step has.
    let largest = max(abs(low), abs(high))
    let digits = Int((Double.log10(largest) - .log10(step)).rounded(.up)) + 1
    let format = NumberFormat.significant(max(digits, 1))
    return (0...count).map { number in
      let value = (first + Double(number)) * step
      // The product is off by a rounding; what is nearly nothing is zero.
      return (value, abs(value) < step / 2 ? "0" : format.string(value))
    }
  }

  /// Powers of ten, and 2 and 5 times these where there are few; the ends are among them.
  private static func powers(
    _ low: Double, _ high: Double
  ) -> (Double, Double, [(value: Double, label: String)]) {
    let factors = [1.0, 2, 5]
    func ladder(_ index: Int) -> (value: Double, place: Double, label: String) {
      let power = Int((Double(index) / 3).rounded(.down))
      let factor = factors[index - 3 * power]
      return (
        factor * .exp10(Double(power)), Double(power) + .log10(factor), label(factor, power)
      )
    }
    var first = 3 * Int(low.rounded(.down))
    while ladder(first + 1).place <= low + 1e-9 { first += 1 }
    var last = 3 * Int(high.rounded(.up))
    while ladder(last - 1).place >= high - 1e-9 { last -= 1 }
    if last - first < mostTicks {
      let ticks = (first...last).map(ladder)
      return (ticks[0].place, ticks[ticks.count - 1].place, ticks.map { ($0.value, $0.label) })
    }
    let (bottom, top) = (Int((low + 1e-9).rounded(.down)), Int((high - 1e-9).rounded(.up)))
    let step = Int(Self.step(Double(top - bottom), atMost: mostTicks).rounded(.up))
    let ticks = stride(from: bottom, through: top, by: step).map { power in
      (Double.exp10(Double(power)), label(1, power))
    }
    return (Double(bottom), Double(top), ticks)
  }

  /// `10⁻⁶`, `2×10⁻⁶`, and plain where that is short.
  private static func label(_ factor: Double, _ power: Int) -> String {
    guard !(-2...3).contains(power) else {
      return NumberFormat.significant(2).string(factor * .exp10(Double(power)))
    }
    let raised = "10" + (superscript(NumberFormat.exact.string(Double(power))) ?? "")
    return factor == 1 ? raised : NumberFormat.exact.string(factor) + "×" + raised
  }
}
