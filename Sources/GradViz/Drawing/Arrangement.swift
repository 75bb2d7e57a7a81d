// How a graph is laid out, as far as that is chosen: in which direction, and how close things stand.

/// A way to lay a graph out.
struct Arrangement: Hashable {
  /// One of Graphviz's.
  let direction: DrawingOptions.RankDirection
  let isTight: Bool
  /// Where in a vertical picture the leaves of a scope stand that something comes into: beside what
  /// uses them, or above it, which is narrower.
  var leavesBeside = false

  /// Whether values are computed downwards, or upwards.
  var isVertical: Bool { direction == .topToBottom || direction == .bottomToTop }

  /// Between values of one rank, and between ranks, in inches.
  var distances: (nodes: Double, ranks: Double) { isTight ? (0.12, 0.3) : (0.25, 0.5) }

  /// Whether both differ at most in how close things stand.
  func isLike(_ other: Arrangement) -> Bool {
    direction == other.direction && leavesBeside == other.leavesBeside
  }

  /// What can be chosen from, the best looking first; a direction that is asked for is as it is.
  static func choices(_ direction: DrawingOptions.RankDirection) -> [Arrangement] {
    guard direction == .automatic else {
      return [Arrangement(direction: direction, isTight: false)]
    }
    let across = [false, true].map { Arrangement(direction: .leftToRight, isTight: $0) }
    let down = [true, false].flatMap { leavesBeside in
      [false, true].map {
        Arrangement(direction: .topToBottom, isTight: $0, leavesBeside: leavesBeside)
      }
    }
    return across + down
  }
}
