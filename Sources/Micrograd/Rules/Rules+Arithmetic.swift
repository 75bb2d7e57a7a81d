// Sums, products, quotients, powers, and the larger and the smaller of two.

import ComputationGraph

package struct Add: PlainBinaryRule, NumberlessDerivative {
  package static let code = OperationCode.add
  package static let name = "add"
  package var symbol: String { "+" }
  package func written(_ operands: [Formula]) -> Formula { operands[0] + operands[1] }
  package init() {}
  package func value<Q: Quantity>(_ a: Q, _ b: Q) -> Q { a + b }
  package func derivatives<Q: Quantity>(_ a: Q, _ b: Q, _ y: Q) -> (Q, Q) { (1, 1) }
}

package struct Subtract: PlainBinaryRule, NumberlessDerivative {
  package static let code = OperationCode(Subtract())
  package static let name = "sub"
  package var symbol: String { "−" }
  package func written(_ operands: [Formula]) -> Formula { operands[0] - operands[1] }
  package init() {}
  package func value<Q: Quantity>(_ a: Q, _ b: Q) -> Q { a - b }
  package func derivatives<Q: Quantity>(_ a: Q, _ b: Q, _ y: Q) -> (Q, Q) { (1, -1) }
}

package struct Multiply: PlainBinaryRule {
  package static let code = OperationCode.multiply
  package static let name = "mul"
  package var symbol: String { "×" }
  package func written(_ operands: [Formula]) -> Formula { operands[0] * operands[1] }
  package init() {}
  package func value<Q: Quantity>(_ a: Q, _ b: Q) -> Q { a * b }
  package func derivatives<Q: Quantity>(_ a: Q, _ b: Q, _ y: Q) -> (Q, Q) { (b, a) }
}

package struct Divide: PlainBinaryRule {
  package static let code = OperationCode(Divide())
  package static let name = "div"
  package var symbol: String { "÷" }
  package func written(_ operands: [Formula]) -> Formula { operands[0] / operands[1] }
  package init() {}
  package func value<Q: Quantity>(_ a: Q, _ b: Q) -> Q { a / b }
  package func derivatives<Q: Quantity>(_ a: Q, _ b: Q, _ y: Q) -> (Q, Q) { (1 / b, -y / b) }
}

package struct Negate: PlainUnaryRule, NumberlessDerivative {
  package static let code = OperationCode(Negate())
  package static let name = "neg"
  package var symbol: String { "−(·)" }
  package func written(_ operands: [Formula]) -> Formula { -operands[0] }
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { -x }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { -1 }
}

package struct Reciprocal: PlainUnaryRule {
  package static let code = OperationCode(Reciprocal())
  package static let name = "reciprocal"
  package var symbol: String { "1/(·)" }
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { 1 / x }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { -(y * y) }
}

package struct Square: PlainUnaryRule {
  package static let code = OperationCode(Square())
  package static let name = "square"
  package var symbol: String { "(·)²" }
  package func written(_ operands: [Formula]) -> Formula { .power(operands[0], 2) }
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { x * x }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { 2 * x }
}

package struct Rsqrt: PlainUnaryRule {
  package static let code = OperationCode(Rsqrt())
  package static let name = "rsqrt"
  package var symbol: String { "1/√(·)" }
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { 1 / .sqrt(x) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { -0.5 * (y / x) }
}

/// `x` to a fixed power. The derivative of `x ** 0` is 0 everywhere, also at 0.
package struct Pow: UnaryRule {
  package static let name = "pow"
  package let exponent: Double
  package init(exponent: Double) { self.exponent = exponent }
  package init(settings: SettingReader) throws(SettingError) { exponent = try settings["exponent"] }
  package var settings: [Setting] { [Setting("exponent", exponent)] }
  /// `(·)³` where the exponent is simple, `(·)^0.3` where it is not.
  package var symbol: String {
    if exponent == 0.5 { return "√(·)" }
    let isSimple = exponent == exponent.rounded() && exponent.magnitude < 100
    let text = NumberFormat.significant(4).string(exponent)
    return "(·)" + ((isSimple ? superscript(text) : nil) ?? "^" + text)
  }
  package func written(_ operands: [Formula]) -> Formula { .power(operands[0], Formula(exponent)) }
  package func value<Q: Quantity>(_ x: Q) -> Q { .power(x, Q(exponent)) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q {
    switch exponent {
    case 0: 0
    case 1: 1
    case 2: 2 * x
    default: Q(exponent) * .power(x, Q(exponent - 1))
    }
  }
}

/// `a` to the power of `b`, both differentiated.
///
/// PyTorch's `pow_backward`: 0 for the base where the exponent is 0, and 0 for the exponent
/// where the base is 0 and the exponent is not negative.
package struct Power: PlainBinaryRule {
  package static let code = OperationCode(Power())
  package static let name = "pow"
  package var symbol: String { "(·)^(·)" }
  package func written(_ operands: [Formula]) -> Formula { .power(operands[0], operands[1]) }
  package init() {}
  package func value<Q: Quantity>(_ a: Q, _ b: Q) -> Q { .power(a, b) }
  package func derivatives<Q: Quantity>(_ a: Q, _ b: Q, _ y: Q) -> (Q, Q) {
    (
      .choose(where: b, .equal, 0, then: 0, otherwise: b * .power(a, b - 1)),
      .choose(
        where: a, .equal, 0,
        then: .choose(where: b, .greaterOrEqual, 0, then: 0, otherwise: y * .log(a)),
        otherwise: y * .log(a))
    )
  }
}

/// The larger; at a tie each operand takes half. NaN wins, as in PyTorch.
package struct Maximum: PlainBinaryRule {
  package static let code = OperationCode(Maximum())
  package static let name = "maximum"
  package var symbol: String { "max" }
  package static let isGate = true
  package init() {}
  package func value<Q: Quantity>(_ a: Q, _ b: Q) -> Q {
    .choose(
      where: a, .notEqual, a, then: a,
      otherwise: .choose(where: a, .greater, b, then: a, otherwise: b))
  }
  package func derivatives<Q: Quantity>(_ a: Q, _ b: Q, _ y: Q) -> (Q, Q) {
    (
      .choose(
        where: a, .equal, b, then: 0.5,
        otherwise: .choose(where: a, .less, b, then: 0, otherwise: 1)),
      .choose(
        where: a, .equal, b, then: 0.5,
        otherwise: .choose(where: b, .less, a, then: 0, otherwise: 1))
    )
  }
}

/// The smaller; at a tie each operand takes half. NaN wins, as in PyTorch.
package struct Minimum: PlainBinaryRule {
  package static let code = OperationCode(Minimum())
  package static let name = "minimum"
  package var symbol: String { "min" }
  package static let isGate = true
  package init() {}
  package func value<Q: Quantity>(_ a: Q, _ b: Q) -> Q {
    .choose(
      where: a, .notEqual, a, then: a,
      otherwise: .choose(where: a, .less, b, then: a, otherwise: b))
  }
  package func derivatives<Q: Quantity>(_ a: Q, _ b: Q, _ y: Q) -> (Q, Q) {
    (
      .choose(
        where: a, .equal, b, then: 0.5,
        otherwise: .choose(where: a, .greater, b, then: 0, otherwise: 1)),
      .choose(
        where: a, .equal, b, then: 0.5,
        otherwise: .choose(where: b, .greater, a, then: 0, otherwise: 1))
    )
  }
}

/// 1 where the comparison holds, else 0: what a gate lets through.
@inline(__always)
func passed<Q: Quantity>(_ a: Q, _ comparison: Comparison, _ b: Q) -> Q {
  .choose(where: a, comparison, b, then: 1, otherwise: 0)
}
