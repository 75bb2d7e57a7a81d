// Puts values into texts: f-strings, "{:.2f}".format(x) and "%.2f" % x.

import Micrograd

extension Interpreter {
  /// A value as it stands in an f-string.
  func formatted(
    _ value: Value, _ conversion: Character?, _ format: String, _ span: Span
  ) throws(Fault) -> TextValue {
    guard let conversion else { return try formatted(value, format, span) }
    return try formatted(converted(value, conversion, span), format, span)
  }

  /// `!r` gives the text that a list would show, `!s` the one that print shows.
  private func converted(
    _ value: Value, _ conversion: Character, _ span: Span
  ) throws(Fault) -> Value {
    .string(conversion == "s" ? try text(of: value, span) : try literal(value, span))
  }

  private func formatted(
    _ value: Value, _ format: some StringProtocol, _ span: Span
  ) throws(Fault) -> TextValue {
    if let instance = value.object(as: Instance.self), instance.arrayNumber == nil,
      case .string(let text)? = try special("__format__", instance, [.text(String(format))], span)
    {
      return text
    }
    guard !format.isEmpty else { return try text(of: value, span) }
    guard let specification = FormatSpecification(String(format)) else {
      throw Fault(.value(.formatSpecification(String(format))), span)
    }
    let number = try number(value, span)
    let text: String
    if let number, let formatted = specification.text(of: number) {
      text = formatted
    } else {
      guard specification.type == nil || (specification.type == "s" && number == nil) else {
        var hasCodes = number != nil
        if case .string = value { hasCodes = true }
        let code = hasCodes ? specification.type : nil
        throw Fault(.value(.formatCode(code, type: value.typeName)), span)
      }
      text = specification.padded(
        try string(self.text(of: value, span), span), alignment: "<")
    }
    return try self.text(span) { writer throws(Fault) in try writer.append(text) }
  }

  /// `"{} and {0:.2f}".format(x)`
  func formatted(
    _ template: String, with values: [Value], named: [GivenArgument], _ span: Span
  ) throws(Fault) -> TextValue {
    try text(span) { writer throws(Fault) in
      var rest = Substring(template)
      var next = 0
      while true {
        let plain = rest.prefix { $0 != "{" && $0 != "}" }
        try writer.append(plain)
        rest = rest[plain.endIndex...]
        guard let brace = rest.popFirst() else { break }
        if rest.first == brace {
          try writer.append(String(rest.removeFirst()))
          continue
        }
        guard brace == "{" else { throw Fault(.value(.formatBrace("}")), span) }
        guard let end = rest.firstIndex(of: "}") else {
          throw Fault(.value(.formatBrace("{")), span)
        }
        let field = rest[..<end]
        rest = rest[rest.index(after: end)...]
        let parts = field.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let place = parts[0].split(separator: "!", maxSplits: 1, omittingEmptySubsequences: false)
        let name = named.first { $0.keyword?.name ?? "" == place[0] }
        guard place[0].isEmpty || Int(place[0]) != nil || name != nil,
          place.count == 1 || ["r", "s", "a"].contains(place[1])
        else {
          guard place.count == 1 else {
            throw Fault(.value(.formatSpecification("{\(field)}")), span)
          }
          throw try missingKey(.text(String(place[0])), span)
        }
        let position = Int(place[0]) ?? next
        if place[0].isEmpty { next += 1 }
        guard var value = name?.value ?? values.dropFirst(position).first else {
          throw Fault(.value(.braceArgument(position, count: values.count)), span)
        }
        if place.count > 1, let conversion = place[1].first {
          value = try converted(value, conversion, span)
        }
        try writer.append(formatted(value, parts.count > 1 ? parts[1] : "", span))
      }
    }
  }

  /// `"%d: %.2f" % (step, loss)`
  func formatted(
    _ template: String, percent argument: Value, _ span: Span
  ) throws(Fault) -> TextValue {
    var values = [argument]
    if let elements = argument.elements, elements.kind != .list {
      values = try self.values(of: elements, span)
    }
    let pieces = PercentPiece.pieces(of: template)
    let expected = pieces.count { if case .value = $0 { true } else { false } }
    guard expected == values.count else {
      throw Fault(.value(.percentArguments(expected: expected, got: values.count)), span)
    }
    return try text(span) { writer throws(Fault) in
      var position = 0
      for piece in pieces {
        switch piece {
        case .text(let text): try writer.append(text)
        case .value(let format, let type, let whole):
          try writer.append(formatted(values[position], format, type, whole, span))
          position += 1
        }
      }
    }
  }

  /// One value of a `%` template, by its format and type; `whole` is both as they are written.
  private func formatted(
    _ value: Value, _ format: String, _ type: Character, _ whole: String, _ span: Span
  ) throws(Fault) -> TextValue {
    switch type {
    case "s", "r", "a":
      return try formatted(converted(value, type == "s" ? "s" : "r", span), format, span)
    case "d", "i", "u":
      guard let number = try number(value, span) else {
        throw Fault(.value(.formatNumber(whole, type: value.typeName)), span)
      }
      guard let int = Int(exactly: number.double.rounded(.towardZero)) else {
        throw Fault(.value(.conversion("\(number.double)", to: "an int")), span)
      }
      return try formatted(.int(int), format + "d", span)
    default:
      guard "fFeEgG".contains(type) else {
        throw Fault(.value(.formatSpecification(whole)), span)
      }
      guard try number(value, span) != nil else {
        throw Fault(.value(.formatNumber(whole, type: value.typeName)), span)
      }
      return try formatted(value, format + String(type), span)
    }
  }

  private func number(_ value: Value, _ span: Span) throws(Fault) -> Number? {
    guard case .tensor(let object) = value else { return value.number }
    guard object.tensor.shape.size == 1 || !object.tensor.isReadable else {
      throw Fault(.value(.formatCode(nil, type: value.typeName)), span)
    }
    if let whole = try readable(object, span).whole { return .int(whole) }
    return .float(try item(of: object, span))
  }
}

/// A part of `"%5.2f of %d"`.
private enum PercentPiece {
  case text(String)
  /// The format as it stands after a colon, without its type; the type; the format as written.
  case value(format: String, type: Character, whole: String)

  static func pieces(of template: String) -> [PercentPiece] {
    var pieces: [PercentPiece] = []
    var text = ""
    var rest = Substring(template)
    while let character = rest.popFirst() {
      guard character == "%" else {
        text.append(character)
        continue
      }
      if rest.first == "%" {
        text.append(rest.removeFirst())
        continue
      }
      let flags = rest.prefix { "-+ 0#".contains($0) }
      rest = rest.dropFirst(flags.count)
      let size = rest.prefix { $0 == "." || ($0.isASCII && $0.isNumber) }
      rest = rest.dropFirst(size.count)
      let type = rest.popFirst() ?? "%"
      // Values stand to the right, texts too, unless the flag says otherwise.
      let isZero = flags.contains("0") && !flags.contains("-")
      var format = flags.contains("-") ? "<" : isZero ? "" : ">"
      format += flags.contains("+") ? "+" : flags.contains(" ") ? " " : ""
      format += (isZero ? "0" : "") + size
      if size.isEmpty, "sra".contains(type) { format = "" }
      pieces.append(.text(text))
      text = ""
      pieces.append(.value(format: format, type: type, whole: "%\(flags)\(size)\(type)"))
    }
    return pieces + [.text(text)]
  }
}
