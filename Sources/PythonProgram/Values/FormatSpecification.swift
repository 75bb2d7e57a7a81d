// The small language of `{x:*>+8,.4f}`: how a number or a text is written.

import Algorithms
import BigInt
import ComputationGraph

/// What stands after the colon in `{x:*>+8,.4f}`.
struct FormatSpecification {
  private(set) var type: Character?
  private var fill: Character = " "
  private var alignment: Character?
  private var sign: Character?
  /// Whether a zero has no sign.
  private var hasPlainZero = false
  /// Whether digits of another base have their prefix.
  private var hasPrefix = false
  private var hasZeros = false
  private var width = 0
  private var separator: Character?
  private var precision: Int?

  private static let maximumWidth = 1000

  init?(_ text: String) {
    var rest = Substring(text)
    if let mark = rest.dropFirst().first, "<>^=".contains(mark), let first = rest.popFirst() {
      fill = first
    }
    alignment = rest.take("<>^=")
    sign = rest.take("+- ")
    hasPlainZero = rest.take("z") != nil
    hasPrefix = rest.take("#") != nil
    hasZeros = rest.take("0") != nil
    guard let width = Self.number(&rest) else { return nil }
    self.width = width ?? 0
    separator = rest.take(",_")
    if rest.take(".") != nil {
      guard let given = Self.number(&rest), let given else { return nil }
      precision = given
    }
    type = rest.take("bcdeEfFgGnosxX%")
    guard rest.isEmpty else { return nil }
    if hasZeros, fill == " " { fill = "0" }
  }

  /// Digits at the start: nil where there are none, no result where the number is too large.
  private static func number(_ rest: inout Substring) -> Int?? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    if digits.isEmpty { return .some(nil) }
    guard let value = Int(digits), value <= maximumWidth else { return nil }
    return .some(value)
  }

  /// The number, or nil where it has not the type that is asked for.
  func text(of number: Number) -> String? {
    switch (type, number) {
    case ("s", _): nil
    case ("c", .int(let value)):
      precision != nil || sign != nil
        ? nil
        : UInt32(exactly: value).flatMap(Unicode.Scalar.init).map {
          padded(String($0), alignment: "<")
        }
    case (nil, .int(let value)), ("d", .int(let value)), ("n", .int(let value)),
      ("b", .int(let value)), ("o", .int(let value)), ("x", .int(let value)),
      ("X", .int(let value)):
      self.text(of: BigInt(value))
    case ("b", _), ("c", _), ("d", _), ("o", _), ("x", _), ("X", _): nil
    default: fraction(number.double)
    }
  }

  /// An int of any size, or nil where not its digits are asked for.
  func text(of integer: BigInt) -> String? {
    switch type {
    case nil, "d", "n": whole(integer, radix: 10, prefix: "")
    case "b": whole(integer, radix: 2, prefix: "0b")
    case "o": whole(integer, radix: 8, prefix: "0o")
    case "x", "X": whole(integer, radix: 16, prefix: "0x")
    case "e", "E", "f", "F", "g", "G", "%": fraction(Double(integer))
    default: nil
    }
  }

  private func whole(_ value: BigInt, radix: Int, prefix: String) -> String? {
    guard precision == nil, !hasPlainZero, radix == 10 || separator != "," else { return nil }
    let text = (hasPrefix ? prefix : "") + String(value.magnitude, radix: radix)
    return complete(
      type == "X" ? text.uppercased() : text, isNegative: value < 0,
      prefixLength: hasPrefix ? prefix.count : 0, groupSize: radix == 10 ? 3 : 4)
  }

  private func fraction(_ value: Double) -> String {
    let magnitude = value.magnitude
    let text =
      switch (type, precision) {
      case (nil, nil): magnitude.description
      case (nil, let precision?): Self.shortest(magnitude, digits: max(precision, 1))
      case ("%", _): String(magnitude * 100, decimals: precision ?? 6) + "%"
      case ("n", _): String(magnitude, decimals: precision ?? 6, conversion: "g")
      default: String(magnitude, decimals: precision ?? 6, conversion: type ?? "g")
      }
    let isZero =
      hasPlainZero && text.prefix { !"eE".contains($0) }.allSatisfy { "0.%".contains($0) }
    return complete(
      text, isNegative: value.sign == .minus && !value.isNaN && !isZero, prefixLength: 0,
      groupSize: 3)
  }

  /// So many digits, of which some stand after the point.
  private static func shortest(_ value: Double, digits: Int) -> String {
    guard value.isFinite else { return value.description }
    let scientific = String(value, decimals: digits - 1, conversion: "e")
    let parts = scientific.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return scientific }
    guard exponent < -4 || exponent >= max(digits - 1, 1) else {
      let text = String(value, decimals: digits, conversion: "g")
      return text.contains(".") || text.contains("e") ? text : text + ".0"
    }
    var mantissa = parts[0]
    if mantissa.contains(".") {
      while mantissa.last == "0" { mantissa.removeLast() }
      if mantissa.last == "." { mantissa.removeLast() }
    }
    return mantissa + "e" + parts[1]
  }

  /// The digits of a number with what stands before and between them.
  private func complete(
    _ text: String, isNegative: Bool, prefixLength: Int, groupSize: Int
  ) -> String {
    let sign = isNegative ? "-" : self.sign.flatMap { $0 == "-" ? nil : String($0) } ?? ""
    let start = sign + text.prefix(prefixLength)
    var digits = String(text.dropFirst(prefixLength))
    let isFilledInside = alignment == "=" || (hasZeros && alignment == nil)
    if let separator {
      let least = isFilledInside && fill == "0" ? width - start.count : 0
      digits = Self.grouped(digits, separator, size: groupSize, least: least)
    }
    guard isFilledInside else { return padded(start + digits, alignment: ">") }
    let missing = max(0, width - start.count - digits.count)
    return start + String(repeating: fill, count: missing) + digits
  }

  /// The digits before the point in groups, with zeros where they are too short.
  private static func grouped(
    _ text: String, _ separator: Character, size: Int, least: Int
  ) -> String {
    let whole = text.prefix(while: \.isHexDigit)
    let end = text[whole.endIndex...]
    guard !whole.isEmpty else { return text }
    var digits = whole.prefix { size == 4 || $0.isNumber }
    let rest = whole.dropFirst(digits.count) + end
    while digits.count + (digits.count - 1) / size + rest.count < least {
      digits.insert("0", at: digits.startIndex)
    }
    let groups = digits.reversed().chunks(ofCount: size).joined(by: separator)
    return String(groups.reversed()) + rest
  }

  /// A text, or nil where the specification is one of numbers.
  func text(of text: String) -> String? {
    guard type == nil || type == "s", sign == nil, separator == nil, alignment != "=", !hasPrefix,
      !hasPlainZero
    else { return nil }
    let scalars = text.unicodeScalars
    guard let precision, scalars.count > precision else { return padded(text, alignment: "<") }
    return padded(String(String.UnicodeScalarView(scalars.prefix(precision))), alignment: "<")
  }

  private func padded(_ text: String, alignment fallback: Character) -> String {
    let missing = max(0, width - text.unicodeScalars.count)
    let left =
      switch alignment ?? fallback {
      case "<": 0
      case "^": missing / 2
      default: missing
      }
    return String(repeating: fill, count: left) + text
      + String(repeating: fill, count: missing - left)
  }
}

extension Substring {
  /// Takes the first character away, if it is one of some.
  fileprivate mutating func take(_ characters: String) -> Character? {
    if let first, characters.contains(first) { removeFirst() } else { nil }
  }
}
