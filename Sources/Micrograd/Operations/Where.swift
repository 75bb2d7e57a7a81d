// Choosing between two operands, element by element.

/// `a` where the condition is not 0, else `b`; operands are condition, a, b.
package struct Where: Operation {
  package init() {}
  package var name: String { "where" }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    guard let shape = operands[1].broadcast(with: operands[2])?.broadcast(with: operands[0])
    else { throw .notBroadcastable }
    return shape
  }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let condition = operands[0].expanded(to: shape).elements
    let a = operands[1].expanded(to: shape).elements
    let b = operands[2].expanded(to: shape).elements
    return NDArray(shape: shape) { condition[$0] != 0 ? a[$0] : b[$0] }
  }

  /// What is not chosen gets 0, even from an infinite upstream gradient.
  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    switch operand {
    case 1: Q.applying(Where(), [operands[0], upstream, 0]).summed(to: operands[1].shape)
    case 2: Q.applying(Where(), [operands[0], 0, upstream]).summed(to: operands[2].shape)
    default: .zeros(operands[0].shape)
    }
  }

  package func localDerivative(to operand: Int, of operands: [NDArray], result: NDArray)
    -> NDArray?
  {
    let condition = operands[0].expanded(to: result.shape).elements
    return NDArray(shape: result.shape) {
      operand == 0 ? 0 : (condition[$0] != 0) == (operand == 1) ? 1 : 0
    }
  }

  package func formula(to operand: Int, of operands: [Formula], result: Formula) -> String? {
    switch operand {
    case 1: "1 where \(operands[0].text), else 0"
    case 2: "0 where \(operands[0].text), else 1"
    default: "0"
    }
  }
}
