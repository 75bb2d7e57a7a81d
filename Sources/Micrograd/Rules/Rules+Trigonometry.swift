// Circular and hyperbolic functions.

package struct Sin: PlainUnaryRule {
  package static let code = OperationCode(Sin.self)
  package static let name = "sin"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { .sin(x) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { .cos(x) }
}

package struct Cos: PlainUnaryRule {
  package static let code = OperationCode(Cos.self)
  package static let name = "cos"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { .cos(x) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { -.sin(x) }
}

package struct Tan: PlainUnaryRule {
  package static let code = OperationCode(Tan.self)
  package static let name = "tan"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { .call(.tan, x) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { 1 + y * y }
}

package struct Asin: PlainUnaryRule {
  package static let code = OperationCode(Asin.self)
  package static let name = "asin"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { .call(.asin, x) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { 1 / .sqrt(1 - x * x) }
}

package struct Acos: PlainUnaryRule {
  package static let code = OperationCode(Acos.self)
  package static let name = "acos"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { .call(.acos, x) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { -1 / .sqrt(1 - x * x) }
}

package struct Atan: PlainUnaryRule {
  package static let code = OperationCode(Atan.self)
  package static let name = "atan"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { .call(.atan, x) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { 1 / (1 + x * x) }
}

package struct Sinh: PlainUnaryRule {
  package static let code = OperationCode(Sinh.self)
  package static let name = "sinh"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { .sinh(x) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { .cosh(x) }
}

package struct Cosh: PlainUnaryRule {
  package static let code = OperationCode(Cosh.self)
  package static let name = "cosh"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { .cosh(x) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { .sinh(x) }
}
