// Backpropagation as a list of steps over one finished graph.

/// A graph, and the steps in which its values and gradients came about.
///
/// First every operation in the order it was computed; then the gradient with which backward began,
/// 1 for a loss; then, from the last operation to the first, what it passes to each of its operands.
/// After the last step every gradient is the recorded one, after one backward pass bit by bit:
/// contributions are added in the order in which the engine adds them. What earlier passes had
/// left in a gradient is there before the first step.
///
/// ```swift
/// let replay = try graph.replay()
/// for step in replay.steps { print(step) }
/// ```
public struct Replay: Sendable, Equatable {
  /// The graph that is replayed.
  public let graph: ComputationGraph
  /// Forward steps, seeds, then flows.
  public let steps: [Step]

  /// One step; nodes are positions in `graph.nodes`.
  public enum Step: Sendable, Equatable {
    /// An operation computes its value.
    case forward(node: Int)
    /// A gradient enters the graph: at the value that was differentiated it is 1, or what backward
    /// was given; at others it came back from beyond the graph.
    case seed(Seed)
    /// An operation passes its gradient on to one operand.
    case flow(Flow)
  }

  /// A gradient that enters the graph at one value.
  public struct Seed: Sendable, Equatable {
    /// The value's position in `graph.nodes`.
    public let node: Int
    /// What enters, in the value's shape.
    public let gradient: [Double]
    /// What was differentiated, where some of it lies beyond the graph; nil where it is this value.
    public let objective: Formula?
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
    /// What flows, in the operand's shape.
    public let contribution: [Double]
    /// The operand's gradient afterwards: `before + contribution`.
    public let after: [Double]
  }

  /// The gradients after the last step, by node.
  public var gradients: [[Double]?] {
    var gradients = graph.nodes.map { $0.earlierGrad.map(Array.init) }
    for step in steps {
      switch step {
      case .forward: break
      case .seed(let seed): gradients[seed.node] = sum(gradients[seed.node], seed.gradient)
      case .flow(let flow): gradients[flow.target] = flow.after
      }
    }
    return gradients
  }
}

/// Why a graph cannot be replayed.
public enum ReplayError: Error, Sendable, Equatable {
  /// The graph is about no value.
  case noOutput
  /// No gradient entered the graph.
  case noGradients
  /// What this operation passes back was not recorded.
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
        + "graph(contributions: true)."
    }
  }
}

extension ComputationGraph {
  /// The steps in which this graph's values and gradients came about.
  ///
  /// - Throws: ``ReplayError`` where gradients or contributions were not recorded.
  public func replay() throws(ReplayError) -> Replay {
    guard !outputs.isEmpty else { throw .noOutput }
    guard outputs.contains(where: { $0.seed != nil }) else { throw .noGradients }
    let nodes = nodes
    var steps: [Replay.Step] = nodes.indices.filter { !nodes[$0].isLeaf }.map { .forward(node: $0) }
    var gradients = nodes.map { $0.earlierGrad.map(Array.init) }
    for output in outputs.sorted(by: { $0.node > $1.node }) {
      guard let seed = output.seed else { continue }
      steps.append(
        .seed(Replay.Seed(node: output.node, gradient: seed, objective: output.objective)))
      gradients[output.node] = sum(gradients[output.node], seed)
    }
    for node in nodes.reversed() where gradients[node.position] != nil && !node.isLeaf {
      if node.lacksContributions {
        throw .noContributions(node: ValueNames(self)[node.position].text)
      }
      for (operand, target) in node.inputs.enumerated() {
        guard let contribution = node.edge(operand)?.contribution.map(Array.init) else { continue }
        let before = gradients[target]
        let after = sum(before, contribution)
        gradients[target] = after
        steps.append(
          .flow(
            Replay.Flow(
              node: node.position, operand: operand, target: target, before: before,
              contribution: contribution, after: after)))
      }
    }
    return Replay(graph: self, steps: steps)
  }
}

/// What a gradient is after a contribution; the first one is taken as it is, so that −0 stays −0.
package func sum(_ before: [Double]?, _ contribution: [Double]) -> [Double] {
  before.map { zip($0, contribution).map { $0 + $1 } } ?? contribution
}
