// An operation whose value is there already, and whose way back somebody else computes.

/// A function that a program states with a derivative of its own: PyTorch's `autograd.Function`.
///
/// Readers of a graph know its name and its numbers, and no rule.
package struct GivenFunction: Operation {
  package static let name = "function"
  package static let operandCount: Int? = nil
  package let name: String
  let value: NDArray
  let way: Way

  /// From the gradient of the result, the gradient of each operand; nil where none flows.
  package typealias Way = @Sendable (NDArray) -> [NDArray?]

  package init(_ name: String, value: NDArray, way: @escaping Way) {
    (self.name, self.value, self.way) = (name, value, way)
  }

  package func shape(of operands: [Shape]) -> Shape { value.shape }
  package func work(of operands: [Shape], result: Shape) -> Int { result.checkedSize.adding(100) }
  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray { value }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { GivenGradient(of: self, to: operand, operands[operand].shape)(upstream) }
}

/// The way back of a ``GivenFunction`` to one operand. A gradient of it would need a rule.
struct GivenGradient: Operation {
  static let name = "function_backward"
  let name: String
  let operand: Int
  let shape: Shape
  let way: GivenFunction.Way

  init(of function: GivenFunction, to operand: Int, _ shape: Shape) {
    name = function.name + "_backward"
    (self.operand, self.shape, way) = (operand, shape, function.way)
  }

  var isDifferentiable: Bool { false }
  func shape(of operands: [Shape]) -> Shape { shape }
  func work(of operands: [Shape], result: Shape) -> Int { result.checkedSize.adding(100) }
  func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let gradients = way(operands[0])
    guard gradients.indices.contains(operand), let gradient = gradients[operand],
      gradient.shape == shape
    else { return NDArray(shape: shape, repeating: 0) }
    return gradient
  }
  func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { .zeros(operands[operand].shape) }
}
