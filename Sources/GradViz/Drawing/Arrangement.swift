// How a graph is laid out, as far as that is chosen: in which direction, and how close things stand.

import ComputationGraph
import Graphviz

/// A way to lay a graph out.
struct Arrangement: Hashable {
  /// One of Graphviz's.
  let direction: DrawingOptions.RankDirection
  let isTight: Bool
  var leaves = Leaves.above
  var breaking = Breaking.none

  /// Where leaves stand in a vertical picture.
  enum Leaves {
    case above
    /// Those of a scope that something comes into stand beside what uses them: ways stay straight.
    case beside
    /// Every other parameter higher up: the narrowest.
    case staggered
  }

  /// What is done about lines that would run across the whole picture.
  enum Breaking {
    case none
    /// Leaves that are used in several parts are referred to where they are not drawn.
    case references
    /// Each part is a row of its own, and whatever is used of another is referred to.
    case rows
  }

  /// Whether values are computed downwards, or upwards.
  var isVertical: Bool { direction == .topToBottom || direction == .bottomToTop }

  /// Between values of one rank, and between ranks, in inches.
  var distances: (nodes: Double, ranks: Double) {
    isTight ? Self.tightDistances : (0.25, 0.5)
  }
  static let tightDistances = (nodes: 0.12, ranks: 0.3)

  /// Whether both differ at most in how close things stand.
  func isLike(_ other: Arrangement) -> Bool {
    direction == other.direction && leaves == other.leaves && breaking == other.breaking
  }

  /// What can be chosen from where nothing is broken, the best looking first; a direction that is
  /// asked for is as it is.
  static func choices(_ direction: DrawingOptions.RankDirection) -> [Arrangement] {
    guard direction == .automatic else {
      return [Arrangement(direction: direction, isTight: false)]
    }
    let across = [false, true].map { Arrangement(direction: .leftToRight, isTight: $0) }
    return across + down(.none)
      + [Arrangement(direction: .topToBottom, isTight: true, leaves: .staggered)]
  }

  /// Those in which leaves are referred to.
  static let untied = down(.references)

  static let rows = Arrangement(direction: .leftToRight, isTight: true, breaking: .rows)

  private static func down(_ breaking: Breaking) -> [Arrangement] {
    [Leaves.beside, .above].flatMap { leaves in
      [false, true].map {
        Arrangement(direction: .topToBottom, isTight: $0, leaves: leaves, breaking: breaking)
      }
    }
  }

  /// What an edge gets where leaves are staggered: every other one from a parameter is longer, those
  /// between results are straight. Where leaves are referred to, the longest way down is straight:
  /// nothing else would keep it from wandering off. `number` counts the edges from parameters.
  func edge(from operand: NodeView, isLongest: Bool, _ number: inout Int) -> Attributes {
    if operand.isParameter { number += 1 }
    if breaking == .references { return isLongest ? ["weight": "8"] : [:] }
    guard leaves == .staggered else { return [:] }
    if !operand.isLeaf { return ["weight": "4"] }
    return operand.isParameter && number % 2 == 1 ? ["minlen": "2"] : [:]
  }
}
