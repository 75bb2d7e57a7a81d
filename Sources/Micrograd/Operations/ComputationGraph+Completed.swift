// A graph that was read from a file, with what the engine knows of its operations.

import ComputationGraph

extension ComputationGraph {
  /// The graph with what is known of its operations: how each is drawn, written, computed and
  /// differentiated, and what it passed back to every operand.
  ///
  /// A file may hold data and gradients only, or rules as texts alone. What flowed along an edge is
  /// computed from the recorded numbers, so that the graph can be replayed and explained like one
  /// that was just recorded. What is recorded stays.
  ///
  /// ```swift
  /// let graph = try ComputationGraph(json: text).completed(by: [Swish.self])
  /// print(try graph.explanation(of: "w").text)
  /// ```
  ///
  /// - Parameter operations: Operations of your own; they are looked at before those of the engine.
  /// - Returns: The same nodes; an operation that is not known keeps what was recorded of it.
  /// - Throws: ``CompletionError`` where edges are not recorded and an operation is not known, or what
  ///   is recorded of it contradicts itself.
  public func completed(
    by operations: [any Operation.Type] = []
  ) throws(CompletionError) -> ComputationGraph {
    var graph = ComputationGraph()
    graph.reserveCapacity(nodes: nodes.count)
    for scope in scopes { graph.append(scope) }
    var records = RecordCache()
    /// Whether a gradient may flow through a value.
    var requiresGrad: [Bool] = []
    for view in nodes {
      var node = Node(view)
      let inputs = view.inputs.map { nodes[$0] }
      if let record = view.operation {
        let known: (any Operation)?
        do { known = try view.knownOperation(record, inputs, among: operations) } catch {
          // Another engine's operation of the name can do more: what that recorded is enough.
          guard view.hasEdges else { throw error }
          known = nil
        }
        if let operation = known {
          // What a file says of its operations goes before what the engine knows.
          if record.value == nil || record.rules.isEmpty {
            node.operation = records.record(of: operation, inputs.map(\.shape), result: view.shape)
          }
          node.edges = inputs.indices.map { operand in
            let recorded = view.edge(operand)
            let takesGradient =
              recorded?.takesGradient
              ?? (operation.isDifferentiable && requiresGrad[view.inputs[operand]])
            return takesGradient ? view.edge(operand, operation, inputs) : .closed
          }
        } else if !view.hasEdges {
          throw view.fault(.unknown, inputs)
        }
      }
      requiresGrad.append(
        view.isParameter || view.inputs.isEmpty && view.grad != nil
          || node.edges?.contains { $0.takesGradient } == true)
      graph.append(unchecked: node)
    }
    graph.outputs = outputs
    return graph
  }
}

extension NodeView {
  /// The operation that gave the value; nil where none of that name is known.
  fileprivate func knownOperation(
    _ record: OperationRecord, _ inputs: [NodeView], among others: [any Operation.Type]
  ) throws(CompletionError) -> (any Operation)? {
    // Ours have one result.
    guard origin == .result else { return nil }
    let operation: (any Operation)?
    do {
      operation = try Operations.operation(record, operandCount: inputs.count, among: others)
    } catch {
      throw fault(.settings(error), inputs)
    }
    guard let operation else { return nil }
    let computed: Shape
    do {
      computed = try operation.shape(of: inputs.map(\.shape))
    } catch {
      throw fault(.operands(error), inputs)
    }
    guard computed == shape else { throw fault(.shape(computed, recorded: shape), inputs) }
    return operation
  }

  /// What flowed back to an operand, as far as the numbers for it are recorded.
  fileprivate func edge(_ operand: Int, _ operation: any Operation, _ inputs: [NodeView]) -> Edge {
    let arrays = inputs.compactMap { $0.array($0.data) }
    var edge = Edge()
    if arrays.count == inputs.count, let result = array(data) {
      edge = operation.edge(to: operand, of: arrays, result: result, upstream: array(grad))
    }
    if let local = self.edge(operand)?.local { edge.local = Array(local) }
    if let recorded = self.edge(operand)?.contribution { edge.contribution = Array(recorded) }
    return edge
  }

  private func array(_ elements: Elements?) -> NDArray? {
    elements.map { NDArray(shape: shape, elements: Array($0)) }
  }

  fileprivate func fault(_ reason: CompletionError.Reason, _ inputs: [NodeView]) -> CompletionError
  {
    CompletionError(
      node: idText, operation: operation?.name ?? "", reason: reason,
      operands: inputs.map { TensorError.Operand(name: $0.name ?? $0.idText, shape: $0.shape) })
  }
}

/// Why a graph could not be completed: at which node, by which operation.
public struct CompletionError: Error, Hashable, Sendable {
  /// What is wrong with a recorded operation.
  public enum Reason: Hashable, Sendable {
    /// No operation of that name takes so many operands, and no edges are recorded.
    case unknown
    /// It cannot be made from its settings.
    case settings(SettingError)
    /// It does not take operands of these shapes.
    case operands(OperationError)
    /// The operation gives another shape than the recorded one.
    case shape(Shape, recorded: Shape)
  }

  /// The id, as `n12`.
  public let node: String
  /// The operation's name in the record.
  public let operation: String
  /// What is wrong with it.
  public let reason: Reason
  let operands: [TensorError.Operand]
}
