// The bytes of one number while it is written, in a small buffer on the stack.

/// Writes the parts of a number as UTF-8; the longest is some 30 bytes.
package struct NumberText {
  static let capacity = 64

  /// How the characters that are not ASCII are written.
  package struct Notation: Sendable {
    /// U+2212 in pictures: as wide as a digit, and never taken for a hyphen.
    fileprivate let minus: String
    fileprivate let infinity: String

    /// As they are: `−∞`.
    package static let unicode = Notation(minus: "−", infinity: "∞")
    /// As entities of HTML.
    package static let entities = Notation(minus: "&minus;", infinity: "&infin;")
    /// A hyphen for the minus sign, and a word for infinity.
    package static let plain = Notation(minus: "-", infinity: "inf")
  }

  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private let notation: Notation
  private var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>, _ notation: Notation) {
    self.buffer = buffer
    self.notation = notation
  }

  var bytes: UnsafeBufferPointer<UInt8> { UnsafeBufferPointer(rebasing: buffer[..<count]) }

  mutating func append(byte: UInt8) {
    buffer[count] = byte
    count += 1
  }

  mutating func append(_ text: String) {
    for byte in text.utf8 { append(byte: byte) }
  }

  mutating func appendMinus() { append(notation.minus) }

  mutating func appendZeros(_ zeros: Int) {
    for _ in 0..<max(zeros, 0) { append(byte: UInt8(ascii: "0")) }
  }

  mutating func append(_ number: UInt64) { append(String(number)) }

  /// The last `length` digits of a number, zeros in front included.
  mutating func append(_ number: UInt64, length: Int) {
    var rest = number
    var position = count + length
    while position > count {
      position -= 1
      buffer[position] = UInt8(ascii: "0") + UInt8(rest % 10)
      rest /= 10
    }
    count += length
  }

  /// `units` is the number times `10^decimals`.
  mutating func appendFixed(_ units: UInt64, decimals: Int) {
    let unit: UInt64 = Decimal.power(decimals)
    append(units / unit)
    if decimals > 0 {
      append(byte: UInt8(ascii: "."))
      append(units % unit, length: decimals)
    }
  }

  /// The number with its point, and zeros up to `decimals` digits after it.
  mutating func appendPlain(_ number: Decimal, decimals: Int = 0) {
    let wholeCount = number.exponent + 1
    var fraction = number.count - max(wholeCount, 0)
    if wholeCount <= 0 {
      append(byte: UInt8(ascii: "0"))
      append(byte: UInt8(ascii: "."))
      appendZeros(-wholeCount)
      append(number.digits, length: number.count)
      fraction -= wholeCount
    } else if fraction <= 0 {
      append(number.digits, length: number.count)
      appendZeros(-fraction)
      if decimals > 0 { append(byte: UInt8(ascii: ".")) }
      fraction = 0
    } else {
      appendFixed(number.digits, decimals: fraction)
    }
    appendZeros(decimals - fraction)
  }

  mutating func appendScientific(_ number: Decimal) {
    appendFixed(number.digits, decimals: number.count - 1)
    append(byte: UInt8(ascii: "e"))
    if number.exponent < 0 { appendMinus() }
    append(UInt64(abs(number.exponent)))
  }

  mutating func appendNonFinite(_ value: Double) {
    if value.isNaN { return append("NaN") }
    if value < 0 { appendMinus() }
    append(notation.infinity)
  }
}
