// DOT text of a large graph.

import ComputationGraph
import GradViz

enum DOTText {
  static func rows() -> [Row] {
    let nodes = 100_000
    // Three leaves stand before the operations.
    let graph = Scalars.chain(operations: nodes - 4).graph()
    precondition(graph.nodes.count <= nodes && graph.nodes.count > nodes - 4)
    let work = "DOT text of 100,000 nodes"
    var ours = Double.infinity
    let peers = Rivals([Peer("dot_torchviz"), Peer("dot_graphviz")])
    peers.alternate { ours = min(ours, best(of: 3) { _ = graph.dot() }) }
    let perNode = "\(work), each node"
    return [Row(work, time(ours), Target("≤ 0.2 s", ours <= 0.2))]
      + peers.rows(perNode, ours: ours / Double(nodes))
  }
}
