// What makes one graph of another, and how the two hang together.

/// A graph in, a graph out: a part of it, a coarser view of it.
///
/// The result is a graph like any other: it is drawn, saved, replayed and explained. Where its nodes
/// come from is said beside it, so that what is found in the result can be shown in the whole.
///
/// ```swift
/// let part = PathsBetween(from: [w], to: [loss])(graph)
/// part.graph.nodes.count            // the values on the way, and what stands beside it
/// part.provenance[0].nodes          // the positions in `graph` that its first node stands for
/// ```
public protocol GraphTransform: Sendable {
  /// The graph that the transform makes of another, which stays as it is.
  func callAsFunction(_ graph: ComputationGraph) throws -> TransformedGraph
}

/// What a transform has made of a graph.
public struct TransformedGraph: Sendable, Equatable {
  /// The graph that was made.
  public var graph: ComputationGraph
  /// For each node of `graph`, what it stands for.
  public var provenance: [Provenance]

  /// A graph with what its nodes stand for, one for each.
  public init(graph: ComputationGraph, provenance: [Provenance]) {
    precondition(
      provenance.count == graph.nodes.count,
      "\(provenance.count) provenances for \(graph.nodes.count) nodes")
    self.graph = graph
    self.provenance = provenance
  }
}

/// What a node of a transformed graph stands for in the graph that it was made of.
public struct Provenance: Sendable, Hashable {
  /// The positions of the nodes it stands for, ascending. If it is one, every number of the new node
  /// is that of the old one, and operands stand in the same order, as far as there are any.
  public var nodes: [Int]
  /// Whether the node is there only because others use it: it is not what was asked for.
  public var isContext: Bool

  /// What a node stands for.
  public init(nodes: [Int], isContext: Bool = false) {
    self.nodes = nodes
    self.isContext = isContext
  }
}
