// The second judge of every derivative: central differences.

import RealModule

/// An element of a gradient that differs from the central difference.
public struct GradientMismatch: Sendable, Equatable {
  /// Which of the inputs, by its position.
  public let input: Int
  /// The input's name.
  public let name: String?
  /// Which element of it, in row-major order.
  public let element: Int
  /// What backward gives.
  public let gradient: Double
  /// (f(x + h) − f(x − h)) / 2h.
  public let difference: Double
}

extension GradientMismatch: CustomStringConvertible {
  public var description: String {
    "\(name ?? "input \(input)"), element \(element): the gradient is \(gradient), by central "
      + "differences \(difference)"
  }
}

/// Compares the gradients of a function with central differences (f(x + h) − f(x − h)) / 2h.
///
/// ```swift
/// let x = Tensor([0.3, -1.2], name: "x")
/// print(checkGradients(of: { Swish(beta: 2)($0[0]) }, at: [x]))  // []
/// ```
/// A result that is not one number is weighed, element by element, with fixed numbers that differ:
/// one element's error does not undo another's. Away from kinks and poles only: a difference across a
/// kink is no derivative. It differentiates graphs of its own: take the record of yours before.
///
/// - Parameters:
///   - function: Gets tensors of the inputs' shapes, which require gradients. It may itself ask for
///     ``gradients(of:withRespectTo:)``, and so check those of second order.
///   - inputs: Where it is checked.
///   - step: h.
///   - absolute: How far a gradient may be off in any case,
///   - relative: and how much further for each 1 of the difference's magnitude.
/// - Returns: every element that is further off, or where either is NaN; none where all is right.
/// - Complexity: two evaluations for each element of the inputs.
public func checkGradients(
  of function: ([Tensor]) throws -> Tensor, at inputs: [Tensor], step: Double = 1e-6,
  absolute: Double = 1e-5, relative: Double = 1e-3
) rethrows -> [GradientMismatch] {
  let points = inputs.map(\.array)
  func value(_ points: [NDArray]) throws -> (inputs: [Tensor], result: Tensor) {
    let tensors = points.map { Tensor($0, requiresGrad: true) }
    let result = try function(tensors)
    if result.shape.size == 1 { return (tensors, result) }
    let weights = NDArray(shape: result.shape) { .cos(1 + Double($0)) }
    return (tensors, (result * Tensor(weights)).sum())
  }
  let (tensors, result) = try value(points)
  if result.requiresGrad { result.backward() }
  var mismatches: [GradientMismatch] = []
  for (input, point) in points.enumerated() {
    // Where the function does not depend on an input, its gradient is 0.
    let gradient = tensors[input].grad?.array ?? NDArray(shape: point.shape, repeating: 0)
    for element in point.elements.indices {
      func moved(by step: Double) throws -> Double {
        var points = points
        points[input].elements[element] += step
        return try value(points).result.item
      }
      let difference = (try moved(by: step) - moved(by: -step)) / (2 * step)
      let distance = (gradient.elements[element] - difference).magnitude
      if !(distance <= absolute + relative * difference.magnitude) {
        mismatches.append(
          GradientMismatch(
            input: input, name: inputs[input].name, element: element,
            gradient: gradient.elements[element], difference: difference))
      }
    }
  }
  return mismatches
}
