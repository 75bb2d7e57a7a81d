// Sums, means, and what is made of them: variance, standard deviation, norm.

import ComputationGraph

/// Σ x over some dimensions.
package struct Sum: PlainReduction, CompositeOperation, NumberlessDerivative {
  package static let name = "sum"
  package let dimensions: ReducedDimensions
  package init(dimensions: ReducedDimensions) { self.dimensions = dimensions }
  package var symbol: String { "Σ" }

  package func value<Q: ArrayQuantity>(of x: [Q]) -> Q {
    let kept = dimensions.keptShape(of: x[0].shape)
    // A sum begins with 0, so that one of −0 alone is 0.
    return (kept == x[0].shape ? x[0] + 0 : x[0].summed(to: kept)).reshaped(to: shape(of: x))
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { spread(upstream, to: operands[0].shape) }
}

/// Σ x / n over some dimensions; the mean of nothing is NaN, as in PyTorch.
package struct Mean: PlainReduction, CompositeOperation, NumberlessDerivative {
  package static let name = "mean"
  package let dimensions: ReducedDimensions
  package init(dimensions: ReducedDimensions) { self.dimensions = dimensions }

  package func value<Q: ArrayQuantity>(of x: [Q]) -> Q {
    Sum(dimensions: dimensions)(x[0]) / Q(Double(dimensions.count(in: x[0].shape)))
  }

  package func pullback<Q: ArrayQuantity>(_ upstream: Q, to _: Int, of x: [Q], result _: Q) -> Q {
    spread(upstream, to: x[0].shape) / Q(Double(dimensions.count(in: x[0].shape)))
  }
}

/// The mean squared distance from the mean, over `count − correction`.
package struct Var: Reduction, CompositeOperation {
  package static let name = "var"
  package let dimensions: ReducedDimensions
  package let correction: Double
  package init(dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false) {
    dimensions = ReducedDimensions(dims, keepdim: keepdim)
    self.correction = correction
  }
  package init(settings: SettingReader) throws(SettingError) {
    dimensions = try ReducedDimensions(settings)
    correction = try settings["correction", default: 1]
  }
  package var settings: [Setting] {
    dimensions.settings + (correction == 1 ? [] : [Setting("correction", correction)])
  }

  private func divisor(for shape: Shape) -> Double {
    max(Double(dimensions.count(in: shape)) - correction, 0)
  }

  private func centered<Q: ArrayQuantity>(_ x: Q) -> Q { x - Mean(dimensions: dimensions.kept)(x) }

  package func value<Q: ArrayQuantity>(of x: [Q]) -> Q {
    Sum(dimensions: dimensions)(Q.power(centered(x[0]), 2)) / Q(divisor(for: x[0].shape))
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of x: [Q], result: Q
  ) -> Q { spread(upstream, to: x[0].shape) * centered(x[0]) * Q(2 / divisor(for: x[0].shape)) }
}

/// The square root of the variance.
package struct Std: Reduction, CompositeOperation {
  package static let name = "std"
  package let variance: Var
  package init(dims: [Int]? = nil, correction: Double = 1, keepdim: Bool = false) {
    variance = Var(dims: dims, correction: correction, keepdim: keepdim)
  }
  package init(settings: SettingReader) throws(SettingError) {
    variance = try Var(settings: settings)
  }
  package var dimensions: ReducedDimensions { variance.dimensions }
  package var settings: [Setting] { variance.settings }

  package func value<Q: ArrayQuantity>(of x: [Q]) -> Q { .sqrt(variance(x[0])) }

  /// The variance's, over 2σ; 0 where σ is 0, as PyTorch masks it.
  package func pullback<Q: ArrayQuantity>(_ upstream: Q, to _: Int, of x: [Q], result y: Q) -> Q {
    let scaled = Q.choose(where: y, .equal, 0, then: 0, otherwise: upstream / (2 * y))
    return variance.pullback(scaled, to: 0, of: x, result: y)
  }
}

/// The Euclidean norm; its gradient at 0 is 0.
package struct Norm: PlainReduction, CompositeOperation {
  package static let name = "norm"
  package let dimensions: ReducedDimensions
  package init(dimensions: ReducedDimensions) { self.dimensions = dimensions }
  package var symbol: String { "‖·‖" }

  package func value<Q: ArrayQuantity>(of x: [Q]) -> Q {
    guard x[0].shape.size > 0 else { return Sum(dimensions: dimensions)(x[0]) }
    // Scaled by the largest, so that squares of huge or tiny numbers neither overflow nor vanish;
    // but not by 0, ∞ or NaN.
    let largest = Amax(.largest, dimensions.kept)(Q.abs(x[0]))
    let finite = Q.choose(where: largest, .less, Q(.infinity), then: largest, otherwise: 1)
    let scale = Q.choose(where: largest, .greater, 0, then: finite, otherwise: 1)
    let squares = Sum(dimensions: dimensions.kept)(Q.power(x[0] / scale, 2))
    return (scale * .sqrt(squares)).reshaped(to: shape(of: x))
  }

  package func pullback<Q: ArrayQuantity>(_ upstream: Q, to _: Int, of x: [Q], result y: Q) -> Q {
    let shape = x[0].shape
    let norm = spread(y, to: shape)
    let gradient = spread(upstream, to: shape) * (x[0] / norm)
    return .choose(where: norm, .equal, 0, then: 0, otherwise: gradient)
  }
}
