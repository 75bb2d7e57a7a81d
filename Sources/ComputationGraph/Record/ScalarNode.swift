// Numbers as an engine records them by the million: put into a graph without a `Node` for each.

/// A value that is one number, computed from at most two others that are numbers too.
///
/// It says what a ``Node`` of the shape `[]` does, whose lists would cost more than all that is
/// kept of them; texts and operations are given by the numbers that the graph knows them by.
package struct ScalarNode {
  package var id: Int
  package var name: String?
  package var label: String?
  package var origin: Origin
  /// Minus one where there is none.
  package var operation: Int32 = -1
  package var scope: Int32 = -1
  package var source: Int32 = 0
  package var data: Double
  package var grad: Double?
  package var earlierGrad: Double?
  /// As positions in the graph, minus one where there is none.
  package var inputs: (first: Int32, second: Int32) = (-1, -1)
  /// One per input; nil where they are not recorded.
  package var edges: (first: Edge, second: Edge)?

  package init(id: Int, origin: Origin, data: Double) {
    (self.id, self.origin, self.data) = (id, origin, data)
  }

  /// How much of the gradient flows back along one input.
  package struct Edge {
    package var takesGradient: Bool
    package var local: Double?
    package var contribution: Double?

    package init(takesGradient: Bool = true, local: Double? = nil, contribution: Double? = nil) {
      (self.takesGradient, self.local, self.contribution) = (takesGradient, local, contribution)
    }
  }
}

extension ComputationGraph {
  /// What an operation is known by within this graph.
  package mutating func number(of operation: OperationRecord) -> Int32 {
    withColumns { $0.number(of: operation) }
  }

  /// What a line of a program is known by within this graph.
  package mutating func number(ofSource source: String?) -> Int32 {
    withColumns { $0.number(ofSource: source) }
  }

  /// Adds a number in which there is no fault.
  package mutating func append(_ node: ScalarNode) { withColumns { $0.append(node) } }
}
