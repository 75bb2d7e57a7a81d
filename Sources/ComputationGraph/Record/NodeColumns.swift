// The compact store in which a graph keeps its nodes: a million nodes take some tens of bytes each.

import Algorithms
import OrderedCollections

/// The columns of a graph behind one reference, which is all that a view of a node holds.
///
/// `@unchecked`: a graph adds to its columns only while it holds the one reference to them, and
/// copies them first where it does not; what a view or another graph sees never changes.
final class NodeStore: @unchecked Sendable {
  // For the same reason nothing is won by watching each access.
  @exclusivity(unchecked) var columns: NodeColumns

  init(_ columns: NodeColumns = NodeColumns()) { self.columns = columns }
}

extension NodeStore: Equatable {
  static func == (a: NodeStore, b: NodeStore) -> Bool { a === b || a.columns == b.columns }
}

/// Nodes as a few flat arrays; operations, shapes and texts that repeat are kept once.
struct NodeColumns: Sendable {
  private(set) var records: [Record] = []
  private(set) var inputs: [UInt32] = []
  /// Every node's data, gradient and earlier gradient, then of each edge the local derivative and
  /// the contribution, as far as they are there.
  private var elements: [Double] = []
  /// One per input, where edges were recorded.
  private var edges: [EdgeRecord] = []
  /// Rare texts, looked up by position.
  private(set) var names: [Int: String] = [:]
  private(set) var labels: [Int: String] = [:]
  private(set) var operations = Interned<OperationRecord>()
  private(set) var shapes = Interned<[Int]>()
  /// The number of elements of each shape.
  private(set) var sizes: [Int] = []
  private(set) var types = Interned<String>()
  private(set) var sources = Interned<String?>()

  /// What all nodes have, as numbers that point into the other arrays.
  struct Record: Equatable {
    var id: UInt32
    /// Minus one where there is none.
    var operation: Int32
    var shape: Int32
    var source: Int32
    /// Minus one where there is none.
    var scope: Int32
    /// The index of a result; what was given has a negative number.
    var origin: Int32
    var type: Int32
    var parts: Parts
    var firstElement: Int
    var firstInput: Int
    /// Where the node's edges begin; minus one where they were not recorded.
    var firstEdge: Int
  }

  /// Which lists of elements a node has, in the order in which they stand.
  struct Parts: OptionSet {
    let rawValue: UInt8
    static let data = Parts(rawValue: 1)
    static let grad = Parts(rawValue: 2)
    static let earlierGrad = Parts(rawValue: 4)

    init(rawValue: UInt8) { self.rawValue = rawValue }
    init(data: Bool, grad: Bool, earlierGrad: Bool) {
      rawValue = (data ? 1 : 0) | (grad ? 2 : 0) | (earlierGrad ? 4 : 0)
    }
  }

  /// Which lists of elements an edge has, in the order in which they stand, and where they begin.
  struct EdgeRecord: OptionSet {
    let rawValue: UInt64
    static let takesGradient = EdgeRecord(rawValue: 1)
    static let local = EdgeRecord(rawValue: 2)
    static let contribution = EdgeRecord(rawValue: 4)

    init(rawValue: UInt64) { self.rawValue = rawValue }
    init(firstElement: Int, takesGradient: Bool, local: Bool, contribution: Bool) {
      rawValue =
        UInt64(firstElement) << 3 | (takesGradient ? 1 : 0) | (local ? 2 : 0)
        | (contribution ? 4 : 0)
    }
    var firstElement: Int { Int(rawValue >> 3) }
  }

  /// Most values are numbers, and most are computed from two others.
  mutating func reserveCapacity(_ count: Int, edges hasEdges: Bool) {
    records.reserveCapacity(count)
    inputs.reserveCapacity(2 * count)
    elements.reserveCapacity((hasEdges ? 6 : 2) * count)
    if hasEdges { edges.reserveCapacity(2 * count) }
  }

  // MARK: Reading

  func operation(at position: Int) -> OperationRecord? {
    let number = records[position].operation
    return number < 0 ? nil : operations[number]
  }

  /// Where there are names or labels, in order.
  var namedPositions: [Int] {
    let others = labels.keys.filter { names[$0] == nil }
    return (names.keys + others).sorted()
  }

  func inputRange(at position: Int) -> Range<Int> {
    let end = position + 1 < records.count ? records[position + 1].firstInput : inputs.count
    return records[position].firstInput..<end
  }

  func size(at position: Int) -> Int { sizes[Int(records[position].shape)] }

  func elements(at position: Int, _ part: Parts) -> Elements? {
    let record = records[position]
    guard record.parts.contains(part) else { return nil }
    let size = size(at: position)
    // Those that stand before it have smaller bits.
    let before = (record.parts.rawValue & (part.rawValue - 1)).nonzeroBitCount
    let start = record.firstElement + before * size
    return elements(from: start, size)
  }

  private func elements(from start: Int, _ size: Int) -> Elements {
    size == 1 ? Elements(elements[start]) : Elements(elements[start..<start + size])
  }

  func edge(at position: Int, _ operand: Int) -> EdgeView {
    let record = records[position]
    let edge = edges[record.firstEdge + operand]
    var next = edge.firstElement
    func take(_ list: EdgeRecord, of node: Int) -> Elements? {
      guard edge.contains(list) else { return nil }
      let (start, size) = (next, size(at: node))
      next += size
      return elements(from: start, size)
    }
    let takesGradient = edge.contains(.takesGradient)
    return EdgeView(
      takesGradient: takesGradient, local: take(.local, of: position),
      contribution: take(.contribution, of: Int(inputs[record.firstInput + operand])),
      rule: takesGradient ? operation(at: position)?.rule(operand) : nil)
  }

  func hasContribution(at position: Int, _ operand: Int) -> Bool {
    let first = records[position].firstEdge
    return first >= 0 && edges[first + operand].contains(.contribution)
  }

  /// The position of the node with an id: ids ascend.
  func position(ofID id: Int) -> Int? {
    // Ids are mostly the positions themselves.
    if records.indices.contains(id), records[id].id == id { return id }
    let position = records.partitioningIndex { $0.id >= id }
    return position < records.count && records[position].id == id ? position : nil
  }

  // MARK: Writing

  mutating func number(of operation: OperationRecord) -> Int32 { operations.number(of: operation) }
  mutating func number(ofSource source: String?) -> Int32 { sources.number(of: source) }

  private mutating func number(ofShape shape: [Int]) -> Int32 {
    let number = shapes.number(of: shape)
    if number == sizes.count { sizes.append(shape.reduce(1, *)) }
    return number
  }

  mutating func append(_ node: Node) -> Int {
    let firstElement = elements.count
    let parts = Parts(
      data: add(node.data), grad: add(node.grad), earlierGrad: add(node.earlierGrad))
    add(
      Record(
        id: UInt32(node.id), operation: node.operation.map { number(of: $0) } ?? -1,
        shape: number(ofShape: node.shape), source: number(ofSource: node.source),
        scope: Int32(node.scope ?? -1), origin: node.origin.number,
        type: types.number(of: node.type), parts: parts, firstElement: firstElement,
        firstInput: inputs.count, firstEdge: node.edges == nil ? -1 : edges.count),
      node.name, node.label)
    for input in node.inputs { inputs.append(UInt32(input)) }
    for edge in node.edges ?? [] {
      edges.append(
        EdgeRecord(
          firstElement: elements.count, takesGradient: edge.takesGradient, local: add(edge.local),
          contribution: add(edge.contribution)))
    }
    return records.count - 1
  }

  mutating func append(_ node: ScalarNode) {
    let firstElement = elements.count
    let parts = Parts(
      data: add(node.data), grad: add(node.grad), earlierGrad: add(node.earlierGrad))
    add(
      Record(
        id: UInt32(node.id), operation: node.operation, shape: number(ofShape: []),
        source: node.source, scope: node.scope, origin: node.origin.number,
        type: types.number(of: Node.usualType), parts: parts, firstElement: firstElement,
        firstInput: inputs.count, firstEdge: node.edges == nil ? -1 : edges.count),
      node.name, node.label)
    add(node.inputs.first, node.edges?.first)
    add(node.inputs.second, node.edges?.second)
  }

  private mutating func add(_ input: Int32, _ edge: ScalarNode.Edge?) {
    guard input >= 0 else { return }
    inputs.append(UInt32(input))
    guard let edge else { return }
    edges.append(
      EdgeRecord(
        firstElement: elements.count, takesGradient: edge.takesGradient, local: add(edge.local),
        contribution: add(edge.contribution)))
  }

  private mutating func add(_ record: Record, _ name: String?, _ label: String?) {
    if let name { names[records.count] = name }
    if let label { labels[records.count] = label }
    records.append(record)
  }

  /// Returns whether there is anything.
  private mutating func add(_ values: [Double]?) -> Bool {
    guard let values else { return false }
    elements.append(contentsOf: values)
    return true
  }

  private mutating func add(_ number: Double?) -> Bool {
    guard let number else { return false }
    elements.append(number)
    return true
  }
}

extension NodeColumns: Equatable {
  static func == (a: NodeColumns, b: NodeColumns) -> Bool {
    a.records == b.records && a.inputs == b.inputs && isSame(a.elements, b.elements)
      && a.edges == b.edges && a.names == b.names && a.labels == b.labels
      && a.operations == b.operations && a.shapes == b.shapes && a.types == b.types
      && a.sources == b.sources
  }
}

/// Values that repeat, each kept once and known by its number.
struct Interned<Element: Hashable & Sendable>: Sendable {
  private(set) var elements = OrderedSet<Element>()
  /// What was asked for last: neighbours mostly say the same, and comparing is cheaper than hashing.
  private var last = 0

  subscript(number: Int32) -> Element { elements[Int(number)] }

  mutating func number(of element: Element) -> Int32 {
    if !elements.indices.contains(last) || elements[last] != element {
      last = elements.append(element).index
    }
    return Int32(last)
  }
}

extension Interned: Equatable {
  static func == (a: Interned, b: Interned) -> Bool { a.elements == b.elements }
}
