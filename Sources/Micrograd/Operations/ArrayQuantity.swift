// What the rules of arrays are read with, and how shapes are brought together.

import ComputationGraph

/// What a pullback and a composite can be read with: arrays of numbers, recorded tensors, formulas.
///
/// Besides arithmetic it has the functions of whole arrays, such as `sum(dim:keepdim:)`, `matmul`
/// and `reshape`.
public protocol ArrayQuantity: Quantity {
  /// The extent of each dimension; `[]` for a number.
  var shape: Shape { get }
  /// Applies an operation to operands in order.
  ///
  /// - Precondition: the operands fit; else the program stops and says which do not.
  static func applying(_ operation: some Operation, _ operands: [Self]) -> Self
}

extension ArrayQuantity {
  /// An array of zeros.
  public static func zeros(_ shape: Shape) -> Self { Self(0).expanded(to: shape) }

  /// The sum over the dimensions that broadcasting to this shape added or stretched: the transpose
  /// of `expanded(to:)`.
  public func summed(to target: Shape) -> Self {
    shape == target ? self : SumTo(shape: target)(self)
  }

  /// Repeated along the dimensions that broadcasting adds or stretches.
  public func expanded(to target: Shape) -> Self {
    shape == target ? self : Expand(shape: target)(self)
  }

  /// The same elements under another shape.
  public func reshaped(to target: Shape) -> Self {
    shape == target ? self : Reshape(shape: target)(self)
  }
}
