// All functions, and where a program finds them.

/// What programs can call, by the module it is in.
enum Library {
  /// Every function, in the order in which suggestions prefer them.
  static let all: [Function] =
    builtins + elementwise + reductions + shapes + layers + losses + creation + methods + math
    + modules + settings + masks + optimizers

  private static let tables: [Int: [String: Function]] = {
    var tables: [Int: [String: Function]] = [:]
    for function in all {
      for bit in 0..<16 where function.homes.rawValue & 1 << bit != 0 {
        tables[1 << bit, default: [:]][function.name] = function
      }
    }
    return tables
  }()

  /// The function of a name in one home.
  static func function(_ name: String, in home: Function.Homes) -> Function? {
    tables[home.rawValue]?[name]
  }

  /// The names in one home, for suggestions.
  static func names(in home: Function.Homes) -> [String] {
    all.filter { $0.homes.contains(home) }.map(\.name)
  }
}
