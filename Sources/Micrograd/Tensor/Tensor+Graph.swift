// The bridge to the finished record: from the tape to a plain value.

import ComputationGraph

extension Tensor {
  /// Everything this value was computed from, with data and gradients, as a plain value.
  ///
  /// Gradients are the sum over the calls of `backward()` on what was recorded together with this
  /// value; what earlier graphs have left in a parameter's gradient is in it too, and told apart
  /// (`earlierGrad`).
  /// - Parameters:
  ///   - contributions: whether each edge carries its local derivative and its share of the
  ///     operand's gradient, as a drawing or a replay needs them.
  ///   - parameters: those that belong to the model, whether this value depends on them or not.
  public func graph(contributions: Bool = true, parameters: [Tensor] = []) -> ComputationGraph {
    trapping { () throws(TensorError) in
      try checkedGraph(contributions: contributions, parameters: parameters)
    }
  }

  package func checkedGraph(
    contributions: Bool = true, parameters: [Tensor] = []
  ) throws(TensorError) -> ComputationGraph {
    let tape = try ThreadState.current.pointee.writtenTape(of: self)
    let leaf = leaf ?? (handle.isConstant ? Leaf(handle.value) : nil)
    if let leaf, leaf.graph != tape.pointee.graph {
      // Nothing was computed from it on this tape: the graph is the leaf alone.
      var graph = ComputationGraph()
      graph.outputs = [Output(node: graph.append(leaf.node(id: 0)))]
      for other in parameters.compactMap(\.leaf) where other !== leaf {
        graph.append(other.node(id: graph.nodes.count))
      }
      return graph
    }
    var export = export(tape)
    return export.graph(contributions: contributions, parameters: parameters.compactMap(\.leaf))
  }

  /// How many values the graph has, besides parameters that this value does not depend on.
  package func graphSize() throws(TensorError) -> Int {
    let tape = try ThreadState.current.pointee.writtenTape(of: self)
    if let leaf, leaf.graph != tape.pointee.graph { return 1 }
    return export(tape).count
  }

  private func export(_ tape: UnsafeMutablePointer<Tape>) -> GraphExport {
    GraphExport(tape: tape.pointee, root: Int(tape.pointee.enter(self)))
  }
}
