// Which arrangement a picture gets: the best looking one that fits the page, found by trying few.

import ComputationGraph

/// The arrangements of a graph with the width that each is likely to have.
///
/// Graphviz alone knows how wide a picture becomes, and takes its time for it. So widths are
/// estimated first, from the sizes of the cards on each rank, and only what seems best is tried.
struct Fitting {
  /// In points, of a picture whose smallest text is as large as the page asks for.
  let limit: Double
  /// How many layouts may be tried: a graph that takes long is laid out once.
  let tries: Int
  private typealias Choice = (arrangement: Arrangement, width: Double)
  private let choices: [Choice]
  /// Where the graph is cut, where it is.
  private let parts: Parts?
  /// What stands for values that are drawn elsewhere: for leaves alone, and for all in rows.
  private let (untied, inRows): (References, References)

  /// How many pixels the smallest letters of a picture have on a page at least.
  private static let readable = 9.0

  /// - Parameters:
  ///   - cards: The size of each value's card.
  ///   - labels: The width of each edge's text, by node and operand.
  init(_ drawing: Drawing, cards: [Scene.Box], labels: [[Double]]) {
    let hasSmallText = labels.joined().contains { $0 > 0 } || drawing.survey.hasElements
    let smallest = hasSmallText ? Drawing.smallText : drawing.style.textSize
    limit = Double(drawing.options.width) * smallest / Self.readable
    tries = cards.count < 250 && drawing.options.rankdir == .automatic ? 3 : 1
    func measured(_ all: [Arrangement], _ references: References = References()) -> [Choice] {
      // Without such leaves both are one.
      all.filter { $0.leaves != .beside || !drawing.innerLeaves.isEmpty }.map { arrangement in
        let ranks = Ranks(drawing, arrangement, references)
        return (arrangement, ranks.width(cards: cards, labels: labels))
      }
    }
    var choices = measured(Arrangement.choices(drawing.options.rankdir))
    if drawing.options.rankdir != .automatic || choices[0].width < Self.clearly * limit {
      (self.choices, parts, untied, inRows) = (choices, nil, References(), References())
      return
    }
    let parts = Parts(drawing, cards: cards, labels: labels, limit: limit)
    let isFar = drawing.findFarReaching()
    let untied = References(drawing.nodes, parts) { isFar[$0.position] }
    var broken = untied.list.isEmpty ? [] : measured(Arrangement.untied, untied)
    if parts.count > 1 {
      // Short lines are no better than a column.
      let areFull = drawing.nodes.count { !$0.isLeaf } >= 3 * parts.count
      broken.insert((.rows, parts.width), at: areFull ? 0 : broken.count)
    }
    // What is knotted is better broken than drawn downwards.
    let place = untied.isKnotted ? choices.firstIndex { $0.arrangement.isVertical } : nil
    choices.insert(contentsOf: broken, at: place ?? choices.count)
    (self.choices, self.parts, self.untied) = (choices, parts, untied)
    inRows = References(drawing.nodes, parts) { _ in true }
  }

  /// A picture that is likely to be so much narrower than the page is not tried.
  private static let clearly = 0.75

  /// Whether some values may be referred to where they are not drawn.
  var canBreak: Bool { (parts?.count ?? 1) > 1 }

  /// What stands for values that are drawn elsewhere.
  func references(_ arrangement: Arrangement) -> References {
    switch arrangement.breaking {
    case .none: References()
    case .references: untied
    case .rows: inRows
    }
  }

  /// The row of each value, by position; nil where there are none.
  func rows(_ arrangement: Arrangement) -> [Int]? {
    arrangement.breaking == .rows ? parts?.ofValues : nil
  }

  /// What is chosen where nothing is tried.
  var likely: Arrangement { next(choices) }

  /// How wide a picture in one of the arrangements is likely to be.
  func width(of arrangement: Arrangement) -> Double {
    choices.first { $0.arrangement == arrangement }?.width ?? limit
  }

  /// Whether nothing needs to be tried: there is no choice, or the best looking fits by far.
  var isClear: Bool { tries == 1 || choices[0].width < Self.clearly * limit }

  /// The first that seems to fit, or the narrowest.
  private func next(_ choices: [Choice]) -> Arrangement {
    (choices.first { $0.width <= limit } ?? choices.min { $0.width < $1.width }!).arrangement
  }

  /// Lays out, at most as often as it may, until a layout fits; else the narrowest one is taken.
  func best<Layout, Failure: Error>(
    _ layOut: (Arrangement) throws(Failure) -> (layout: Layout, width: Double)
  ) throws(Failure) -> (arrangement: Arrangement, layout: Layout) {
    var left = choices
    var best: (arrangement: Arrangement, layout: Layout, width: Double)?
    for _ in 0..<tries where !left.isEmpty {
      let arrangement = next(left)
      let (layout, width) = try layOut(arrangement)
      if width < best?.width ?? .infinity { best = (arrangement, layout, width) }
      if width <= limit { break }
      // What is like it is as much wider or narrower than was thought.
      let thought = left.first { $0.arrangement == arrangement }!.width
      left.removeAll { $0.arrangement == arrangement }
      for index in left.indices where left[index].arrangement.isLike(arrangement) {
        left[index].width *= width / thought
      }
      // What stood farther apart would be wider still.
      left.removeAll { !$0.arrangement.isTight && $0.arrangement.isLike(arrangement) }
    }
    return (best!.arrangement, best!.layout)
  }
}

/// The ranks of a graph as Graphviz will have them, nearly: each value behind its operands, leaves
/// beside what uses them first.
struct Ranks {
  private let graph: ComputationGraph
  private let arrangement: Arrangement
  private let ranks: [Int]
  private let count: Int
  private let hasOperators: Bool
  private let references: References
  /// How much room a circle takes, and what stands for a value, in points.
  static let operatorWidth = 40.0
  private static let referenceWidth = 50.0
  init(_ drawing: Drawing, _ arrangement: Arrangement, _ references: References) {
    (self.arrangement, self.references) = (arrangement, references)
    graph = drawing.graph
    hasOperators = drawing.options.style.type.hasOperators
    let nodes = drawing.nodes
    var ranks = [Int](repeating: 0, count: nodes.count)
    var inner: [Int: Drawing.InnerLeaf] = [:]
    if arrangement.isVertical {
      for leaf in drawing.innerLeaves { inner[leaf.leaf] = leaf }
    }
    let isBeside = arrangement.leaves == .beside
    for node in nodes {
      if let leaf = inner[node.position], !isBeside {
        ranks[node.position] = ranks[leaf.entering] + 1
      }
      for input in node.inputs where !isBeside || inner[input]?.use != node.position {
        ranks[node.position] = max(ranks[node.position], ranks[input] + 1)
      }
    }
    // What hangs on nothing but leaves that are used once.
    var uses = [Int](repeating: 0, count: nodes.count)
    func isDrawn(_ input: Int, _ node: NodeView) -> Bool {
      references.index(of: input, usedBy: node.position) == nil
    }
    for node in nodes {
      for input in node.inputs where isDrawn(input, node) { uses[input] += 1 }
    }
    var isLoose: [Bool] = []
    for node in nodes {
      isLoose.append(
        node.inputs.allSatisfy { !isDrawn($0, node) || isLoose[$0] && uses[$0] == 1 })
    }
    // From the last on: it stands just before the first of its uses, and so does every leaf.
    var first = [Int](repeating: .max, count: nodes.count)
    for node in nodes.reversed() {
      let position = node.position
      if node.isLeaf || isLoose[position], first[position] != .max {
        ranks[position] = max(first[position], ranks[position])
      }
      for input in node.inputs where isDrawn(input, node) {
        first[input] = min(first[input], ranks[position] - 1)
      }
    }
    if isBeside {
      for leaf in inner.values { ranks[leaf.leaf] = ranks[leaf.use] }
    }
    self.ranks = ranks
    count = (ranks.max() ?? 0) + 1
  }

  func width(cards: [Scene.Box], labels: [[Double]]) -> Double {
    let (apart, between) = (arrangement.distances.nodes * 72, arrangement.distances.ranks * 72)
    let scopes = graph.scopes.isEmpty ? 0.0 : 16
    if arrangement.isVertical {
      var widths = [Double](repeating: scopes, count: count)
      for (card, rank) in zip(cards, ranks) { widths[rank] += card.width + apart }
      // Edges that pass a rank take some room there.
      for node in graph.nodes {
        for (operand, input) in node.inputs.enumerated() {
          if references.index(of: input, usedBy: node.position) != nil {
            widths[max(ranks[node.position] - 1, 0)] += Self.referenceWidth + apart
          } else if ranks[input] == ranks[node.position] {
            widths[ranks[input]] += labels[node.position][operand]
          } else if ranks[input] + 1 < ranks[node.position] {
            for rank in ranks[input] + 1..<ranks[node.position] { widths[rank] += 2 * apart }
          }
        }
      }
      // In two rows most of the leaves find room beside something.
      return (widths.max() ?? 0) * (arrangement.leaves == .staggered ? 0.75 : 1)
    }
    var widths = [Double](repeating: 0, count: count)
    for (card, rank) in zip(cards, ranks) { widths[rank] = max(widths[rank], card.width) }
    var texts = [Double](repeating: 0, count: count)
    for node in graph.nodes {
      for width in labels[node.position] {
        texts[ranks[node.position]] = max(texts[ranks[node.position]], width)
      }
    }
    // A circle before each value, where operations have one.
    let operators = hasOperators ? Double(count - 1) * (Self.operatorWidth + between) : 0
    return widths.reduce(scopes + operators, +) + texts.reduce(0, +) + between * Double(count - 1)
  }
}

extension Drawing {
  /// Whether Graphviz lays out so many values at all; beyond that nothing is chosen.
  private static let mostLaidOut = 2000
  var isLaidOut: Bool { nodes.count <= Self.mostLaidOut }

  /// What this picture can be, with cards of their size on a replay, which is much the same.
  var madeFitting: Fitting {
    let cards = nodes.map { node in
      let content = content(of: node)
      return card(
        content, isNamed: content.title != nil, data: content.data.shown,
        grads: content.grad.shown
      ) { textWidth($0, size: 11) }.outerBox
    }
    return Fitting(
      self, cards: cards,
      labels: nodes.map { node in
        node.inputs.indices.map { textWidth(label(of: self.content(of: node, $0)), size: 9) }
      })
  }
}
