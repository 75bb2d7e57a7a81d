// The largest and the smallest: over all elements, or along dimensions.

import ComputationGraph

/// Which end of the order is sought.
package enum Extreme: String, Sendable {
  case largest, smallest

  func isBetter(_ a: Double, than b: Double) -> Bool {
    // NaN wins, as in PyTorch: it must not go unseen.
    if b.isNaN { return false }
    return a.isNaN || (self == .largest ? a > b : a < b)
  }

  var start: Double { self == .largest ? -.infinity : .infinity }
}

/// The largest or smallest element; tied elements share the gradient evenly.
///
/// `torch.amax`, `torch.amin`, and `torch.max` and `torch.min` without `dim`.
package struct Amax: Reduction {
  package let dimensions: ReducedDimensions
  package let extreme: Extreme
  package let name: String
  package var symbol: String { extreme == .largest ? "max" : "min" }

  package init(
    _ extreme: Extreme = .largest, dims: [Int]? = nil, keepdim: Bool = false, name: String? = nil
  ) {
    dimensions = ReducedDimensions(dims, keepdim: keepdim)
    self.extreme = extreme
    self.name = name ?? (extreme == .largest ? "amax" : "amin")
  }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    if operands[0].size == 0 { throw .emptyReduction }
    return try dimensions.shape(of: operands[0])
  }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    var result = NDArray(shape: shape, repeating: extreme.start)
    forEachElement(of: operands[0]) {
      let element = operands[0].elements[$0]
      if extreme.isBetter(element, than: result.elements[$1]) { result.elements[$1] = element }
    }
    return result
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    let shape = operands[0].shape
    let isExtreme = passed(operands[0], .equal, spread(result, to: shape))
    let ties = spread(isExtreme.applying(Sum(dims: dimensions.dims)), to: shape, keepdim: false)
    return spread(upstream, to: shape) / ties * isExtreme
  }

  private func spread<Q: ArrayQuantity>(_ reduced: Q, to shape: Shape, keepdim: Bool) -> Q {
    Amax(extreme, dims: dimensions.dims, keepdim: keepdim).spread(reduced, to: shape)
  }

  package func taught(to operand: Int, of operands: [Formula], result: Formula) -> Formula? {
    "\(.upstream) at the \(extreme.rawValue), else 0"
  }
}

/// The largest or smallest along one dimension; the first of tied elements takes all.
///
/// `torch.max(x, dim)` and `torch.min(x, dim)`, values only.
package struct MaxAlong: Reduction {
  package let dimensions: ReducedDimensions
  package let extreme: Extreme

  package init(_ extreme: Extreme = .largest, dim: Int, keepdim: Bool = false) {
    dimensions = ReducedDimensions([dim], keepdim: keepdim)
    self.extreme = extreme
  }
  package var name: String { extreme == .largest ? "max" : "min" }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    if operands[0].size == 0 { throw .emptyReduction }
    return try dimensions.shape(of: operands[0])
  }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let positions = positions(in: operands[0], count: shape.size)
    return NDArray(shape: shape) { operands[0].elements[positions[$0]] }
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    let mask = operands[0].applying(FirstExtreme(along: self))
    return .choose(
      where: mask, .equal, 0, then: 0, otherwise: spread(upstream, to: operands[0].shape))
  }

  /// Where the extreme of each group stands in the operand's elements.
  package func positions(in operand: NDArray, count: Int) -> [Int] {
    var positions = [Int](repeating: -1, count: count)
    forEachElement(of: operand) {
      let best = positions[$1]
      if best < 0 || extreme.isBetter(operand.elements[$0], than: operand.elements[best]) {
        positions[$1] = $0
      }
    }
    return positions
  }

  package func taught(to operand: Int, of operands: [Formula], result: Formula) -> Formula? {
    "\(.upstream) at the \(extreme.rawValue), else 0"
  }
}

/// 1 at the first extreme of each group, else 0.
struct FirstExtreme: Operation {
  let along: MaxAlong
  init(along: MaxAlong) { self.along = along }
  var name: String { "first_extreme" }
  var isDifferentiable: Bool { false }

  func shape(of operands: [Shape]) throws(OperationError) -> Shape { operands[0] }

  func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    var mask = NDArray(shape: shape, repeating: 0)
    let groups = along.dimensions.keptShape(of: shape).size
    for position in along.positions(in: operands[0], count: groups) { mask.elements[position] = 1 }
    return mask
  }

  func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { .zeros(operands[0].shape) }
}
