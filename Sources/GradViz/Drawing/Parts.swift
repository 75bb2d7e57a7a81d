// A long graph in parts, as a text is in lines: each holds what was computed in a row, and is no wider
// than the page where it goes across.

import ComputationGraph

/// Which part of a graph each value belongs to.
struct Parts {
  /// By position. A leaf is in the part of its first use.
  let ofValues: [Int]
  let count: Int
  /// The width of the widest, in points.
  let width: Double

  /// - Parameters:
  ///   - cards: The size of each value's card.
  ///   - labels: The width of each edge's text, by node and operand.
  ///   - limit: How wide a part should be at most.
  init(_ drawing: Drawing, cards: [Scene.Box], labels: [[Double]], limit: Double) {
    let nodes = drawing.nodes
    let results = nodes.indices.filter { !nodes[$0].isLeaf }
    var lastUses = [Int](repeating: 0, count: nodes.count)
    for node in nodes {
      for input in node.inputs { lastUses[input] = node.position }
    }
    var starts: [Int] = []
    var widest = 0.0
    var start = 0
    while start < results.count {
      var row = Row(cards: cards, labels: labels, hasOperators: drawing.hasOperators)
      var (end, width) = (start, 0.0)
      while end < results.count {
        let wider = row.add(nodes[results[end]])
        if wider > limit, end > start { break }
        (end, width) = (end + 1, wider)
      }
      if end < results.count { end = Self.cut(results, start, end, lastUses, drawing) }
      starts.append(start)
      widest = max(widest, width)
      start = end
    }
    var parts = [Int](repeating: -1, count: nodes.count)
    for (part, range) in zip(starts, starts.dropFirst() + [results.count]).enumerated() {
      for position in results[range.0..<range.1] {
        parts[position] = part
        for input in nodes[position].inputs where parts[input] < 0 { parts[input] = part }
      }
    }
    // Leaves without a use.
    ofValues = parts.map { max($0, 0) }
    (count, width) = (max(starts.count, 1), widest)
  }

  /// Where a part that begins at `start` and has to end at `end` at the latest is best cut: behind a
  /// value that is computed completely, which is where fewer are still needed than just before and
  /// after; where no scope is open; behind one with a name; as late as that may be.
  private static func cut(
    _ results: [Int], _ start: Int, _ end: Int, _ lastUses: [Int], _ drawing: Drawing
  ) -> Int {
    let around = 3
    let first = start + max((end - start) / 2, 1)
    let candidates = max(first - around, start + 1)...min(end + around, results.count - 1)
    let needed = candidates.map { cut in
      results[start..<cut].count { lastUses[$0] >= results[cut] }
    }
    func cost(_ cut: Int) -> Int {
      let place = cut - candidates.lowerBound
      let least = needed[max(place - around, 0)...min(place + around, needed.count - 1)].min()!
      let last = drawing.nodes[results[cut - 1]]
      let open = zip(
        drawing.graph.scopePath(last.scope),
        drawing.graph.scopePath(drawing.nodes[results[cut]].scope)
      ).prefix { $0 == $1 }.count
      return 2 * (needed[place] - least) + 4 * open + (last.name == nil ? 1 : 0)
    }
    return (min(first, end)...end).reversed().min { cost($0) < cost($1) } ?? end
  }

  /// The columns of a part that goes across, as Graphviz will have them, nearly.
  private struct Row {
    let (cards, labels): ([Scene.Box], [[Double]])
    let hasOperators: Bool
    private var ranks: [Int: Int] = [:]
    /// Of cards, and of the texts before them.
    private var columns = [0.0]
    private var texts = [0.0]

    init(cards: [Scene.Box], labels: [[Double]], hasOperators: Bool) {
      (self.cards, self.labels, self.hasOperators) = (cards, labels, hasOperators)
    }

    /// Adds a result with the leaves that it uses; gives the width that the part has then.
    mutating func add(_ node: NodeView) -> Double {
      let rank = (node.inputs.compactMap { ranks[$0] }.max() ?? 0) + 1
      ranks[node.position] = rank
      while columns.count <= rank {
        columns.append(0)
        texts.append(0)
      }
      columns[rank] = max(columns[rank], cards[node.position].width)
      texts[rank] = max(texts[rank], labels[node.position].map(Self.roomOfText).max() ?? 0)
      for input in node.inputs where ranks[input] == nil {
        columns[rank - 1] = max(columns[rank - 1], cards[input].width)
      }
      return width
    }

    /// Between two ranks, with what Graphviz keeps free around it.
    private static func roomOfText(_ width: Double) -> Double { width == 0 ? 0 : width + 20 }

    private var width: Double {
      let between = Arrangement.tightDistances.ranks * 72
      let operators = hasOperators ? Ranks.operatorWidth + between : 0
      return columns.reduce(0, +) + texts.reduce(0, +)
        + (between + operators) * Double(columns.count - 1)
    }
  }
}
