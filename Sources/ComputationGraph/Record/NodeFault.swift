// What keeps a node from a graph, and the words for it.

/// Why a node does not fit into a graph. Positions count the inputs or scopes before it.
public enum NodeFault: Hashable, Sendable {
  /// The id is negative or has more than 32 bits.
  case idOutOfRange
  /// The id is not above that of the node before.
  case idNotAscending(previous: Int)
  /// An input is no node before this one.
  case noSuchInput(position: Int)
  /// The scope is not in the graph.
  case noSuchScope(position: Int)
  /// A value that was given names an operation, or a result names none.
  case originContradictsOperation
  /// A further result does not stand after the one before it, with its inputs.
  case resultOutOfOrder(index: Int)
  /// Two settings have the same name.
  case repeatedSetting(String)
  /// A dimension is negative, or the number of elements is no `Int`.
  case impossibleShape([Int])
  /// The list that the key names has not as many elements as the shape asks for.
  case count(key: String, Int, shape: [Int])
  /// An operand that takes no gradient has a derivative or a contribution.
  case closedEdge(operand: Int)
  /// A contribution has not as many elements as the shape of its input asks for.
  case contribution(operand: Int, Int, shape: [Int])
  /// There are not as many edges as inputs.
  case edges(count: Int, inputs: Int)
}

extension ComputationGraph {
  /// Why a node can't be appended; nil if it can.
  func fault(in node: Node) -> NodeFault? {
    if let scope = node.scope, !scopes.indices.contains(scope) {
      return .noSuchScope(position: scope)
    }
    guard node.id >= 0, node.id <= UInt32.max else { return .idOutOfRange }
    if let last = nodes.last, node.id <= last.id { return .idNotAscending(previous: last.id) }
    if let input = node.inputs.first(where: { !nodes.indices.contains($0) }) {
      return .noSuchInput(position: input)
    }
    if let fault = originFault(of: node) { return fault }
    if let name = node.operation?.repeatedSetting { return .repeatedSetting(name) }
    guard let size = elementCount(ofShape: node.shape) else { return .impossibleShape(node.shape) }
    func fault(_ key: String, _ values: [Double]?) -> NodeFault? {
      guard let values, values.count != size else { return nil }
      return .count(key: key, values.count, shape: node.shape)
    }
    return fault("data", node.data) ?? fault("grad", node.grad)
      ?? fault("earlierGrad", node.earlierGrad)
      ?? node.edges.flatMap { self.fault(in: $0, of: node, size: size) }
  }

  private func originFault(of node: Node) -> NodeFault? {
    guard case .result(let index) = node.origin else {
      return node.operation == nil && node.inputs.isEmpty ? nil : .originContradictsOperation
    }
    guard let operation = node.operation else { return .originContradictsOperation }
    guard index != 0 else { return nil }
    guard index > 0, let last = nodes.last, last.origin == .result(index: index - 1),
      last.operation == operation, last.inputs.elementsEqual(node.inputs)
    else { return .resultOutOfOrder(index: index) }
    return nil
  }

  private func fault(in edges: [Edge], of node: Node, size: Int) -> NodeFault? {
    if edges.count != node.inputs.count {
      return .edges(count: edges.count, inputs: node.inputs.count)
    }
    for (index, (input, edge)) in zip(node.inputs, edges).enumerated() {
      if !edge.takesGradient, edge.local != nil || edge.contribution != nil {
        return .closedEdge(operand: index)
      }
      if let local = edge.local, local.count != size {
        return .count(key: "edges[\(index)].local", local.count, shape: node.shape)
      }
      let target = nodes[input]
      if let contribution = edge.contribution, contribution.count != target.size {
        return .contribution(operand: index, contribution.count, shape: target.shape)
      }
    }
    return nil
  }
}

extension NodeFault: CustomStringConvertible {
  public var description: String {
    switch self {
    case .idOutOfRange: "ids go from n0 to n\(UInt32.max)"
    case .idNotAscending(let previous):
      "it stands after n\(previous); every id occurs once, in ascending order"
    case .noSuchInput(let position): "there is no input at position \(position) before it"
    case .noSuchScope(let position): "there is no scope at position \(position)"
    case .originContradictsOperation:
      "only a result has an operation and inputs, and every result has an operation"
    case .resultOutOfOrder(let index):
      "result \(index) of an operation stands right after its result before, with equal inputs"
    case .repeatedSetting(let name): "the setting \"\(name)\" is there twice"
    case .impossibleShape(let shape):
      "nothing has the shape \(shape): a dimension is negative, or there are too many elements"
    case .count(let key, let count, let shape):
      "\"\(key)\" has \(Self.elements(count)), the shape \(shape) asks for \(Self.size(shape))"
    case .closedEdge(let operand):
      "edges[\(operand)] takes no gradient, so it has no local derivative and no contribution"
    case .contribution(let operand, let count, let shape):
      "\"edges[\(operand)].contribution\" has \(Self.elements(count)), its input's shape \(shape)"
        + " asks for \(Self.size(shape))"
    case .edges(let count, let inputs):
      "\"edges\" has \(Self.elements(count)); one for each of its \(inputs) inputs is needed"
    }
  }

  private static func elements(_ count: Int) -> String {
    count == 1 ? "1 element" : "\(count) elements"
  }

  private static func size(_ shape: [Int]) -> String {
    elementCount(ofShape: shape).map(String.init) ?? "too many"
  }
}

/// How many elements a shape has; nil if it is negative or more than an `Int` counts.
///
/// Zeros are left out of the count at first: whoever multiplies only some of the dimensions must
/// not overflow either.
func elementCount(ofShape shape: [Int]) -> Int? {
  var count = 1
  for dimension in shape where dimension != 0 {
    let (product, overflow) = count.multipliedReportingOverflow(by: dimension)
    if dimension < 0 || overflow { return nil }
    count = product
  }
  return shape.contains(0) ? 0 : count
}
