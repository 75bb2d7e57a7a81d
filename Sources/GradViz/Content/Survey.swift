// What a drawing has to know of the whole graph before it draws the first value.

import ComputationGraph

/// The scale of gradients, and what there is at all.
final class Survey {
  private let nodes: ComputationGraph.Nodes
  let ids: [String]
  let gradients: GradientScale
  let edgeCount: Int
  let hasGrad: Bool
  private(set) lazy var hasElements = nodes.contains { $0.size > 1 }
  /// The kinds of values that there are.
  private(set) lazy var kinds = Set(nodes.map { kind(of: $0, isOutput: $0.position == output) })
  /// Whether anything is NaN or infinite.
  private(set) lazy var hasTrouble = nodes.contains { node in
    [node.data, node.grad].contains { $0?.allSatisfy(\.isFinite) == false }
  }
  private let output: Int?

  init(_ graph: ComputationGraph) {
    nodes = graph.nodes
    ids = nodes.map(\.idText)
    edgeCount = nodes.reduce(0) { $0 + $1.inputs.count }
    gradients = GradientScale(nodes.lazy.compactMap { $0.grad.map(largestMagnitude) })
    (hasGrad, output) = (nodes.contains { $0.grad != nil }, graph.output)
  }
}
