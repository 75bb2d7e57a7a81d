// How a graph is laid out, as far as that is chosen: in which direction, and how close things stand.

import ComputationGraph
import Graphviz

/// A way to lay a graph out.
struct Arrangement: Hashable {
  /// One of Graphviz's.
  let direction: DrawingOptions.RankDirection
  let isTight: Bool
  var leaves = Leaves.above

  /// Where leaves stand in a vertical picture.
  enum Leaves {
    case above
    /// Those of a scope that something comes into stand beside what uses them: ways stay straight.
    case beside
    /// Every other parameter higher up: the narrowest.
    case staggered
  }

  /// Whether values are computed downwards, or upwards.
  var isVertical: Bool { direction == .topToBottom || direction == .bottomToTop }

  /// Between values of one rank, and between ranks, in inches.
  var distances: (nodes: Double, ranks: Double) { isTight ? (0.12, 0.3) : (0.25, 0.5) }

  /// Whether both differ at most in how close things stand.
  func isLike(_ other: Arrangement) -> Bool {
    direction == other.direction && leaves == other.leaves
  }

  /// What can be chosen from, the best looking first; a direction that is asked for is as it is.
  static func choices(_ direction: DrawingOptions.RankDirection) -> [Arrangement] {
    guard direction == .automatic else {
      return [Arrangement(direction: direction, isTight: false)]
    }
    let across = [false, true].map { Arrangement(direction: .leftToRight, isTight: $0) }
    let down = [Leaves.beside, .above].flatMap { leaves in
      [false, true].map { Arrangement(direction: .topToBottom, isTight: $0, leaves: leaves) }
    }
    return across + down
      + [Arrangement(direction: .topToBottom, isTight: true, leaves: .staggered)]
  }

  /// What an edge gets where leaves are staggered: every other one from a parameter is longer, those
  /// between results are straight. `number` counts the edges from parameters.
  func edge(from operand: NodeView, _ number: inout Int) -> Attributes {
    if operand.isParameter { number += 1 }
    guard leaves == .staggered else { return [:] }
    if !operand.isLeaf { return ["weight": "4"] }
    return operand.isParameter && number % 2 == 1 ? ["minlen": "2"] : [:]
  }
}
