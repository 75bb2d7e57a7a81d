// How a number is written in a text, so that another can be written in the same way.

import ComputationGraph

/// The form of `−1.50` or `6.68×10⁻⁵`: how many digits stand after the point, and whether times a
/// power of ten.
struct ShownNumber {
  let decimals: Int
  let isScientific: Bool

  /// The form of a number in a text; nil where it is none.
  init?(_ text: some StringProtocol) {
    let form = /−?[0-9]+(?:\.([0-9]+))?(×10⁻?[⁰¹²³⁴-⁹]+)?/
    guard let match = Substring(text).wholeMatch(of: form) else { return nil }
    decimals = match.output.1?.count ?? 0
    isScientific = match.output.2 != nil
  }

  private let raised = Array("⁰¹²³⁴⁵⁶⁷⁸⁹")

  /// A number in this form.
  func text(of value: Double) -> String {
    guard isScientific, value != 0, value.isFinite else {
      return NumberFormat.fixed(decimals).string(value)
    }
    var mantissa = Decimal(abs(value), digits: decimals + 1)
    let power = String(mantissa.exponent).map { $0.wholeNumberValue.map { raised[$0] } ?? "⁻" }
    mantissa.exponent = 0
    return (value < 0 ? "−" : "") + mantissa.text(decimals: decimals) + "×10" + String(power)
  }
}
