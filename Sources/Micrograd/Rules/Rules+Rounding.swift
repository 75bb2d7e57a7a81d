// Whole numbers beside a number, and what remains of a division.

import ComputationGraph

/// The whole number below, above, nearest or towards 0; the derivative is 0.
package struct Rounding: UnaryRule {
  package static let name = "rounding"
  package static let names = Direction.allCases.map(\.rawValue)

  package enum Direction: String, CaseIterable, Sendable {
    case floor, ceil, trunc
    /// Halves go to the even number.
    case round
  }

  package let direction: Direction
  package init(_ direction: Direction) { self.direction = direction }
  package init(settings: SettingReader) throws(SettingError) {
    guard let direction = Direction(rawValue: settings.name) else { throw .unreadable }
    self.init(direction)
  }
  package var name: String { direction.rawValue }

  package func value<Q: Quantity>(_ x: Q) -> Q { .rounded(x, direction) }
  package func derivative<Q: Quantity>(_ x: Q, _ y: Q) -> Q { 0 }
}

/// What remains of a / b: with the sign of b where the quotient is rounded down, as by Python's `%`,
/// with that of a where it is rounded towards 0.
///
/// ∂/∂a = 1, ∂/∂b = −⌊a / b⌋.
package struct Remainder: BinaryRule {
  package static let name = "remainder"
  package static let names = ["remainder", "fmod"]
  package let isTruncated: Bool

  package init(isTruncated: Bool = false) { self.isTruncated = isTruncated }
  package init(settings: SettingReader) { isTruncated = settings.name == "fmod" }
  package var name: String { isTruncated ? "fmod" : "remainder" }

  private func quotient<Q: Quantity>(_ a: Q, _ b: Q) -> Q {
    .rounded(a / b, isTruncated ? .trunc : .floor)
  }
  package func value<Q: Quantity>(_ a: Q, _ b: Q) -> Q {
    let rest = a - quotient(a, b) * b
    // A zero has the sign of a.
    return .choose(where: rest, .equal, 0, then: a * 0, otherwise: rest)
  }
  package func derivatives<Q: Quantity>(_ a: Q, _ b: Q, _ y: Q) -> (Q, Q) {
    (1, -quotient(a, b))
  }

  /// The quotient as an operation of its own: differentiated again it is 0, which the arithmetic that
  /// rounds does not tell.
  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    if operand == 0 { return upstream.summed(to: operands[0].shape) }
    let quotient = Rounding(isTruncated ? .trunc : .floor)(operands[0] / operands[1])
    return (-upstream * quotient).summed(to: operands[1].shape)
  }
}

extension Quantity {
  /// x as a whole number, by nothing but arithmetic: beyond 2⁵² all numbers are whole, so that what
  /// is added to it loses its fraction.
  fileprivate static func rounded(_ x: Self, _ direction: Rounding.Direction) -> Self {
    let limit = Self(0x1p52)
    let size: Self = .abs(x)
    let near = (size + limit) - limit
    // A zero has the sign of x.
    func signed(_ whole: Self) -> Self {
      let other: Self = .choose(where: x, .greater, 0, then: whole, otherwise: x)
      return .choose(where: x, .less, 0, then: -.abs(whole), otherwise: other)
    }
    let round: Self = .choose(where: size, .less, limit, then: signed(near), otherwise: x)
    func below() -> Self { .choose(where: round, .greater, x, then: round - 1, otherwise: round) }
    func above() -> Self { .choose(where: round, .less, x, then: round + 1, otherwise: round) }
    return switch direction {
    case .round: round
    case .floor: below()
    case .ceil: signed(above())
    case .trunc: signed(.choose(where: x, .less, 0, then: above(), otherwise: below()))
    }
  }
}
