// The words of what stops a run as a whole: limits, and nothing to draw.

extension Problem {
  var runWords: Words? {
    switch self {
    case .tooManyOperations(let limit, let needed):
      (
        "the program takes more than \(limit) operations",
        Problem.raising("--max-operations", limit, needed)
      )
    case .tooManyElements(let limit, let needed):
      (
        "the program holds more than \(limit) numbers in memory",
        Problem.raising("--max-elements", limit, needed)
      )
    case .nothingToDraw:
      ("the program computes no tensor", "assign one, such as loss = (x * w).sum()")
    case .notScalar(let name, let shape):
      (
        "no scalar to differentiate: \(name.map { "'\($0)'" } ?? "the value") has shape \(shape)",
        "reduce it with .sum() or .mean(), or say what to draw with draw_dot(…)"
      )
    case .badParameterName(let name): ("'\(name)' is not a name", "write --let name=value")
    case .formulaValue(let type): ("a formula must give a number or a tensor, not \(type)", nil)
    case .parameterValue(let type):
      ("a parameter must be a number or a list of numbers, not \(type)", nil)
    default: nil
    }
  }
}

extension Problem {
  /// What to do about a limit: ten times as much, or twice what is needed now if that is more.
  private static func raising(_ option: String, _ limit: Int, _ needed: Int) -> String {
    guard needed <= 100_000_000_000 else {
      return "no computer is large enough for this: use smaller shapes or counts"
    }
    return "raise the limit with \(option) \(max(limit.tenfold, (needed * 2).roundedUp))"
  }
}

extension Int {
  /// The next number with two digits that are not 0.
  fileprivate var roundedUp: Int {
    var unit = 1
    while self / unit >= 100 { unit *= 10 }
    return (self + unit - 1) / unit * unit
  }

  fileprivate var tenfold: Int {
    let (product, overflow) = multipliedReportingOverflow(by: 10)
    return overflow ? .max : product
  }
}
