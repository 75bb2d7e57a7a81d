// The finished record of a computation, as a plain value that is kept compactly.

/// What was computed: values, operations, data and gradients, in the order they were made.
///
/// A graph is a plain value: it can be saved, compared, sent to another thread and drawn without
/// the engine that made it. Nodes are in creation order, so every operand stands before the
/// operations that use it.
///
/// ```swift
/// var graph = ComputationGraph()
/// let x = graph.append(Node(id: 0, name: "x", operation: "parameter", data: [3], grad: [6]))
/// graph.output = graph.append(
///   Node(id: 1, name: "y", operation: "mul", inputs: [x, x], data: [9], grad: [1]))
/// ```
///
/// Graphs are equal if they say the same, number by number: `NaN` equals `NaN`, `-0` is not `0`.
public struct ComputationGraph: Sendable, Equatable {
  /// The scopes, each after the one that encloses it.
  public private(set) var scopes: [Scope] = []
  /// The position of the value that was differentiated.
  public var output: Int?
  private var columns = NodeColumns()

  public init() {}

  /// The nodes in creation order.
  public var nodes: Nodes { Nodes(columns: columns) }

  /// Adds a node after all others and returns its position. Its attributes are kept sorted by
  /// name, as objects in JSON have no order of their own.
  ///
  /// - Precondition: the inputs and the scope are positions that exist already, ids ascend, and
  ///   data, gradient and edges have the lengths that the shape and the inputs ask for.
  @discardableResult
  public mutating func append(_ node: Node) -> Int {
    if let fault = fault(in: node) { preconditionFailure("node n\(node.id): \(fault)") }
    return append(unchecked: node)
  }

  /// Why a node can't be appended; nil if it can.
  func fault(in node: Node) -> NodeFault? {
    if let scope = node.scope, !scopes.indices.contains(scope) {
      return .noSuchScope(position: scope)
    }
    return columns.fault(in: node)
  }

  /// Adds a node in which there is no fault.
  @discardableResult
  mutating func append(unchecked node: Node) -> Int { columns.append(node) }

  /// Adds a scope and returns its position.
  @discardableResult
  public mutating func append(_ scope: Scope) -> Int {
    precondition(
      scope.parent.map(scopes.indices.contains) ?? true, "scope \(scope.name): no such parent")
    scopes.append(scope)
    return scopes.count - 1
  }

  public mutating func reserveCapacity(nodes: Int) {
    columns.reserveCapacity(nodes)
  }

  /// The position of the node with an id; nil if there is none, for example in a part of a graph.
  public func position(ofID id: Int) -> Int? { columns.position(ofID: id) }

  /// The number in the id of the node at a position.
  func id(ofNode position: Int) -> Int { columns.id(at: position) }

  /// The names of the scopes around a node, outermost first.
  public func path(ofScope scope: Int?) -> [String] {
    var names: [String] = []
    var current = scope
    while let index = current {
      names.append(scopes[index].name)
      current = scopes[index].parent
    }
    return names.reversed()
  }

  /// The nodes of a graph, made from compact columns when they are looked at.
  public struct Nodes: RandomAccessCollection, Sendable {
    fileprivate let columns: NodeColumns

    public var startIndex: Int { 0 }
    public var endIndex: Int { columns.count }
    public subscript(position: Int) -> Node { columns[position, includingEdges: true] }

    /// The node, without its edges where they are not wanted: making them takes time.
    public subscript(position: Int, includingEdges includesEdges: Bool) -> Node {
      columns[position, includingEdges: includesEdges]
    }

    /// What can be known of a node without making it: for a first look over a large graph.
    public func outline(at position: Int) -> NodeOutline { columns.outline(at: position) }
  }
}
