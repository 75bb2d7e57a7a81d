// Puts values into texts: f-strings and "{:.2f}".format(x).

import Micrograd

extension Interpreter {
  /// A value as it stands in an f-string.
  func formatted(
    _ value: Value, _ conversion: Character?, _ format: String, _ span: Span
  ) throws(Fault) -> TextValue {
    guard let conversion else { return try formatted(value, format, span) }
    return try formatted(converted(value, conversion, span), format, span)
  }

  /// `!r` gives the text that a list would show, `!a` that without letters of other alphabets, `!s`
  /// the one that print shows.
  func converted(
    _ value: Value, _ conversion: Character, _ span: Span
  ) throws(Fault) -> Value {
    switch conversion {
    case "s": .string(try text(of: value, span))
    case "a": .string(try ascii(value, span))
    default: .string(try literal(value, span))
    }
  }

  func ascii(_ value: Value, _ span: Span) throws(Fault) -> TextValue {
    let shown = try string(literal(value, span), span)
    return try text(span) { writer throws(Fault) in
      for scalar in shown.unicodeScalars {
        try writer.append(scalar.isASCII ? String(scalar) : TextValue.escaped(scalar))
      }
    }
  }

  func formatted(
    _ value: Value, _ format: some StringProtocol, _ span: Span
  ) throws(Fault) -> TextValue {
    if let instance = value.object(as: Instance.self), instance.arrayNumber == nil,
      let answer = try special("__format__", instance, [.text(String(format))], span)
    {
      guard case .string(let text) = answer else {
        throw try fault(
          "TypeError", "__format__ must return a str, not \(Library.typeWord(of: answer))", span)
      }
      return text
    }
    guard !format.isEmpty else {
      // A tensor without dimensions is its number here, as in PyTorch; a parameter is not.
      if case .tensor(let object) = value, object.kind != .value, !object.isParameter,
        object.tensor.shape.isEmpty
      {
        return try text(of: object.kind.value(item(of: object, span)), span)
      }
      return try text(of: value, span)
    }
    let number = try number(value, span)
    let isText = if case .string = value { true } else { false }
    guard number != nil || isText || value.large != nil else {
      throw try fault(
        "TypeError",
        "unsupported format string passed to \(Library.typeWord(of: value)).__format__", span)
    }
    guard let specification = FormatSpecification(String(format)) else {
      throw Fault(.value(.formatSpecification(String(format))), span)
    }
    let text =
      if let number {
        specification.text(of: number)
      } else if let integer = value.large {
        specification.text(of: integer)
      } else {
        specification.text(of: try string(self.text(of: value, span), span))
      }
    guard let text else {
      guard let code = specification.type else {
        throw Fault(.value(.formatSpecification(String(format))), span)
      }
      throw Fault(.value(.formatCode(code, type: value.typeName)), span)
    }
    return try self.text(span) { writer throws(Fault) in try writer.append(text) }
  }

  /// `"{} and {0:.2f}".format(x)`
  func formatted(
    _ template: String, with values: [Value], named: [GivenArgument], _ span: Span
  ) throws(Fault) -> TextValue {
    var next = 0
    return try formatted(template[...], values, named, next: &next, isFormat: false, span)
  }

  /// - Parameter isFormat: Whether it stands after a colon, where values in braces have no more
  ///   such.
  private func formatted(
    _ template: Substring, _ values: [Value], _ named: [GivenArgument], next: inout Int,
    isFormat: Bool, _ span: Span
  ) throws(Fault) -> TextValue {
    try text(span) { writer throws(Fault) in
      var rest = template
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
        guard let end = Self.closingBrace(in: rest) else {
          throw Fault(.value(.formatBrace("{")), span)
        }
        let field = rest[..<end]
        rest = rest[rest.index(after: end)...]
        let parts = field.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
        let place = parts[0].split(separator: "!", maxSplits: 1, omittingEmptySubsequences: false)
        var value = try self.value(of: place[0], values, named, next: &next, span)
        if place.count > 1 {
          guard ["r", "s", "a"].contains(place[1]), let conversion = place[1].first else {
            throw Fault(.value(.formatSpecification("{\(field)}")), span)
          }
          value = try converted(value, conversion, span)
        }
        var format = parts.count > 1 ? String(parts[1]) : ""
        if format.contains("{"), !isFormat {
          let text = try formatted(
            format[...], values, named, next: &next, isFormat: true, span)
          format = try string(text, span)
        }
        try writer.append(formatted(value, format, span))
      }
    }
  }

  private static func closingBrace(in text: Substring) -> Substring.Index? {
    var depth = 0
    for index in text.indices {
      if text[index] == "{" { depth += 1 }
      if text[index] == "}" {
        if depth == 0 { return index }
        depth -= 1
      }
    }
    return nil
  }

  /// What a field such as `0`, `x.name` or `[key]` stands for.
  private func value(
    of field: Substring, _ values: [Value], _ named: [GivenArgument], next: inout Int, _ span: Span
  ) throws(Fault) -> Value {
    let first = field.prefix { $0 != "." && $0 != "[" }
    var rest = field[first.endIndex...]
    var value: Value
    if first.isEmpty || first.allSatisfy(\.isNumber) {
      let position = first.isEmpty ? next : Int(first) ?? values.count
      if first.isEmpty { next += 1 }
      guard position < values.count else {
        throw Fault(.value(.braceArgument(position, count: values.count)), span)
      }
      value = values[position]
    } else {
      guard let given = named.first(where: { $0.keyword?.name ?? "" == first }) else {
        throw try missingKey(.text(String(first)), span)
      }
      value = given.value
    }
    while let mark = rest.popFirst() {
      if mark == "." {
        let name = rest.prefix { $0 != "." && $0 != "[" }
        rest = rest[name.endIndex...]
        value = try attribute(String(name), of: value, span)
        continue
      }
      let key = rest.prefix { $0 != "]" }
      rest = rest[key.endIndex...]
      guard mark == "[", rest.popFirst() != nil else {
        throw Fault(.value(.formatSpecification("{\(field)}")), span)
      }
      let index = Int(key).map { Value.int($0) } ?? .text(String(key))
      value = try element(index, of: value, span)
    }
    return value
  }

  func element(_ key: Value, of value: Value, _ span: Span) throws(Fault) -> Value {
    guard let object = value.object else {
      throw Fault(.value(.notIndexable(value.typeName)), span)
    }
    return try object.index([.element(key, span)], self, span, brackets: span)
  }

  func number(_ value: Value, _ span: Span) throws(Fault) -> Number? {
    guard case .tensor(let object) = value else { return value.number }
    guard object.tensor.shape.size == 1 || !object.tensor.isReadable else {
      throw Fault(.value(.formatCode(nil, type: value.typeName)), span)
    }
    if let whole = try readable(object, span).whole { return .int(whole) }
    return .float(try item(of: object, span))
  }
}
