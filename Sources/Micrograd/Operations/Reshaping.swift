// The same elements in another shape or another order.

import ComputationGraph

/// An operation that brings its operand to a shape, which goes without saying within a rule.
package protocol ShapeOperation: Operation {
  /// The shape as it was asked for.
  var target: Shape { get }
}

extension ShapeOperation {
  package var settings: [Setting] { [Setting("shape", target)] }
  package var isImplied: Bool { true }
  /// Into which shape stands on the card.
  package func written(_ operands: [Formula]) -> Formula { .application(.init(name), operands) }
}

/// The elements in row-major order under another shape; one extent may be −1.
package struct Reshape: ShapeOperation, RenamedOperation, NumberlessDerivative {
  package static let name = "reshape"
  package static let names = ["reshape", "view", "flatten", "squeeze", "unsqueeze", "clone"]
  package let target: Shape
  package let name: String
  package init(shape: Shape, name: String = "reshape") {
    target = shape
    self.name = name
  }
  package init(settings: SettingReader) throws(SettingError) {
    self.init(shape: try settings["shape"], name: settings.name)
  }
  package var original: Reshape { Reshape(shape: target) }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    let size = operands[0].size
    let unknown = target.indices.filter { target[$0] == -1 }
    guard unknown.count <= 1 else { throw .ambiguousExtent(target) }
    guard target.allSatisfy({ $0 >= -1 }) else { throw .negativeExtent(target) }
    var result = target
    if let dimension = unknown.first {
      let known = try self.size(of: target.filter { $0 != -1 })
      guard known > 0, size % known == 0 else { throw .elementCount(size, target) }
      result[dimension] = size / known
    }
    guard try self.size(of: result) == size else { throw .elementCount(size, target) }
    return result
  }

  package func work(of operands: [Shape], result: Shape) -> Int { result.checkedSize }
  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    NDArray(shape: shape, elements: operands[0].elements)
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { Reshape(shape: operands[0].shape)(upstream) }

  private func size(of extents: Shape) throws(OperationError) -> Int {
    guard let size = extents.sizeIfCountable else { throw .limit("the shape \(target)") }
    return size
  }
}

/// The dimensions in another order.
package struct Permute: Operation, NumberlessDerivative {
  package static let name = "permute"
  package let order: [Int]
  package init(_ order: [Int]) { self.order = order }
  package init(settings: SettingReader) throws(SettingError) { order = try settings["dims"] }
  package var settings: [Setting] { [Setting("dims", order)] }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    let rank = operands[0].count
    let normalized = order.map { $0 < 0 ? $0 + rank : $0 }
    guard normalized.sorted() == Array(0..<rank) else { throw .notAPermutation(order, rank: rank) }
    return normalized.map { operands[0][$0] }
  }

  package func work(of operands: [Shape], result: Shape) -> Int { result.checkedSize.times(2) }
  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let own = operands[0].shape.strides
    return operands[0].reordered(
      to: shape, strides: order.map { own[$0 < 0 ? $0 + shape.count : $0] })
  }

  package func pullback<Q: ArrayQuantity>(_ upstream: Q, to _: Int, of _: [Q], result _: Q) -> Q {
    let rank = order.count
    var inverse = [Int](repeating: 0, count: rank)
    for (position, dimension) in order.enumerated() {
      inverse[dimension < 0 ? dimension + rank : dimension] = position
    }
    return Permute(inverse)(upstream)
  }
}

/// Two dimensions exchanged.
package struct Transpose: CompositeOperation, NumberlessDerivative {
  package static let name = "transpose"
  package let first: Int
  package let second: Int
  package init(_ first: Int, _ second: Int) {
    self.first = first
    self.second = second
  }
  package init(settings: SettingReader) throws(SettingError) {
    first = try settings["dim0"]
    second = try settings["dim1"]
  }
  package func written(_ operands: [Formula]) -> Formula { .sign(.transpose, operands) }
  package var settings: [Setting] { [Setting("dim0", first), Setting("dim1", second)] }

  private func permutation(of shape: Shape) throws(OperationError) -> Permute {
    var order = Array(shape.indices)
    if !order.isEmpty { order.swapAt(try shape.dimension(first), try shape.dimension(second)) }
    return Permute(order)
  }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    try permutation(of: operands[0]).shape(of: operands)
  }

  package func value<Q: ArrayQuantity>(of x: [Q]) -> Q {
    (try? permutation(of: x[0].shape))?(x[0]) ?? x[0]
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { self(upstream) }
}
