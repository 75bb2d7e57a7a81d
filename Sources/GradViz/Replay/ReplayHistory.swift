// When each part of a replay's picture changes.

import ComputationGraph

/// What happens at which step; steps count from 1, 0 is the time before.
struct ReplayHistory {
  /// The step that computes each value; 0 for those that were given.
  private(set) var computed: [Int]
  /// By node: what its gradient is from a step on, in order.
  private(set) var grads: [[(step: Int, values: [Double]?)]]
  /// By node: the steps in which it is in the middle of things, with its class then: `h` where
  /// they go forward, `w` where they go back.
  private(set) var marks: [[(step: Int, class: String)]]
  /// By node and operand: the steps in which something goes along the edge.
  private(set) var edges: [[[(step: Int, class: String)]]]

  init(_ replay: Replay) {
    let nodes = replay.graph.nodes
    computed = nodes.map { _ in 0 }
    grads = nodes.map { [(0, $0.earlierGrad.map(Array.init))] }
    marks = nodes.map { _ in [] }
    edges = nodes.map { $0.inputs.map { _ in [] } }
    for (index, step) in replay.steps.enumerated() {
      let number = index + 1
      switch step {
      case .forward(let node):
        computed[node] = number
        marks[node].append((number, "h"))
        for operand in edges[node].indices { edges[node][operand].append((number, "h")) }
      case .seed(let seed):
        let before = grads[seed.node].last?.values
        grads[seed.node].append((number, sum(before, seed.gradient)))
        marks[seed.node].append((number, "w"))
      case .flow(let flow):
        grads[flow.target].append((number, flow.after))
        marks[flow.target].append((number, "w"))
        edges[flow.node][flow.operand].append((number, "w"))
      }
    }
  }
}
