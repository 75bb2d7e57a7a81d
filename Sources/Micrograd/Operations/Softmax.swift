// Exponentials that are normalised along dimensions, computed without overflow.

import ComputationGraph

/// log Σ eˣ over some dimensions, with the largest taken out first.
package struct LogSumExp: Reduction {
  package let dimensions: ReducedDimensions
  package init(dims: [Int]?, keepdim: Bool = false) {
    dimensions = ReducedDimensions(dims, keepdim: keepdim)
  }
  package var name: String { "logsumexp" }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let groups = groups(of: operands[0], count: shape.size)
    return NDArray(shape: shape) {
      let largest = groups[$0].reduce(-.infinity) { Swift.max($0, $1) }
      guard largest.isFinite else { return largest + groups[$0].reduce(0) { $0 + $1 * 0 } }
      return largest + .log(groups[$0].reduce(0) { $0 + .exp($1 - largest) })
    }
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    let shape = operands[0].shape
    return spread(upstream, to: shape) * .exp(operands[0] - spread(result, to: shape))
  }

  package func taught(to operand: Int, of operands: [Formula], result: Formula) -> Formula? {
    .upstream * "softmax(\(operands[0]))"
  }
}

/// eˣ / Σ eˣ along one dimension.
package struct Softmax: Operation {
  package let dim: Int
  package init(dim: Int) { self.dim = dim }
  package var name: String { "softmax" }
  package func written(_ operands: [Formula]) -> Formula { .application(.init(name), operands) }
  package var settings: [Setting] { [Setting("dim", .number(Double(dim)))] }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    _ = try operands[0].dimension(dim)
    return operands[0]
  }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let logarithm = LogSoftmax(dim: dim).evaluate(operands, shape: shape)
    return NDArray(shape: shape) { .exp(logarithm.elements[$0]) }
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    result * (upstream - (upstream * result).applying(Sum(dims: [dim], keepdim: true)))
  }

  package func taught(to operand: Int, of operands: [Formula], result: Formula) -> Formula? {
    result * (.upstream - "Σ \(.upstream * result)")
  }
}

/// x − log Σ eˣ along one dimension.
package struct LogSoftmax: Operation {
  package let dim: Int
  package init(dim: Int) { self.dim = dim }
  package var name: String { "log_softmax" }
  package func written(_ operands: [Formula]) -> Formula { .application(.init(name), operands) }
  package var settings: [Setting] { [Setting("dim", .number(Double(dim)))] }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    _ = try operands[0].dimension(dim)
    return operands[0]
  }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    operands[0] - operands[0].applying(LogSumExp(dims: [dim], keepdim: true))
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    upstream - .exp(result) * upstream.applying(Sum(dims: [dim], keepdim: true))
  }

  package func taught(to operand: Int, of operands: [Formula], result: Formula) -> Formula? {
    .upstream - .name("softmax") * "Σ \(.upstream)"
  }
}

/// (x − mean) / √(variance + ε) over the last dimensions, before scale and shift.
///
/// PyTorch's `layer_norm` is this times a weight, plus a bias.
package struct LayerNorm: Operation {
  package let normalizedShape: Shape
  package let epsilon: Double
  package init(normalizedShape: Shape, epsilon: Double = 1e-5) {
    self.normalizedShape = normalizedShape
    self.epsilon = epsilon
  }
  package var name: String { "layer_norm" }
  package func written(_ operands: [Formula]) -> Formula { .application(.init(name), operands) }
  package var settings: [Setting] {
    [Setting("normalized_shape", .init(normalizedShape)), Setting("eps", .number(epsilon))]
  }
  private var dims: [Int] { normalizedShape.indices.map { $0 - normalizedShape.count } }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    guard !normalizedShape.isEmpty,
      operands[0].suffix(normalizedShape.count) == normalizedShape[...]
    else { throw .normalizedShape(normalizedShape) }
    return operands[0]
  }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let x = operands[0]
    return (x - x.applying(Mean(dims: dims, keepdim: true))) * inverseDeviation(of: x)
  }

  private func inverseDeviation<Q: ArrayQuantity>(of x: Q) -> Q {
    (x.applying(Var(dims: dims, correction: 0, keepdim: true)) + Q(epsilon)).applying(Rsqrt())
  }

  /// (g − mean(g) − x̂ · mean(g · x̂)) / σ
  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    let mean = Mean(dims: dims, keepdim: true)
    let centered =
      upstream - upstream.applying(mean) - result * (upstream * result).applying(mean)
    return centered * inverseDeviation(of: operands[0])
  }
}
