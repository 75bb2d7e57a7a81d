// What a drawing has to know of the whole graph before it draws the first value.

import ComputationGraph

/// One pass over a graph: the scale of gradients, and what there is at all.
final class Survey {
  let ids: [String]
  let gradients: GradientScale
  let hasGrad: Bool
  let edgeCount: Int
  let (hasElements, hasConstants, hasOutput): (Bool, Bool, Bool)

  init(_ graph: ComputationGraph) {
    let nodes = graph.nodes
    var magnitudes: [Double] = []
    var (edges, hasElements, hasConstants) = (0, false, false)
    var ids: [String] = []
    ids.reserveCapacity(nodes.count)
    for node in nodes {
      ids.append(node.idText)
      edges += node.inputs.count
      if node.size > 1 { hasElements = true }
      if node.isConstant { hasConstants = true }
      if let grad = node.grad { magnitudes.append(largestMagnitude(grad)) }
    }
    (self.ids, edgeCount) = (ids, edges)
    (self.hasElements, self.hasConstants) = (hasElements, hasConstants)
    (hasOutput, hasGrad) = (graph.output != nil, !magnitudes.isEmpty)
    gradients = GradientScale(magnitudes)
  }
}
