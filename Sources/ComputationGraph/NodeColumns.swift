// The compact store in which a graph keeps its nodes: a million nodes take some tens of bytes each.

/// Nodes as a few flat arrays; texts, shapes and settings that repeat are kept once.
struct NodeColumns: Sendable, Equatable {
  private var records: [Record] = []
  private var inputs: [UInt32] = []
  /// Every node's data, then its gradient, then of each edge the local derivative and the
  /// contribution, as far as they are there.
  private var elements = Elements()
  /// One per input, where edges were recorded.
  private var edges: [EdgeRecord] = []
  /// Rare texts, looked up by position and never iterated.
  private var names: [Int: String] = [:]
  private var labels: [Int: String] = [:]
  private var scripts = Scripts()
  private var operations = Interned<String>()
  private var attributes = Interned<[Attribute]>()
  private var shapes = Interned<[Int]>()
  private var sources = Interned<String?>()
  private var formulas = Interned<String?>()

  /// What all nodes have, as numbers that point into the other arrays.
  private struct Record: Sendable, Equatable {
    var id: UInt32
    var operation: UInt32
    var attributes: UInt32
    var shape: UInt32
    var source: UInt32
    /// Minus one where there is none.
    var scope: Int32
    var firstElement: Int
    var firstInput: Int
    /// Where the node's edges begin; minus one where they were not recorded.
    var firstEdge: Int
    var hasGrad: Bool
  }

  private struct EdgeRecord: Sendable, Equatable {
    var formula: UInt32
    var hasLocal: Bool
    var hasContribution: Bool
  }

  var count: Int { records.count }

  func id(at position: Int) -> Int { Int(records[position].id) }

  mutating func reserveCapacity(_ count: Int) {
    records.reserveCapacity(count)
    inputs.reserveCapacity(2 * count)
    elements.values.reserveCapacity(2 * count)
  }

  /// The position of the node with an id, by halving: ids ascend.
  func position(ofID id: Int) -> Int? {
    // Ids are mostly the positions themselves.
    if id >= 0, id < count, records[id].id == id { return id }
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if records[middle].id < id { low = middle + 1 } else { high = middle }
    }
    return low < count && records[low].id == id ? low : nil
  }

  mutating func append(_ node: Node) -> Int {
    let position = count
    records.append(
      Record(
        id: UInt32(node.id), operation: operations.number(of: node.operation),
        attributes: attributes.number(of: node.attributes.sorted { $0.name < $1.name }),
        shape: shapes.number(of: node.shape),
        source: sources.number(of: node.source), scope: Int32(node.scope ?? -1),
        firstElement: elements.values.count, firstInput: inputs.count,
        firstEdge: node.edges == nil ? -1 : edges.count, hasGrad: node.grad != nil))
    for input in node.inputs { inputs.append(UInt32(input)) }
    elements.values.append(contentsOf: node.data)
    if let grad = node.grad { elements.values.append(contentsOf: grad) }
    for edge in node.edges ?? [] {
      edges.append(
        EdgeRecord(
          formula: formulas.number(of: edge.formula), hasLocal: edge.local != nil,
          hasContribution: edge.contribution != nil))
      if let local = edge.local { elements.values.append(contentsOf: local) }
      if let contribution = edge.contribution {
        elements.values.append(contentsOf: contribution)
      }
    }
    if let name = node.name { names[position] = name }
    if let label = node.label { labels[position] = label }
    if let script = node.script { scripts.set(script, at: position) }
    return position
  }

  /// What can be known of a node without making it.
  func outline(at position: Int) -> NodeOutline {
    let record = records[position]
    let size = sizeOfNode(at: position)
    let start = record.firstElement + size
    let end = position + 1 < count ? records[position + 1].firstInput : inputs.count
    return NodeOutline(
      id: Int(record.id), operation: operations[record.operation], size: size,
      inputCount: end - record.firstInput, scope: record.scope < 0 ? nil : Int(record.scope),
      grad: record.hasGrad ? elements.values[start..<start + size] : nil)
  }

  subscript(position: Int, includingEdges includesEdges: Bool) -> Node {
    let record = records[position]
    let size = sizeOfNode(at: position)
    var next = record.firstElement
    func take(_ count: Int) -> [Double] {
      defer { next += count }
      return Array(elements.values[next..<next + count])
    }
    let end = position + 1 < count ? records[position + 1].firstInput : inputs.count
    let operands = inputs[record.firstInput..<end].map(Int.init)
    let data = take(size)
    let grad = record.hasGrad ? take(size) : nil
    var nodeEdges: [Edge]?
    if includesEdges, record.firstEdge >= 0 {
      nodeEdges = zip(operands, edges[record.firstEdge...]).map { operand, edge in
        let local = edge.hasLocal ? take(size) : nil
        let contribution = edge.hasContribution ? take(sizeOfNode(at: operand)) : nil
        return Edge(local: local, contribution: contribution, formula: formulas[edge.formula])
      }
    }
    return Node(
      id: Int(record.id), name: names[position],
      label: labels.isEmpty ? nil : labels[position],
      operation: operations[record.operation], inputs: operands,
      attributes: attributes[record.attributes], shape: shapes[record.shape], data: data,
      grad: grad, scope: record.scope < 0 ? nil : Int(record.scope),
      source: sources[record.source], edges: nodeEdges,
      script: includesEdges ? scripts[position] : nil)
  }

  private func sizeOfNode(at position: Int) -> Int {
    shapes[records[position].shape].reduce(1, *)
  }

  /// Why a node can't be appended; nil if it can.
  func fault(in node: Node) -> NodeFault? {
    guard node.id >= 0, node.id <= UInt32.max else { return .idOutOfRange }
    if let last = records.last, node.id <= last.id {
      return .idNotAscending(previous: Int(last.id))
    }
    for input in node.inputs where input < 0 || input >= count {
      return .noSuchInput(position: input)
    }
    for (index, attribute) in node.attributes.enumerated()
    where node.attributes[..<index].contains(where: { $0.name == attribute.name }) {
      return .repeatedAttribute(attribute.name)
    }
    guard let size = elementCount(ofShape: node.shape) else { return .impossibleShape(node.shape) }
    if node.data.count != size { return .data(count: node.data.count, shape: node.shape) }
    if let grad = node.grad, grad.count != size {
      return .grad(count: grad.count, shape: node.shape)
    }
    return node.edges.flatMap { fault(in: $0, of: node, size: size) }
  }

  private func fault(in edges: [Edge], of node: Node, size: Int) -> NodeFault? {
    if edges.count != node.inputs.count {
      return .edges(count: edges.count, inputs: node.inputs.count)
    }
    for (index, (input, edge)) in zip(node.inputs, edges).enumerated() {
      if let local = edge.local, local.count != size {
        return .local(edge: index, count: local.count, shape: node.shape)
      }
      if let contribution = edge.contribution,
        contribution.count != sizeOfNode(at: input)
      {
        return .contribution(
          edge: index, count: contribution.count, shape: shapes[records[input].shape])
      }
    }
    return nil
  }
}

/// The scripts of nodes, which are no part of what was computed: all are equal.
private struct Scripts: Sendable, Equatable {
  private var table = Interned<Script>()
  /// By position the number in the table, counted from 1; 0 and what is missing at the end is none.
  private var numbers: [UInt32] = []

  static func == (a: Scripts, b: Scripts) -> Bool { true }

  mutating func set(_ script: Script, at position: Int) {
    numbers.append(contentsOf: repeatElement(0, count: position - numbers.count))
    numbers.append(table.number(of: script) + 1)
  }

  subscript(position: Int) -> Script? {
    guard position < numbers.count, numbers[position] > 0 else { return nil }
    return table[numbers[position] - 1]
  }
}
