// Several arrays put together to one.

import ComputationGraph

/// Arrays put one after the other along an existing dimension.
package struct Cat: DimensionOperation, NumberlessDerivative {
  package static let name = "cat"
  package static let operandCount: Int? = nil
  package let dim: Int
  package init(dim: Int = 0) { self.dim = dim }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    guard var result = operands.first else { throw .noOperands }
    guard !result.isEmpty else { throw .rank(expected: "at least one dimension each") }
    let dimension = try result.dimension(dim)
    for operand in operands.dropFirst() {
      guard operand.count == result.count else { throw .rank(expected: "equally many dimensions") }
      for other in result.indices where other != dimension && operand[other] != result[other] {
        throw .extentsDiffer(dimension: other)
      }
      let (extent, overflow) = result[dimension].addingReportingOverflow(operand[dimension])
      guard !overflow else { throw .limit("the extent of dimension \(dimension)") }
      result[dimension] = extent
    }
    return result
  }

  /// On the way back every operand looks at those before it for its place.
  package func work(of operands: [Shape], result: Shape) -> Int {
    result.checkedSize.adding(operands.count.times(operands.count).times(2))
  }
  /// Of every operand one block after the other, for each position of the dimensions before.
  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let dimension = dim < 0 ? dim + shape.count : dim
    var elements: [Double] = []
    elements.reserveCapacity(shape.size)
    let blocks = operands.map { $0.shape[dimension...].reduce(1, *) }
    for position in 0..<shape[..<dimension].reduce(1, *) {
      for (operand, block) in zip(operands, blocks) {
        elements += operand.elements[position * block..<(position + 1) * block]
      }
    }
    return NDArray(shape: shape, elements: elements)
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    let dimension = dim < 0 ? dim + result.shape.count : dim
    var start = 0
    for index in 0..<operand { start += operands[index].shape[dimension] }
    let whole = SliceItem.range(start: nil, stop: nil, step: 1)
    let stop = start + operands[operand].shape[dimension]
    return Slice(
      [SliceItem](repeating: whole, count: dimension)
        + [.range(start: start, stop: stop, step: 1)])(upstream)
  }

  package func taught(to operand: Int) -> Formula? { "this part of \(.upstream)" }
}

/// Arrays of one shape put together along a new dimension.
package struct Stack: DimensionOperation, CompositeOperation, NumberlessDerivative {
  package static let name = "stack"
  package static let operandCount: Int? = nil
  package let dim: Int
  package init(dim: Int = 0) { self.dim = dim }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    guard let first = operands.first else { throw .noOperands }
    guard operands.allSatisfy({ $0 == first }) else { throw .rank(expected: "equal shapes") }
    let dimension = try (first + [1]).dimension(dim)
    var result = first
    result.insert(operands.count, at: dimension)
    return result
  }

  package func work(of operands: [Shape], result: Shape) -> Int {
    Cat(dim: dim).work(of: operands, result: result)
  }
  package func value<Q: ArrayQuantity>(of operands: [Q]) -> Q {
    var part = operands[0].shape
    part.insert(1, at: dim < 0 ? dim + part.count + 1 : dim)
    return .applying(Cat(dim: dim), operands.map { $0.reshaped(to: part) })
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    let dimension = dim < 0 ? dim + result.shape.count : dim
    let whole = SliceItem.range(start: nil, stop: nil, step: 1)
    return Slice([SliceItem](repeating: whole, count: dimension) + [.index(operand)])(upstream)
  }

  package func taught(to operand: Int) -> Formula? { "this part of \(.upstream)" }
}
