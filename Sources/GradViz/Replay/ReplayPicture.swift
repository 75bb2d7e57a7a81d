// One layout of a replay, and what all of its scenes are made of.

import ComputationGraph
import Graphviz

/// Everything that the steps of a replay have in common.
struct ReplayPicture {
  let replay: Replay
  let nodes: [NodeView]
  let options: ReplayOptions
  let drawing: Drawing
  let history: ReplayHistory
  let cards: [ReplayCard]
  /// By node and operand.
  let labels: [[String]]
  let layout: GraphLayout
  let narration: Narration

  /// Lays out once; `answer` is what lays DOT text out, as Graphviz's `json0`.
  init(
    _ replay: Replay, _ options: ReplayOptions,
    answer: (_ dot: String) throws(GraphvizError) -> [UInt8]
  ) throws(GraphvizError) {
    let graph = replay.graph
    let drawing = Drawing(graph, options.drawing, showsAllNames: true)
    let nodes = Array(graph.nodes)
    let history = ReplayHistory(replay)
    cards = nodes.map { node in
      drawing.card(
        drawing.content(of: node), isNamed: !drawing.names.isMade(node.position),
        data: node.data.map(Array.init) ?? [],
        grads: history.grads[node.position].flatMap { $0.values ?? [] },
        // Numbers a reader types in should fit as well.
        orAsWideAs: node.isScalar ? "−0.8888" : "−0.88"
      ) { textWidth($0, size: 11) }
    }
    narration = Narration(
      replay, names: drawing.names, numbers: drawing.numbers,
      elements: .significant(drawing.options.gridPrecision))
    labels = nodes.map { node in
      node.inputs.indices.map { drawing.label(of: drawing.content(of: node, $0)) }
    }
    layout = try LayoutRequest(
      drawing: drawing, cards: cards.map(\.outerBox), operators: drawing.operators,
      labels: labels.map { $0.map { textWidth($0, size: 9) } }
    ).layout(answer)
    (self.replay, self.nodes, self.options) = (replay, nodes, options)
    (self.drawing, self.history) = (drawing, history)
  }

  var sheet: StyleSheet { StyleSheet(theme: options.theme, style: options.style.type) }

  /// A scene as an SVG of its own; `said` is what it says besides its description, `css` are rules
  /// for it alone.
  func svg(_ scene: Scene, said: String? = nil, css: String = "") -> String {
    let identity = SVGIdentity(
      title: shortened(options.title ?? "Backpropagation, step by step", to: 200),
      description: [
        said, replay.graph.spokenDescription(precision: drawing.options.precision),
      ].compactMap(\.self).joined(separator: " "))
    return SVGWriter.document(
      scene, attributes: identity.attributes,
      head: identity.elements + "<style>\n\(sheet.css)\(css)</style>\n")
  }

  // MARK: Parts of scenes

  /// What is seen on a page.
  var box: Scene.Box { .init(width: layout.width, height: layout.height).grown(by: 6) }

  /// The picture on a background, with room below for the sentence of a step.
  func scene(_ items: [Scene.Item], _ captions: [Scene.Item]) -> Scene {
    var box = box
    box.height += 34
    return Scene(box: box, items: [Scene.Item(.rectangle(box), ["bg"])] + items + captions)
  }

  /// Scopes, edges, operations and cards, one over the other.
  func items(
    edge: (_ node: Int, _ operand: Int, _ line: GraphLayout.Line) -> [Scene.Item],
    card: (_ position: Int) -> [Scene.Item]
  ) -> [Scene.Item] {
    let cards = nodes.indices.flatMap(card)
    let uses = nodes.flatMap { node in node.inputs.indices.map { (node.position, $0) } }
    let edges = zip(uses, layout.edges).flatMap { edge($0.0, $0.1, $1) }
    return scopes + edges + operators + references + cards
  }

  private var scopes: [Scene.Item] {
    layout.scopes.map { index, depth, box in
      let name = shortened(replay.graph.scopes[index].name, to: options.limits.nameLength)
      return Scene.Item(
        .group([
          Scene.Item(.rectangle(box, radius: 8)), .text(name, [], box.x + 8, box.y + 14),
        ]), ["scope", "z\(depth % 2)"])
    }
  }

  /// The names of values that are drawn elsewhere.
  private var references: [Scene.Item] {
    layout.references.map { value, box in
      let name = drawing.name(ofReference: value)
      return Scene.Item(
        .group([
          Scene.Item(.rectangle(box, radius: 6)),
          .text(name, ["l"], box.x + box.width / 2, box.y + box.height / 2 + 3),
        ]), ["reference"])
    }
  }

  /// An edge with arrows; `items` is what else belongs to it.
  func edge(
    _ line: GraphLayout.Line, _ classes: [String], id: String? = nil, isWhole: Bool = true,
    _ items: [Scene.Item] = []
  ) -> Scene.Item {
    var parts = [Scene.Item(.curves(line.curves))]
    parts += line.arrows.map { Scene.Item(.polygon($0), ["ar"]) }
    if isWhole { parts.append(Scene.Item(.polygon(line.backArrow), ["ba"])) }
    return Scene.Item(.group(parts + items), ["edge"] + classes, id: id)
  }

  /// The factor on an edge: there is one as soon as the operation is computed.
  func label(
    _ node: Int, _ operand: Int, _ line: GraphLayout.Line, _ classes: [String] = []
  ) -> [Scene.Item] {
    guard let place = line.label, !labels[node][operand].isEmpty else { return [] }
    return [.text(labels[node][operand], ["l"] + classes, place.x, place.y + 3)]
  }

  /// A part of a card, in a group of its own.
  func part(
    _ part: CardContent.Part, _ values: [Double]?, of position: Int, _ classes: [String] = [],
    id: String? = nil
  ) -> Scene.Item {
    Scene.Item(.group(drawing.style.shapes(of: part, values, on: cards[position])), classes, id: id)
  }

  /// A card with all its parts, at its place.
  func card(
    _ position: Int, _ parts: [Scene.Item], _ classes: [String] = [], id: String? = nil
  ) -> Scene.Item {
    let (card, box) = (cards[position], layout.nodes[position])
    let corner = Scene.Point(x: box.x + card.border, y: box.y + card.border)
    return Scene.Item(
      .group(card.outline + parts, at: corner), ["node", card.content.kind.rawValue] + classes,
      id: id)
  }

  /// The circles of operations, where a style has them.
  private var operators: [Scene.Item] {
    zip(nodes, layout.operators).compactMap { node, box in
      guard let box else { return nil }
      let (x, y) = (box.x + box.width / 2, box.y + box.height / 2 + 4)
      return Scene.Item(
        .group([Scene.Item(.ellipse(box), ["f"]), .text(operationSymbol(of: node), ["i"], x, y)]),
        ["operation"])
    }
  }
}
