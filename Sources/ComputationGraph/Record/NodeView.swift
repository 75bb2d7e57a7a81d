// Looking at a node without copying it: everything is read from the graph's columns when it is asked
// for.

/// A node of a graph.
///
/// Elements are slices of the graph's own store: looking at a million values copies none.
public struct NodeView: Sendable {
  private let store: NodeStore
  /// The position in `ComputationGraph.nodes`.
  public let position: Int

  init(_ store: NodeStore, _ position: Int) {
    self.store = store
    self.position = position
  }

  private var record: NodeColumns.Record { store.columns.records[position] }

  /// The number in the node's id: `12` is written `n12`.
  public var id: Int { Int(record.id) }
  /// The id as it is written, such as `n12`.
  public var idText: String { "n" + String(record.id) }
  /// The name first given to the value.
  public var name: String? { store.columns.names[position] }
  /// An explicit label, shown in place of the name.
  public var label: String? { store.columns.labels.isEmpty ? nil : store.columns.labels[position] }
  /// Where the value comes from.
  public var origin: Origin { Origin(number: record.origin) }
  /// The operation that gave the value; nil for values that were given.
  public var operation: OperationRecord? { store.columns.operation(at: position) }
  /// The operation's position in `ComputationGraph.operations`.
  var operationNumber: Int? { record.operation < 0 ? nil : Int(record.operation) }
  /// The length of each dimension; `[]` for a scalar.
  public var shape: [Int] { store.columns.shapes[record.shape] }
  /// The type of the elements, as its program calls it.
  public var type: String { store.columns.types[record.type] }
  /// The number of elements.
  public var size: Int { store.columns.sizes[Int(record.shape)] }
  /// The elements; nil where only shape and type are known.
  public var data: Elements? { store.columns.elements(at: position, .data) }
  /// The gradient; nil where none reached the value.
  public var grad: Elements? { store.columns.elements(at: position, .grad) }
  /// What earlier backward passes had left in `grad`.
  public var earlierGrad: Elements? { store.columns.elements(at: position, .earlierGrad) }
  /// The innermost scope, as a position in `ComputationGraph.scopes`.
  public var scope: Int? { record.scope < 0 ? nil : Int(record.scope) }
  /// Where the value was made: `neuron.py:6`.
  public var source: String? { store.columns.sources[record.source] }

  /// The operands in order, as positions in `ComputationGraph.nodes`.
  public var inputs: Inputs {
    Inputs(slice: store.columns.inputs[store.columns.inputRange(at: position)])
  }

  /// Whether edges were recorded.
  public var hasEdges: Bool { record.firstEdge >= 0 }

  /// How the gradient flows back to each operand; nil where it was not recorded.
  public var edges: Edges? { hasEdges ? Edges(store: store, position: position) : nil }

  /// How the gradient flows back to one operand; nil where it was not recorded.
  public func edge(_ operand: Int) -> EdgeView? { edges?[operand] }

  /// Whether an operand was broadcast: what is taken element by element on the way back is summed.
  package func isBroadcast(_ operand: Int) -> Bool {
    store.columns.size(at: inputs[operand]) < size
  }

  /// Whether a gradient was passed back to an operand.
  func passesGradient(to operand: Int) -> Bool {
    store.columns.hasContribution(at: position, operand)
  }

  /// Whether it is not known what the operation passes back: no edge has a contribution, though one
  /// takes a gradient.
  var lacksContributions: Bool {
    guard let edges else { return !isLeaf }
    return edges.contains(where: \.takesGradient) && !edges.indices.contains(where: passesGradient)
  }

  /// Whether this value was given, and is learned.
  public var isParameter: Bool { origin == .parameter }
  /// Whether this value was given, and is not learned.
  public var isConstant: Bool { origin == .constant || origin == .input }
  /// Whether this value was given, not computed.
  public var isLeaf: Bool { isParameter || isConstant }
  /// Whether this is one number.
  public var isScalar: Bool { size == 1 }

  /// Positions of operands.
  public struct Inputs: RandomAccessCollection, Sendable {
    fileprivate let slice: ArraySlice<UInt32>
    public var startIndex: Int { 0 }
    public var endIndex: Int { slice.count }
    public subscript(index: Int) -> Int { Int(slice[slice.startIndex + index]) }
  }

  /// The edges to all operands.
  public struct Edges: RandomAccessCollection, Sendable {
    fileprivate let store: NodeStore
    fileprivate let position: Int
    public var startIndex: Int { 0 }
    public var endIndex: Int { store.columns.inputRange(at: position).count }
    public subscript(operand: Int) -> EdgeView { store.columns.edge(at: position, operand) }
  }
}

/// How the gradient flows back along one operand; see ``Edge``.
public struct EdgeView: Sendable, Equatable {
  /// Whether the operand takes a gradient at all.
  public let takesGradient: Bool
  /// The local derivative, in the result's shape; nil where it is not elementwise.
  public let local: Elements?
  /// What flowed back, in the operand's shape; nil where nothing did.
  public let contribution: Elements?
  /// The rule behind the numbers; nil where it is not known, or no gradient is taken.
  public let rule: GradientRule?

  public static func == (a: EdgeView, b: EdgeView) -> Bool {
    a.takesGradient == b.takesGradient && a.rule == b.rule && isSame(a.local, b.local)
      && isSame(a.contribution, b.contribution)
  }
}

extension Node {
  /// The node as a value of its own, with everything in it.
  public init(_ view: NodeView) {
    self.init(
      id: view.id, name: view.name, label: view.label, origin: view.origin,
      operation: view.operation, inputs: Array(view.inputs), shape: view.shape, type: view.type,
      data: view.data.map(Array.init), grad: view.grad.map(Array.init),
      earlierGrad: view.earlierGrad.map(Array.init), scope: view.scope, source: view.source,
      edges: view.edges?.map {
        Edge(
          local: $0.local.map(Array.init), contribution: $0.contribution.map(Array.init),
          takesGradient: $0.takesGradient)
      })
  }
}
