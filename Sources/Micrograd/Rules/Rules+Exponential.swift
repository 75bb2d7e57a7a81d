// Exponentials, logarithms, and the functions of size and sign.

import ComputationGraph

package struct Exp: PlainUnaryRule {
  package static let code = OperationCode(Exp.self)
  package static let name = "exp"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { .exp(x) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { y }
}

/// eˣ − 1, exact near 0.
package struct Expm1: PlainUnaryRule {
  package static let code = OperationCode(Expm1.self)
  package static let name = "expm1"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { .expm1(x) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { y + 1 }
}

package struct Log: PlainUnaryRule {
  package static let code = OperationCode(Log.self)
  package static let name = "log"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { .log(x) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { 1 / x }
}

/// log(1 + x), exact near 0.
package struct Log1p: PlainUnaryRule {
  package static let code = OperationCode(Log1p.self)
  package static let name = "log1p"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { .log1p(x) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { 1 / (1 + x) }
}

package struct Log2: PlainUnaryRule {
  package static let code = OperationCode(Log2.self)
  package static let name = "log2"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { .call(.log2, x) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { 1 / (x * .known(.ln2)) }
}

package struct Log10: PlainUnaryRule {
  package static let code = OperationCode(Log10.self)
  package static let name = "log10"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { .call(.log10, x) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { 1 / (x * .known(.ln10)) }
}

/// |x|; the derivative at 0 is 0.
package struct Abs: PlainUnaryRule {
  package static let code = OperationCode(Abs.self)
  package static let name = "abs"
  package var symbol: String { "|·|" }
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { .abs(x) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { .sign(x) }
}

/// −1, 0 or 1; no gradient gets through, but none is lost either: it is 0.
package struct Sign: PlainUnaryRule {
  package static let code = OperationCode(Sign.self)
  package static let name = "sign"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { .sign(x) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { 0 }
}

/// The error function; the derivative is 2/√π · e^(−x²).
package struct Erf: PlainUnaryRule {
  package static let code = OperationCode(Erf.self)
  package static let name = "erf"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { .erf(x) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q {
    .known(.twoOverRootPi) * .exp(-(x * x))
  }
}
