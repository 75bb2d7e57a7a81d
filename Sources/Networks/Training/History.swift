// What a training has measured, round by round.

import OrderedCollections

/// What was measured in each round of a training: its loss, and what else was asked for.
public struct History: Sendable, Equatable, Codable {
  /// What was measured in a round.
  public struct Round: Sendable, Equatable, Codable {
    /// The mean loss of its samples, each as it was when it was learned from.
    public var loss: Double
    /// The learning rate it was run with.
    public var learningRate: Double
    /// What was measured after it, by name.
    public var measures: OrderedDictionary<String, Double>
  }

  /// The rounds that were run whole, in order.
  public internal(set) var rounds: [Round] = []

  /// What was measured under a name in each round: `loss`, `learning rate`, or a measure's; rounds
  /// without it are left out.
  public subscript(name: String) -> [Double] {
    switch name {
    case "loss": rounds.map(\.loss)
    case "learning rate": rounds.map(\.learningRate)
    default: rounds.compactMap { $0.measures[name] }
    }
  }
}
