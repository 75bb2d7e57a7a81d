// Scopes: what their boxes say, and what keeps them from standing in steps.

import ComputationGraph
import Graphviz

extension Drawing {
  /// A leaf in a scope that something comes into, with what uses it first.
  struct InnerLeaf: Equatable {
    /// The last of the values that come into the scope from outside.
    let entering: Int
    let leaf: Int
    let use: Int
  }

  /// All leaves that must not draw their scope up beside the one before: Graphviz would put the
  /// parameters of a layer beside the layer before, and ten layers in a row become a staircase.
  func findInnerLeaves() -> [InnerLeaf] {
    // Of more each value would have a long path.
    if isFlat || nodes.count > 1000 || graph.scopes.count > 1000 { return [] }
    let paths = nodes.map { graph.scopePath($0.scope) }
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
      let use = firstUses[node.position]
      return operand < use && use < nodes.count
        ? InnerLeaf(entering: operand, leaf: node.position, use: use) : nil
    }
  }

  /// Statements that keep scopes one below the other, in a vertical picture; `name` is what a value
  /// is called in the document, and where it is drawn with an operator, that.
  func writeInnerLeaves<Target>(
    _ arrangement: Arrangement, to writer: inout DOTWriter<Target>,
    name: (_ position: Int, _ isUse: Bool) -> String
  ) {
    guard arrangement.isVertical else { return }
    for inner in innerLeaves {
      if arrangement.leaves == .beside {
        writer.beginSubgraph("beside_\(inner.leaf)", ["rank": "same"])
        writer.node(name(inner.leaf, false))
        writer.node(name(inner.use, true))
        writer.endSubgraph()
      } else {
        writer.edge(
          name(inner.entering, false), name(inner.leaf, false),
          ["id": "between", "style": "invis", "weight": "0"])
      }
    }
  }

  /// The name on a scope's box, in a picture of the structure with the number of its parameters.
  func label(ofScope scope: Int) -> String {
    let name = shortened(graph.scopes[scope].name, to: options.limits.nameLength)
    guard let count = parametersOfScopes?[scope], count > 0 else { return name }
    return "\(name)  ·  \(counted(count, "parameter"))"
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
}
