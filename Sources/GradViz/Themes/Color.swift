// Colours as numbers, and what lies between two of them.

/// A colour in sRGB.
struct Color: Sendable, Hashable {
  var red: UInt8
  var green: UInt8
  var blue: UInt8
}

extension Color: ExpressibleByIntegerLiteral {
  /// A colour as it is written in CSS: `0xFFD8B5`.
  init(integerLiteral hex: UInt32) {
    red = UInt8(truncatingIfNeeded: hex >> 16)
    green = UInt8(truncatingIfNeeded: hex >> 8)
    blue = UInt8(truncatingIfNeeded: hex)
  }

  /// `#ffd8b5`
  var hex: String {
    // A digit in front keeps zeros.
    "#" + String(1 << 24 | Int(red) << 16 | Int(green) << 8 | Int(blue), radix: 16).dropFirst()
  }

  /// The colour a part of the way to another one.
  func mixed(with other: Color, _ part: Double) -> Color {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 {
      UInt8((Double(a) + (Double(b) - Double(a)) * part).rounded())
    }
    return Color(
      red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }
}
