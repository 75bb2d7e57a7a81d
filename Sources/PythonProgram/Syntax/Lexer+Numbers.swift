// Reads numbers: 3, 1_000, 0xff, 2.5, .5, 5., 1e-3.

import Algorithms
import BigInt

extension Lexer {
  mutating func readNumber() throws(Fault) {
    let start = position
    if isAt("0"), let radix = ["x": 16, "o": 8, "b": 2][Unicode.Scalar(byte(1) | 0x20)] {
      position += 2
      skipDigits { $0.isDigit || $0.isNameStart }
      let digits = source.text(Span(start: start + 2, end: position))
      return try finishNumber(from: start, isFloat: false, digits: digits, radix: radix)
    }
    var isFloat = false
    skipDigits(\.isDigit)
    if isAt(".") {
      isFloat = true
      position += 1
      skipDigits(\.isDigit)
    }
    let sign = isAt("+-", 1) ? 1 : 0
    if isAt("eE"), byte(1 + sign).isDigit {
      isFloat = true
      position += 1 + sign
      skipDigits(\.isDigit)
    }
    let digits = source.text(span(from: start))
    if isAt("jJ") { throw Fault(.text(.complexNumber), span(from: start)) }
    try finishNumber(from: start, isFloat: isFloat, digits: digits, radix: 10)
  }

  private mutating func skipDigits(_ isDigit: (UInt8) -> Bool) {
    while isDigit(byte()) || isAt("_") { position += 1 }
  }

  private mutating func finishNumber(
    from start: Int, isFloat: Bool, digits: String, radix: Int
  ) throws(Fault) {
    let isFollowedByName = byte().isNameStart
    while byte().isNameStart || byte().isDigit { position += 1 }
    let invalid = Fault(.text(.invalidNumber(source.text(span(from: start)))), span(from: start))
    let plain = digits.filter { $0 != "_" }
    let isOctalOfPython2 =
      !isFloat && radix == 10 && plain.first == "0" && plain.contains { $0 != "0" }
    guard !isFollowedByName, !isOctalOfPython2, !hasStrayUnderscore(digits, radix: radix) else {
      throw invalid
    }
    if isFloat, let value = Double(plain) {
      append(.literal(.float(value)), from: start)
    } else if let value = Int(plain, radix: radix) {
      append(.literal(.int(value)), from: start)
    } else {
      guard !isFloat, !plain.isEmpty, plain.allSatisfy({ $0.hexDigitValue ?? 99 < radix }) else {
        throw invalid
      }
      guard plain.utf8.count <= LargeInteger.maximumDigits, let value = BigInt(plain, radix: radix)
      else {
        throw Fault(.value(.tooManyDigits(plain.utf8.count)), span(from: start))
      }
      append(.literal(.large(value)), from: start)
    }
  }

  /// An underscore stands between two digits, or after the x of 0x.
  private func hasStrayUnderscore(_ digits: String, radix: Int) -> Bool {
    let parts = ((radix == 10 ? "" : "0") + digits)
      .split(separator: "_", omittingEmptySubsequences: false)
    func isDigit(_ letter: Character?) -> Bool { letter?.hexDigitValue ?? 99 < radix }
    return parts.adjacentPairs().contains { !isDigit($0.last) || !isDigit($1.first) }
  }
}
