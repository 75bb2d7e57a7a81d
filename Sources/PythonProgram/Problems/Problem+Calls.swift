// What can be wrong with a call and its arguments.

extension Problem {
  enum Call {
    case notCallable(String)
    case missingArgument(String, Function.Usage)
    case tooManyArguments(Int, Function.Usage)
    case unknownKeyword(String, suggestion: String?, Function.Usage)
    case repeatedArgument(String, Function.Usage)
    case wrongType(String, parameter: String, expected: String, got: String, hint: String? = nil)
    case invalidArgument(String, parameter: String, String)

    var words: Words {
      switch self {
      case .notCallable(let type): "\(type) is not a function"
      case .missingArgument(let parameter, let usage):
        Words("\(usage.function.name)() needs '\(parameter)'", usage.text)
      case .tooManyArguments(let count, let usage):
        Words("too many arguments for \(usage.function.name)(): \(count)", usage.text)
      case .unknownKeyword(let keyword, let suggestion, let usage):
        Words(
          "\(usage.function.name)() has no parameter '\(keyword)'",
          suggestion.map { "did you mean '\($0)'?" } ?? usage.text)
      case .repeatedArgument(let parameter, let usage):
        "\(usage.function.name)() got '\(parameter)' twice"
      case .wrongType(let function, let parameter, let expected, let got, let hint):
        Words("\(function)(): '\(parameter)' must be \(expected), not \(got)", hint)
      case .invalidArgument(let function, let parameter, let complaint):
        "\(function)(): '\(parameter)' \(complaint)"
      }
    }
  }
}
