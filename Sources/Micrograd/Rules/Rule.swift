// What an elementwise operation states: its value and its derivative, once.

import ComputationGraph

/// An elementwise function of one operand.
///
/// ```swift
/// /// x · σ(βx): https://arxiv.org/abs/1710.05941
/// struct Swish: UnaryRule {
///   static let name = "swish"
///   var beta = 1.0
///   func value<Q: Quantity>(_ x: Q) -> Q { x * .sigmoid(Q(beta) * x) }
///   func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q {
///     .sigmoid(Q(beta) * x) + Q(beta) * y * (1 - .sigmoid(Q(beta) * x))
///   }
///
///   var settings: [Setting] { [Setting("beta", beta)] }
///   init(beta: Double) { self.beta = beta }
///   init(settings: SettingReader) throws(SettingError) { beta = try settings["beta"] }
/// }
/// print(Swish(beta: 1.5)(Tensor(1)))  // tensor(0.8176)
/// ```
public protocol UnaryRule: ElementwiseRule {
  /// y, from the operand.
  func value<Q: Quantity>(_ x: Q) -> Q
  /// dy/dx, from the operand and the result.
  func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q
}

/// An elementwise function of two operands, which are broadcast as NumPy has it.
///
/// ```swift
/// /// √(a² + b²)
/// struct Hypotenuse: BinaryRule {
///   static let name = "hypot"
///   init() {}
///   init(settings: SettingReader) {}
///   func value<Q: Quantity>(_ a: Q, _ b: Q) -> Q { .sqrt(a * a + b * b) }
///   func derivatives<Q: Quantity>(_ a: Q, _ b: Q, _ y: Q) -> (Q, Q) { (a / y, b / y) }
/// }
/// print(Hypotenuse()(Tensor([3, 6]), 4))  // tensor([5.0000, 7.2111])
/// ```
public protocol BinaryRule: ElementwiseRule {
  /// y, from the operands.
  func value<Q: Quantity>(_ a: Q, _ b: Q) -> Q
  /// ∂y/∂a and ∂y/∂b, from the operands and the result.
  func derivatives<Q: Quantity>(_ a: Q, _ b: Q, _ y: Q) -> (Q, Q)
}

/// What elementwise operations of any number of operands have in common.
public protocol ElementwiseRule: Operation {
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
  public static var operandCount: Int? { 2 }
  public func value<Q: Quantity>(of operands: [Q]) -> Q { value(operands[0], operands[1]) }
  public func derivatives<Q: Quantity>(of operands: [Q], result: Q) -> [Q] {
    let both = derivatives(operands[0], operands[1], result)
    return [both.0, both.1]
  }
}

extension ElementwiseRule {
  public static var isGate: Bool { false }
}

/// A rule that can be recorded as a small number, without settings.
package protocol PlainRule: ScalarRule {
  var code: OperationCode { get }
}

/// A plain rule that is the only one of its type.
package protocol SingleRule: PlainRule {
  static var code: OperationCode { get }
  init()
}

extension SingleRule {
  package var code: OperationCode { Self.code }
  package init(settings: SettingReader) { self.init() }
}

package protocol PlainUnaryRule: UnaryRule, SingleRule {}
package protocol PlainBinaryRule: BinaryRule, SingleRule {}
