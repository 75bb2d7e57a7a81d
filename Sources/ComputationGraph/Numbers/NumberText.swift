// The bytes of one number while it is written, in a small buffer on the stack.

/// Writes the parts of a number as UTF-8; the longest is some 30 bytes.
package struct NumberText {
  static let capacity = 64

  /// How the characters that are not ASCII are written.
  package enum Notation {
    /// As they are: `−∞`.
    case unicode
    /// As entities of HTML.
    case entities
    /// A hyphen for the minus sign, and a word for infinity.
    case plain
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

  private mutating func append(text: StaticString) {
    for index in 0..<text.utf8CodeUnitCount { append(byte: text.utf8Start[index]) }
  }

  /// U+2212 in pictures: as wide as a digit, and never taken for a hyphen.
  mutating func appendMinus() {
    switch notation {
    case .unicode: append(text: "−")
    case .entities: append(text: "&minus;")
    case .plain: append(text: "-")
    }
  }

  mutating func appendZeros(_ zeros: Int) {
    for _ in 0..<max(zeros, 0) { append(byte: UInt8(ascii: "0")) }
  }

  mutating func append(_ number: UInt64) {
    var length = 1
    var rest = number
    while rest >= 10 {
      rest /= 10
      length += 1
    }
    append(number, length: length)
  }

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
    var unit: UInt64 = 1
    for _ in 0..<decimals { unit *= 10 }
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

  /// What Swift prints of a number: the fewest digits that tell it from every other.
  mutating func append(printed magnitude: Double) { magnitude.write(to: &self) }

  mutating func appendNonFinite(_ value: Double) {
    if value.isNaN { return append(text: "NaN") }
    if value < 0 { appendMinus() }
    switch notation {
    case .unicode: append(text: "∞")
    case .entities: append(text: "&infin;")
    case .plain: append(text: "inf")
    }
  }
}

extension NumberText: TextOutputStream {
  package mutating func write(_ text: String) {
    var text = text  // Only a variable lends its bytes.
    text.withUTF8 { _writeASCII($0) }
  }

  /// Swift's own numbers come this way, without a text around them.
  package mutating func _writeASCII(_ bytes: UnsafeBufferPointer<UInt8>) {
    for byte in bytes { append(byte: byte) }
  }
}
