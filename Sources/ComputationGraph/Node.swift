// One value of a computation: what made it, what it was, and what its gradient is.

/// One value of a computation, with the operation that made it.
///
/// Data and gradients are row-major; a scalar has the shape `[]` and one element.
public struct Node: Sendable {
  /// The number in the node's id: `12` is written `n12`. It stays when other nodes are removed.
  public var id: Int
  /// The name first given to the value.
  public var name: String?
  /// An explicit label, shown in place of the name.
  public var label: String?
  /// `parameter`, `constant`, or the name of the operation.
  public var operation: String
  /// The operands in order, as positions in `ComputationGraph.nodes`; `x * x` lists x twice.
  public var inputs: [Int]
  /// The operation's settings, such as `dim` or `exponent`, in the order they are shown.
  public var attributes: [Attribute]
  public var shape: [Int]
  public var data: [Double]
  /// The gradient of the output with respect to this value; nil where none reached it.
  public var grad: [Double]?
  /// The innermost scope, as a position in `ComputationGraph.scopes`.
  public var scope: Int?
  /// Where the value was made: `neuron.py:6`.
  public var source: String?
  /// One per input: how the gradient flows back to it. Nil where it was not recorded.
  public var edges: [Edge]?
  /// How a page computes this value again, where the operation is elementwise. It is no part of
  /// what was computed: it is neither saved nor compared, and never read from a file.
  public var script: Script?

  public init(
    id: Int, name: String? = nil, label: String? = nil, operation: String, inputs: [Int] = [],
    attributes: [Attribute] = [], shape: [Int] = [], data: [Double], grad: [Double]? = nil,
    scope: Int? = nil, source: String? = nil, edges: [Edge]? = nil,
    script: Script? = nil
  ) {
    self.id = id
    self.name = name
    self.label = label
    self.operation = operation
    self.inputs = inputs
    self.attributes = attributes
    self.shape = shape
    self.data = data
    self.grad = grad
    self.scope = scope
    self.source = source
    self.edges = edges
    self.script = script
  }

  /// The id as it is written, such as `n12`.
  public var idText: String { "n\(id)" }
  /// Whether this is a leaf that is learned.
  public var isParameter: Bool { operation == "parameter" }
  /// Whether this is a leaf that is not learned.
  public var isConstant: Bool { operation == "constant" }
  /// Whether this value was given, not computed.
  public var isLeaf: Bool { isParameter || isConstant }
}

/// What can be known of a node without making it.
public struct NodeOutline: Sendable {
  public let id: Int
  public let operation: String
  /// The number of elements.
  public let size: Int
  public let inputCount: Int
  public let scope: Int?
  public let grad: ArraySlice<Double>?
}

/// How the gradient flows back along one operand of an operation.
public struct Edge: Sendable {
  /// The local derivative ∂result/∂operand, in the result's shape; nil where it is not elementwise.
  public var local: [Double]?
  /// `upstream × local`, summed to the operand's shape; nil where the operand takes no gradient.
  public var contribution: [Double]?
  /// The rule as text, with the values' names put in: `1 − o²`, `upstream @ Wᵀ`.
  public var formula: String?

  public init(local: [Double]? = nil, contribution: [Double]? = nil, formula: String? = nil) {
    self.local = local
    self.contribution = contribution
    self.formula = formula
  }
}

/// An elementwise operation in JavaScript: expressions in the operands `a` and `b` and the result
/// `y`, and functions of the page's runtime.
public struct Script: Sendable, Hashable {
  /// The result.
  public var value: String
  /// ∂result/∂operand, one per operand.
  public var derivatives: [String]
  /// Whether a derivative of 0 blocks the upstream gradient even where that is infinite or NaN.
  public var isGate: Bool

  public init(value: String, derivatives: [String], isGate: Bool = false) {
    self.value = value
    self.derivatives = derivatives
    self.isGate = isGate
  }
}

/// A named setting of an operation, such as `dim = 1`.
public struct Attribute: Sendable, Hashable {
  public var name: String
  public var value: Value

  public init(_ name: String, _ value: Value) {
    self.name = name
    self.value = value
  }

  public enum Value: Sendable {
    case number(Double)
    case bool(Bool)
    case string(String)
    case list([Value])
  }
}

/// A named part of a computation, such as a layer; scopes nest.
public struct Scope: Sendable, Equatable {
  public var name: String
  /// The enclosing scope, as a position in `ComputationGraph.scopes`.
  public var parent: Int?

  public init(name: String, parent: Int? = nil) {
    self.name = name
    self.parent = parent
  }
}
