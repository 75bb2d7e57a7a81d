// The words of Python.

/// A word of the program and where it stands.
typealias Token = Located<TokenKind>

enum TokenKind {
  case name(String)
  case keyword(String)
  case symbol(String)
  /// A number, a string, or a keyword that is a value.
  case literal(Literal)
  /// The bytes between the quotes of an f-string, and whether backslashes in it are literal.
  case formattedString(content: Span, isRaw: Bool)
  case newline, indent, dedent, end
  /// What is wrong here; the last token of a program that cannot be read further.
  case invalid(Problem)

  static let keywords: Set = [
    "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif",
    "else", "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda",
    "nonlocal", "not", "or", "pass", "raise", "return", "try", "while", "with", "yield",
  ]

  static let symbols: Set = [
    "+", "-", "*", "/", "//", "%", "**", "@", "&", "|", "^", "~", "<<", ">>",
    "+=", "-=", "*=", "/=", "//=", "%=", "**=", "@=", "&=", "|=", "^=", "<<=", ">>=",
    "<", ">", "<=", ">=", "==", "!=", "=", ":=", "->",
    "(", ")", "[", "]", "{", "}", ",", ":", ".", ";", "...", "!", "?", "$",
  ]

  /// Each bracket with the one that closes it.
  static let brackets = ["(": ")", "[": "]", "{": "}"]
}
