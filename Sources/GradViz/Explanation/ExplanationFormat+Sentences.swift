// The sentences of an explanation.

import Algorithms
import ComputationGraph

extension ExplanationFormat {
  /// How many paths there are, in digits with commas.
  private var pathCount: String {
    let count = explanation.pathCount
    if count.isInfinite { return "More than 10³⁰⁸" }
    guard count < 0x1p53 else { return "About " + NumberFormat.significant(3).string(count) }
    let groups = String(Int(count)).reversed().chunks(ofCount: 3).map { String($0) }
    return String(groups.joined(separator: ",").reversed())
  }

  /// What follows and why, in a few sentences.
  var introduction: String {
    let target = inline(title(explanation.target))
    let sources = explanation.sources.map { inline(title($0.node)) }
    let ends = sources.isEmpty ? inline(title(explanation.output)) : sources.joined(separator: ", ")
    let account =
      switch explanation.account {
      case _ where explanation.links.isEmpty:
        "\(target) is the output itself: its gradient is what backpropagation begins with."
      case .paths(let paths) where paths.count == 1:
        "One path leads from \(ends) back to \(target). "
          + "The gradient is the product of the local derivatives along it."
      case .paths(let paths):
        "\(paths.count) paths lead from \(ends) back to \(target). Along each the local "
          + "derivatives are multiplied; the gradient is the sum of the products."
      case .byNode(_, .tooManyPaths(let limit)):
        "\(pathCount) paths lead from \(ends) back to \(target), too many to list (the "
          + "limit is \(limit)). The same sum, value by value: a gradient is the sum of what the "
          + "value's consumers pass back, each its own gradient × its local derivative."
      case .byNode(_, .tensors):
        "There are tensors on the way, so a path has no product that is one number. Value by "
          + "value instead: a gradient is the sum of what the value's consumers pass back. In a "
          + "rule, \(inline(rule(.upstream))) is the consumer's gradient."
      }
    return account + beginnings
  }

  /// How gradients entered, where that was not by a 1 at the output.
  private var beginnings: String {
    func value(_ source: Output) -> String {
      inline(elements(source.seed ?? [], shape: nodes[source.node].shape))
    }
    let beyond = explanation.sources.filter { $0.objective != nil }.map {
      isWholeGradient($0.seed, of: nodes[$0.node])
        ? "\(inline(gradient($0.node))) = \(value($0))"
        : "\(value($0)) for \(inline(title($0.node)))"
    }
    var text = ""
    if !beyond.isEmpty {
      let isPartlyHere = explanation.graph.outputs.contains {
        $0.seed != nil && $0.objective == nil
      }
      text +=
        " \(inline(objective)) "
        + (isPartlyHere ? "is not all" : "was computed from these values, but is not")
        + " in the graph: \(beyond.joined(separator: " and ")) came back from beyond it."
    }
    for source in explanation.sources where source.objective == nil && source.seed != [1] {
      let name =
        source.seed?.count == 1 ? "" : ", here called \(inline(rule("g")))"
      text +=
        " For \(inline(title(source.node))) backpropagation was given the gradient "
        + "\(value(source))\(name)."
    }
    return text
  }

  /// The last word: whether all adds up.
  var conclusion: String {
    let shape = nodes[explanation.target].shape
    let recorded = inline(elements(explanation.gradient, shape: shape))
    var account: String
    switch explanation.account {
    case .paths(let paths):
      let count = paths.count == 1 ? "1 path" : "\(paths.count) paths"
      let sum = sum(of: paths.map(\.contribution), explanation.derivative[0])
      account = "Sum over \(count): \(inline(sum))"
    case .byNode:
      let derivative = inline(elements(explanation.derivative, shape: shape))
      account = "\(inline(gradient(explanation.target))) = \(derivative)"
    }
    if let earlier = explanation.earlier {
      account +=
        "; with what earlier passes had left, "
        + inline(elements(earlier, shape: shape)) + ", it is "
        + inline(elements(explanation.total, shape: shape))
    }
    if explanation.isComplete { return account + ", the recorded gradient." }
    if case .paths = explanation.account, !explanation.total[0].isFinite {
      return account + ". The recorded gradient is \(recorded): "
        + "backpropagation adds where paths meet before it goes on, which differs once numbers are "
        + "infinite or NaN."
    }
    return account + ". The recorded gradient is \(recorded): it is not what was computed here."
  }

  /// `here it becomes NaN: ∂l/∂x = 1 / x = ∞`
  func alarm(_ kind: Break, at link: Explanation.Link) -> String {
    let start = kind == .becomesNaN ? "here it becomes NaN" : "here it becomes infinite"
    guard link.edge.local?.count == 1 else { return start }
    return start + ": " + inline(derivative(of: link) + " = " + value(of: link))
  }
}
