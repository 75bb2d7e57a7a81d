// Reads f-strings: text, and values in braces with their formats.

extension Parser {
  /// The parts of `step {i}: {loss.item():.4f}`, given the bytes between the quotes.
  func parseFormattedString(_ content: Span, isRaw: Bool) throws(Fault) -> [FormattedPart] {
    let bytes = source.bytes
    let (open, close) = (UInt8(ascii: "{"), UInt8(ascii: "}"))
    var parts: [FormattedPart] = []
    var position = content.start
    var textStart = position
    while position < content.end {
      let byte = bytes[position]
      if byte == open || byte == close {
        if position + 1 < content.end, bytes[position + 1] == byte {
          // A doubled brace is a brace.
          try append(Span(start: textStart, end: position + 1), to: &parts, isRaw)
          position += 2
        } else if byte == close {
          throw Fault(.text(.strayBrace), Span(start: position, end: position + 1))
        } else {
          try append(Span(start: textStart, end: position), to: &parts, isRaw)
          parts += try parseReplacement(&position, in: content, isRaw, isInFormat: false)
        }
        textStart = position
      } else {
        position += byte == UInt8(ascii: "\\") && !isRaw ? 2 : 1
      }
    }
    try append(Span(start: textStart, end: content.end), to: &parts, isRaw)
    return parts
  }

  private func append(
    _ range: Span, to parts: inout [FormattedPart], _ isRaw: Bool
  ) throws(Fault) {
    let text = try source.unescaped(range, isRaw: isRaw)
    if !text.isEmpty { parts.append(.text(text)) }
  }

  /// Reads `{value}`, `{value!r}`, `{value:format}` or `{value=}`, whose brace is at `position`.
  private func parseReplacement(
    _ position: inout Int, in content: Span, _ isRaw: Bool, isInFormat: Bool
  ) throws(Fault) -> [FormattedPart] {
    let brace = Span(start: position, end: position + 1)
    guard var end = expressionEnd(from: brace.end, in: content) else {
      throw Fault(.text(.unclosedField), brace)
    }
    var range = Span(start: brace.end, end: end)
    var conversion: Character?
    if source.bytes[end] == UInt8(ascii: "!") {
      let mark = end
      while end < content.end, !":}".utf8.contains(source.bytes[end]) { end += 1 }
      let text = source.text(Span(start: mark + 1, end: end))
      guard ["r", "s", "a"].contains(text) else {
        throw Fault(.text(.conversion(text)), Span(start: mark, end: end))
      }
      conversion = text.first
    }
    guard end < content.end else { throw Fault(.text(.unclosedField), brace) }
    var format: [FormattedPart]?
    if source.bytes[end] == UInt8(ascii: ":") {
      // A format may have values in braces, and those have formats without any.
      guard
        !isInFormat
          || source.bytes[end..<content.end].first(where: Self.isBrace)
            != UInt8(ascii: "{")
      else {
        throw Fault(.value(.formatSpecification(source.text(range))), range)
      }
      end += 1
      format = try parseFormat(&end, in: content, isRaw)
      guard end < content.end else { throw Fault(.text(.unclosedField), brace) }
    }
    var parts: [FormattedPart] = []
    // `{x=}` shows the expression too.
    if let equals = trailingEquals(range) {
      parts.append(.text(source.text(range)))
      range.end = equals
      if format == nil, conversion == nil { conversion = "r" }
    }
    guard source.bytes[range.start..<range.end].contains(where: { $0 != UInt8(ascii: " ") }) else {
      throw Fault(.text(.emptyField), Span(start: brace.start, end: end + 1))
    }
    var parser = Parser(source, expression: range, depth: depth, functions: functions)
    let value = try parser.nested { parser throws(Fault) in try parser.parseExpressionList() }
    guard parser.isAtEnd else { throw parser.unexpected(expecting: "'}'") }
    position = end + 1
    return parts + [.value(value, conversion: conversion, format: format ?? [])]
  }

  private static func isBrace(_ byte: UInt8) -> Bool { "{}".utf8.contains(byte) }

  /// Reads `>{width}.3f`, up to the brace that ends it.
  private func parseFormat(
    _ position: inout Int, in content: Span, _ isRaw: Bool
  ) throws(Fault) -> [FormattedPart] {
    var parts: [FormattedPart] = []
    var textStart = position
    while position < content.end, source.bytes[position] != UInt8(ascii: "}") {
      if source.bytes[position] == UInt8(ascii: "{") {
        try append(Span(start: textStart, end: position), to: &parts, isRaw)
        parts += try parseReplacement(&position, in: content, isRaw, isInFormat: true)
        textStart = position
      } else {
        position += 1
      }
    }
    try append(Span(start: textStart, end: position), to: &parts, isRaw)
    return parts
  }

  /// Where the `=` stands that ends an expression, unless it is part of a comparison.
  private func trailingEquals(_ range: Span) -> Int? {
    let bytes = source.bytes[range.start..<range.end]
    guard let last = bytes.lastIndex(where: { $0 != UInt8(ascii: " ") }), last > range.start,
      bytes[last] == UInt8(ascii: "="), !"=!<>".utf8.contains(bytes[last - 1])
    else { return nil }
    return last
  }

  /// Where the expression of a replacement ends: at `!`, `:` or `}` outside of brackets and strings.
  private func expressionEnd(from start: Int, in content: Span) -> Int? {
    var depth = 0
    var quote: UInt8?
    for position in start..<max(start, content.end) {
      let byte = source.bytes[position]
      if let open = quote {
        if byte == open { quote = nil }
        continue
      }
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): quote = byte
      case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"): depth += 1
      case UInt8(ascii: "}") where depth <= 0: return position
      case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"): depth -= 1
      case UInt8(ascii: ":") where depth <= 0: return position
      case UInt8(ascii: "!") where depth <= 0:
        let next = position + 1 < content.end ? source.bytes[position + 1] : 0
        if next != UInt8(ascii: "=") { return position }
      default: break
      }
    }
    return nil
  }
}
