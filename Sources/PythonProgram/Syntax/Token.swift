// The words of Python.

/// A word of the program and where it stands.
struct Token {
  enum Kind {
    case name(String)
    case keyword(Keyword)
    case int(Int)
    case float(Double)
    case string(String)
    /// The bytes between the quotes of an f-string, and whether backslashes in it are literal.
    case formattedString(content: Span, isRaw: Bool)
    case symbol(Symbol)
    case newline
    case indent
    case dedent
    case end
    /// What is wrong here; the last token of a program that cannot be read further.
    case invalid(Problem)
  }

  var kind: Kind
  var span: Span
}

enum Keyword: String, CaseIterable {
  case and, `as`, assert, async, await, `break`, `class`, `continue`, def, del, elif, `else`
  case except, finally, `for`, from, global, `if`, `import`, `in`, `is`, lambda, nonlocal, not
  case or, pass, raise, `return`, `try`, `while`, with, yield
  case `true` = "True"
  case `false` = "False"
  case none = "None"
}

enum Symbol: String, CaseIterable {
  case plus = "+"
  case minus = "-"
  case star = "*"
  case slash = "/"
  case doubleSlash = "//"
  case percent = "%"
  case doubleStar = "**"
  case at = "@"
  case ampersand = "&"
  case bar = "|"
  case caret = "^"
  case tilde = "~"
  case shiftLeft = "<<"
  case shiftRight = ">>"
  case less = "<"
  case greater = ">"
  case lessEqual = "<="
  case greaterEqual = ">="
  case equal = "=="
  case notEqual = "!="
  case assign = "="
  case walrus = ":="
  case arrow = "->"
  case plusAssign = "+="
  case minusAssign = "-="
  case starAssign = "*="
  case slashAssign = "/="
  case doubleSlashAssign = "//="
  case percentAssign = "%="
  case doubleStarAssign = "**="
  case atAssign = "@="
  case ampersandAssign = "&="
  case barAssign = "|="
  case caretAssign = "^="
  case shiftLeftAssign = "<<="
  case shiftRightAssign = ">>="
  case openParenthesis = "("
  case closeParenthesis = ")"
  case openBracket = "["
  case closeBracket = "]"
  case openBrace = "{"
  case closeBrace = "}"
  case comma = ","
  case colon = ":"
  case dot = "."
  case semicolon = ";"
  case ellipsis = "..."
  case exclamation = "!"
  case question = "?"
  case dollar = "$"

  /// The bracket that closes this one.
  var closing: Symbol? {
    switch self {
    case .openParenthesis: .closeParenthesis
    case .openBracket: .closeBracket
    case .openBrace: .closeBrace
    default: nil
    }
  }

  var isClosing: Bool {
    self == .closeParenthesis || self == .closeBracket || self == .closeBrace
  }
}

// Looking words up in a table is much faster than `init(rawValue:)`, which compares one by one.

extension Keyword {
  static let table = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}

extension Symbol {
  static let table = Dictionary(uniqueKeysWithValues: allCases.map { ($0.rawValue, $0) })
}
