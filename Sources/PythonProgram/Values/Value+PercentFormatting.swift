// Puts values into texts by "%.2f" % x.

import Micrograd

extension Interpreter {
  /// `"%d: %.2f" % (step, loss)`
  func formatted(
    _ template: String, percent argument: Value, _ span: Span
  ) throws(Fault) -> TextValue {
    var values = [argument]
    // Of a dictionary, or another thing with keys, values are taken by `%(name)s`, and may be left.
    var isWhole = false
    if let elements = argument.elements, elements.kind != .list {
      values = try self.values(of: elements, span)
    } else if case .object(let object) = argument {
      isWhole =
        object is DictionaryValue || object is Elements
        || (object as? Instance)?.type["__getitem__"] != nil
    }
    var position = 0
    func next() throws(Fault) -> Value {
      guard position < values.count else {
        throw try fault("TypeError", "not enough arguments for format string", span)
      }
      defer { position += 1 }
      return values[position]
    }
    let text = try text(span) { writer throws(Fault) in
      var rest = Substring(template)
      while let mark = rest.firstIndex(of: "%") {
        try writer.append(rest[..<mark])
        rest = rest[rest.index(after: mark)...]
        guard var piece = PercentPiece(&rest) else {
          throw try fault("ValueError", "incomplete format", span)
        }
        guard piece.type != "%" else {
          try writer.append("%")
          continue
        }
        if piece.hasStarWidth { piece.setWidth(try starred(next(), span)) }
        if piece.hasStarPrecision { piece.precision = max(0, try starred(next(), span)) }
        let value: Value
        if let key = piece.key {
          guard isWhole else { throw try fault("TypeError", "format requires a mapping", span) }
          value = try element(.text(key), of: argument, span)
        } else {
          value = try next()
        }
        try writer.append(formatted(value, piece, span))
      }
      try writer.append(rest)
    }
    guard position == values.count || (isWhole && position == 0) else {
      throw try fault(
        "TypeError", "not all arguments converted during string formatting", span)
    }
    return text
  }

  private func starred(_ value: Value, _ span: Span) throws(Fault) -> Int {
    guard let number = value.whole, number.magnitude <= 1000 else {
      throw try fault("TypeError", "* wants int", span)
    }
    return number
  }

  private func formatted(
    _ value: Value, _ piece: PercentPiece, _ span: Span
  ) throws(Fault) -> TextValue {
    let type = piece.type
    if value.large != nil, "diuxXofFeEgG".contains(type) {
      return try formatted(value, piece.format(type: "iu".contains(type) ? "d" : type), span)
    }
    switch type {
    case "s", "r", "a":
      return try formatted(converted(value, type, span), piece.format(type: "s"), span)
    case "c":
      if case .string = value { return try formatted(value, piece.format(type: "s"), span) }
      guard let code = value.whole else {
        throw try fault("TypeError", "%c requires int or char", span)
      }
      return try formatted(.int(code), piece.format(type: "c"), span)
    case "d", "i", "u", "x", "X", "o":
      guard let number = try number(value, span) else {
        let kind = "diu".contains(type) ? "a real number" : "an integer"
        throw try fault(
          "TypeError", "%\(type) format: \(kind) is required, not \(Library.typeWord(of: value))",
          span)
      }
      guard "diu".contains(type) else {
        guard case .int(let whole) = number else {
          throw try fault(
            "TypeError",
            "%\(type) format: an integer is required, not \(Library.typeWord(of: value))", span)
        }
        return try formatted(.int(whole), piece.format(type: type), span)
      }
      var whole = number.value
      if case .float(let value) = number {
        guard let integer = integer(value) else {
          throw Fault(.value(.conversion("\(value)", to: "an int")), span)
        }
        whole = integer
      }
      return try formatted(whole, piece.format(type: "d"), span)
    default:
      guard "fFeEgG".contains(type) else {
        throw Fault(.value(.formatSpecification(piece.whole)), span)
      }
      guard let number = try number(value, span) else {
        throw try fault(
          "TypeError", "must be real number, not \(Library.typeWord(of: value))", span)
      }
      return try formatted(number.value, piece.format(type: type), span)
    }
  }
}

/// One value's place in `"%(name)-5.2f"`.
private struct PercentPiece {
  private(set) var key: String?
  private var flags: Substring
  private var width: Int?
  private(set) var hasStarWidth = false
  private(set) var hasStarPrecision = false
  var precision: Int?
  let type: Character
  /// As it is written.
  let whole: String

  /// Takes what stands after a `%`; nil where it ends too early.
  init?(_ rest: inout Substring) {
    let start = rest
    if rest.first == "(" {
      guard let end = rest.firstIndex(of: ")") else { return nil }
      key = String(rest[..<end].dropFirst())
      rest = rest[rest.index(after: end)...]
    }
    flags = rest.prefix { "-+ 0#".contains($0) }
    rest = rest.dropFirst(flags.count)
    if rest.first == "*" {
      hasStarWidth = true
      rest.removeFirst()
    } else {
      width = Self.number(&rest)
    }
    if rest.first == "." {
      rest.removeFirst()
      if rest.first == "*" {
        hasStarPrecision = true
        rest.removeFirst()
      } else {
        precision = Self.number(&rest) ?? 0
      }
    }
    guard let type = rest.popFirst() else { return nil }
    self.type = type
    whole = "%" + start[..<rest.startIndex]
  }

  private static func number(_ rest: inout Substring) -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    return Int(digits)
  }

  /// One below 0 stands to the left.
  mutating func setWidth(_ number: Int) {
    width = abs(number)
    if number < 0 { flags += "-" }
  }

  /// What stands after a colon for the same: values are to the right, texts too.
  func format(type: Character) -> String {
    let isNumber = type != "s" && type != "c"
    let isLeft = flags.contains("-")
    var format = isLeft ? "<" : isNumber && flags.contains("0") ? "" : ">"
    if isNumber {
      format += flags.contains("+") ? "+" : flags.contains(" ") ? " " : ""
      if flags.contains("#"), "xXo".contains(type) { format += "#" }
      if !isLeft, flags.contains("0") { format += "0" }
    }
    if let width, width > 0 { format += String(width) }
    let takesPrecision = "sfFeEgG".contains(type)
    if takesPrecision, let precision { format += ".\(precision)" }
    return format + String(type)
  }
}
