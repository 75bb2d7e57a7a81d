// Minus the log-probability of the right class: what the negative log likelihood is made of.

import ComputationGraph

/// −x[n, classes[n]] for each sample; x is `[N, C]`, or `[C]` with one class.
package struct PickClass: Operation {
  package let classes: NDArray
  package init(classes: NDArray) { self.classes = classes }
  package var name: String { "nll" }
  package var settings: [Setting] {
    classes.elements.count <= 16
      ? [Setting("target", .init(classes.elements.map { Int($0) }))] : []
  }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    let shape = operands[0]
    guard shape.count == 1 || shape.count == 2 else { throw .rank(expected: "[N, C] or [C]") }
    guard classes.shape == Shape(shape.dropLast()) else { throw .targetShape(classes.shape) }
    for index in classes.elements {
      guard let whole = Int(exactly: index) else { throw .notWholeNumber(index) }
      guard (0..<shape[shape.count - 1]).contains(whole) else {
        throw .indexOutOfRange(whole, dimension: shape.count - 1, extent: shape[shape.count - 1])
      }
    }
    return classes.shape
  }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let width = operands[0].shape[operands[0].shape.count - 1]
    return NDArray(shape: shape) { -operands[0].elements[$0 * width + Int(classes.elements[$0])] }
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { upstream.applying(PutClass(pick: self, shape: operands[0].shape)) }

  package func taught(to operand: Int, of operands: [Formula], result: Formula) -> Formula? {
    "\(-.upstream) at the right class, else 0"
  }
}

/// The transpose of `PickClass`.
struct PutClass: Operation {
  let pick: PickClass
  let whole: Shape
  init(pick: PickClass, shape: Shape) {
    self.pick = pick
    whole = shape
  }
  var name: String { "nll_transpose" }

  func shape(of operands: [Shape]) throws(OperationError) -> Shape { whole }

  func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    var result = NDArray(shape: shape, repeating: 0)
    for (sample, index) in pick.classes.elements.enumerated() {
      result.elements[sample * whole[whole.count - 1] + Int(index)] = -operands[0].elements[sample]
    }
    return result
  }

  func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { upstream.applying(pick) }
}
