// The compact store in which a graph keeps its nodes: a million nodes take some tens of bytes each.

import Algorithms
import OrderedCollections

/// Nodes as a few flat arrays; operations, shapes and texts that repeat are kept once.
///
/// A class, so that a view of one node holds one reference; graphs copy it before they change it.
///
/// `@unchecked`: its variables change only while a graph holds the one reference to it.
final class NodeColumns: @unchecked Sendable {
  var records: [Record] = []
  var inputs: [UInt32] = []
  /// Every node's data, gradient and earlier gradient, then of each edge the local derivative and
  /// the contribution, as far as they are there.
  private(set) var elements: [Double] = []
  /// One per input, where edges were recorded.
  private(set) var edges: [EdgeFlags] = []
  /// Rare texts, looked up by position and never iterated.
  private(set) var names: [Int: String] = [:]
  private(set) var labels: [Int: String] = [:]
  private(set) var operations = OrderedSet<OperationRecord>()
  private(set) var shapes = OrderedSet<[Int]>()
  /// The number of elements of each shape.
  private(set) var sizes: [Int] = []
  private(set) var types = OrderedSet<String>()
  private(set) var sources = OrderedSet<String?>()

  /// What all nodes have, as numbers that point into the other arrays.
  struct Record: Equatable {
    var id: UInt32
    /// Minus one where there is none.
    var operation: Int32
    var shape: UInt32
    var source: UInt32
    /// Minus one where there is none.
    var scope: Int32
    var origin: Origin
    var type: UInt16
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

  struct EdgeFlags: OptionSet {
    let rawValue: UInt8
    static let takesGradient = EdgeFlags(rawValue: 1)
    static let local = EdgeFlags(rawValue: 2)
    static let contribution = EdgeFlags(rawValue: 4)
  }

  init() {}

  init(copying other: NodeColumns) {
    (records, inputs, elements, edges) = (other.records, other.inputs, other.elements, other.edges)
    (names, labels, operations) = (other.names, other.labels, other.operations)
    (shapes, sizes, types, sources) = (other.shapes, other.sizes, other.types, other.sources)
  }

  func reserveCapacity(_ count: Int) {
    records.reserveCapacity(count)
    inputs.reserveCapacity(2 * count)
    elements.reserveCapacity(2 * count)
  }

  // MARK: Reading

  func operation(at position: Int) -> OperationRecord? {
    let number = records[position].operation
    return number < 0 ? nil : operations[Int(number)]
  }

  func inputRange(at position: Int) -> Range<Int> {
    let end = position + 1 < records.count ? records[position + 1].firstInput : inputs.count
    return records[position].firstInput..<end
  }

  func size(at position: Int) -> Int { sizes[Int(records[position].shape)] }

  func elements(at position: Int, _ part: Parts) -> ArraySlice<Double>? {
    let record = records[position]
    guard record.parts.contains(part) else { return nil }
    let size = size(at: position)
    // Those that stand before it have smaller bits.
    let before = (record.parts.rawValue & (part.rawValue - 1)).nonzeroBitCount
    let start = record.firstElement + before * size
    return elements[start..<start + size]
  }

  func edge(at position: Int, _ operand: Int) -> EdgeView {
    let record = records[position]
    let size = size(at: position)
    var next = record.firstElement + record.parts.rawValue.nonzeroBitCount * size
    for other in 0..<operand {
      let flags = edges[record.firstEdge + other]
      if flags.contains(.local) { next += size }
      if flags.contains(.contribution) {
        next += self.size(at: Int(inputs[record.firstInput + other]))
      }
    }
    let flags = edges[record.firstEdge + operand]
    func take(_ flag: EdgeFlags, _ count: Int) -> ArraySlice<Double>? {
      guard flags.contains(flag) else { return nil }
      defer { next += count }
      return elements[next..<next + count]
    }
    let local = take(.local, size)
    let target = Int(inputs[record.firstInput + operand])
    let contribution = take(.contribution, self.size(at: target))
    let takesGradient = flags.contains(.takesGradient)
    return EdgeView(
      takesGradient: takesGradient, local: local, contribution: contribution,
      rule: takesGradient ? self.operation(at: position)?.rule(operand) : nil)
  }

  /// The position of the node with an id: ids ascend.
  func position(ofID id: Int) -> Int? {
    // Ids are mostly the positions themselves.
    if records.indices.contains(id), records[id].id == id { return id }
    let position = records.partitioningIndex { $0.id >= id }
    return position < records.count && records[position].id == id ? position : nil
  }

  // MARK: Writing

  func append(_ node: Node) -> Int {
    let position = records.count
    let shape = shapes.append(node.shape)
    if shape.inserted { sizes.append(node.shape.reduce(1, *)) }
    var parts: Parts = []
    let firstElement = elements.count
    func add(_ part: Parts, _ values: [Double]?) {
      guard let values else { return }
      parts.insert(part)
      elements.append(contentsOf: values)
    }
    add(.data, node.data)
    add(.grad, node.grad)
    add(.earlierGrad, node.earlierGrad)
    records.append(
      Record(
        id: UInt32(node.id),
        operation: node.operation.map { Int32(operations.append($0).index) } ?? -1,
        shape: UInt32(shape.index), source: UInt32(sources.append(node.source).index),
        scope: Int32(node.scope ?? -1), origin: node.origin,
        type: UInt16(types.append(node.type).index), parts: parts, firstElement: firstElement,
        firstInput: inputs.count, firstEdge: node.edges == nil ? -1 : edges.count))
    for input in node.inputs { inputs.append(UInt32(input)) }
    for edge in node.edges ?? [] {
      var flags: EdgeFlags = edge.takesGradient ? .takesGradient : []
      if let local = edge.local {
        flags.insert(.local)
        elements.append(contentsOf: local)
      }
      if let contribution = edge.contribution {
        flags.insert(.contribution)
        elements.append(contentsOf: contribution)
      }
      edges.append(flags)
    }
    if let name = node.name { names[position] = name }
    if let label = node.label { labels[position] = label }
    return position
  }
}

extension NodeColumns: Equatable {
  static func == (a: NodeColumns, b: NodeColumns) -> Bool {
    a === b
      || a.records == b.records && a.inputs == b.inputs && isSame(a.elements, b.elements)
        && a.edges == b.edges && a.names == b.names && a.labels == b.labels
        && a.operations == b.operations && a.shapes == b.shapes && a.types == b.types
        && a.sources == b.sources
  }
}
