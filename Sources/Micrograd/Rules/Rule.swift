// What an elementwise operation states: its value and its derivative, once.

import ComputationGraph

/// An elementwise function of one operand.
///
/// ```swift
/// package struct Tanh: PlainUnaryRule {
///   package static let code = OperationCode(Tanh.self)
///   package static let name = "tanh"
///   package init() {}
///   public func value<Q: Quantity>(_ x: Q) -> Q { .tanh(x) }
///   public func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { 1 - y * y }
/// }
/// ```
public protocol UnaryRule: ElementwiseRule {
  func value<Q: Quantity>(_ x: Q) -> Q
  /// dy/dx, from the operand and the result.
  func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q
}

/// An elementwise function of two operands, which are broadcast as NumPy has it.
public protocol BinaryRule: ElementwiseRule {
  func value<Q: Quantity>(_ a: Q, _ b: Q) -> Q
  /// ∂y/∂a and ∂y/∂b, from the operands and the result.
  func derivatives<Q: Quantity>(_ a: Q, _ b: Q, _ y: Q) -> (Q, Q)
}

/// What elementwise operations of any number of operands have in common.
public protocol ElementwiseRule: Operation {
  static var name: String { get }
  /// The value, from the operands in order.
  func value<Q: Quantity>(of operands: [Q]) -> Q
  /// The derivative with respect to each operand, from the operands and the result.
  func derivatives<Q: Quantity>(of operands: [Q], result: Q) -> [Q]
  /// Whether the rule passes the upstream gradient or blocks it. What is blocked is 0 even where
  /// the upstream gradient is infinite or NaN: PyTorch's `threshold_backward` and `where` do so,
  /// while a product would give NaN.
  static var isGate: Bool { get }
}

extension UnaryRule {
  public func value<Q: Quantity>(of operands: [Q]) -> Q { value(operands[0]) }
  public func derivatives<Q: Quantity>(of operands: [Q], result: Q) -> [Q] {
    [derivative(operands[0], result)]
  }
}

extension BinaryRule {
  public func value<Q: Quantity>(of operands: [Q]) -> Q { value(operands[0], operands[1]) }
  public func derivatives<Q: Quantity>(of operands: [Q], result: Q) -> [Q] {
    let both = derivatives(operands[0], operands[1], result)
    return [both.0, both.1]
  }
}

extension ElementwiseRule {
  public static var isGate: Bool { false }
  public var name: String { Self.name }
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
