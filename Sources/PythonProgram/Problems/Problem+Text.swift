// What can be wrong with the characters of a program; in CPython's words.

extension Problem {
  enum Text {
    case notUTF8, nullByte, strayBackslash, complexNumber, bytesLiteral, strayBrace, mixedTabs
    case unmatchedDedent, unexpectedIndent
    case tooLarge(bytes: Int)
    case unknownCharacter(String)
    case invalidNumber(String)
    /// With the line where the string would have to be closed.
    case unterminatedString(isTriple: Bool, line: Int)
    case invalidEscape(String)
    /// A bracket; whether what cannot follow it stands on its line.
    case neverClosed(String, isOnLine: Bool)
    case unclosedField, emptyField
    case conversion(String)
    case unopenedBracket(String)
    /// With the line of the opening bracket, if it is another one.
    case mismatchedBracket(String, open: String, line: Int?)

    var words: Words {
      switch self {
      case .notUTF8: Words("the program is not UTF-8 text here", "save the file as UTF-8")
      case .tooLarge(let bytes):
        Words(
          "the program has \(bytes) bytes, and at most \(SourceText.maximumSize) (1 MB) are read",
          "write large tensors with torch.linspace, torch.arange or torch.eye")
      case .nullByte: "a program cannot contain a NUL byte"
      case .unknownCharacter(let character): Text.words(ofUnknown: character)
      case .strayBackslash:
        Words(
          "unexpected character after line continuation character",
          plainly: "after a backslash the line must end")
      case .invalidNumber(let text): Text.words(ofNumber: text)
      case .complexNumber: "complex numbers are not supported"
      case .bytesLiteral: Words("bytes literals are not supported", "write a string without the b")
      case .unterminatedString(let isTriple, let line):
        Words(
          "unterminated \(isTriple ? "triple-quoted " : "")string literal (detected at line \(line))",
          plainly: "the \(isTriple ? "triple-quoted " : "")string is never closed")
      case .invalidEscape(let text): "'\(text)' is not a complete escape sequence"
      case .strayBrace:
        Words("f-string: single '}' is not allowed", "write }} for a brace")
      case .unclosedField: Words("f-string: expecting '}'", "write {{ for a brace")
      case .emptyField: "f-string: empty expression not allowed"
      case .conversion(let text):
        Words(
          "f-string: invalid conversion character: expected 's', 'r', or 'a'",
          "the conversion is \(text)")
      case .neverClosed(let bracket, isOnLine: true):
        Words("invalid syntax", explained: "'\(bracket)' is never closed")
      case .neverClosed(let bracket, isOnLine: false):
        Words("'\(bracket)' was never closed", plainly: "'\(bracket)' is never closed")
      case .unopenedBracket(let bracket):
        Words("unmatched '\(bracket)'", plainly: "'\(bracket)' was never opened")
      case .mismatchedBracket(let bracket, let open, let line):
        Words(
          "closing parenthesis '\(bracket)' does not match opening parenthesis '\(open)'"
            + (line.map { " on line \($0)" } ?? ""),
          plainly: "'\(bracket)' does not close '\(open)'")
      case .mixedTabs:
        Words("inconsistent use of tabs and spaces in indentation", "indent with spaces only")
      case .unmatchedDedent: "unindent does not match any outer indentation level"
      case .unexpectedIndent: "unexpected indent"
      }
    }

    var exceptionName: String? {
      switch self {
      case .notUTF8, .tooLarge, .complexNumber, .bytesLiteral: nil
      case .mixedTabs: "TabError"
      case .unmatchedDedent, .unexpectedIndent: "IndentationError"
      default: "SyntaxError"
      }
    }

    private static func words(ofNumber text: String) -> Words {
      let kind =
        switch text.prefix(2).lowercased() {
        case "0x": "hexadecimal"
        case "0o": "octal"
        case "0b": "binary"
        default: "decimal"
        }
      let stray = text.dropFirst(2).first { $0.isNumber && $0 > (kind == "octal" ? "7" : "1") }
      let message =
        if kind == "octal" || kind == "binary", let stray {
          "invalid digit '\(stray)' in \(kind) literal"
        } else if kind == "decimal", text.first == "0", text.allSatisfy(\.isNumber) {
          "leading zeros in decimal integer literals are not permitted; "
            + "use an 0o prefix for octal integers"
        } else {
          "invalid \(kind) literal"
        }
      return Words(message, plainly: "'\(text.prefix(40))' is not a number")
    }

    private static func words(ofUnknown character: String) -> Words {
      let code = String(character.unicodeScalars.first?.value ?? 0, radix: 16, uppercase: true)
      let padded = String(repeating: "0", count: max(0, 4 - code.count)) + code
      let hint: String? =
        if "“”„«»‘’‚".contains(character) {
          "write straight quotes: ' or \""
        } else if "−–—".contains(character) {
          "write a minus sign: -"
        } else {
          "×⋅·".contains(character) ? "write a product as *" : nil
        }
      let plain = "'\(character)' (U+\(padded)) cannot stand here"
      let isKnown = character.allSatisfy(\.isASCII)
      return Words(
        isKnown && character >= " "
          ? "invalid syntax"
          : isKnown
            ? "invalid non-printable character U+\(padded)"
            : "invalid character '\(character)' (U+\(padded))", hint, plainly: plain)
    }
  }
}
