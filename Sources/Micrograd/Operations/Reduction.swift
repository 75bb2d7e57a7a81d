// What all reductions share: which dimensions they go over, and the shape that remains.

import ComputationGraph

/// The dimensions that a reduction goes over.
package struct ReducedDimensions: Sendable, Equatable {
  /// As written, negative ones from the end; nil for all.
  package let dims: [Int]?
  /// Whether a reduced dimension stays, with extent 1.
  package let keepdim: Bool

  package init(_ dims: [Int]?, keepdim: Bool) {
    self.dims = dims
    self.keepdim = keepdim
  }

  /// One dimension is a number, several are a list.
  init(_ settings: SettingReader) throws(SettingError) {
    if let dim: Int = try? settings["dim"] {
      dims = [dim]
    } else {
      dims = try settings["dim", default: nil]
    }
    keepdim = try settings["keepdim", default: false]
  }

  package var settings: [Setting] {
    var settings: [Setting] = []
    if let dims {
      settings.append(dims.count == 1 ? Setting("dim", dims[0]) : Setting("dim", dims))
    }
    if keepdim { settings.append(Setting("keepdim", true)) }
    return settings
  }

  /// The same dimensions, which stay with extent 1.
  var kept: ReducedDimensions { ReducedDimensions(dims, keepdim: true) }

  /// Which dimensions of `shape` are reduced.
  private func reduced(_ shape: Shape) throws(OperationError) -> [Bool] {
    guard let dims, !dims.isEmpty else { return shape.map { _ in true } }
    var reduced = [Bool](repeating: false, count: Swift.max(shape.count, 1))
    for dim in dims {
      let dimension = try shape.dimension(dim)
      if reduced[dimension] { throw .repeatedDimension(dim) }
      reduced[dimension] = true
    }
    return Array(reduced.prefix(shape.count))
  }

  /// The result's shape.
  func shape(of shape: Shape) throws(OperationError) -> Shape {
    let reduced = try reduced(shape)
    return shape.indices.compactMap { reduced[$0] ? (keepdim ? 1 : nil) : shape[$0] }
  }

  /// The result's shape with every reduced dimension kept, so that it broadcasts back.
  func keptShape(of shape: Shape) -> Shape { (try? kept.shape(of: shape)) ?? shape }

  /// How many elements each result is made of.
  func count(in shape: Shape) -> Int { shape.size / Swift.max(keptShape(of: shape).size, 1) }
}

/// An operation that reduces over some dimensions.
package protocol Reduction: Operation {
  var dimensions: ReducedDimensions { get }
}

extension Reduction {
  package var settings: [Setting] { dimensions.settings }

  /// Over which dimensions stands on the card.
  package func written(_ operands: [Formula]) -> Formula { .application(.init(name), operands) }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    try dimensions.shape(of: operands[0])
  }

  /// A result or an upstream gradient, reshaped and stretched back to the operand's shape.
  func spread<Q: ArrayQuantity>(_ reduced: Q, to shape: Shape) -> Q {
    reduced.reshaped(to: dimensions.keptShape(of: shape)).expanded(to: shape)
  }

  /// Calls `body` with each element's position and the position of the result it belongs to.
  @inline(__always)
  func forEachElement(of shape: Shape, _ body: (Int, Int) -> Void) {
    let strides = dimensions.keptShape(of: shape).strides(broadcastTo: shape)
    forEachOffset(in: shape, strides, strides) { position, group, _ in body(position, group) }
  }
}

extension Reduction where Self: CompositeOperation {
  package func work(of operands: [Shape], result: Shape) -> Int {
    operands[0].checkedSize.times(8).adding(2000)
  }
}

/// A reduction that is made of its dimensions alone.
package protocol PlainReduction: Reduction {
  init(dimensions: ReducedDimensions)
}

extension PlainReduction {
  package init(dims: [Int]? = nil, keepdim: Bool = false) {
    self.init(dimensions: ReducedDimensions(dims, keepdim: keepdim))
  }
  package init(settings: SettingReader) throws(SettingError) {
    self.init(dimensions: try ReducedDimensions(settings))
  }
}
