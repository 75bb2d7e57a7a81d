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
    grads = Array(repeating: nil, count: nodes.count)
  }

  mutating func apply(_ step: Replay.Step) {
    self.step = step
    switch step {
    case .forward(let node): isComputed[node] = true
    case .seed(let node): grads[node] = Array(repeating: 1, count: 1)
    case .flow(let flow): grads[flow.target] = flow.after
    }
  }
}
