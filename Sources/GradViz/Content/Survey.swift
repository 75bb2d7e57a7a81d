// What a drawing has to know of the whole graph before it draws the first value.

import ComputationGraph

/// One pass over a graph: scales, counts, and what each scope holds.
final class Survey {
  private(set) var ids: [String] = []
  let gradients: GradientScale
  private(set) var hasGrad = false
  private(set) var edgeCount = 0
  private(set) var hasElements = false
  /// The kinds that a legend explains.
  private(set) var kinds: Set<Kind> = [.parameter, .inner]
  /// The scope of every value, −1 outside; empty where the graph has no scopes.
  private var scopes: [Int32] = []
  /// Whether anything was computed within a scope or one inside it.
  private(set) var isUsed: [Bool]

  init(_ graph: ComputationGraph) {
    let nodes = graph.nodes
    let count = nodes.count
    var finder = GradientScaleFinder()
    var hasConstants = false
    isUsed = Array(repeating: false, count: graph.scopes.count)
    ids.reserveCapacity(count)
    for node in nodes {
      ids.append("n" + String(node.id))
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
    if hasConstants { kinds.insert(.constant) }
    if graph.output != nil { kinds.insert(.output) }
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
