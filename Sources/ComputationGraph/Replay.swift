// Backpropagation as a list of steps over one finished graph.

/// A graph, and the steps in which its values and gradients came about.
///
/// First every operation in the order it was computed; then the output's gradient set to 1; then,
/// from the last operation to the first, what it passes to each of its operands. After the last
/// step every gradient is exactly the recorded one, bit by bit: contributions are added in the
/// order in which the engine adds them.
///
/// ```swift
/// let replay = try graph.replay()
/// for step in replay.steps { print(step) }
/// ```
public struct Replay: Sendable, Equatable {
  public let graph: ComputationGraph
  public let steps: [Step]

  /// One step; nodes are positions in `graph.nodes`.
  public enum Step: Sendable, Equatable {
    /// An operation computes its value.
    case forward(node: Int)
    /// The output's gradient with respect to itself is 1.
    case seed(node: Int)
    /// An operation passes its gradient on to one operand.
    case flow(Flow)
  }

  /// What flows back along one edge: `upstream × local = contribution`, and what it adds to.
  public struct Flow: Sendable, Equatable {
    /// The operation, whose gradient is complete.
    public let node: Int
    /// Which of its operands.
    public let operand: Int
    /// That operand's node.
    public let target: Int
    /// The operand's gradient before; nil where this is the first contribution.
    public let before: [Double]?
    public let contribution: [Double]
    /// The operand's gradient afterwards: `before + contribution`.
    public let after: [Double]
  }

  /// The gradients after the last step, by node.
  public var gradients: [[Double]?] {
    var gradients = [[Double]?](repeating: nil, count: graph.nodes.count)
    for step in steps {
      switch step {
      case .forward: break
      case .seed(let node): gradients[node] = graph.nodes[node].data.map { _ in 1 }
      case .flow(let flow): gradients[flow.target] = flow.after
      }
    }
    return gradients
  }
}

/// Why a graph cannot be replayed.
public enum ReplayError: Error, Sendable, Equatable {
  case noOutput
  case noGradients
  case noContributions(node: String)
}

extension ReplayError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .noOutput: "There is nothing to replay: the graph names no output."
    case .noGradients:
      "There is nothing to replay: the output has no gradient. Call backward() first."
    case .noContributions(let node):
      "The graph does not say what \(node) passes back to its operands. Record it with "
        + "graph(contributions: true), or save it with --contributions."
    }
  }
}

extension ComputationGraph {
  /// The steps in which this graph's values and gradients came about.
  ///
  /// - Throws: ``ReplayError`` where gradients or contributions were not recorded.
  public func replay() throws(ReplayError) -> Replay {
    guard let output else { throw .noOutput }
    let nodes = Array(nodes)
    guard nodes[output].grad != nil else { throw .noGradients }
    var steps: [Replay.Step] = nodes.indices.filter { !nodes[$0].isLeaf }.map { .forward(node: $0) }
    steps.append(.seed(node: output))
    var gradients = [[Double]?](repeating: nil, count: nodes.count)
    gradients[output] = nodes[output].data.map { _ in 1 }
    for position in nodes.indices.reversed()
    where gradients[position] != nil && !nodes[position].isLeaf {
      guard let edges = nodes[position].edges, edges.contains(where: { $0.contribution != nil })
      else { throw .noContributions(node: nodes[position].idText) }
      for (operand, edge) in edges.enumerated() {
        guard let contribution = edge.contribution else { continue }
        let target = nodes[position].inputs[operand]
        let before = gradients[target]
        let after = before.map { zip($0, contribution).map { $0 + $1 } } ?? contribution
        gradients[target] = after
        steps.append(
          .flow(
            Replay.Flow(
              node: position, operand: operand, target: target, before: before,
              contribution: contribution, after: after)))
      }
    }
    return Replay(graph: self, steps: steps)
  }
}
