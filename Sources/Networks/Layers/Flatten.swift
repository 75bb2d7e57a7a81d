// Layers that only change shapes, or nothing.

import Micrograd

/// Gives what it is given (PyTorch's `nn.Identity`).
public final class Identity: Module {
  public override func forward(_ x: Tensor) -> Tensor { x }
}

/// Several dimensions as one (PyTorch's `nn.Flatten`).
public final class Flatten: Module {
  /// The first dimension and the last that become one, negative from the end.
  public let startDim, endDim: Int

  /// All dimensions but the first as one, unless others are given.
  public init(startDim: Int = 1, endDim: Int = -1) {
    self.startDim = startDim
    self.endDim = endDim
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    let shape = x.shape.isEmpty ? [1] : x.shape
    let (start, end) = (try x.dimension(startDim, in: self), try x.dimension(endDim, in: self))
    try x.check(start <= end, for: self, "at least \(startDim + 1) dimensions")
    let flat = shape[start...end].reduce(1, *)
    return try x.applying(
      Reshape(shape: shape[..<start] + [flat] + shape[(end + 1)...], name: "flatten"))
  }
}

/// One dimension as several (PyTorch's `nn.Unflatten`).
public final class Unflatten: Module {
  /// The dimension that becomes several, negative from the end.
  public let dim: Int
  /// The extents it becomes, of which one may be −1.
  public let extents: Shape

  /// A dimension and the extents it becomes.
  public init(_ dim: Int, _ extents: Shape) {
    self.dim = dim
    self.extents = extents
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    let dimension = try x.dimension(dim, in: self)
    try x.check(x.rank > 0, for: self, "at least one dimension")
    return try x.reshaped(x.shape[..<dimension] + extents + x.shape[(dimension + 1)...])
  }
}

extension Tensor {
  /// A dimension counted from the front.
  func dimension(_ dim: Int, in layer: Module) throws(TensorError) -> Int {
    do { return try shape.dimension(dim) } catch {
      throw TensorError(
        .operation(error), operation: layer.typeName, operands: [operandDescription])
    }
  }
}
