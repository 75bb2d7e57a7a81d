// Scopes: what their boxes say, and what keeps them from standing in steps.

import ComputationGraph

extension Drawing {
  /// For each leaf in a scope, the last of the values that come into this scope from outside, if there
  /// are any: a leaf that stands below it does not draw its scope up beside the one before.
  ///
  /// Without that Graphviz puts the parameters of a layer beside the layer before, and ten layers in a
  /// row become a staircase.
  var edgesBetweenScopes: [(operand: Int, leaf: Int)] {
    if isFlat || nodes.count > 1000 { return [] }
    let paths = nodes.map(path)
    var entering: [Int: Int] = [:]
    var firstUses = [Int](repeating: .max, count: nodes.count)
    for node in nodes {
      for input in node.inputs {
        firstUses[input] = min(firstUses[input], node.position)
        guard !nodes[input].isLeaf else { continue }
        let (own, other) = (paths[node.position], paths[input])
        let common = zip(own, other).prefix { $0 == $1 }.count
        // The outermost scope that it comes into.
        if common < own.count { entering[own[common]] = max(entering[own[common]] ?? 0, input) }
      }
    }
    return nodes.compactMap { node in
      guard node.isLeaf, let operand = paths[node.position].compactMap({ entering[$0] }).max()
      else { return nil }
      // What is used before cannot stand below.
      return firstUses[node.position] > operand ? (operand, node.position) : nil
    }
  }

  /// The name on a scope's box, in a picture of the structure with the number of its parameters.
  func label(ofScope scope: Int) -> String {
    let name = shortened(graph.scopes[scope].name, to: options.limits.nameLength)
    guard let count = parametersOfScopes?[scope], count > 0 else { return name }
    return "\(name)  ·  \(countOfParameters(count))"
  }

  /// By scope, the numbers that can be trained in it and in those inside.
  func countParameters() -> [Int]? {
    guard show.contains(.structure) else { return nil }
    var counts = [Int](repeating: 0, count: graph.scopes.count)
    for node in nodes where node.isParameter {
      if let scope = node.scope { counts[scope] += node.size }
    }
    // Scopes come after those that enclose them.
    for scope in counts.indices.reversed() {
      if let parent = graph.scopes[scope].parent { counts[parent] += counts[scope] }
    }
    return counts
  }

  /// The scopes around a value, the outermost first.
  private func path(of node: NodeView) -> [Int] {
    let scopes = graph.scopes
    return sequence(state: node.scope) { scope in
      defer { scope = scope.flatMap { scopes[$0].parent } }
      return scope
    }.reversed()
  }
}
