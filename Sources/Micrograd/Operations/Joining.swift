// Several arrays put together to one.

import ComputationGraph

/// Arrays put one after the other along an existing dimension.
package struct Cat: DimensionOperation {
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
      result[dimension] += operand[dimension]
    }
    return result
  }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    var result = NDArray(shape: shape, repeating: 0)
    for (number, operand) in operands.enumerated() {
      part(number, of: operands.map(\.shape)).forEachPosition(in: shape) {
        result.elements[$1] = operand.elements[$0]
      }
    }
    return result
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { part(operand, of: operands.map(\.shape))(upstream) }

  /// Where an operand stands in the result.
  private func part(_ operand: Int, of shapes: [Shape]) -> Slice {
    let dimension = dim < 0 ? dim + shapes[0].count : dim
    let start = shapes[..<operand].reduce(0) { $0 + $1[dimension] }
    let whole = SliceItem.range(start: nil, stop: nil, step: 1)
    return Slice(
      [SliceItem](repeating: whole, count: dimension)
        + [.range(start: start, stop: start + shapes[operand][dimension], step: 1)])
  }

  package func taught(to operand: Int) -> Formula? { "this part of \(.upstream)" }
}

/// Arrays of one shape put together along a new dimension.
package struct Stack: DimensionOperation, CompositeOperation {
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
