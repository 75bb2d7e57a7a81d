// What a drawing has to know of the whole graph before it draws the first value.

import ComputationGraph

/// The scale of gradients, and what there is at all.
final class Survey {
  private let nodes: ComputationGraph.Nodes
  let ids: [String]
  let gradients: GradientScale
  let edgeCount: Int
  let (hasGrad, hasOutput): (Bool, Bool)
  private(set) lazy var hasElements = nodes.contains { $0.size > 1 }
  private(set) lazy var hasConstants = nodes.contains(where: \.isConstant)

  init(_ graph: ComputationGraph) {
    nodes = graph.nodes
    ids = nodes.map(\.idText)
    edgeCount = nodes.reduce(0) { $0 + $1.inputs.count }
    gradients = GradientScale(nodes.lazy.compactMap { $0.grad.map(largestMagnitude) })
    (hasGrad, hasOutput) = (nodes.contains { $0.grad != nil }, graph.output != nil)
  }
}
