// The functions of a mathematics library, with their derivatives.

import ComputationGraph

/// An elementary function, element by element.
package struct Elementary: UnaryRule, PlainRule {
  package static let name = "elementary"
  package static let names = ElementaryFunction.allCases.map(\.name)
  package let function: ElementaryFunction

  package init(_ function: ElementaryFunction) { self.function = function }
  package init(settings: SettingReader) throws(SettingError) {
    guard let function = ElementaryFunction(named: settings.name) else { throw .unreadable }
    self.init(function)
  }

  package var name: String { function.name }
  package var symbol: String {
    switch function {
    case .abs: "|·|"
    case .sqrt: "√(·)"
    default: name
    }
  }

  package func value<Q: Quantity>(_ x: Q) -> Q { .call(function, x) }

  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q {
    switch function {
    case .exp: y
    case .expm1: y + 1
    case .log: 1 / x
    case .log1p: 1 / (1 + x)
    case .log2: 1 / (x * .known(.ln2))
    case .log10: 1 / (x * .known(.ln10))
    case .sqrt: 1 / (2 * y)
    case .sin: .cos(x)
    case .cos: -.sin(x)
    case .tan: 1 + y * y
    case .asin: 1 / .sqrt(1 - x * x)
    case .acos: -1 / .sqrt(1 - x * x)
    case .atan: 1 / (1 + x * x)
    case .sinh: .cosh(x)
    case .cosh: .sinh(x)
    case .tanh: 1 - y * y
    // 0 at 0, as PyTorch has it.
    case .abs: .sign(x)
    // No gradient gets through, but none is lost either: it is 0.
    case .sign: 0
    case .erf: .known(.twoOverRootPi) * .exp(-(x * x))
    case .sigmoid: y * (1 - y)
    }
  }

  package var code: OperationCode { Self.first.adding(function.rawValue) }
  private static let first = OperationCode(of: ElementaryFunction.allCases.map { Elementary($0) })
}
