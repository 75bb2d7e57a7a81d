// What stops a run as a whole: limits, parameters that are none, and nothing to draw.

import Micrograd

extension Problem {
  enum Run {
    case exceeded(Budget.Exceeded, ProgramLimits)
    case recursion(Int)
    case nothingToDraw
    case noStep(Int, count: Int)
    /// No error: the program ends here.
    case stepReached
    case badParameterName(String)
    case parameterValue(String)
    case formulaValue(String)

    var words: Words {
      switch self {
      case .exceeded(let excess, let limits): Run.words(excess, limits)
      case .recursion(let calls):
        Words(
          "maximum recursion depth exceeded", explained: "\(calls) calls are inside each other",
          "check where the function stops calling itself")
      case .nothingToDraw:
        Words("the program computes no tensor", "assign one, such as loss = (x * w).sum()")
      case .noStep(let step, 0):
        Words("there is no step \(step): the program never calls backward()")
      case .noStep(let step, let count):
        Words(
          "there is no step \(step): the program calls backward() \(count) time\(count == 1 ? "" : "s")",
          "steps go from 1 to \(count), and from -1 back to \(-count)")
      case .stepReached: "the step that was asked for is reached"
      case .badParameterName(let name): Words("'\(name)' is not a name", remedy: .nameParameter)
      case .parameterValue(let type):
        "a parameter must be a number or a list of numbers, not \(type)"
      case .formulaValue(let type): "a formula must give a number or a tensor, not \(type)"
      }
    }

    /// What to do about a limit: ten times as much, or twice what is needed now if that is more.
    private static func words(_ excess: Budget.Exceeded, _ limits: ProgramLimits) -> Words {
      let kind: ProgramLimits.Limit = excess.limit == .operations ? .operations : .elements
      let limit = kind == .operations ? limits.maxOperations : limits.maxElements
      let message =
        switch kind {
        case .operations: "the program takes more than \(limit) operations"
        case .elements: "the program holds more than \(limit) numbers in memory"
        }
      guard excess.needed <= 100_000_000_000 else {
        return Words(message, "no computer is large enough for this: use smaller shapes or counts")
      }
      return Words(
        message, remedy: .raise(kind, to: max(limit.times(10), (excess.needed * 2).roundedUp)))
    }
  }
}

extension Int {
  /// The next number with two digits that are not 0.
  fileprivate var roundedUp: Int {
    var unit = 1
    while self / unit >= 100 { unit *= 10 }
    return (self + unit - 1) / unit * unit
  }
}
