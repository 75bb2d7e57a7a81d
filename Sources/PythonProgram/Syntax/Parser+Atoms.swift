// Reads what expressions are made of: names, numbers, strings, lists, parentheses.

extension Parser {
  /// Whether an expression can begin with the token that stands here.
  var startsExpression: Bool {
    switch token.kind {
    case .name, .literal, .formattedString, .invalid: true
    default: ["not", "lambda", "await", "yield", "+", "-", "~", "(", "[", "{", "*"].contains(word)
    }
  }

  mutating func parseAtom() throws(Fault) -> Expression {
    let span = token.span
    switch token.kind {
    case .name(let name):
      advance()
      return Expression(.name(name), span)
    case .literal(.string), .formattedString: return try parseStrings()
    case .literal(let literal):
      advance()
      return Expression(.literal(literal), span)
    default: break
    }
    switch word {
    case "(": return try parseParentheses()
    case "[": return try parseList()
    case "{": return try parseBraces()
    case "lambda": return try nested { parser throws(Fault) in try parser.parseLambda() }
    case "yield": return try nested { parser throws(Fault) in try parser.parseYield() }
    case "await": throw Fault(.unsupported(.generator), span)
    default: throw unexpected(expecting: "an expression")
    }
  }

  /// Strings that stand side by side are one.
  private mutating func parseStrings() throws(Fault) -> Expression {
    let start = token.span.start
    var parts: [FormattedPart] = []
    var text = ""
    var isFormatted = false
    reading: while true {
      switch token.kind {
      case .literal(.string(let value)):
        text += value
        parts.append(.text(value))
      case .formattedString(let content, let isRaw):
        isFormatted = true
        parts += try parseFormattedString(content, isRaw: isRaw)
      default: break reading
      }
      advance()
    }
    return Expression(isFormatted ? .formatted(parts) : .literal(.string(text)), span(from: start))
  }
}
