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
    let results = drawing.nodes.indices.filter { !drawing.nodes[$0].isLeaf }
    var row = Row(drawing, cards: cards, labels: labels)
    let starts = Self.starts(drawing, results, &row, limit: limit)
    ofValues = Self.parts(drawing.nodes, results, starts)
    (count, width) = (max(starts.count, 1), row.width)
  }

  /// Where parts begin among the results.
  private static func starts(
    _ drawing: Drawing, _ results: [Int], _ row: inout Row, limit: Double
  ) -> [Int] {
    var lastUses = [Int](repeating: 0, count: drawing.nodes.count)
    for node in drawing.nodes {
      for input in node.inputs { lastUses[input] = node.position }
    }
    var starts: [Int] = []
    var start = 0
    while start < results.count {
      row.begin()
      var end = start
      while end < results.count {
        row.add(drawing.nodes[results[end]])
        if row.width > limit, end > start { break }
        end += 1
      }
      if end < results.count { end = cut(results, start, end, lastUses, drawing) }
      row.finish(results[start..<end])
      starts.append(start)
      start = end
    }
    return starts
  }

  /// By position the part of each value; without a use a leaf is in the first.
  private static func parts(
    _ nodes: ComputationGraph.Nodes, _ results: [Int], _ starts: [Int]
  ) -> [Int] {
    var parts = [Int](repeating: -1, count: nodes.count)
    for (part, range) in zip(starts, starts.dropFirst() + [results.count]).enumerated() {
      for position in results[range.0..<range.1] {
        parts[position] = part
        for input in nodes[position].inputs where parts[input] < 0 { parts[input] = part }
      }
    }
    return parts.map { max($0, 0) }
  }

  /// Where a part that begins at `start` and has to end at `end` at the latest is best cut: behind a
  /// value that is computed completely, which is where fewer are still needed than just before and
  /// after; where no scope is open; behind one with a name; as late as that may be.
  private static func cut(
    _ results: [Int], _ start: Int, _ end: Int, _ lastUses: [Int], _ drawing: Drawing
  ) -> Int {
    // Of so few none is left over.
    if end - start <= 3 { return end }
    let around = 3
    let first = start + (end - start) / 2
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
    return (first...end).reversed().min { cost($0) < cost($1) } ?? end
  }

}

/// The columns of parts that go across, as Graphviz will have them, nearly: all parts share them.
private struct Row {
  private let drawing: Drawing
  private let (cards, labels): ([Scene.Box], [[Double]])
  private let references: [Double]
  private var ranks: [Int: Int] = [:]
  private var columns = Columns()
  /// Those of the parts that are ended.
  private var settled = Columns()
  /// What stands in an earlier part.
  private var isDrawn: [Bool]

  init(_ drawing: Drawing, cards: [Scene.Box], labels: [[Double]]) {
    (self.drawing, self.cards, self.labels) = (drawing, cards, labels)
    references = drawing.nodes.indices.map { drawing.box(ofReference: $0).width + 6 }
    isDrawn = cards.map { _ in false }
  }

  private struct Columns {
    /// Of cards, and of the texts before them.
    var cards = [0.0]
    var texts = [0.0]
    var depth = 0
  }

  mutating func begin() { (ranks, columns) = ([:], settled) }

  /// Adds a result with what it uses.
  mutating func add(_ node: NodeView) {
    let rank = (node.inputs.compactMap { ranks[$0] }.max() ?? 0) + 1
    ranks[node.position] = rank
    while columns.cards.count <= rank {
      columns.cards.append(0)
      columns.texts.append(0)
    }
    let text = labels[node.position].map(Self.roomOfText).max() ?? 0
    columns.cards[rank] = max(columns.cards[rank], cards[node.position].width)
    columns.texts[rank] = max(columns.texts[rank], text)
    for input in node.inputs where ranks[input] == nil {
      let isHere = drawing.nodes[input].isLeaf && !isDrawn[input]
      let width = isHere ? cards[input].width : references[input]
      columns.cards[rank - 1] = max(columns.cards[rank - 1], width)
    }
    let depth = drawing.graph.scopePath(drawing.isFlat ? nil : node.scope).count
    columns.depth = max(columns.depth, depth)
  }

  /// Ends a part that holds these results.
  mutating func finish(_ results: ArraySlice<Int>) {
    begin()
    for position in results { add(drawing.nodes[position]) }
    settled = columns
    for position in results {
      isDrawn[position] = true
      for input in drawing.nodes[position].inputs { isDrawn[input] = true }
    }
  }

  /// Between two ranks, with what Graphviz keeps free around it.
  private static func roomOfText(_ width: Double) -> Double { width == 0 ? 0 : width + 20 }

  /// Of all parts, which is that of each.
  var width: Double {
    let between = Arrangement.tightDistances.ranks * 72
    let operators = drawing.hasOperators ? Ranks.operatorWidth + between : 0
    return columns.cards.reduce(0, +) + columns.texts.reduce(0, +)
      + (between + operators) * Double(columns.cards.count - 1) + 16 * Double(columns.depth)
  }
}
