// Minus the log-probability of the right class: what the negative log likelihood is made of.

import ComputationGraph

/// −x[n, classes[n]] for each sample; x is `[N, C]`, or `[C]` with one class.
package struct PickClass: CompositeOperation {
  package static let name = "nll"
  package let classes: NDArray
  package init(classes: NDArray) { self.classes = classes }
  package init(settings: SettingReader) throws(SettingError) { classes = try settings["target"] }
  package var settings: [Setting] { [Setting("target", classes)] }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    let shape = operands[0]
    guard shape.count == 1 || shape.count == 2 else { throw .rank(expected: "[N, C] or [C]") }
    guard classes.shape == Shape(shape.dropLast()) else { throw .targetShape(classes.shape) }
    let last = shape.count - 1
    try classes.checkPositions(from: 0, dimension: last, extent: shape[last])
    return classes.shape
  }

  package func value<Q: ArrayQuantity>(of x: [Q]) -> Q {
    -Gather(indices: positions(in: x[0].shape))(x[0].reshaped(to: [x[0].shape.size]))
  }

  package func pullback<Q: ArrayQuantity>(_ upstream: Q, to _: Int, of x: [Q], result _: Q) -> Q {
    let whole = x[0].shape
    return Scatter(of: Gather(indices: positions(in: whole)), shape: [whole.size])(-upstream)
      .reshaped(to: whole)
  }

  /// Where the right classes stand among all elements.
  private func positions(in whole: Shape) -> NDArray {
    NDArray(shape: classes.shape) { Double($0 * whole[whole.count - 1]) + classes.elements[$0] }
  }

  package func taught(to operand: Int) -> Formula? { "\(-.upstream) at the right class, else 0" }
}
