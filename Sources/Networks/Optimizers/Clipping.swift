// Gradients made smaller before a step.

import Micrograd
import RealModule

/// Scales the gradients of some parameters so that all together have at most a norm (PyTorch's
/// `clip_grad_norm_`).
///
/// - Parameters:
///   - parameters: Those whose gradients are scaled; one without gradient counts nothing.
///   - maximum: The norm that they have at most afterwards, but for one part in a million.
///   - order: Which norm: 2 for the root of the sum of squares, ∞ for the largest.
/// - Returns: the norm before.
/// - Precondition: `order` is positive.
@discardableResult
public func clipGradientNorm(
  _ parameters: [Tensor], to maximum: Double, order: Double = 2
) -> Double {
  precondition(order > 0, "clipGradientNorm: there is no norm of order \(order)")
  let norm = gradientNorm(parameters, order: order)
  let scale = min(maximum / (norm + 1e-6), 1)
  for parameter in parameters {
    guard let gradient = parameter.gradient else { continue }
    // NaN too: a gradient that is lost should not look as if it were not.
    parameter.gradient = NDArray(shape: gradient.shape) {
      gradient.elements[$0] * (norm.isNaN ? norm : scale)
    }
  }
  return norm
}

/// The norm of the gradients of some parameters, all together.
///
/// - Precondition: `order` is positive.
public func gradientNorm(_ parameters: [Tensor], order: Double = 2) -> Double {
  let slopes = parameters.lazy.compactMap(\.gradient).flatMap(\.elements).map(\.magnitude)
  if order == .infinity { return slopes.reduce(0) { $0.isNaN || $0 > $1 ? $0 : $1 } }
  if order == 2 { return slopes.reduce(0) { $0 + $1 * $1 }.squareRoot() }
  return .pow(slopes.reduce(0) { $0 + .pow($1, order) }, 1 / order)
}

/// Cuts every number of the gradients of some parameters off at a bound (PyTorch's
/// `clip_grad_value_`).
///
/// - Precondition: `bound` is not negative.
public func clipGradientValues(_ parameters: [Tensor], to bound: Double) {
  precondition(bound >= 0, "clipGradientValues: nothing is between \(-bound) and \(bound)")
  for parameter in parameters {
    guard let gradient = parameter.gradient else { continue }
    parameter.gradient = NDArray(shape: gradient.shape) {
      let slope = gradient.elements[$0]
      return slope.isNaN ? slope : min(max(slope, -bound), bound)
    }
  }
}
