// The finished record of a computation, as a plain value that is kept compactly.

/// What was computed: values, operations, data and gradients, in the order they were made.
///
/// A graph is a plain value: it can be saved, compared, sent to another thread and drawn without
/// the engine that made it. Nodes are in creation order, so every operand stands before the
/// operations that use it.
///
/// ```swift
/// var graph = ComputationGraph()
/// let x = graph.append(Node(id: 0, name: "x", origin: .parameter, data: [3], grad: [6]))
/// let y = graph.append(
///   Node(id: 1, name: "y", operation: OperationRecord("mul"), inputs: [x, x], data: [9], grad: [1]))
/// graph.outputs = [Output(node: y, seed: [1])]
/// ```
///
/// Graphs are equal if they say the same, number by number: `NaN` equals `NaN`, `-0` is not `0`.
public struct ComputationGraph: Sendable, Equatable {
  /// The scopes, each after the one that encloses it.
  public private(set) var scopes: [Scope] = []
  /// The values that the graph is about; the first is drawn as its output.
  ///
  /// - Precondition: they stand in the graph, each is named once, and a seed has as many elements
  ///   as its value.
  public var outputs: [Output] = [] {
    didSet {
      precondition(Set(outputs.map(\.node)).count == outputs.count, "outputs: one is named twice")
      for output in outputs {
        precondition(nodes.indices.contains(output.node), "output: no node at \(output.node)")
        precondition(
          output.seed.map { $0.count == nodes[output.node].size } ?? true,
          "output: a seed of \(output.seed?.count ?? 0) elements for \(nodes[output.node].idText)")
      }
    }
  }
  private var store = NodeStore()

  /// A graph without anything in it.
  public init() {}

  /// The position of the value that the graph is about; nil where it names none.
  public var output: Int? { outputs.first?.node }

  /// The nodes in creation order.
  public var nodes: Nodes { Nodes(store: store) }

  /// Adds a node after all others and returns its position.
  ///
  /// - Precondition: the inputs and the scope are positions that exist already, ids ascend, and
  ///   data, gradient and edges have the lengths that the shape and the inputs ask for.
  @discardableResult
  public mutating func append(_ node: Node) -> Int {
    if let fault = fault(in: node) { preconditionFailure("node n\(node.id): \(fault)") }
    return append(unchecked: node)
  }

  /// Adds a node in which there is no fault.
  @discardableResult
  package mutating func append(unchecked node: Node) -> Int { withColumns { $0.append(node) } }

  /// Adds a scope and returns its position.
  @discardableResult
  public mutating func append(_ scope: Scope) -> Int {
    precondition(
      scope.parent.map(scopes.indices.contains) ?? true, "scope \(scope.name): no such parent")
    scopes.append(scope)
    return scopes.count - 1
  }

  /// Makes room for nodes that will be appended.
  public mutating func reserveCapacity(nodes: Int) { reserveCapacity(nodes: nodes, edges: false) }

  /// - Parameter edges: Whether their edges will be recorded.
  package mutating func reserveCapacity(nodes: Int, edges: Bool) {
    withColumns { $0.reserveCapacity(nodes, edges: edges) }
  }

  /// Changes the columns, which no other graph has then.
  @inline(__always)
  mutating func withColumns<Result>(_ change: (inout NodeColumns) -> Result) -> Result {
    if !isKnownUniquelyReferenced(&store) { store = NodeStore(store.columns) }
    return change(&store.columns)
  }

  /// The position of the node with an id; nil if there is none, for example in a part of a graph.
  public func position(ofID id: Int) -> Int? { store.columns.position(ofID: id) }

  /// The positions of the values that have a name or a label, in order.
  var namedPositions: [Int] { store.columns.namedPositions }

  /// The operations that occur, each once, in the order of their first use.
  public var operations: some RandomAccessCollection<OperationRecord> & Sendable {
    store.columns.operations.elements.elements
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

  /// The nodes of a graph; looking at one copies nothing.
  public struct Nodes: RandomAccessCollection, Sendable {
    fileprivate let store: NodeStore

    public var startIndex: Int { 0 }
    public var endIndex: Int { store.columns.records.count }
    public subscript(position: Int) -> NodeView { NodeView(store, position) }
  }
}
