// A positive number as a few decimal digits: the rounding behind every number in a picture.

/// `digits` is a whole number of `count` decimal digits, the first of which stands for
/// `10^exponent`: 6.881 in four digits is 6881 with the exponent 0.
package struct Decimal: Equatable {
  package var digits: UInt64
  package var count: Int
  package var exponent: Int

  /// Rounds a positive finite number to `count` digits (0 to 17), half up.
  package init(_ magnitude: Double, digits count: Int) {
    if count >= 1, count <= 9, let fast = Decimal(scaling: magnitude, digits: count) {
      self = fast
    } else {
      self.init(printing: magnitude, digits: count)
    }
  }

  init(digits: UInt64, count: Int, exponent: Int) {
    self.digits = digits
    self.count = count
    self.exponent = exponent
  }

  /// Rounds a positive finite number to a whole multiple of `10^power`, half up; nil where that
  /// would be 0.
  package init?(_ magnitude: Double, multipleOf power: Int) {
    let wanted = Decimal(magnitude, digits: 17).exponent - power + 1
    guard wanted >= 0 else { return nil }
    // There are no more digits than 17.
    self.init(magnitude, digits: min(wanted, 17))
    guard digits > 0 else { return nil }
  }

  /// The number with so many digits after its point, which are no fewer than it has there.
  package func text(decimals: Int) -> String {
    let room = NumberText.capacity + abs(exponent) + decimals
    return withUnsafeTemporaryAllocation(of: UInt8.self, capacity: room) { buffer in
      var text = NumberText(buffer, .plain)
      text.appendPlain(self, decimals: decimals)
      return String(decoding: text.bytes, as: UTF8.self)
    }
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
    let whole = scaled.rounded(.towardZero)
    let rest = scaled - whole
    guard abs(rest - 0.5) > 1e-5 else { return nil }
    digits = UInt64(whole) + (rest > 0.5 ? 1 : 0)
    self.count = count
    self.exponent = exponent
    if digits == UInt64(Self.power(count)) {
      digits /= 10
      self.exponent += 1
    }
  }

  /// `magnitude × 10^decimals` rounded to a whole number, where that is certain to be right.
  static func scaled(_ magnitude: Double, decimals: Int) -> UInt64? {
    let scaled = magnitude * power(decimals)
    guard scaled < 1e10, magnitude < 1e7 else { return nil }
    let whole = scaled.rounded(.towardZero)
    let rest = scaled - whole
    guard abs(rest - 0.5) > 1e-5 else { return nil }
    return UInt64(whole) + (rest > 0.5 ? 1 : 0)
  }

  /// Rounds the digits that Swift prints, or takes them all.
  init(printing magnitude: Double, digits wanted: Int?) {
    self.init(printing: magnitude)
    guard let wanted else { return }
    let known = count
    count = wanted
    for _ in known..<max(wanted, known) { digits *= 10 }
    guard known > wanted else { return }
    var divisor: UInt64 = 1
    for _ in wanted..<known { divisor *= 10 }
    digits = digits / divisor + (digits % divisor >= divisor / 2 ? 1 : 0)
    var bound: UInt64 = 1
    for _ in 0..<wanted { bound *= 10 }
    if digits == bound {
      exponent += 1
      if wanted == 0 { count = 1 } else { digits /= 10 }
    }
  }

  /// The digits that Swift prints, the fewest that identify the number.
  private init(printing magnitude: Double) {
    self = withUnsafeTemporaryAllocation(of: UInt8.self, capacity: NumberText.capacity) { buffer in
      var text = NumberText(buffer, .plain)
      text.append(printed: magnitude)
      var number = Decimal(digits: 0, count: 0, exponent: -1)
      var seenPoint = false
      var power = 0
      var negativePower = false
      var inPower = false
      for byte in text.bytes {
        switch byte {
        case UInt8(ascii: "."): seenPoint = true
        case UInt8(ascii: "e"): inPower = true
        case UInt8(ascii: "-"): negativePower = true
        case UInt8(ascii: "+"): break
        default:
          let digit = Int(byte) - 48
          if inPower {
            power = power * 10 + digit
          } else if number.digits > 0 || digit > 0 {
            number.digits = number.digits &* 10 &+ UInt64(digit)
            number.count += 1
            if !seenPoint { number.exponent += 1 }
          } else if seenPoint {
            number.exponent -= 1
          }
        }
      }
      number.exponent += negativePower ? -power : power
      return number
    }
  }

  private static func power(_ exponent: Int) -> Double { powers[exponent] }

  private static let powers: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
