// Sums of all elements so far, along a dimension.

import ComputationGraph

/// y[i] = x[0] + … + x[i] along a dimension; from the end where it is reversed, which is also how
/// the gradient flows back.
package struct CumulativeSum: Operation, NumberlessDerivative {
  package static let name = "cumsum"
  package let dim: Int
  package let isReversed: Bool

  package init(dim: Int, isReversed: Bool = false) {
    self.dim = dim
    self.isReversed = isReversed
  }
  package init(settings: SettingReader) throws(SettingError) {
    dim = try settings["dim"]
    isReversed = try settings["reverse", default: false]
  }
  package var settings: [Setting] {
    [Setting("dim", dim)] + (isReversed ? [Setting("reverse", true)] : [])
  }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    _ = try operands[0].dimension(dim)
    return operands[0]
  }

  package func work(of operands: [Shape], result: Shape) -> Int { result.checkedSize.times(2) }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    var result = operands[0]
    guard let dimension = try? shape.dimension(dim), !shape.isEmpty else { return result }
    let (extent, stride) = (shape[dimension], shape.strides[dimension])
    for block in 0..<shape[..<dimension].reduce(1, *) {
      for place in 0..<stride {
        let first = block * extent * stride + place
        for i in 1..<max(extent, 1) {
          let (to, from) = isReversed ? (extent - 1 - i, extent - i) : (i, i - 1)
          result.elements[first + to * stride] += result.elements[first + from * stride]
        }
      }
    }
    return result
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { CumulativeSum(dim: dim, isReversed: !isReversed)(upstream) }

  package func taught(to operand: Int) -> Formula? {
    isReversed ? "sum of \(.upstream) up to here" : "sum of \(.upstream) from here on"
  }
}
