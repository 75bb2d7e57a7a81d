// What a drawing has to know of the whole graph before it draws the first value.

import ComputationGraph

/// One pass over a graph: scales, counts, and what each scope holds.
final class Survey {
  private(set) var ids: [String] = []
  let gradients: GradientScale
  private(set) var hasGrad = false
  private(set) var edgeCount = 0
  private(set) var hasElements = false
  private(set) var hasConstants = false
  /// The scope of every value, −1 outside; empty where the graph has no scopes.
  private var scopes: [Int32] = []
  /// Whether anything was computed within a scope or one inside it.
  private(set) var isUsed: [Bool]

  init(_ graph: ComputationGraph) {
    let nodes = graph.nodes
    let count = nodes.count
    var finder = GradientScaleFinder()
    isUsed = Array(repeating: false, count: graph.scopes.count)
    ids.reserveCapacity(count)
    for node in nodes {
      ids.append(nodeID(node.id))
      edgeCount += node.inputs.count
      if node.size > 1 { hasElements = true }
      if node.isConstant { hasConstants = true }
      if let grad = node.grad {
        hasGrad = true
        finder.add(largestMagnitude(grad))
      }
      if !graph.scopes.isEmpty {
        scopes.append(Int32(node.scope ?? -1))
        if let scope = node.scope { isUsed[scope] = true }
      }
    }
    gradients = finder.scale
    for index in graph.scopes.indices.reversed() where isUsed[index] {
      if let parent = graph.scopes[index].parent { isUsed[parent] = true }
    }
  }

  /// The positions of the values of each scope, and last of those outside of all.
  func membersByScope(count: Int) -> [[Int32]] {
    var members = [[Int32]](repeating: [], count: count + 1)
    for (position, scope) in scopes.enumerated() {
      members[scope < 0 ? count : Int(scope)].append(Int32(position))
    }
    return members
  }
}

/// The id of a value in every format: `n12`.
func nodeID(_ id: Int) -> String { "n" + String(id) }

/// The label, else the name, fit for a card; nil where there is nothing to see.
func shortTitle(of node: NodeView, to limit: Int) -> String? {
  guard let title = node.label ?? node.name else { return nil }
  return seen(shortened(title, to: limit))
}

/// The text, or nil where there is nothing to see.
func seen(_ text: String) -> String? {
  let isSeen = text.utf8.contains { $0 > 0x20 && $0 < 0x7F } || !text.allSatisfy(\.isWhitespace)
  return isSeen ? text : nil
}

/// What a value is in its graph: its own kind, unless it is the output.
func kind(of node: NodeView, isOutput: Bool) -> Kind {
  if isOutput { return .output }
  if node.isParameter { return .parameter }
  return node.isConstant ? .constant : .inner
}
