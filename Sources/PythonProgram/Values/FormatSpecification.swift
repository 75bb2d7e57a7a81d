// The small language of `{x:>8.4f}`: how a number or a text is written.

import Algorithms
import ComputationGraph

/// What stands after the colon in `{x:>8.4f}`.
struct FormatSpecification {
  private(set) var type: Character?
  private var alignment: Character?
  private var sign = ""
  private var hasZeros = false
  private var width = 0
  private var precision: Int?
  private var hasCommas = false

  init?(_ text: String) {
    var rest = Substring(text)
    alignment = rest.take("<>^")
    sign = rest.take("+- ").map { String($0) } ?? ""
    hasZeros = rest.take("0") != nil
    guard let width = Self.number(&rest) else { return nil }
    self.width = width ?? 0
    hasCommas = rest.take(",") != nil
    if rest.take(".") != nil {
      guard let given = Self.number(&rest), let given else { return nil }
      precision = given
    }
    type = rest.take("fFeEgGd%s")
    guard rest.isEmpty, !hasCommas || type == "d" || type == "f" || type == nil else { return nil }
  }

  /// Digits at the start: nil where there are none, no result where the number is too large.
  private static func number(_ rest: inout Substring) -> Int?? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    if digits.isEmpty { return .some(nil) }
    guard let value = Int(digits), value <= 100 else { return nil }
    return .some(value)
  }

  /// The number, or nil where it has not the type that is asked for.
  func text(of number: Number) -> String? {
    var text: String
    switch (type, number) {
    case ("s", _): return nil
    case ("d", .int(let value)): text = String(value)
    case ("d", _): return nil
    case (nil, .int(let value)) where precision == nil: text = String(value)
    case (nil, .float(let value)) where precision == nil: text = value.description
    case ("%", _): text = String(number.double * 100, decimals: precision ?? 6) + "%"
    default: text = String(number.double, decimals: precision ?? 6, conversion: type ?? "g")
    }
    if hasCommas { text = Self.grouped(text) }
    if !sign.isEmpty, sign != "-", !text.hasPrefix("-") { text = sign + text }
    if hasZeros, alignment == nil, text.count < width {
      let signs = text.prefix { "+- ".contains($0) }
      let zeros = String(repeating: "0", count: width - text.count)
      return signs + zeros + text.dropFirst(signs.count)
    }
    return padded(text, alignment: ">")
  }

  func padded(_ text: String, alignment fallback: Character) -> String {
    let missing = max(0, width - text.count)
    let left =
      switch alignment ?? fallback {
      case "<": 0
      case "^": missing / 2
      default: missing
      }
    return String(repeating: " ", count: left) + text
      + String(repeating: " ", count: missing - left)
  }

  private static func grouped(_ text: String) -> String {
    let digits = text.drop { $0 == "-" }.prefix(while: \.isNumber)
    let groups = String(digits.reversed().chunks(ofCount: 3).joined(by: ",").reversed())
    return text[..<digits.startIndex] + groups + text[digits.endIndex...]
  }
}

extension Substring {
  /// Takes the first character away, if it is one of some.
  fileprivate mutating func take(_ characters: String) -> Character? {
    if let first, characters.contains(first) { removeFirst() } else { nil }
  }
}
