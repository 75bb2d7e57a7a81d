// The one way in which numbers become text in pictures.

/// How numbers are written in pictures: few digits, the same on every machine, and never misleading.
///
/// The minus sign is a true one (U+2212), negative zero is `0`, infinities are `∞` and `−∞`, and no
/// value that is not zero is written as zero. Numbers very small or very large are written in
/// scientific form. The last digit is rounded half up, on the decimal digits that Swift prints.
///
/// ```swift
/// let format = NumberFormat.significant(4)
/// format.string(6.8813735870195432)  // "6.881"
/// format.string(-1.5)                // "−1.5"
/// format.string(-0.0)                // "0"
/// format.string(123456)              // "123456": whole numbers keep up to six digits
/// format.string(1.5e-20)             // "1.5e−20"
/// NumberFormat.fixed(4).string(2)    // "2.0000"
/// ```
public struct NumberFormat: Sendable, Hashable {
  enum Rule: Sendable, Hashable {
    case significant(Int)
    case fixed(Int)
    case exact
  }

  let rule: Rule

  /// At most `digits` significant digits (1 to 17), without zeros at the end.
  public static func significant(_ digits: Int) -> NumberFormat {
    NumberFormat(rule: .significant(min(max(digits, 1), 17)))
  }

  /// As many digits as tell a number from every other, as Swift prints it.
  public static let exact = NumberFormat(rule: .exact)

  /// Always `decimals` digits (0 to 15) after the point, as `%.4f` has it.
  public static func fixed(_ decimals: Int) -> NumberFormat {
    NumberFormat(rule: .fixed(min(max(decimals, 0), 15)))
  }

  /// The text of a number.
  public func string(_ value: Double) -> String {
    withText(of: value, .unicode) { String(decoding: $0, as: UTF8.self) }
  }

  /// Appends the text of a number as UTF-8.
  package func write(_ value: Double, _ notation: NumberText.Notation, to target: inout [UInt8]) {
    withText(of: value, notation) { target.append(contentsOf: $0) }
  }

  private func withText<Result>(
    of value: Double, _ notation: NumberText.Notation,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: NumberText.capacity) { buffer in
      var text = NumberText(buffer, notation)
      write(value, to: &text)
      return body(text.bytes)
    }
  }

  private func write(_ value: Double, to text: inout NumberText) {
    guard value.isFinite else { return text.appendNonFinite(value) }
    if value == 0 {
      text.append(byte: UInt8(ascii: "0"))
      if case .fixed(let decimals) = rule, decimals > 0 {
        text.append(byte: UInt8(ascii: "."))
        text.appendZeros(decimals)
      }
      return
    }
    if value < 0 { text.appendMinus() }
    let magnitude = abs(value)
    let isShortWhole = magnitude < 1e6 && magnitude == magnitude.rounded(.towardZero)
    switch rule {
    case .significant where isShortWhole, .exact where isShortWhole: text.append(UInt64(magnitude))
    case .significant(let digits): writeSignificant(magnitude, digits, to: &text)
    case .fixed(let decimals): writeFixed(magnitude, decimals, to: &text)
    case .exact: writeExact(magnitude, to: &text)
    }
  }

  private func writeSignificant(_ magnitude: Double, _ count: Int, to text: inout NumberText) {
    var decimal = Decimal(magnitude, digits: count)
    if decimal.exponent >= count, decimal.exponent < 6 {
      // 12345.678 to four digits is 12346: whole digits are not replaced by zeros.
      decimal = Decimal(magnitude, digits: decimal.exponent + 1)
    }
    write(decimal, to: &text)
  }

  private func writeExact(_ magnitude: Double, to text: inout NumberText) {
    if magnitude >= 1e-4, magnitude < 1e6 { return text.append(printed: magnitude) }
    write(Decimal(printing: magnitude, digits: nil), to: &text)
  }

  private func write(_ decimal: Decimal, to text: inout NumberText) {
    var decimal = decimal
    decimal.dropTrailingZeros()
    if decimal.exponent < -4 || decimal.exponent >= 6 {
      text.appendScientific(decimal)
    } else {
      text.appendPlain(decimal)
    }
  }

  private func writeFixed(_ magnitude: Double, _ decimals: Int, to text: inout NumberText) {
    if let scaled = Decimal.scaled(magnitude, decimals: decimals), scaled > 0 {
      return text.appendFixed(scaled, decimals: decimals)
    }
    let exponent = Decimal(magnitude, digits: 17).exponent
    let count = exponent + 1 + decimals
    if exponent < 7, count >= 0, count <= 17 {
      let decimal = Decimal(magnitude, digits: count)
      if decimal.digits > 0 { return text.appendPlain(decimal, decimals: decimals) }
    }
    text.appendScientific(Decimal(magnitude, digits: decimals + 1))
  }
}
