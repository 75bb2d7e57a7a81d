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
public struct ComputationGraph: Sendable, Equatable {
  /// The scopes, each after the one that encloses it.
  public private(set) var scopes: [Scope] = []
  /// The position of the value that was differentiated.
  public var output: Int?
  private var columns = NodeColumns()

  public init() {}

  /// The nodes in creation order.
  public var nodes: Nodes { Nodes(columns: columns) }

  /// Adds a node after all others and returns its position.
  ///
  /// - Precondition: the inputs and the scope are positions that exist already, ids ascend, and
  ///   data, gradient and edges have the lengths that the shape and the inputs ask for.
  @discardableResult
  public mutating func append(_ node: Node) -> Int {
    precondition(
      node.scope.map(scopes.indices.contains) ?? true, "node \(node.id): no such scope")
    return columns.append(node)
  }

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
    public subscript(position: Int) -> Node { columns[position] }
  }
}
