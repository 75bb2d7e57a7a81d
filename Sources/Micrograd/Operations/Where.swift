// Choosing between two operands, element by element.

/// `a` where the condition is not 0, else `b`; operands are condition, a, b.
package struct Where: ElementwiseRule {
  package static let name = "where"
  package static let operandCount: Int? = 3
  package static let isGate = true
  package init() {}
  package init(settings: SettingReader) {}

  package func value<Q: Quantity>(of operands: [Q]) -> Q {
    .choose(where: operands[0], .notEqual, 0, then: operands[1], otherwise: operands[2])
  }

  package func derivatives<Q: Quantity>(of operands: [Q], result: Q) -> [Q] {
    [
      0, .choose(where: operands[0], .notEqual, 0, then: 1, otherwise: 0),
      .choose(where: operands[0], .notEqual, 0, then: 0, otherwise: 1),
    ]
  }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    guard let shape = operands[1].broadcast(with: operands[2])?.broadcast(with: operands[0])
    else { throw .notBroadcastable }
    return shape
  }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    operands[0].expanded(to: shape).withPointer { condition in
      operands[1].expanded(to: shape).withPointer { a in
        operands[2].expanded(to: shape).withPointer { b in
          NDArray(shape: shape) { condition[$0] != 0 ? a[$0] : b[$0] }
        }
      }
    }
  }

  /// What is not chosen gets 0, even from an infinite upstream gradient.
  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    switch operand {
    case 1: Where()(operands[0], upstream, 0).summed(to: operands[1].shape)
    case 2: Where()(operands[0], 0, upstream).summed(to: operands[2].shape)
    default: .zeros(operands[0].shape)
    }
  }

  package func localDerivative(to operand: Int, of operands: [NDArray], result: NDArray) -> NDArray?
  {
    let condition = operands[0].expanded(to: result.shape).elements
    return NDArray(shape: result.shape) {
      operand == 0 ? 0 : (condition[$0] != 0) == (operand == 1) ? 1 : 0
    }
  }
}
