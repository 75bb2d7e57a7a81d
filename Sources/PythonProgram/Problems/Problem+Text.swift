// What can be wrong with the characters of a program.

extension Problem {
  enum Text {
    case notUTF8, nullByte, strayBackslash, complexNumber, bytesLiteral, strayBrace, mixedTabs
    case unmatchedDedent, unexpectedIndent
    case tooLarge(bytes: Int)
    case unknownCharacter(String)
    case invalidNumber(String)
    case unterminatedString(isTriple: Bool)
    case invalidEscape(String)
    case neverClosed(String)
    case unopenedBracket(String)
    case mismatchedBracket(String, open: String, line: Int)

    var words: Words {
      switch self {
      case .notUTF8: Words("the program is not UTF-8 text here", "save the file as UTF-8")
      case .tooLarge(let bytes):
        Words(
          "the program has \(bytes) bytes, and at most \(SourceText.maximumSize) (1 MB) are read",
          "write large tensors with torch.linspace, torch.arange or torch.eye")
      case .nullByte: "a program cannot contain a NUL byte"
      case .unknownCharacter(let character): Text.words(ofUnknown: character)
      case .strayBackslash: "after a backslash the line must end"
      case .invalidNumber(let text): "'\(text.prefix(40))' is not a number"
      case .complexNumber: "complex numbers are not supported"
      case .bytesLiteral: Words("bytes literals are not supported", "write a string without the b")
      case .unterminatedString(let isTriple):
        "the \(isTriple ? "triple-quoted " : "")string is never closed"
      case .invalidEscape(let text): "'\(text)' is not a complete escape sequence"
      case .strayBrace: Words("a single '}' in an f-string", "write }} for a brace")
      case .neverClosed(let bracket): "'\(bracket)' is never closed"
      case .unopenedBracket(let bracket): "'\(bracket)' was never opened"
      case .mismatchedBracket(let bracket, let open, let line):
        "'\(bracket)' does not close '\(open)' of line \(line)"
      case .mixedTabs:
        Words("tabs and spaces are mixed in this indentation", "indent with spaces only")
      case .unmatchedDedent: "this indentation matches none of the lines before"
      case .unexpectedIndent: "unexpected indentation"
      }
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
      return Words("'\(character)' (U+\(padded)) cannot stand here", hint)
    }
  }
}
