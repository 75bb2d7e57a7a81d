// Functions of one number that are made of elementary ones.

import ComputationGraph

/// A function that no mathematics library need give, element by element.
package struct ComposedFunction: UnaryRule {
  package static let name = "composed"
  package static let names = Function.allCases.map(\.rawValue)

  package enum Function: String, CaseIterable, Sendable {
    /// The inverses of the hyperbolic functions.
    case asinh, acosh, atanh
    /// 2ˣ, and what x has behind its point.
    case exp2
    /// x / (1 + |x|)
    case softsign
    /// x · tanh(log(1 + eˣ)): https://arxiv.org/abs/1908.08681
    case mish
    /// λx, or λα(eˣ − 1) below 0: https://arxiv.org/abs/1706.02515
    case selu
    /// x / 6 + 1/2 between 0 and 1, and x times that: https://arxiv.org/abs/1905.02244
    case hardsigmoid, hardswish
  }

  package let function: Function
  package init(_ function: Function) { self.function = function }
  package init(settings: SettingReader) throws(SettingError) {
    guard let function = Function(rawValue: settings.name) else { throw .unreadable }
    self.init(function)
  }
  package var name: String { function.rawValue }

  private static let alpha = 1.673_263_242_354_377_2
  private static let lambda = 1.050_700_987_355_480_5

  package func value<Q: Quantity>(_ x: Q) -> Q {
    switch function {
    case .asinh:
      // Beyond 10⁸ the square could overflow, and the 1 beside it is lost.
      .sign(x)
        * .choose(
          where: .abs(x), .less, 1e8,
          then: .log1p(.abs(x) + x * x / (1 + .sqrt(1 + x * x))),
          otherwise: .log(.abs(x)) + .known(.ln2))
    case .acosh:
      .choose(
        where: x, .less, 1e8, then: .log1p((x - 1) + .sqrt((x - 1) * (x + 1))),
        otherwise: .log(x) + .known(.ln2))
    case .atanh: 0.5 * .log1p(2 * x / (1 - x))
    case .exp2: .power(2, x)
    case .softsign: x / (1 + .abs(x))
    case .mish: x * .tanh(softplus(x))
    case .selu:
      Q(Self.lambda)
        * .choose(where: x, .lessOrEqual, 0, then: Q(Self.alpha) * .expm1(x), otherwise: x)
    case .hardsigmoid: ramp(x)
    case .hardswish: x * ramp(x)
    }
  }

  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q {
    switch function {
    case .asinh: 1 / .sqrt(x * x + 1)
    case .acosh: 1 / .sqrt(x * x - 1)
    case .atanh: 1 / (1 - x * x)
    case .exp2: y * .known(.ln2)
    case .softsign: 1 / ((1 + .abs(x)) * (1 + .abs(x)))
    case .mish:
      .tanh(softplus(x))
        + x * .sigmoid(x) * (1 - .tanh(softplus(x)) * .tanh(softplus(x)))
    case .selu:
      Q(Self.lambda)
        * .choose(where: x, .lessOrEqual, 0, then: Q(Self.alpha) * .exp(x), otherwise: 1)
    case .hardsigmoid:
      .choose(
        where: x, .greater, -3,
        then: .choose(where: x, .less, 3, then: Q(1.0 / 6), otherwise: 0), otherwise: 0)
    case .hardswish:
      .choose(
        where: x, .lessOrEqual, -3, then: 0,
        otherwise: .choose(where: x, .less, 3, then: x / 3 + 0.5, otherwise: 1))
    }
  }

  /// log(1 + eˣ)
  private func softplus<Q: Quantity>(_ x: Q) -> Q {
    .choose(where: x, .greater, 20, then: x, otherwise: .log1p(.exp(x)))
  }

  /// x / 6 + 1/2, not below 0 and not above 1.
  private func ramp<Q: Quantity>(_ x: Q) -> Q {
    .choose(
      where: x, .less, -3, then: 0,
      otherwise: .choose(where: x, .greater, 3, then: 1, otherwise: (x + 3) / 6))
  }
}

/// The angle of the point (x, y), from its y and its x: ∂/∂y = x / (x² + y²), ∂/∂x = −y / (x² + y²).
package struct Atan2: PlainBinaryRule {
  package static let code = OperationCode(Atan2())
  package static let name = "atan2"
  package init() {}

  package func value<Q: Quantity>(_ y: Q, _ x: Q) -> Q {
    let angle: Q = .call(.atan, y / x)
    let turned: Q = .choose(where: y, .less, 0, then: angle - Q(.pi), otherwise: angle + Q(.pi))
    let upright: Q = .sign(y) * Q(.pi / 2)
    return .choose(
      where: x, .equal, 0, then: upright,
      otherwise: .choose(where: x, .less, 0, then: turned, otherwise: angle))
  }

  package func derivatives<Q: Quantity>(_ y: Q, _ x: Q, _ angle: Q) -> (Q, Q) {
    (x / (x * x + y * y), -y / (x * x + y * y))
  }
}
