// What can be wrong with the arguments of a function that a program defines; in CPython's words.

import ComputationGraph

extension Problem {
  enum Arguments {
    case tooMany(given: Int, taken: Int)
    case repeated(String)
    case unknown(String, among: [String])
    case missing(String)

    func words(_ function: String) -> Words {
      switch self {
      case .tooMany(let given, let taken):
        Words(
          "\(function)() takes \(taken) positional argument\(taken == 1 ? "" : "s") but \(given) "
            + (given == 1 ? "was given" : "were given"))
      case .repeated(let name): Words("\(function)() got multiple values for argument '\(name)'")
      case .unknown(let name, let names):
        Words(
          "\(function)() got an unexpected keyword argument '\(name)'",
          suggestion(for: name, among: names).map { "did you mean '\($0)'?" })
      case .missing(let name): Words("\(function)() missing the argument '\(name)'")
      }
    }
  }
}
