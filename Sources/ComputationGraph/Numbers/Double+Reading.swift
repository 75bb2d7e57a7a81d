// Numbers read from their decimal digits, where two whole numbers are enough to say them exactly.

extension Double {
  /// Reads a number as JSON writes them; nil where it has too many digits, or is too large or small,
  /// for this way.
  ///
  /// Such a number is a quotient of two whole numbers of 64 bits. Division with a remainder gives
  /// more than 60 bits of it and says whether there are others, so that it is rounded once.
  init?(decimal text: UnsafeBufferPointer<UInt8>) {
    var digits: UInt64 = 0
    /// The number is `digits` × 10^`power`.
    var power = 0
    var position = text.first == UInt8(ascii: "-") ? 1 : 0
    var seenPoint = false
    while position < text.count {
      let byte = text[position]
      if byte == UInt8(ascii: ".") {
        seenPoint = true
      } else if byte | 0x20 == UInt8(ascii: "e") {
        guard let exponent = Int(wholeNumber: text[(position + 1)...]) else { return nil }
        power += exponent
        break
      } else {
        let (tenfold, overflow) = digits.multipliedReportingOverflow(by: 10)
        let (sum, carry) = tenfold.addingReportingOverflow(UInt64(byte &- UInt8(ascii: "0")))
        if overflow || carry { return nil }
        digits = sum
        if seenPoint { power -= 1 }
      }
      position += 1
    }
    let sign: FloatingPointSign = text.first == UInt8(ascii: "-") ? .minus : .plus
    guard digits > 0 else {
      self.init(sign: sign, exponent: 0, significand: 0)
      return
    }
    guard abs(power) < powersOfTen.count else { return nil }
    var divisor = powersOfTen[abs(power)]
    if power > 0 {
      let (product, overflow) = digits.multipliedReportingOverflow(by: divisor)
      if overflow { return nil }
      (digits, divisor) = (product, 1)
    }
    let exponent = divisor.leadingZeroBitCount - digits.leadingZeroBitCount - 63
    digits <<= digits.leadingZeroBitCount
    divisor <<= divisor.leadingZeroBitCount
    let (quotient, rest) = divisor.dividingFullWidth((digits >> 1, digits << 63))
    self.init(
      sign: sign, exponent: exponent, significand: Double(rest == 0 ? quotient : quotient | 1))
  }
}

/// Those that have 64 bits.
private let powersOfTen: [UInt64] = (0..<20).map { (0..<$0).reduce(1) { power, _ in power * 10 } }

extension Int {
  /// A whole number of a few digits, with or without a sign.
  fileprivate init?(wholeNumber text: Slice<UnsafeBufferPointer<UInt8>>) {
    let digits =
      text.first == UInt8(ascii: "-") || text.first == UInt8(ascii: "+")
      ? text.dropFirst() : text
    guard digits.count < 9 else { return nil }
    let magnitude = digits.reduce(0) { $0 * 10 + Int($1 &- UInt8(ascii: "0")) }
    self = text.first == UInt8(ascii: "-") ? -magnitude : magnitude
  }
}
