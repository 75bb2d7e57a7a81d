// Which values depend on which: the walk behind parts of graphs and explanations.

/// The steps of which a path through a graph consists.
public enum Course: Sendable, Hashable {
  /// From an operand to every result.
  case uses
  /// From an operand to the results that passed a gradient back to it.
  case gradients

  func leads(_ node: NodeView, _ operand: Int) -> Bool {
    self == .uses || node.passesGradient(to: operand)
  }
}

extension ComputationGraph {
  /// For each node whether one of these values went into it; they count themselves.
  func dependents(on values: [Int], along course: Course) -> [Bool] {
    var isReached = [Bool](repeating: false, count: nodes.count)
    for value in values { isReached[value] = true }
    for node in nodes.dropFirst(values.min() ?? nodes.count) where !isReached[node.position] {
      isReached[node.position] = node.inputs.enumerated().contains { operand, input in
        isReached[input] && course.leads(node, operand)
      }
    }
    return isReached
  }

  /// For each node whether it went into one of these values; they count themselves.
  func sources(of values: [Int], along course: Course) -> [Bool] {
    var isReached = [Bool](repeating: false, count: nodes.count)
    for value in values { isReached[value] = true }
    for node in nodes.prefix((values.max() ?? -1) + 1).reversed() where isReached[node.position] {
      for (operand, input) in node.inputs.enumerated() where course.leads(node, operand) {
        isReached[input] = true
      }
    }
    return isReached
  }
}
