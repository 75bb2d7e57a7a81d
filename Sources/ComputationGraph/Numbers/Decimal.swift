// A positive number as a few decimal digits: the rounding behind every number in a picture.

/// `digits` is a whole number of `count` decimal digits, the first of which stands for
/// `10^exponent`: 6.881 in four digits is 6881 with the exponent 0.
struct Decimal: Equatable {
  var digits: UInt64
  var count: Int
  var exponent: Int

  /// Rounds a positive finite number to `count` digits (0 to 17), half up.
  init(_ magnitude: Double, digits count: Int) {
    let fast = 1...9 ~= count ? Decimal(scaling: magnitude, digits: count) : nil
    self = fast ?? Decimal(printing: magnitude, digits: count)
  }

  mutating func dropTrailingZeros() {
    while count > 1, digits % 10 == 0 {
      digits /= 10
      count -= 1
    }
  }

  /// One multiplication or division by an exact power of ten. Its error is far below the distance
  /// to the next tie, or the result is nil.
  private init?(scaling magnitude: Double, digits count: Int) {
    guard magnitude > 1e-12, magnitude < 1e22 else { return nil }
    // log10(2) is 1233 / 4096; the estimate is off by at most one.
    var exponent = (Int(magnitude.exponent) * 1233) >> 12
    var scaled = 0.0
    for _ in 0..<3 {
      let shift = count - 1 - exponent
      guard shift <= 22, shift >= -22 else { return nil }
      scaled = shift >= 0 ? magnitude * Self.power(shift) : magnitude / Self.power(-shift)
      if scaled >= Self.power(count) {
        exponent += 1
      } else if scaled < Self.power(count - 1) {
        exponent -= 1
      } else {
        break
      }
    }
    guard let rounded = Self.rounded(scaled) else { return nil }
    digits = rounded
    self.count = count
    self.exponent = exponent
    if digits == Self.power(count) {
      digits /= 10
      self.exponent += 1
    }
  }

  /// `magnitude × 10^decimals` rounded to a whole number, where that is certain to be right.
  static func scaled(_ magnitude: Double, decimals: Int) -> UInt64? {
    let scaled = magnitude * power(decimals)
    guard scaled < 1e10, magnitude < 1e7 else { return nil }
    return rounded(scaled)
  }

  /// Rounds half up, where that is certain to be right.
  private static func rounded(_ scaled: Double) -> UInt64? {
    let whole = scaled.rounded(.towardZero)
    let rest = scaled - whole
    return abs(rest - 0.5) > 1e-5 ? UInt64(whole) + (rest > 0.5 ? 1 : 0) : nil
  }

  /// Rounds the digits that Swift prints, the fewest that identify the number, or takes them all.
  init(printing magnitude: Double, digits wanted: Int?) {
    let printed = Array(magnitude.description.utf8)
    let mantissa = printed.prefix { $0 != UInt8(ascii: "e") }
    digits = 0
    var known = 0
    for byte in mantissa where byte != UInt8(ascii: ".") {
      digits = digits * 10 + UInt64(byte - UInt8(ascii: "0"))
      if digits > 0 { known += 1 }
    }
    let power = String(decoding: printed.dropFirst(mantissa.count + 1), as: UTF8.self)
    let point = mantissa.firstIndex(of: UInt8(ascii: "."))
    let written = mantissa.count - (point == nil ? 0 : 1)
    exponent = (point ?? written) - 1 - (written - known) + (Int(power) ?? 0)
    count = wanted ?? known
    if known <= count {
      digits *= Self.power(count - known)
    } else {
      let divisor: UInt64 = Self.power(known - count)
      digits = digits / divisor + (digits % divisor >= divisor / 2 ? 1 : 0)
      if digits == Self.power(count) {
        exponent += 1
        if count == 0 { count = 1 } else { digits /= 10 }
      }
    }
  }

  private static func power(_ exponent: Int) -> Double { powers[exponent] }
  static func power(_ exponent: Int) -> UInt64 { UInt64(powers[exponent]) }

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
