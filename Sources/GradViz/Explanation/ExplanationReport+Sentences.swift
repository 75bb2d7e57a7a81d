// The sentences of an explanation.

import ComputationGraph

extension ExplanationReport {
  /// How many paths there are, in digits with commas.
  private var pathCount: String {
    let count = explanation.pathCount
    if count.isInfinite { return "More than 10³⁰⁸" }
    guard count < 0x1p53 else { return "About " + NumberFormat.significant(3).string(count) }
    let digits = String(Int(count))
    let groups = stride(from: digits.count, to: 0, by: -3).map { end in
      digits.dropFirst(max(end - 3, 0)).prefix(end - max(end - 3, 0))
    }
    return groups.reversed().joined(separator: ",")
  }

  /// What follows and why, in one or two sentences.
  var introduction: String {
    let (output, target) = (notation.inline(output), notation.inline(target))
    switch explanation.account {
    case .paths(let paths) where paths.first?.links.isEmpty == true:
      return "\(target) is the output itself: its gradient is what backpropagation begins with."
    case .paths(let paths) where paths.count == 1:
      return "One path leads from \(output) back to \(target). "
        + "The gradient is the product of the local derivatives along it."
    case .paths(let paths):
      return "\(paths.count) paths lead from \(output) back to \(target). Along each the local "
        + "derivatives are multiplied; the gradient is the sum of the products."
    case .byNode(_, .tooManyPaths(let limit)):
      return "\(pathCount) paths lead from \(output) back to \(target), too many to list (the "
        + "limit is \(limit)). The same sum, value by value: a gradient is the sum of what the "
        + "value's consumers pass back, each its own gradient × its local derivative."
    case .byNode(let sums, .tensors):
      guard !sums.isEmpty else {
        return "\(target) is the output itself: its gradient is what backpropagation begins with."
      }
      return "There are tensors on the way, so a path has no product that is one number. Value by "
        + "value instead: a gradient is the sum of what the value's consumers pass back. In a "
        + "rule, \(notation.inline(notation.formula(.upstream))) is the consumer's gradient."
    }
  }

  /// The last word: whether all adds up.
  var conclusion: String {
    let recorded = notation.inline(
      elements(explanation.gradient, shape: nodes[explanation.target].shape))
    switch explanation.account {
    case .paths(let paths):
      let sum = notation.inline(sum(of: paths.map(\.contribution), explanation.total[0]))
      let count = paths.count == 1 ? "1 path" : "\(paths.count) paths"
      if explanation.isComplete { return "Sum over \(count): \(sum), the recorded gradient." }
      if explanation.total[0].isFinite {
        return "Sum over \(count): \(sum). The recorded gradient is \(recorded): it is not what "
          + "was computed here."
      }
      return "Sum over \(count): \(sum). The recorded gradient is \(recorded): "
        + "backpropagation adds where paths meet before it goes on, which differs once numbers are "
        + "infinite or NaN."
    case .byNode:
      let sum = notation.inline(derivative(of: explanation.output, by: explanation.target))
      if explanation.isComplete { return "\(sum) = \(recorded), the recorded gradient." }
      return "The recorded gradient is \(recorded): it is not what was computed here."
    }
  }

  /// `here it becomes NaN: ∂l/∂x = 1 / x = ∞`
  func alarm(_ kind: Break, at link: Explanation.Link) -> String {
    let start = kind == .becomesNaN ? "here it becomes NaN" : "here it becomes infinite"
    guard link.edge.local?.count == 1 else { return start }
    return start + ": " + notation.inline(derivative(of: link) + notation.equals + value(of: link))
  }
}
