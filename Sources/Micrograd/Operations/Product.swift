// The product of many factors, and its gradient.

import ComputationGraph

/// The product; right also where factors are 0.
package struct Prod: PlainReduction {
  package static let name = "prod"
  package let dimensions: ReducedDimensions
  package init(dimensions: ReducedDimensions) { self.dimensions = dimensions }
  package var symbol: String { "∏" }

  package func work(of operands: [Shape], result: Shape) -> Int { operands[0].checkedSize.times(2) }
  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    operands[0].withPointer { x in
      NDArray(shape: shape) { result, count in
        result.update(repeating: 1, count: count)
        forEachElement(of: operands[0].shape) { result[$1] *= x[$0] }
      }
    }
  }

  package func pullback<Q: ArrayQuantity>(_ upstream: Q, to _: Int, of x: [Q], result _: Q) -> Q {
    spread(upstream, to: x[0].shape) * ProductOfOthers(dims: dimensions.dims)(x[0])
  }

  package func taught(to operand: Int) -> Formula? { "\(.upstream)·product of the others" }
}

/// For each element the product of the others of its group: the gradient of `Prod`, which a
/// division could not give where a factor is 0.
package struct ProductOfOthers: PlainReduction {
  package static let name = "product_of_others"
  package let dimensions: ReducedDimensions
  package init(dimensions: ReducedDimensions) { self.dimensions = dimensions }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    _ = try dimensions.shape(of: operands[0])
    return operands[0]
  }

  package func work(of operands: [Shape], result: Shape) -> Int { result.checkedSize.times(8) }
  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let groupCount = dimensions.keptShape(of: shape).size
    var result = NDArray(shape: shape, repeating: 1)
    // The product of all before, then times the product of all after.
    var before = [Double](repeating: 1, count: groupCount)
    var order: [(Int, Int)] = []
    forEachElement(of: shape) { position, group in
      result.elements[position] = before[group]
      before[group] *= operands[0].elements[position]
      order.append((position, group))
    }
    var after = [Double](repeating: 1, count: groupCount)
    for (position, group) in order.reversed() {
      result.elements[position] *= after[group]
      after[group] *= operands[0].elements[position]
    }
    return result
  }

  /// ∂ᵢⱼ of a product is the product without both: Σᵢ gᵢ · Πₖ≠ᵢ,ⱼ xₖ, by the quotient, which is
  /// exact where no factor is 0.
  package func pullback<Q: ArrayQuantity>(_ upstream: Q, to _: Int, of x: [Q], result y: Q) -> Q {
    let weighted = upstream * y
    let all = Sum(dimensions: dimensions.kept)(weighted)
    return (all - weighted) / x[0]
  }
}
