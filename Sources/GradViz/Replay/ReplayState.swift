// What is known after some steps of a replay.

import ComputationGraph

/// The values computed and the gradients gathered so far; applied step by step.
struct ReplayState {
  private(set) var isComputed: [Bool]
  private(set) var grads: [[Double]?]
  /// The step that was taken last; nil before the first.
  private(set) var step: Replay.Step?

  init(_ nodes: [NodeView]) {
    isComputed = nodes.map(\.isLeaf)
    grads = nodes.map { $0.earlierGrad.map(Array.init) }
  }

  mutating func apply(_ step: Replay.Step) {
    self.step = step
    switch step {
    case .forward(let node): isComputed[node] = true
    case .seed(let seed): grads[seed.node] = seed.gradient
    case .flow(let flow): grads[flow.target] = flow.after
    }
  }
}
