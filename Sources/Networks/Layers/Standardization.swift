// What normalisation layers compute before they scale and shift.

import ComputationGraph
import Micrograd

/// (x − mean) / √(variance + ε) over some of an array's dimensions.
private enum Standard {
  static func value<Q: ArrayQuantity>(_ x: Q, _ dims: [Int], _ epsilon: Double) -> Q {
    (x - Mean(dims: dims, keepdim: true)(x)) * inverseDeviation(x, dims, epsilon)
  }

  static func inverseDeviation<Q: ArrayQuantity>(_ x: Q, _ dims: [Int], _ epsilon: Double) -> Q {
    Rsqrt()(Var(dims: dims, correction: 0, keepdim: true)(x) + Q(epsilon))
  }

  /// (g − mean(g) − x̂ · mean(g · x̂)) / σ
  static func pullback<Q: ArrayQuantity>(
    _ upstream: Q, _ x: Q, _ y: Q, _ dims: [Int], _ epsilon: Double
  ) -> Q {
    let mean = Mean(dims: dims, keepdim: true)
    return (upstream - mean(upstream) - y * mean(upstream * y))
      * inverseDeviation(x, dims, epsilon)
  }
}

/// (x − mean) / √(variance + ε), where mean and variance are those of a channel over the batch; the
/// channel is dimension 1.
///
/// https://arxiv.org/abs/1502.03167
package struct BatchStandardization: CompositeOperation {
  package static let name = "batch_norm"
  package let epsilon: Double
  package init(epsilon: Double) { self.epsilon = epsilon }
  package init(settings: SettingReader) throws(SettingError) { epsilon = try settings["eps"] }
  package var settings: [Setting] { [Setting("eps", epsilon)] }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    guard operands[0].count >= 2 else { throw .rank(expected: "[N, C, …]") }
    return operands[0]
  }

  private func dims(_ shape: Shape) -> [Int] { shape.indices.filter { $0 != 1 } }

  package func value<Q: ArrayQuantity>(of x: [Q]) -> Q {
    Standard.value(x[0], dims(x[0].shape), epsilon)
  }

  package func pullback<Q: ArrayQuantity>(_ upstream: Q, to _: Int, of x: [Q], result y: Q) -> Q {
    Standard.pullback(upstream, x[0], y, dims(x[0].shape), epsilon)
  }
}

/// The same where mean and variance are those of a group of channels in one sample.
///
/// https://arxiv.org/abs/1803.08494
package struct GroupStandardization: CompositeOperation {
  package static let name = "group_norm"
  package let groups: Int
  package let epsilon: Double
  package init(groups: Int, epsilon: Double) {
    self.groups = groups
    self.epsilon = epsilon
  }
  package init(settings: SettingReader) throws(SettingError) {
    groups = try settings["num_groups"]
    epsilon = try settings["eps"]
  }
  package var settings: [Setting] { [Setting("num_groups", groups), Setting("eps", epsilon)] }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    let shape = operands[0]
    guard shape.count >= 2, groups > 0, shape[1] % groups == 0 else {
      throw .rank(expected: "[N, C, …] with channels that go into \(groups) groups")
    }
    return shape
  }

  /// Each group in a row.
  private func grouped(_ shape: Shape) -> Shape {
    let rows = shape[0] * groups
    return [rows, shape.size / max(rows, 1)]
  }

  package func value<Q: ArrayQuantity>(of x: [Q]) -> Q {
    let shape = x[0].shape
    return Standard.value(x[0].reshaped(to: grouped(shape)), [1], epsilon).reshaped(to: shape)
  }

  package func pullback<Q: ArrayQuantity>(_ upstream: Q, to _: Int, of x: [Q], result y: Q) -> Q {
    let rows = grouped(x[0].shape)
    return Standard.pullback(
      upstream.reshaped(to: rows), x[0].reshaped(to: rows), y.reshaped(to: rows), [1], epsilon
    ).reshaped(to: x[0].shape)
  }
}
