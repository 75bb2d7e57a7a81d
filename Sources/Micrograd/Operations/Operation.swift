// What an operation states: its name, its settings, its value, and how the gradient flows back.

import ComputationGraph

/// A differentiable operation; its settings are stored properties.
///
/// Everything else (recording, backward, gradients of gradients, the picture, the text of the rule
/// on an edge, replay and explanation) follows from what is stated here. An elementwise operation is
/// stated as a ``UnaryRule`` or a ``BinaryRule``, one that is made of others as a
/// ``CompositeOperation``; what is neither states `evaluate` itself.
///
/// ```swift
/// /// The numbers from the last to the first, along the last dimension.
/// struct Reverse: Operation {
///   static let name = "reverse"
///   func shape(of operands: [Shape]) throws(OperationError) -> Shape {
///     guard !operands[0].isEmpty else { throw .rank(expected: "at least one dimension") }
///     return operands[0]
///   }
///   func work(of operands: [Shape], result: Shape) -> Int { result.size }
///   func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
///     let width = shape[shape.count - 1]
///     return NDArray(shape: shape) { i in
///       operands[0].elements[i / width * width + width - 1 - i % width]
///     }
///   }
///   func pullback<Q: ArrayQuantity>(
///     _ upstream: Q, to operand: Int, of operands: [Q], result: Q
///   ) -> Q { Reverse()(upstream) }
/// }
/// print(Reverse()(Tensor([1, 2, 3])))  // tensor([3., 2., 1.])
/// ```
///
/// ``checkGradients(of:at:step:absolute:relative:)`` tells whether the derivative is right.
public protocol Operation: Sendable {
  /// What graphs call the operation: `softmax`.
  static var name: String { get }
  /// All names it goes by, where it has several: a record is read by any of them.
  static var names: [String] { get }
  /// How many operands it takes; nil for any number from one on.
  static var operandCount: Int? { get }
  /// The one of its names that this one goes by.
  var name: String { get }
  /// What stands for the operation in pictures. A dot stands for the operand: a letter could be
  /// taken for a value's name.
  var symbol: String { get }
  /// All settings, so that `init(settings:)` makes the same operation again; those that have their
  /// usual value may be left out.
  var settings: [Setting] { get }
  /// Makes the operation again from what a record says of it.
  ///
  /// - Throws: ``SettingError`` where a setting is missing, or not what it must be. An operation that
  ///   does not state this cannot be read from a file.
  init(settings: SettingReader) throws(SettingError)
  /// Whether a gradient flows through; false for comparisons.
  var isDifferentiable: Bool { get }
  /// The result's shape, or what is wrong with the operands' shapes.
  func shape(of operands: [Shape]) throws(OperationError) -> Shape
  /// How much there is to do for operands of these shapes: elements gone over, or multiplications.
  ///
  /// A program is charged for it before the operation is computed, so that none runs away.
  func work(of operands: [Shape], result: Shape) -> Int
  /// The result, of the shape given. Shapes have been checked.
  func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray
  /// The vector–Jacobian product: the gradient that reaches an operand, in its shape.
  ///
  /// - Parameters:
  ///   - upstream: The gradient of the output with respect to the result, in the result's shape.
  ///   - operand: Which operand the gradient flows to.
  ///   - operands: The operands in order.
  ///   - result: What the operation gave.
  func pullback<Q: ArrayQuantity>(_ upstream: Q, to operand: Int, of operands: [Q], result: Q) -> Q
  /// `pullback` on plain arrays; an operation states it again only where it can be faster.
  func backward(_ upstream: NDArray, to operand: Int, of operands: [NDArray], result: NDArray)
    -> NDArray
  /// ∂result/∂operand per element of the result; nil where the operation is not elementwise.
  func localDerivative(to operand: Int, of operands: [NDArray], result: NDArray) -> NDArray?
  /// The rule as it is taught, where it is told otherwise than it is computed; else nil.
  ///
  /// It is stated in terms of `.operand(0)` and so on, `.result` and `.upstream`.
  func taught(to operand: Int) -> Formula?
  /// Whether it goes without saying within a rule: a change of shape that shapes tell already.
  var isImplied: Bool { get }
  /// An application as it is written within formulas.
  func written(_ operands: [Formula]) -> Formula
}

extension Operation {
  public static var names: [String] { [name] }
  public static var operandCount: Int? { 1 }
  public var name: String { Self.name }
  public var symbol: String { name }
  public var settings: [Setting] { [] }
  public init(settings: SettingReader) throws(SettingError) { throw .unreadable }
  public var isDifferentiable: Bool { true }

  public func backward(
    _ upstream: NDArray, to operand: Int, of operands: [NDArray], result: NDArray
  ) -> NDArray { pullback(upstream, to: operand, of: operands, result: result) }

  public func localDerivative(to operand: Int, of operands: [NDArray], result: NDArray) -> NDArray?
  { nil }

  public func taught(to operand: Int) -> Formula? { nil }
  public func written(_ operands: [Formula]) -> Formula { .call(self, operands) }
  public var isImplied: Bool { false }

  /// The operation applied: `Swish(beta: 1.5)(x)`.
  ///
  /// - Precondition: as many operands as it takes, of shapes that fit; else the program stops and
  ///   says which do not.
  public func callAsFunction<Q: ArrayQuantity>(_ operands: Q...) -> Q { .applying(self, operands) }

  /// The shape of the result, for operands that are known to fit.
  func shape(of operands: [some ArrayQuantity]) -> Shape {
    (try? shape(of: operands.map(\.shape))) ?? []
  }
}

/// An operation that is made of others, and says how.
///
/// The value is stated once: read with numbers it is computed, read with formulas it is what a graph
/// records, so that whoever knows the operations it is made of can compute it too.
///
/// ```swift
/// /// x − mean(x) along the last dimension.
/// struct Center: CompositeOperation {
///   static let name = "center"
///   func shape(of operands: [Shape]) throws(OperationError) -> Shape { operands[0] }
///   func value<Q: ArrayQuantity>(of x: [Q]) -> Q { x[0] - x[0].mean(dim: -1, keepdim: true) }
///   func pullback<Q: ArrayQuantity>(
///     _ upstream: Q, to operand: Int, of operands: [Q], result: Q
///   ) -> Q { upstream - upstream.mean(dim: -1, keepdim: true) }
/// }
/// print(Center()(Tensor([1, 2, 6])))  // tensor([-2., -1.,  3.])
/// ```
public protocol CompositeOperation: Operation {
  /// The result, from the operands in order. Shapes have been checked.
  func value<Q: ArrayQuantity>(of operands: [Q]) -> Q
}

extension CompositeOperation {
  public func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray { value(of: operands) }
  /// What it is made of goes over operands and result a few times, and is several operations.
  public func work(of operands: [Shape], result: Shape) -> Int {
    operands.reduce(result.checkedSize) { $0.adding($1.checkedSize) }.times(8).adding(2000)
  }
}

/// An operation whose derivative needs no number of its operands nor of its result, as that of a sum:
/// PyTorch keeps none for it, and so has none to let go of after backward.
package protocol NumberlessDerivative: Operation {}

/// An operation that is another one under a name of its own: a `view` is a `reshape`.
package protocol RenamedOperation: Operation {
  /// The operation under the name by which readers of records know it.
  var original: Self { get }
  /// All such names.
  static var originalNames: [String] { get }
}

extension RenamedOperation {
  package static var originalNames: [String] { [name] }
}

/// An operation along one dimension, which is its only setting.
package protocol DimensionOperation: Operation {
  /// From the front, or negative from the end.
  var dim: Int { get }
  init(dim: Int)
}

extension DimensionOperation {
  package init(settings: SettingReader) throws(SettingError) {
    self.init(dim: try settings["dim"])
  }
  package var settings: [Setting] { [Setting("dim", dim)] }
}

/// An operation that puts what another one took back to where it was: its transpose.
package protocol TransposedOperation: Operation {
  associatedtype Forward: Operation
  /// The other operation.
  var forward: Forward { get }
  /// The shape of that operation's operand, which is this one's result.
  var whole: Shape { get }
  init(of forward: Forward, shape: Shape)
  /// The shapes of that operation's operands, from those of this one.
  func forwardOperands(_ operands: [Shape]) -> [Shape]
  /// What the operands have to be, for messages.
  var expected: String { get }
}

extension TransposedOperation {
  package var settings: [Setting] { forward.settings + [Setting("shape", whole)] }
  package init(settings: SettingReader) throws(SettingError) {
    self.init(of: try Forward(settings: settings), shape: try settings["shape"])
  }
  package func forwardOperands(_ operands: [Shape]) -> [Shape] { [whole] }
  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    guard try forward.shape(of: forwardOperands(operands)) == operands[0] else {
      throw .rank(expected: expected)
    }
    return whole
  }
}
