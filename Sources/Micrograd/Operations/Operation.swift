// What an operation states: its name, its shape, its value, and how the gradient flows back.

import ComputationGraph

/// A differentiable operation; its settings are stored properties.
///
/// Everything else (recording, backward, gradients of gradients, names on the picture, the text
/// of the rule on an edge) follows from what is stated here.
public protocol Operation: Sendable {
  var name: String { get }
  /// What stands for the operation in pictures. A dot stands for the operand: a letter could be
  /// taken for a value's name.
  var symbol: String { get }
  /// The settings, in the order they are shown.
  var settings: [Setting] { get }
  /// Whether a gradient flows through; false for comparisons.
  var isDifferentiable: Bool { get }
  /// The result's shape, or what is wrong with the operands' shapes.
  func shape(of operands: [Shape]) throws(OperationError) -> Shape
  /// The result. Shapes have been checked.
  func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray
  /// The vector–Jacobian product: the gradient that reaches an operand, in its shape.
  func pullback<Q: ArrayQuantity>(_ upstream: Q, to operand: Int, of operands: [Q], result: Q) -> Q
  /// `pullback` on plain arrays; an operation states it again only where it can be faster.
  func backward(_ upstream: NDArray, to operand: Int, of operands: [NDArray], result: NDArray)
    -> NDArray
  /// ∂result/∂operand per element of the result; nil where the operation is not elementwise.
  func localDerivative(to operand: Int, of operands: [NDArray], result: NDArray) -> NDArray?
  /// The rule as it is taught, where it is told otherwise than it is computed; else nil.
  func taught(to operand: Int, of operands: [Formula], result: Formula) -> Formula?
  /// Whether it goes without saying within a rule: a change of shape that shapes tell already.
  var isImplied: Bool { get }
  /// An application as it is written within formulas.
  func written(_ operands: [Formula]) -> Formula
}

extension Operation {
  public var symbol: String { name }
  public var settings: [Setting] { [] }
  public var isDifferentiable: Bool { true }

  public func backward(
    _ upstream: NDArray, to operand: Int, of operands: [NDArray], result: NDArray
  ) -> NDArray {
    pullback(upstream, to: operand, of: operands, result: result)
  }

  public func localDerivative(to operand: Int, of operands: [NDArray], result: NDArray)
    -> NDArray?
  { nil }

  public func taught(to operand: Int, of operands: [Formula], result: Formula) -> Formula? { nil }

  public func written(_ operands: [Formula]) -> Formula { .call(self, operands) }
  public var isImplied: Bool { false }
}

/// What a pullback can be read with: arrays of numbers, recorded tensors, formulas.
public protocol ArrayQuantity: Quantity {
  var shape: Shape { get }
  /// Applies an operation whose operands are known to fit.
  static func applying(_ operation: some Operation, _ operands: [Self]) -> Self
}

extension ArrayQuantity {
  public func applying(_ operation: some Operation) -> Self { Self.applying(operation, [self]) }

  /// The sum over the dimensions that broadcasting added or stretched; the transpose of `Expand`.
  public func summed(to target: Shape) -> Self {
    shape == target ? self : applying(SumTo(shape: target))
  }

  public static func zeros(_ shape: Shape) -> Self { Self(0).expanded(to: shape) }

  public func expanded(to target: Shape) -> Self {
    shape == target ? self : applying(Expand(shape: target))
  }
}

/// What can be wrong with operands. The words are in `OperationError+Words.swift`.
public enum OperationError: Error, Equatable {
  case notBroadcastable
  case notBroadcastableTo(Shape)
  case dimensionOutOfRange(Int, rank: Int)
  case repeatedDimension(Int)
  case rank(expected: String)
  case innerExtents(Int, Int)
  case batchExtents
  case elementCount(Int, Shape)
  case ambiguousExtent(Shape)
  case negativeExtent(Shape)
  case notAPermutation([Int], rank: Int)
  case indexOutOfRange(Int, dimension: Int, extent: Int)
  case tooManyIndices(Int, rank: Int)
  case badStep(Int)
  case extentsDiffer(dimension: Int)
  case noOperands
  case emptyReduction
  case window(String)
  case normalizedShape(Shape)
  case notWholeNumber(Double)
  case targetShape(Shape)
  case limit(String)
}
