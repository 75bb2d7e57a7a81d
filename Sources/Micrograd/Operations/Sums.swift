// Sums, means, and what is made of them: variance, standard deviation, norm, product.

import ComputationGraph

package struct Sum: Reduction {
  package let dimensions: ReducedDimensions
  package init(dims: [Int]? = nil, keepdim: Bool = false) {
    dimensions = ReducedDimensions(dims, keepdim: keepdim)
  }
  package var name: String { "sum" }
  package var symbol: String { "Σ" }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    var result = NDArray(shape: shape, repeating: 0)
    forEachElement(of: operands[0]) { result.elements[$1] += operands[0].elements[$0] }
    return result
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { spread(upstream, to: operands[0].shape) }
}

package struct Mean: Reduction {
  package let dimensions: ReducedDimensions
  package init(dims: [Int]? = nil, keepdim: Bool = false) {
    dimensions = ReducedDimensions(dims, keepdim: keepdim)
  }
  package var name: String { "mean" }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    var result = NDArray(shape: shape, repeating: 0)
    forEachElement(of: operands[0]) { result.elements[$1] += operands[0].elements[$0] }
    let count = Double(dimensions.count(in: operands[0].shape))
    // The mean of nothing is 0 / 0: NaN, as in PyTorch.
    for i in result.elements.indices { result.elements[i] /= count }
    return result
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    spread(upstream, to: operands[0].shape) / Q(Double(dimensions.count(in: operands[0].shape)))
  }
}

/// The mean squared distance from the mean, over `count − correction`.
package struct Var: Reduction {
  package let dimensions: ReducedDimensions
  package let correction: Double
  package init(dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false) {
    dimensions = ReducedDimensions(dims, keepdim: keepdim)
    self.correction = correction
  }
  package var name: String { "var" }
  package var settings: [Setting] {
    dimensions.settings
      + (correction == 1 ? [] : [Setting("correction", .number(correction))])
  }

  func divisor(for shape: Shape) -> Double {
    max(Double(dimensions.count(in: shape)) - correction, 0)
  }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let groups = groups(of: operands[0], count: shape.size)
    let divisor = divisor(for: operands[0].shape)
    return NDArray(shape: shape) {
      let mean = groups[$0].reduce(0, +) / Double(groups[$0].count)
      return groups[$0].reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / divisor
    }
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    let shape = operands[0].shape
    let mean = operands[0].applying(Mean(dims: dimensions.dims, keepdim: true))
    return spread(upstream, to: shape) * (operands[0] - mean) * Q(2 / divisor(for: shape))
  }
}

/// The square root of the variance.
package struct Std: Reduction {
  package let variance: Var
  package init(dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false) {
    variance = Var(dims: dims, correction: correction, keepdim: keepdim)
  }
  package var dimensions: ReducedDimensions { variance.dimensions }
  package var name: String { "std" }
  package var settings: [Setting] { variance.settings }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let squared = variance.evaluate(operands, shape: shape)
    return NDArray(shape: shape) { squared.elements[$0].squareRoot() }
  }

  /// The variance's, over 2σ; 0 where σ is 0, as PyTorch masks it.
  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    let scaled = Q.choose(
      where: result, .equal, 0, then: 0, otherwise: upstream / (2 * result))
    return variance.pullback(scaled, to: 0, of: operands, result: result)
  }
}

/// The Euclidean norm; its gradient at 0 is 0.
package struct Norm: Reduction {
  package let dimensions: ReducedDimensions
  package init(dims: [Int]? = nil, keepdim: Bool = false) {
    dimensions = ReducedDimensions(dims, keepdim: keepdim)
  }
  package var name: String { "norm" }
  package var symbol: String { "‖·‖" }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let groups = groups(of: operands[0], count: shape.size)
    return NDArray(shape: shape) {
      // Scaled by the largest, so that squares of huge or tiny numbers neither overflow nor vanish.
      let largest = groups[$0].reduce(0) { max($0, $1.magnitude) }
      guard largest > 0, largest.isFinite else {
        return groups[$0].reduce(0) { $0 + $1.magnitude }
      }
      let squares = groups[$0].reduce(0) { $0 + ($1 / largest) * ($1 / largest) }
      return largest * squares.squareRoot()
    }
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    let shape = operands[0].shape
    let norm = spread(result, to: shape)
    let gradient = spread(upstream, to: shape) * (operands[0] / norm)
    return .choose(where: norm, .equal, 0, then: 0, otherwise: gradient)
  }
}

/// The product; right also where factors are 0.
package struct Prod: Reduction {
  package let dimensions: ReducedDimensions
  package init(dims: [Int]? = nil, keepdim: Bool = false) {
    dimensions = ReducedDimensions(dims, keepdim: keepdim)
  }
  package var name: String { "prod" }
  package var symbol: String { "∏" }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    var result = NDArray(shape: shape, repeating: 1)
    forEachElement(of: operands[0]) { result.elements[$1] *= operands[0].elements[$0] }
    return result
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    spread(upstream, to: operands[0].shape)
      * operands[0].applying(ProductOfOthers(dimensions: dimensions))
  }

  package func taught(to operand: Int, of operands: [Formula], result: Formula) -> Formula? {
    "\(.upstream)·product of the others"
  }
}

/// For each element the product of the others of its group: the gradient of `Prod`, which a
/// division could not give where a factor is 0.
struct ProductOfOthers: Operation {
  let dimensions: ReducedDimensions
  var name: String { "product_of_others" }
  var settings: [Setting] { dimensions.settings }

  func shape(of operands: [Shape]) throws(OperationError) -> Shape { operands[0] }

  func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let reduction = Prod(dims: dimensions.dims, keepdim: true)
    let groupCount = dimensions.keptShape(of: shape).size
    var result = NDArray(shape: shape, repeating: 1)
    // The product of all before, then times the product of all after.
    var before = [Double](repeating: 1, count: groupCount)
    var order: [(Int, Int)] = []
    reduction.forEachElement(of: operands[0]) { position, group in
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
  func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    let x = operands[0]
    let weighted = upstream * result
    let all = weighted.applying(Sum(dims: dimensions.dims, keepdim: true))
    return (all - weighted) / x
  }
}
