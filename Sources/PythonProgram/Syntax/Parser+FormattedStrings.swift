// Reads f-strings: text, and values in braces with their formats.

extension Parser {
  /// The parts of `step {i}: {loss.item():.4f}`, given the bytes between the quotes.
  func parseFormattedString(_ content: Span, isRaw: Bool) throws(Fault) -> [FormattedPart] {
    let bytes = source.bytes
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    var parts: [FormattedPart] = []
    var position = content.start
    var textStart = position
    func flush(_ end: Int) throws(Fault) {
      let text = try source.unescaped(Span(start: textStart, end: end), isRaw: isRaw)
      if !text.isEmpty { parts.append(.text(text)) }
    }
    while position < content.end {
      let byte = bytes[position]
      if byte == open || byte == close {
        if position + 1 < content.end, bytes[position + 1] == byte {
          // A doubled brace is a brace.
          try flush(position + 1)
          position += 2
        } else if byte == close {
          throw Fault(.text(.strayBrace), Span(start: position, end: position + 1))
        } else {
          try flush(position)
          parts += try parseReplacement(&position, in: content)
        }
        textStart = position
      } else {
        position += byte == UInt8(ascii: "\\") && !isRaw ? 2 : 1
      }
    }
    try flush(content.end)
    return parts
  }

  /// Reads `{value}`, `{value!r}`, `{value:format}` or `{value=}`, whose brace is at `position`.
  private func parseReplacement(
    _ position: inout Int, in content: Span
  ) throws(Fault) -> [FormattedPart] {
    let start = position
    guard let (mark, colon, end) = replacementEnd(from: start + 1, in: content) else {
      throw Fault(.text(.unclosedField), Span(start: start, end: start + 1))
    }
    var range = Span(start: start + 1, end: mark ?? colon ?? end)
    var conversion: Character?
    if let mark {
      let text = source.text(Span(start: mark + 1, end: colon ?? end))
      guard ["r", "s", "a"].contains(text) else {
        throw Fault(.text(.conversion(text)), Span(start: mark, end: colon ?? end))
      }
      conversion = text.first
    }
    let format = colon.map { source.text(Span(start: $0 + 1, end: end)) }
    var parts: [FormattedPart] = []
    // `{x=}` shows the expression too.
    if let equals = trailingEquals(range) {
      parts.append(.text(source.text(range)))
      range.end = equals
      if format == nil, conversion == nil { conversion = "r" }
    }
    guard source.bytes[range.start..<range.end].contains(where: { $0 != UInt8(ascii: " ") }) else {
      throw Fault(.text(.emptyField), Span(start: start, end: end + 1))
    }
    var parser = Parser(source, expression: range, depth: depth, functions: functions)
    let value = try parser.nested { parser throws(Fault) in try parser.parseExpressionList() }
    guard parser.isAtEnd else { throw parser.unexpected(expecting: "'}'") }
    position = end + 1
    return parts + [.value(value, conversion: conversion, format: format)]
  }

  /// Where the `=` stands that ends an expression, unless it is part of a comparison.
  private func trailingEquals(_ range: Span) -> Int? {
    let bytes = source.bytes[range.start..<range.end]
    guard let last = bytes.lastIndex(where: { $0 != UInt8(ascii: " ") }), last > range.start,
      bytes[last] == UInt8(ascii: "="), !"=!<>".utf8.contains(bytes[last - 1])
    else { return nil }
    return last
  }

  /// Where the mark before the conversion stands, the colon before the format, and the brace that
  /// closes the replacement.
  private func replacementEnd(
    from start: Int, in content: Span
  ) -> (mark: Int?, colon: Int?, end: Int)? {
    var depth = 0
    var mark: Int?
    var colon: Int?
    for position in start..<max(start, content.end) {
      switch source.bytes[position] {
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: ")"), UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: "}"):
        if depth <= 0 || colon != nil { return (mark, colon, position) }
        depth -= 1
      case UInt8(ascii: ":") where depth <= 0 && colon == nil: colon = position
      case UInt8(ascii: "!") where depth <= 0 && colon == nil && mark == nil:
        let next = position + 1 < content.end ? source.bytes[position + 1] : 0
        if next != UInt8(ascii: "=") { mark = position }
      default: break
      }
    }
    return nil
  }
}
