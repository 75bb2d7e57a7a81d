// What can be wrong with the arguments of a function that a program defines; in CPython's words.

import ComputationGraph

extension Problem {
  enum Arguments {
    /// `optional` is how many of those that it takes may be left out.
    case tooMany(given: Int, taken: Int, optional: Int = 0)
    case repeated(String)
    case unknown(String, among: [String])
    case positionalOnly(String)
    case missing([String], isKeyword: Bool = false)
    /// A class without `__init__` takes none.
    case none

    func words(_ function: String) -> Words {
      switch self {
      case .tooMany(let given, let taken, let optional):
        let range = optional > 0 ? "from \(taken - optional) to \(taken)" : "\(taken)"
        return Words(
          "\(function)() takes \(range) positional argument\(taken == 1 && optional == 0 ? "" : "s") "
            + "but \(given) \(given == 1 ? "was" : "were") given")
      case .repeated(let name):
        return Words("\(function)() got multiple values for argument '\(name)'")
      case .unknown(let name, let names):
        return Words(
          "\(function)() got an unexpected keyword argument '\(name)'",
          suggestion(for: name, among: names).map { "did you mean '\($0)'?" })
      case .positionalOnly(let name):
        return Words(
          "\(function)() got some positional-only arguments passed as keyword arguments: '\(name)'")
      case .missing(let names, let isKeyword):
        return Words(
          "\(function)() missing \(names.count) required "
            + "\(isKeyword ? "keyword-only" : "positional") argument\(names.count == 1 ? "" : "s"): "
            + Arguments.listed(names.map { "'\($0)'" }))
      case .none: return Words("\(function)() takes no arguments")
      }
    }

    /// `a`, `a and b`, `a, b, and c`.
    private static func listed(_ names: [String]) -> String {
      guard let last = names.last, names.count > 1 else { return names.first ?? "" }
      let first = names.dropLast().joined(separator: ", ")
      return first + (names.count > 2 ? ", and " : " and ") + last
    }
  }
}
