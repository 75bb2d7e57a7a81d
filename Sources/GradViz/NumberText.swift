// The bytes of one number while it is written, in a small buffer on the stack.

/// Writes the parts of a number as UTF-8; the longest is some 30 bytes.
struct NumberText {
  static let capacity = 64

  private let buffer: UnsafeMutableBufferPointer<UInt8>
  private var count = 0

  init(_ buffer: UnsafeMutableBufferPointer<UInt8>) {
    self.buffer = buffer
  }

  var string: String {
    String(decoding: UnsafeBufferPointer(rebasing: buffer[..<count]), as: UTF8.self)
  }

  mutating func append(byte: UInt8) {
    buffer[count] = byte
    count += 1
  }

  /// U+2212: as wide as a digit, and never taken for a hyphen.
  mutating func appendMinus() {
    append(byte: 0xE2)
    append(byte: 0x88)
    append(byte: 0x92)
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

  mutating func appendNonFinite(_ value: Double) {
    if value.isNaN {
      append(byte: UInt8(ascii: "N"))
      append(byte: UInt8(ascii: "a"))
      append(byte: UInt8(ascii: "N"))
    } else {
      if value < 0 { appendMinus() }
      append(byte: 0xE2)
      append(byte: 0x88)
      append(byte: 0x9E)
    }
  }
}
