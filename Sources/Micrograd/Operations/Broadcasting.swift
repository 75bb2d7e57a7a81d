// Stretching an array to a larger shape, and its transpose, the sum back.

import ComputationGraph

/// Repeats an array along new and along stretched dimensions; −1 keeps an extent.
package struct Expand: ShapeOperation, NumberlessDerivative {
  package static let name = "expand"
  package let target: Shape
  package init(shape: Shape) { target = shape }
  package init(settings: SettingReader) throws(SettingError) { target = try settings["shape"] }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    let own = operands[0]
    guard target.count >= own.count else { throw .notBroadcastableTo(target) }
    var result = target
    for fromEnd in stride(from: 1, through: target.count, by: 1) {
      let i = target.count - fromEnd
      let extent = fromEnd <= own.count ? own[own.count - fromEnd] : nil
      if target[i] == -1, let extent { result[i] = extent }
      guard result[i] >= 0, extent == nil || extent == 1 || extent == result[i] else {
        throw .notBroadcastableTo(target)
      }
    }
    return result
  }

  package func work(of operands: [Shape], result: Shape) -> Int { result.checkedSize.times(2) }
  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    operands[0].reordered(to: shape, strides: operands[0].shape.strides(broadcastTo: shape))
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { upstream.summed(to: operands[0].shape) }
}

/// The sum to the smaller shape that broadcasting started from: the transpose of `Expand`.
package struct SumTo: ShapeOperation, NumberlessDerivative {
  package static let name = "sum_to"
  package let target: Shape
  package init(shape: Shape) { target = shape }
  package init(settings: SettingReader) throws(SettingError) { target = try settings["shape"] }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    guard target.broadcast(with: operands[0]) == operands[0] else {
      throw .notBroadcastableTo(target)
    }
    return target
  }

  package func work(of operands: [Shape], result: Shape) -> Int { operands[0].checkedSize.times(2) }
  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    operands[0].summed(to: target)
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { upstream.expanded(to: operands[0].shape) }
}
