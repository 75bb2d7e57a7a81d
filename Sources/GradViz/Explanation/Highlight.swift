// What a picture puts in front, with the rest faded.

import ComputationGraph

/// The part of a graph that a picture shows in full colour; everything else is faded.
///
/// ```swift
/// let graph = loss.graph()
/// let options = DrawingOptions(highlight: Highlight(try graph.explanation(of: "w1")))
/// try graph.render(to: "why.svg", options)
/// ```
public struct Highlight: Sendable, Hashable {
  /// One use of a value by an operation.
  public struct Edge: Sendable, Hashable {
    /// The operation, as a position in the graph's nodes.
    public var node: Int
    /// Which of its operands.
    public var operand: Int

    /// The use of a value as one of an operation's operands.
    public init(node: Int, operand: Int) {
      self.node = node
      self.operand = operand
    }
  }

  /// Positions in the graph's nodes.
  public var nodes: Set<Int>
  /// What flows back along each edge, as a magnitude; it sets the width of the line.
  public var edges: [Edge: Double]

  /// These nodes, and these edges between them.
  public init(nodes: Set<Int>, edges: [Edge: Double]) {
    self.nodes = nodes
    self.edges = edges
  }

  /// What a transform has left of a graph, in a picture of the whole graph.
  public init(_ part: TransformedGraph) {
    (nodes, edges) = ([], [:])
    for (node, provenance) in zip(part.graph.nodes, part.provenance) where !provenance.isContext {
      nodes.formUnion(provenance.nodes)
      for (operand, input) in node.inputs.enumerated() where !part.provenance[input].isContext {
        guard let flow = node.edge(operand)?.contribution else { continue }
        let magnitude = flow.allSatisfy(\.isFinite) ? largestMagnitude(flow) : .infinity
        for old in provenance.nodes { edges[Edge(node: old, operand: operand)] = magnitude }
      }
    }
  }

  /// The paths that an explanation is about.
  public init(_ explanation: Explanation) {
    self.init(explanation.part)
    nodes.formUnion([explanation.output, explanation.target])
  }
}

extension Highlight {
  /// The widths of lines, 1.2 for nothing to 5 for the most that flows along any.
  var widths: [Edge: Double] {
    let full = largestMagnitude(edges.values)
    return edges.mapValues { magnitude in
      guard magnitude.isFinite else { return 5 }
      return full > 0 ? 1.2 + 3.8 * min((magnitude / full).squareRoot(), 1) : 1.2
    }
  }
}

extension Palette {
  /// The same colours, most of the way to the background.
  var faded: Palette { map { $0.mixed(with: background, 0.78) } }
}
