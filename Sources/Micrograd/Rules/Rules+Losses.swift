// The elementwise parts of loss functions.

import ComputationGraph

/// d²/2 near 0, linear further out than delta.
package struct Huber: UnaryRule {
  package static let name = "huber"
  package let delta: Double
  package init(delta: Double = 1) { self.delta = delta }
  package init(settings: SettingReader) throws(SettingError) { delta = try settings["delta"] }
  package var settings: [Setting] { [Setting("delta", delta)] }
  package func value<Q: Quantity>(_ x: Q) -> Q {
    .choose(
      where: .abs(x), .less, Q(delta), then: Q(0.5) * x * x,
      otherwise: Q(delta) * (.abs(x) - Q(0.5 * delta)))
  }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q {
    .choose(where: .abs(x), .less, Q(delta), then: x, otherwise: Q(delta) * .sign(x))
  }
}

/// max(x, 0) − x·t + log(1 + e^(−|x|)): finite for every finite logit.
package struct BinaryCrossEntropyWithLogits: PlainBinaryRule {
  package static let code = OperationCode(BinaryCrossEntropyWithLogits())
  package static let name = "binary_cross_entropy_with_logits"
  package init() {}
  package func value<Q: Quantity>(_ x: Q, _ t: Q) -> Q {
    .choose(where: x, .greater, 0, then: x, otherwise: 0) - x * t + .log1p(.exp(-.abs(x)))
  }
  package func derivatives<Q: Quantity>(_ x: Q, _ t: Q, _ y: Q) -> (Q, Q) { (.sigmoid(x) - t, -x) }
}

/// −(t·log p + (1 − t)·log(1 − p)), each logarithm at least −100, as in PyTorch.
package struct BinaryCrossEntropy: PlainBinaryRule {
  package static let code = OperationCode(BinaryCrossEntropy())
  package static let name = "binary_cross_entropy"
  package init() {}
  package func value<Q: Quantity>(_ p: Q, _ t: Q) -> Q {
    -(t * bounded(.log(p)) + (1 - t) * bounded(.log1p(-p)))
  }
  package func derivatives<Q: Quantity>(_ p: Q, _ t: Q, _ y: Q) -> (Q, Q) {
    let product = (1 - p) * p
    // PyTorch divides by at least 1e-12.
    let divisor: Q = .choose(where: product, .less, 1e-12, then: 1e-12, otherwise: product)
    return ((p - t) / divisor, bounded(.log1p(-p)) - bounded(.log(p)))
  }
  private func bounded<Q: Quantity>(_ logarithm: Q) -> Q {
    .choose(where: logarithm, .less, -100, then: -100, otherwise: logarithm)
  }
}
