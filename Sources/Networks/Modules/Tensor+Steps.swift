// The steps that layers are made of, which throw where shapes do not fit and operators would stop.

import Micrograd

extension Tensor {
  /// An operation on this tensor, and on others after it.
  func applying(_ operation: some Operation, _ others: Tensor...) throws(TensorError) -> Tensor {
    try .apply(operation, [self] + others)
  }

  func plus(_ other: Tensor) throws(TensorError) -> Tensor { try applying(Add(), other) }
  func minus(_ other: Tensor) throws(TensorError) -> Tensor { try applying(Subtract(), other) }
  func times(_ other: Tensor) throws(TensorError) -> Tensor { try applying(Multiply(), other) }
  func over(_ other: Tensor) throws(TensorError) -> Tensor { try applying(Divide(), other) }
  func negated() throws(TensorError) -> Tensor { try applying(Negate()) }

  func reshaped(_ shape: Shape) throws(TensorError) -> Tensor {
    shape == self.shape ? self : try applying(Reshape(shape: shape))
  }

  /// A matrix product.
  func product(_ other: Tensor) throws(TensorError) -> Tensor { try applying(MatMul(), other) }

  /// Throws, in the name of a layer, unless the shape is as it must be.
  func check(
    _ fits: Bool, for layer: Module, _ expected: @autoclosure () -> String
  ) throws(TensorError) {
    guard fits else {
      throw TensorError(
        .operation(.rank(expected: expected())), operation: layer.typeName,
        operands: [operandDescription])
    }
  }
}
