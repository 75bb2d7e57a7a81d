// Exponentials that are normalised along dimensions, computed without overflow.

import ComputationGraph

/// log Σ eˣ over some dimensions, with the largest taken out first.
package struct LogSumExp: PlainReduction, CompositeOperation {
  package static let name = "logsumexp"
  package let dimensions: ReducedDimensions
  package init(dimensions: ReducedDimensions) { self.dimensions = dimensions }

  package func value<Q: ArrayQuantity>(of x: [Q]) -> Q {
    guard x[0].shape.size > 0 else { return .log(Sum(dimensions: dimensions)(x[0])) }
    let largest = Amax(.largest, dimensions.kept)(x[0])
    let sum = Sum(dimensions: dimensions.kept)(Q.exp(x[0] - largest))
    return (largest + .log(sum)).reshaped(to: shape(of: x))
  }

  package func pullback<Q: ArrayQuantity>(_ upstream: Q, to _: Int, of x: [Q], result y: Q) -> Q {
    let shape = x[0].shape
    return spread(upstream, to: shape) * .exp(x[0] - spread(y, to: shape))
  }

  package func taught(to operand: Int) -> Formula? { .upstream * "softmax(\(.operand(0)))" }
}

/// A softmax, or its logarithm: of the operand's shape, along one dimension.
package protocol NormalizedExponential: DimensionOperation, CompositeOperation {}

extension NormalizedExponential {
  /// Along which dimension stands on the card.
  package func written(_ operands: [Formula]) -> Formula { .application(.init(name), operands) }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    _ = try operands[0].dimension(dim)
    return operands[0]
  }
}

/// eˣ / Σ eˣ along one dimension.
package struct SoftmaxOperation: NormalizedExponential {
  package static let name = "softmax"
  package let dim: Int
  package init(dim: Int) { self.dim = dim }

  package func value<Q: ArrayQuantity>(of x: [Q]) -> Q { .exp(LogSoftmaxOperation(dim: dim)(x[0])) }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { result * (upstream - Sum(dims: [dim], keepdim: true)(upstream * result)) }

  package func taught(to operand: Int) -> Formula? {
    .result * (.upstream - "Σ \(.upstream * .result)")
  }
}

/// x − log Σ eˣ along one dimension.
package struct LogSoftmaxOperation: NormalizedExponential {
  package static let name = "log_softmax"
  package let dim: Int
  package init(dim: Int) { self.dim = dim }

  package func value<Q: ArrayQuantity>(of x: [Q]) -> Q {
    x[0] - LogSumExp(dims: [dim], keepdim: true)(x[0])
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { upstream - .exp(result) * Sum(dims: [dim], keepdim: true)(upstream) }

  package func taught(to operand: Int) -> Formula? {
    .upstream - .name("softmax") * "Σ \(.upstream)"
  }
}

/// (x − mean) / √(variance + ε) over the last dimensions, before scale and shift.
///
/// PyTorch's `layer_norm` is this times a weight, plus a bias.
package struct LayerNormOperation: CompositeOperation {
  package static let name = "layer_norm"
  package let normalizedShape: Shape
  package let epsilon: Double
  package init(normalizedShape: Shape, epsilon: Double = 1e-5) {
    self.normalizedShape = normalizedShape
    self.epsilon = epsilon
  }
  package init(settings: SettingReader) throws(SettingError) {
    normalizedShape = try settings["normalized_shape"]
    epsilon = try settings["eps"]
  }
  package var settings: [Setting] {
    [Setting("normalized_shape", normalizedShape), Setting("eps", epsilon)]
  }
  package func written(_ operands: [Formula]) -> Formula { .application(.init(name), operands) }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    guard !normalizedShape.isEmpty,
      operands[0].suffix(normalizedShape.count) == normalizedShape[...]
    else { throw .normalizedShape(normalizedShape) }
    return operands[0]
  }

  private var dims: [Int] { normalizedShape.indices.map { $0 - normalizedShape.count } }
  private var mean: Mean { Mean(dims: dims, keepdim: true) }

  package func value<Q: ArrayQuantity>(of x: [Q]) -> Q {
    (x[0] - mean(x[0])) * inverseDeviation(of: x[0])
  }

  private func inverseDeviation<Q: ArrayQuantity>(of x: Q) -> Q {
    Rsqrt()(Var(dims: dims, correction: 0, keepdim: true)(x) + Q(epsilon))
  }

  /// (g − mean(g) − x̂ · mean(g · x̂)) / σ
  package func pullback<Q: ArrayQuantity>(_ upstream: Q, to _: Int, of x: [Q], result y: Q) -> Q {
    let centered = upstream - mean(upstream) - y * mean(upstream * y)
    return centered * inverseDeviation(of: x[0])
  }
}
