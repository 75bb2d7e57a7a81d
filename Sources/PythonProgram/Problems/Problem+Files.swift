// What can be wrong with the files that a program opens.

extension Problem {
  enum File {
    /// `known` are the files that there are.
    case notFound(String, known: [String])
    case notUTF8(String)
    case mode(String)
    case encoding(String)

    var words: Words {
      switch self {
      case .notFound(let path, let known):
        Words(
          known.isEmpty
            ? "no file '\(path)': a program sees only files that it is lent"
            : "no file '\(path)' among those that the program is lent: "
              + known.map { "'\($0)'" }.joined(separator: ", "),
          remedy: .lendFile(path))
      case .notUTF8(let path):
        Words(
          "'\(path)' is no UTF-8 text",
          "save it as UTF-8, or write encoding='latin-1' if it is that")
      case .mode(let mode):
        Words(
          "a program cannot open a file with mode '\(mode)'",
          "it can read text, mode 'r', and changes no file")
      case .encoding(let name):
        Words("the encoding '\(name)' is not supported", "there are 'utf-8' and 'latin-1'")
      }
    }

    var exceptionName: String {
      switch self {
      case .notFound: "FileNotFoundError"
      case .notUTF8: "UnicodeError"
      case .mode: "PermissionError"
      case .encoding: "LookupError"
      }
    }
  }
}
