// One value of a computation: where it comes from, what it was, and what its gradient is.

/// One value of a computation, with the operation that made it.
///
/// Data and gradients are row-major; a scalar has the shape `[]` and one element.
///
/// This is the value that is put into a graph; what stands in a graph is looked at as a
/// ``NodeView``, which copies nothing.
public struct Node: Sendable {
  /// The number in the node's id: `12` is written `n12`. It stays when other nodes are removed.
  public var id: Int
  /// The name first given to the value.
  public var name: String?
  /// An explicit label, shown in place of the name.
  public var label: String?
  /// Where the value comes from.
  public var origin: Origin
  /// The operation that gave the value; nil for values that were given.
  public var operation: OperationRecord?
  /// The operands in order, as positions in `ComputationGraph.nodes`; `x * x` lists x twice.
  public var inputs: [Int]
  /// The length of each dimension; `[]` for a scalar.
  public var shape: [Int]
  /// The type of the elements, as its program calls it.
  public var type: String
  /// The elements; nil where only shape and type are known.
  public var data: [Double]?
  /// The gradient, as the program has it after its last backward pass; nil where none reached it.
  public var grad: [Double]?
  /// What earlier backward passes had left in `grad`, which contains it; nil where they left nothing.
  public var earlierGrad: [Double]?
  /// The innermost scope, as a position in `ComputationGraph.scopes`.
  public var scope: Int?
  /// Where the value was made: `neuron.py:6`.
  public var source: String?
  /// One per input: how much of the gradient flows back to it. Nil where it was not recorded.
  public var edges: [Edge]?

  /// The type of elements that nothing is said of.
  public static let usualType = "float64"

  /// A node to be put into a graph: ``ComputationGraph/append(_:)-(Node)``.
  public init(
    id: Int, name: String? = nil, label: String? = nil, origin: Origin = .result,
    operation: OperationRecord? = nil, inputs: [Int] = [], shape: [Int] = [],
    type: String = Node.usualType, data: [Double]?, grad: [Double]? = nil,
    earlierGrad: [Double]? = nil, scope: Int? = nil, source: String? = nil, edges: [Edge]? = nil
  ) {
    self.id = id
    self.name = name
    self.label = label
    self.origin = origin
    self.operation = operation
    self.inputs = inputs
    self.shape = shape
    self.type = type
    self.data = data
    self.grad = grad
    self.earlierGrad = earlierGrad
    self.scope = scope
    self.source = source
    self.edges = edges
  }
}

/// How much of the gradient flows back along one operand of an operation.
public struct Edge: Sendable {
  /// Whether the operand takes a gradient at all.
  public var takesGradient: Bool
  /// The local derivative ∂result/∂operand, in the result's shape; nil where it is not elementwise.
  public var local: [Double]?
  /// `upstream × local`, summed to the operand's shape; nil where nothing flowed.
  public var contribution: [Double]?

  /// An edge; without numbers its operand takes a gradient, and none flowed.
  public init(local: [Double]? = nil, contribution: [Double]? = nil, takesGradient: Bool = true) {
    self.local = local
    self.contribution = contribution
    self.takesGradient = takesGradient
  }

  /// The edge of an operand that takes no gradient.
  public static let closed = Edge(takesGradient: false)
}

/// A value that a graph is about.
///
/// The first is the one that is drawn as the output; gradients enter the graph at every one that
/// has a seed.
public struct Output: Sendable {
  /// The value, as a position in `ComputationGraph.nodes`.
  public var node: Int
  /// The gradient with which backward began here, of the value's shape: 1 for a loss. Nil where no
  /// gradient entered.
  public var seed: [Double]?
  /// What was differentiated, where that is not this value alone: some of it lies beyond the graph,
  /// and the seed came back from there.
  public var objective: Formula?

  /// A value, with the gradient that entered there.
  public init(node: Int, seed: [Double]? = nil, objective: Formula? = nil) {
    self.node = node
    self.seed = seed
    self.objective = objective
  }
}

/// A named part of a computation, such as a layer; scopes nest.
public struct Scope: Sendable, Equatable {
  /// The name, such as `layer1`.
  public var name: String
  /// The enclosing scope, as a position in `ComputationGraph.scopes`.
  public var parent: Int?

  /// A scope to be put into a graph: ``ComputationGraph/append(_:)-(Scope)``.
  public init(name: String, parent: Int? = nil) {
    self.name = name
    self.parent = parent
  }
}
