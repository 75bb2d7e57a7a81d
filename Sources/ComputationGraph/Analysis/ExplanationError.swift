// Why a gradient cannot be explained, and the words for it.

/// Why there is nothing to explain.
public enum ExplanationError: Error, Sendable, Equatable {
  /// The graph is about no value.
  case noOutput
  /// No gradient entered the graph where it could have reached the value.
  case noGradients
  /// What this operation passes back was not recorded.
  case noContributions(node: String)
  /// No value is called so.
  case unknown(String, suggestion: String?, names: [String])
  /// Several values have this name; pictures number them.
  case ambiguous(String, candidates: [String])
  /// The value was given, and no gradient was asked for it.
  case constant(String)
  /// Nothing that is learned went into the value.
  case computedFromConstants(String)
  /// The output was not computed from the value.
  case notUsed(String, output: String)
  /// The same, but it has a gradient: earlier passes left it, or it came by values that are not drawn.
  case fromElsewhere(String, output: String)
  /// The output was computed from the value, but no gradient flows back.
  case blocked(String, at: String?)
}

extension ExplanationError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noOutput: "There is nothing to explain: the graph names no output."
    case .noGradients:
      "There is nothing to explain: the output has no gradient. Call backward() first."
    case .noContributions(let node): ReplayError.noContributions(node: node).description
    case .unknown(let name, let suggestion, let names):
      "There is no value called \(name)." + (suggestion.map { " Did you mean \($0)?" } ?? "")
        + " " + Self.listed(names)
    case .ambiguous(let name, let candidates):
      "Several values are called \(name): \(Self.joined(candidates, limit: 12))."
        + " Say which."
    case .constant(let name):
      "No gradient reaches \(name): it is a constant. "
        + "Make it a parameter (requires_grad=True) to have one."
    case .computedFromConstants(let name):
      "No gradient reaches \(name): it was computed from constants alone."
    case .notUsed(let name, let output):
      "No gradient reaches \(name): no path leads to it from \(output), which was not computed "
        + "from it."
    case .fromElsewhere(let name, let output):
      "The gradient of \(name) did not come through \(output), which was not computed from it: it "
        + "came from values that are not in the graph, or was left by earlier backward passes."
    case .blocked(let name, let end):
      "No gradient reaches \(name): "
        + (end.map { "on the way to it, none is passed on to \($0)." }
          ?? "no operation on the way passes one on.")
    }
  }

  private static func listed(_ names: [String]) -> String {
    names.isEmpty
      ? "Nothing in the graph is learned or computed; use an id, such as n0."
      : "There are \(joined(names, limit: 20)); ids such as n0 are understood too."
  }

  private static func joined(_ texts: [String], limit: Int) -> String {
    let more = texts.count > limit ? " and \(texts.count - limit) more" : ""
    return texts.prefix(limit).joined(separator: ", ") + more
  }
}
