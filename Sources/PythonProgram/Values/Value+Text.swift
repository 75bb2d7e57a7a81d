// Values as Python prints them.

import Foundation
import Micrograd

extension Interpreter {
  /// The text of a value, as `str` and `print` give it.
  func text(of value: Value, _ span: Span) throws(ProgramError) -> String {
    if case .string(let text) = value { return text }
    return try literal(value, span)
  }

  /// The text of a value inside a list: strings are quoted.
  private func literal(_ value: Value, _ span: Span) throws(ProgramError) -> String {
    try charge(span)
    switch value {
    case .none: return "None"
    case .ellipsis: return "Ellipsis"
    case .bool(let value): return value ? "True" : "False"
    case .int(let value): return String(value)
    case .float(let value): return value.description
    case .string(let text):
      let quote = text.contains("'") && !text.contains("\"") ? "\"" : "'"
      return quote + text.replacing("\\", with: "\\\\").replacing("\n", with: "\\n") + quote
    case .list(let elements): return "[" + (try literals(elements, span)) + "]"
    case .tuple(let elements):
      let comma = elements.values.count == 1 ? "," : ""
      return "(" + (try literals(elements, span)) + comma + ")"
    case .range(let range):
      let step = range.step == 1 ? "" : ", \(range.step)"
      return "range(\(range.start), \(range.stop)\(step))"
    case .tensor(let object):
      let tensor = try readable(object, span).tensor
      if object.kind <= .int { return "tensor(" + whole(tensor.array, object.kind) + ")" }
      guard object.kind == .value else { return tensor.description }
      return "Value(data=\(tensor.item), grad=\(tensor.grad?.item ?? 0))"
    case .elementKind(let kind): return "torch.\(kind.name)"
    default: return "<\(value.typeName)>"
    }
  }

  /// The elements of a tensor of ints or booleans, in columns as PyTorch prints them.
  private func whole(_ array: NDArray, _ kind: ElementKind) -> String {
    let texts = array.elements.map {
      kind == .bool ? ($0 == 0 ? "False" : "True") : String(format: "%.0f", $0)
    }
    let width = texts.map(\.count).max() ?? 0
    let padded = texts.map { String(repeating: " ", count: width - $0.count) + $0 }
    func rows(_ part: ArraySlice<String>, _ shape: ArraySlice<Int>, _ indent: Int) -> String {
      guard let count = shape.first else { return part.first ?? "" }
      let size = count == 0 ? 0 : part.count / count
      let lines = (0..<count).map { row in
        let start = part.startIndex + row * size
        return rows(part[start..<start + size], shape.dropFirst(), indent + 1)
      }
      let breaks = String(repeating: "\n", count: shape.count - 1)
      let separator =
        shape.count == 1 ? ", " : "," + breaks + String(repeating: " ", count: indent + 1)
      return "[" + lines.joined(separator: separator) + "]"
    }
    let scalar = array.shape.isEmpty ? texts[...] : padded[...]
    return rows(scalar, array.shape[...], "tensor(".count)
  }

  private func literals(_ elements: Elements, _ span: Span) throws(ProgramError) -> String {
    var texts: [String] = []
    for value in elements.values { texts.append(try literal(value, span)) }
    let text = texts.joined(separator: ", ")
    try charge(work: [text.utf8.count], span)
    return text
  }

  // MARK: f-strings

  func format(_ parts: [FormattedPart], _ span: Span) throws(ProgramError) -> String {
    var result = ""
    for part in parts {
      switch part {
      case .text(let text): result += text
      case .value(let expression, let format):
        let value = try evaluate(expression)
        result += try formatted(value, format ?? "", expression.span)
      }
    }
    try charge(elements: [result.utf8.count], span)
    return result
  }

  private func formatted(
    _ value: Value, _ format: String, _ span: Span
  ) throws(ProgramError) -> String {
    guard !format.isEmpty else { return try text(of: value, span) }
    guard let specification = FormatSpecification(format) else {
      throw ProgramError(.formatSpecification(format), span)
    }
    var number = value.number
    if case .tensor(let object) = value { number = .float(try item(of: object, span)) }
    if let number, let text = specification.text(of: number) { return text }
    guard specification.type == nil else { throw ProgramError(.formatSpecification(format), span) }
    return specification.padded(try text(of: value, span), alignment: "<")
  }
}

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
    if let first = rest.first, "<>^".contains(first) { alignment = rest.removeFirst() }
    if let first = rest.first, "+- ".contains(first) { sign = String(rest.removeFirst()) }
    if rest.first == "0" {
      hasZeros = true
      rest.removeFirst()
    }
    guard let width = Self.number(&rest) else { return nil }
    self.width = width ?? 0
    if rest.first == "," {
      hasCommas = true
      rest.removeFirst()
    }
    if rest.first == "." {
      rest.removeFirst()
      guard let given = Self.number(&rest), let given else { return nil }
      precision = given
    }
    if let last = rest.popFirst() {
      guard "fFeEgGd%s".contains(last) else { return nil }
      type = last
    }
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
    case ("%", _):
      text = String(format: "%.\(precision ?? 6)f", number.double * 100) + "%"
    default:
      text = String(format: "%.\(precision ?? 6)\(type ?? "g")", number.double)
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
    guard let start = text.firstIndex(where: \.isNumber) else { return text }
    var groups = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index) % 3 == 0 { groups.append(",") }
      groups.append(digit)
    }
    return text[..<start] + groups + text[start...].dropFirst(digits.count)
  }
}

extension ElementKind {
  fileprivate var name: String {
    switch self {
    case .bool: "bool"
    case .int: "int64"
    case .float, .value: "float64"
    }
  }
}
