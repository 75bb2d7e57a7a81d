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
    return (tensors, (result * Tensor(result.array.weights)).sum())
  }
  let (tensors, result) = try value(points)
  if result.requiresGrad { result.backward() }
  // Where the function does not depend on an input, its gradient is 0.
  let gradients = tensors.map { $0.grad?.array ?? NDArray(shape: $0.array.shape, repeating: 0) }
  return try mismatches(
    of: Array(zip(inputs.map(\.name), gradients)), step, absolute, relative
  ) { input, element, distance in
    var points = points
    points[input].elements[element] += distance
    return try value(points).result.item
  }
}

extension FixedGraph {
  /// Compares the gradients of the output with central differences, at what the leaves hold now.
  ///
  /// ```swift
  /// let x = Tensor(0.5, name: "x", requiresGrad: true)
  /// print(FixedGraph { tanh(x) * x }.checkGradients())  // []
  /// ```
  /// It checks the recorded operations, without recording them again, and so takes less time than
  /// ``checkGradients(of:at:step:absolute:relative:)``. What the program did besides, as reading a
  /// number with `item` and putting it in again, is not in the graph and not seen by it. No leaf and
  /// no gradient is changed.
  ///
  /// - Parameters:
  ///   - step: h.
  ///   - absolute: How far a gradient may be off in any case,
  ///   - relative: and how much further for each 1 of the difference's magnitude.
  /// - Returns: every element of the parameters that is further off, or where either is NaN; inputs
  ///   are counted in the order in which they are first used.
  /// - Precondition: the output depends on a parameter.
  /// - Complexity: two runs for each element of the parameters.
  public func checkGradients(
    step: Double = 1e-6, absolute: Double = 1e-5, relative: Double = 1e-3
  ) -> [GradientMismatch] {
    let inputs = plan.parameters
    run()
    let weights = output.array.weights
    differentiate(from: Tensor(weights))
    let gradients = inputs.map { input in
      (input.leaf._withUnsafeGuaranteedRef(\.name), gradient(at: input.place))
    }
    defer { forward() }
    return mismatches(of: gradients, step, absolute, relative) { input, element, distance in
      forward(moving: (Int(inputs[input].place), element, distance))
      return zip(output.array.elements, weights.elements).reduce(0) { $0 + $1.0 * $1.1 }
    }
  }
}

extension NDArray {
  /// What its elements are weighed with, so that their sum says something about each.
  fileprivate var weights: NDArray {
    shape.size == 1
      ? NDArray(shape: shape, repeating: 1) : NDArray(shape: shape) { .cos(1 + Double($0)) }
  }
}

/// - Parameter moved: The function's value with an element of an input moved by a distance.
private func mismatches(
  of inputs: [(name: String?, gradient: NDArray)], _ step: Double, _ absolute: Double,
  _ relative: Double, moved: (_ input: Int, _ element: Int, _ distance: Double) throws -> Double
) rethrows -> [GradientMismatch] {
  var mismatches: [GradientMismatch] = []
  for (input, (name, gradient)) in inputs.enumerated() {
    for (element, gradient) in gradient.elements.enumerated() {
      let above = try moved(input, element, step)
      let difference = (above - (try moved(input, element, -step))) / (2 * step)
      let distance = (gradient - difference).magnitude
      if !(distance <= absolute + relative * difference.magnitude) {
        mismatches.append(
          GradientMismatch(
            input: input, name: name, element: element, gradient: gradient,
            difference: difference))
      }
    }
  }
  return mismatches
}
