// What can be wrong with operands and with settings; the words stand in Words.swift.

import ComputationGraph

/// What can be wrong with an operation's operands.
public enum OperationError: Error, Hashable, Sendable {
  /// Shapes do not broadcast: counted from the last dimension, extents must be equal or 1.
  case notBroadcastable
  /// An array cannot be stretched to the shape, or be summed to it.
  case notBroadcastableTo(Shape)
  /// There is no such dimension in an array of so many.
  case dimensionOutOfRange(Int, rank: Int)
  /// A dimension is listed twice.
  case repeatedDimension(Int)
  /// The shapes are of another kind than the one expected, which the text completes:
  /// “`x` of shape [2] does not fit: expected …”.
  case rank(expected: String)
  /// The extents over which a product sums differ.
  case innerExtents(Int, Int)
  /// The leading dimensions of a product's operands do not broadcast.
  case batchExtents
  /// So many elements do not fit the shape.
  case elementCount(Int, Shape)
  /// More than one extent is left open.
  case ambiguousExtent(Shape)
  /// An extent is less than 0, and not the −1 that leaves it open.
  case negativeExtent(Shape)
  /// The list is not an order of so many dimensions.
  case notAPermutation([Int], rank: Int)
  /// There is no such position along a dimension.
  case indexOutOfRange(Int, dimension: Int, extent: Int)
  /// There are more indices than dimensions.
  case tooManyIndices(Int, rank: Int)
  /// A slice's step is not positive.
  case badStep(Int)
  /// Arrays that are put one after the other differ in another dimension.
  case extentsDiffer(dimension: Int)
  /// At least one operand is needed.
  case noOperands
  /// The largest of nothing is asked for.
  case emptyReduction
  /// What is wrong with a window that moves over an image.
  case window(String)
  /// The operand does not end in the shape.
  case normalizedShape(Shape)
  /// A position is not a whole number.
  case notWholeNumber(Double)
  /// The classes are not one for each sample.
  case targetShape(Shape)
  /// What is wrong with the letters of a product such as `ij,jk->ik`.
  case equation(String)
  /// The thing named is too large.
  case limit(String)
}

/// What can be wrong with the settings that an operation is made from.
public enum SettingError: Error, Hashable, Sendable {
  /// A setting is not there; `expected` completes “it must be …”.
  case missing(String, expected: String)
  /// A setting is there, and is not what it must be.
  case wrong(String, Setting.Value, expected: String)
  /// The operation does not say how it is made from settings.
  case unreadable
}
