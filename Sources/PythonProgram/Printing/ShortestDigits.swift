// The fewest digits that tell a number from all others of its kind, cut where there are too many.

import ComputationGraph

/// A positive number by its digits, as NumPy writes it: `unique=True`, `trim='.'`.
struct ShortestDigits {
  /// From the first that is not zero.
  private let digits: [UInt8]
  /// How many of them stand before the point; negative for zeros behind it.
  private let point: Int
  private let magnitude: Double

  init(_ number: Double, isSingle: Bool) {
    magnitude = number.magnitude
    // Swift writes the fewest digits too, but chooses otherwise where to put the point.
    let text = isSingle ? Float(magnitude).description : magnitude.description
    let parts = text.split(separator: "e")
    let exponent = parts.count > 1 ? Int(parts[1]) ?? 0 : 0
    let mantissa = (parts.first ?? "0").split(separator: ".", omittingEmptySubsequences: false)
    let whole = Array((mantissa.first ?? "").utf8)
    let all = whole + Array((mantissa.count > 1 ? mantissa[1] : "").utf8)
    let leading = all.prefix { $0 == UInt8(ascii: "0") }.count
    var digits = Array(all.dropFirst(leading))
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    self.digits = digits
    point = digits.isEmpty ? 1 : whole.count - leading + exponent
  }

  /// What stands before and after the point, without zeros at the end.
  func positional(decimals: Int) -> (whole: String, fraction: String) {
    guard digits.count - point <= decimals else {
      return Self.parts(String(magnitude, decimals: decimals))
    }
    let zero = UInt8(ascii: "0")
    let whole =
      point <= 0
      ? [zero]
      : Array(digits.prefix(point)) + Array(repeating: zero, count: max(0, point - digits.count))
    let fraction =
      Array(repeating: zero, count: digits.isEmpty ? 0 : max(0, -point))
      + digits.dropFirst(max(0, point))
    return (String(decoding: whole, as: UTF8.self), String(decoding: fraction, as: UTF8.self))
  }

  /// The same of the number between 1 and 10, and the power of ten that it is multiplied by.
  func scientific(decimals: Int) -> (whole: String, fraction: String, exponent: Int) {
    guard digits.count - 1 <= decimals else {
      let text = String(magnitude, decimals: decimals, conversion: "e").split(separator: "e")
      let (whole, fraction) = Self.parts(String(text.first ?? ""))
      return (whole, fraction, text.count > 1 ? Int(text[1]) ?? 0 : 0)
    }
    guard let first = digits.first else { return ("0", "", 0) }
    return (
      String(decoding: [first], as: UTF8.self),
      String(decoding: digits.dropFirst(), as: UTF8.self), point - 1
    )
  }

  private static func parts(_ text: String) -> (String, String) {
    let parts = text.split(separator: ".")
    var fraction = parts.count > 1 ? parts[1] : ""
    while fraction.last == "0" { fraction.removeLast() }
    return (String(parts.first ?? "0"), String(fraction))
  }
}
