// What can be wrong with the files that a program opens.

extension Problem {
  enum File {
    case notFound(String)
    case notUTF8(String)
    case mode(String)
    case encoding(String)

    var words: Words {
      switch self {
      case .notFound(let path):
        // CPython's words.
        Words("[Errno 2] No such file or directory: '\(path)'", remedy: .lendFile(path))
      case .notUTF8(let path):
        Words(
          "'\(path)' is no UTF-8 text",
          "save it as UTF-8, or write encoding='latin-1' if it is that")
      case .mode(let mode):
        Words(
          "a program cannot open a file with mode '\(mode)'",
          "it can read and write text, modes 'r', 'w', 'a' and 'x'")
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
