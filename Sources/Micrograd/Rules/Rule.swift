// What an elementwise operation states: its value and its derivative, once.

import ComputationGraph

/// An elementwise function of one operand.
///
/// ```swift
/// package struct Tanh: PlainUnaryRule {
///   package static let code = OperationCode(Tanh.self)
///   package static let name = "tanh"
///   package init() {}
///   package func value<Q: Quantity>(_ x: Q) -> Q { .tanh(x) }
///   package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { 1 - y * y }
/// }
/// ```
package protocol UnaryRule: ElementwiseRule {
  func value<Q: Quantity>(_ x: Q) -> Q
  /// dy/dx, from the operand and the result.
  func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q
}

/// An elementwise function of two operands, which are broadcast as NumPy has it.
package protocol BinaryRule: ElementwiseRule {
  func value<Q: Quantity>(_ a: Q, _ b: Q) -> Q
  /// ∂y/∂a and ∂y/∂b, from the operands and the result.
  func derivatives<Q: Quantity>(_ a: Q, _ b: Q, _ y: Q) -> (Q, Q)
}

/// What unary and binary rules have in common.
package protocol ElementwiseRule: Operation {
  static var name: String { get }
  /// Whether the rule passes the upstream gradient or blocks it. What is blocked is 0 even where
  /// the upstream gradient is infinite or NaN: PyTorch's `threshold_backward` and `where` do so,
  /// while a product would give NaN.
  static var isGate: Bool { get }
}

extension ElementwiseRule {
  package static var isGate: Bool { false }
  package var name: String { Self.name }
}

/// A rule without settings: it can be recorded as a small number.
package protocol PlainRule: ElementwiseRule {
  static var code: OperationCode { get }
  init()
  /// The derivatives for scalars; the second is not read where there is one operand.
  static func scalarDerivatives(_ a: Double, _ b: Double, _ y: Double) -> (Double, Double)
}

package protocol PlainUnaryRule: UnaryRule, PlainRule {}
package protocol PlainBinaryRule: BinaryRule, PlainRule {}

extension PlainUnaryRule {
  package static func scalarDerivatives(
    _ a: Double, _ b: Double, _ y: Double
  ) -> (Double, Double) {
    (Self().derivative(a, y), 0)
  }
}

extension PlainBinaryRule {
  package static func scalarDerivatives(
    _ a: Double, _ b: Double, _ y: Double
  ) -> (Double, Double) {
    Self().derivatives(a, b, y)
  }
}
