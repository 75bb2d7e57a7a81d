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
  /// Rare texts, looked up by position and never iterated.
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
  }

  /// Which lists of elements an edge has, in the order in which they stand, and where they begin.
  struct EdgeRecord: OptionSet {
    let rawValue: UInt64
    static let takesGradient = EdgeRecord(rawValue: 1)
    static let local = EdgeRecord(rawValue: 2)
    static let contribution = EdgeRecord(rawValue: 4)

    init(rawValue: UInt64) { self.rawValue = rawValue }
    init(firstElement: Int) { rawValue = UInt64(firstElement) << 3 }
    var firstElement: Int { Int(rawValue >> 3) }
  }

  mutating func reserveCapacity(_ count: Int) {
    records.reserveCapacity(count)
    inputs.reserveCapacity(2 * count)
    elements.reserveCapacity(2 * count)
  }

  // MARK: Reading

  func operation(at position: Int) -> OperationRecord? {
    let number = records[position].operation
    return number < 0 ? nil : operations[number]
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
    return Elements(elements[start..<start + size])
  }

  func edge(at position: Int, _ operand: Int) -> EdgeView {
    let record = records[position]
    let edge = edges[record.firstEdge + operand]
    var next = edge.firstElement
    func take(_ list: EdgeRecord, of node: Int) -> Elements? {
      guard edge.contains(list) else { return nil }
      let start = next
      next += size(at: node)
      return Elements(elements[start..<next])
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

  mutating func append(_ node: Node) -> Int {
    let position = records.count
    let shape = shapes.number(of: node.shape)
    if shape == sizes.count { sizes.append(node.shape.reduce(1, *)) }
    var parts: Parts = []
    let firstElement = elements.count
    if add(node.data) { parts.insert(.data) }
    if add(node.grad) { parts.insert(.grad) }
    if add(node.earlierGrad) { parts.insert(.earlierGrad) }
    records.append(
      Record(
        id: UInt32(node.id), operation: node.operation.map { operations.number(of: $0) } ?? -1,
        shape: shape, source: sources.number(of: node.source), scope: Int32(node.scope ?? -1),
        origin: node.origin.number, type: types.number(of: node.type), parts: parts,
        firstElement: firstElement, firstInput: inputs.count,
        firstEdge: node.edges == nil ? -1 : edges.count))
    for input in node.inputs { inputs.append(UInt32(input)) }
    for edge in node.edges ?? [] {
      var record = EdgeRecord(firstElement: elements.count)
      if edge.takesGradient { record.insert(.takesGradient) }
      if add(edge.local) { record.insert(.local) }
      if add(edge.contribution) { record.insert(.contribution) }
      edges.append(record)
    }
    if let name = node.name { names[position] = name }
    if let label = node.label { labels[position] = label }
    return position
  }

  private mutating func add(_ values: [Double]?) -> Bool {
    guard let values else { return false }
    elements.append(contentsOf: values)
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
