// The functions that neural networks put between their layers.

import ComputationGraph

/// max(x, 0); the derivative at 0 is 0.
package struct Relu: PlainUnaryRule {
  package static let code = OperationCode(Relu())
  package static let name = "relu"
  package static let isGate = true
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q {
    .choose(where: x, .lessOrEqual, 0, then: 0, otherwise: x)
  }
  // Written so that NaN goes through, as in PyTorch.
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q {
    .choose(where: x, .lessOrEqual, 0, then: 0, otherwise: 1)
  }
}

package struct LeakyRelu: UnaryRule {
  package static let name = "leaky_relu"
  package let slope: Double
  package init(slope: Double) { self.slope = slope }
  package init(settings: SettingReader) throws(SettingError) {
    slope = try settings["negative_slope"]
  }
  package var settings: [Setting] { [Setting("negative_slope", slope)] }
  package func value<Q: Quantity>(_ x: Q) -> Q {
    .choose(where: x, .greater, 0, then: x, otherwise: Q(slope) * x)
  }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q {
    .choose(where: x, .greater, 0, then: 1, otherwise: Q(slope))
  }
}

package struct Elu: UnaryRule {
  package static let name = "elu"
  package let alpha: Double
  package init(alpha: Double) { self.alpha = alpha }
  package init(settings: SettingReader) throws(SettingError) { alpha = try settings["alpha"] }
  package var settings: [Setting] { [Setting("alpha", alpha)] }
  package func value<Q: Quantity>(_ x: Q) -> Q {
    .choose(where: x, .lessOrEqual, 0, then: Q(alpha) * .expm1(x), otherwise: x)
  }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q {
    .choose(where: x, .lessOrEqual, 0, then: Q(alpha) * .exp(x), otherwise: 1)
  }
}

/// x between two bounds, of which one may be infinite.
///
/// At a bound the derivative is 1, and 0 for NaN, as of PyTorch's `clamp`; of its `hardtanh` and
/// `relu6` it is 0, and 1 for NaN.
package struct Clamp: UnaryRule {
  package static let name = "clamp"
  package static let names = ["clamp", "hardtanh"]
  package static let isGate = true
  package let lower: Double
  package let upper: Double
  /// Whether the bounds themselves count as outside.
  package let isOpen: Bool
  package init(lower: Double = -.infinity, upper: Double = .infinity, isOpen: Bool = false) {
    self.lower = lower
    self.upper = upper
    self.isOpen = isOpen
  }
  package init(settings: SettingReader) throws(SettingError) {
    lower = try settings["min", default: -.infinity]
    upper = try settings["max", default: .infinity]
    isOpen = settings.name == "hardtanh"
  }
  package var name: String { Self.names[isOpen ? 1 : 0] }
  package var settings: [Setting] {
    (lower == -.infinity ? [] : [Setting("min", lower)])
      + (upper == .infinity ? [] : [Setting("max", upper)])
  }
  package func value<Q: Quantity>(_ x: Q) -> Q {
    let raised: Q = .choose(where: x, .less, Q(lower), then: Q(lower), otherwise: x)
    return .choose(where: raised, .greater, Q(upper), then: Q(upper), otherwise: raised)
  }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q {
    if isOpen {
      let isBelow: Q = .choose(where: x, .greaterOrEqual, Q(upper), then: 0, otherwise: 1)
      return .choose(where: x, .lessOrEqual, Q(lower), then: 0, otherwise: isBelow)
    }
    if upper == .infinity { return passed(x, .greaterOrEqual, Q(lower)) }
    let isBelow: Q = passed(x, .lessOrEqual, Q(upper))
    return lower == -.infinity
      ? isBelow : .choose(where: x, .greaterOrEqual, Q(lower), then: isBelow, otherwise: 0)
  }
}

/// log(σ(x)), finite for every finite x.
package struct LogSigmoidRule: PlainUnaryRule {
  package static let code = OperationCode(LogSigmoidRule())
  package static let name = "logsigmoid"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q {
    .choose(where: x, .less, 0, then: x, otherwise: 0) - .log1p(.exp(-.abs(x)))
  }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { .sigmoid(-x) }
}

/// log(1 + eˣ), linear past 20 as in PyTorch.
package struct SoftplusRule: PlainUnaryRule {
  package static let code = OperationCode(SoftplusRule())
  package static let name = "softplus"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q {
    .choose(where: x, .greater, 20, then: x, otherwise: .log1p(.exp(x)))
  }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q {
    .choose(where: x, .greater, 20, then: 1, otherwise: .sigmoid(x))
  }
}

/// x · σ(x), also called swish.
package struct Silu: PlainUnaryRule {
  package static let code = OperationCode(Silu())
  package static let name = "silu"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { x * .sigmoid(x) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q {
    .sigmoid(x) * (1 + x * (1 - .sigmoid(x)))
  }
}

/// x · Φ(x) with the normal distribution's Φ, by erf (PyTorch's default, not the tanh formula).
package struct Gelu: PlainUnaryRule {
  package static let code = OperationCode(Gelu())
  package static let name = "gelu"
  package init() {}
  package func value<Q: Quantity>(_ x: Q) -> Q { x * (0.5 * (1 + .erf(x * .known(.rootHalf)))) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q {
    let cumulative: Q = 0.5 * (1 + .erf(x * .known(.rootHalf)))
    let density: Q = Q.known(.oneOverRootTwoPi) * .exp(-0.5 * (x * x))
    return cumulative + x * density
  }
}
