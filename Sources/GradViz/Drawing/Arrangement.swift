// How a graph is laid out, as far as that is chosen: in which direction, and how close things stand.

/// A way to lay a graph out.
struct Arrangement: Hashable {
  /// One of Graphviz's.
  let direction: DrawingOptions.RankDirection
  let isTight: Bool

  /// Whether values are computed downwards, or upwards.
  var isVertical: Bool { direction == .topToBottom || direction == .bottomToTop }

  /// Between values of one rank, and between ranks, in inches.
  var distances: (nodes: Double, ranks: Double) { isTight ? (0.12, 0.3) : (0.25, 0.5) }

  /// What can be chosen from, the best looking first; a direction that is asked for is as it is.
  static func choices(_ direction: DrawingOptions.RankDirection) -> [Arrangement] {
    guard direction == .automatic else {
      return [Arrangement(direction: direction, isTight: false)]
    }
    return [.leftToRight, .topToBottom].flatMap { direction in
      [false, true].map { Arrangement(direction: direction, isTight: $0) }
    }
  }
}
