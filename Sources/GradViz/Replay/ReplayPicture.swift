// One layout of a replay, and any step of it as SVG.

import ComputationGraph
import Graphviz

/// Everything that the steps of a replay have in common.
struct ReplayPicture {
  let replay: Replay
  let nodes: [NodeView]
  let options: ReplayOptions
  let cards: [ReplayCard]
  let painter: CardPainter
  let edges: EdgeLook
  let labels: [[String]]
  let layout: ReplayLayout
  let narration: Narration
  let sentences: SentenceWriter
  /// Scopes nest: how deep each is.
  private let depths: [Int]

  /// Height of the line below the picture that tells the step.
  static let captionHeight = 34.0
  static let margin = 6.0

  /// Lays out once.
  init(
    _ replay: Replay, _ options: ReplayOptions, engine: DotEngine
  ) throws(GraphvizError) {
    let graph = replay.graph
    let survey = Survey(graph)
    nodes = Array(graph.nodes)
    self.replay = replay
    self.options = options
    let numbers = NumberFormat.significant(options.precision)
    var gradients = [[[Double]]](repeating: [], count: nodes.count)
    for step in replay.steps {
      switch step {
      case .forward: break
      case .seed(let seed): gradients[seed.node].append(seed.gradient)
      case .flow(let flow): gradients[flow.target].append(flow.after)
      }
    }
    let titles = distinctTitles(nodes, to: options.limits.nameLength)
    cards = nodes.indices.map { [nodes] position in
      ReplayCard(
        nodes[position], title: titles[position], isOutput: position == graph.output,
        gradients: gradients[position], numbers: numbers, limits: options.limits)
    }
    painter = CardPainter(numbers: numbers, limits: options.limits, scale: survey.gradients)
    narration = Narration(replay, titles: titles)
    edges = EdgeLook(graph, options.drawing, survey, terms: narration.terms)
    labels = nodes.map { [edges] node in
      node.inputs.indices.map { operand in
        guard edges.hasLabels, let edge = node.edge(operand) else { return "" }
        return edges.label(
          of: node, operand,
          isSummed: edge.local != nil && graph.nodes.isSummed(to: node.inputs[operand], from: node))
      }
    }
    sentences = SentenceWriter(nodes: nodes, numbers: numbers)
    depths = graph.scopes.reduce(into: []) { depths, scope in
      depths.append(scope.parent.map { depths[$0] + 1 } ?? 0)
    }
    layout = try LayoutRequest(graph: graph, cards: cards, labels: labels, options: options)
      .layout(engine)
  }

  var width: Double { layout.width + 2 * Self.margin }
  var height: Double { layout.height + 2 * Self.margin }

  /// The sentence of a step; nil is the time before the first.
  func sentence(_ step: Replay.Step?) -> String {
    sentences.text(step.map(narration.sentence) ?? narration.opening, step)
  }

  // MARK: SVG

  /// The root's opening tag; `extra` is what is added below the picture.
  func open(extra: Double, attributes: String = "") -> String {
    let (width, height) = (coordinate(width), coordinate(height + extra))
    let left = coordinate(-Self.margin)
    return
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"\(left) \(left) \(width) \(height)\""
      + " width=\"\(width)\" height=\"\(height)\"\(attributes)>\n"
  }

  /// A background in the theme's colour.
  func background(extra: Double) -> String {
    "<rect class=\"bg\" x=\"\(coordinate(-Self.margin))\" y=\"\(coordinate(-Self.margin))\""
      + " width=\"\(coordinate(width))\" height=\"\(coordinate(height + extra))\"/>\n"
  }

  var scopes: String {
    var svg = ""
    for (index, box) in layout.scopes.enumerated() {
      guard let box else { continue }
      let name = shortened(replay.graph.scopes[index].name, to: options.limits.nameLength)
      svg +=
        "<g class=\"scope z\(depths[index] % 2)\"><rect x=\"\(coordinate(box.x))\""
        + " y=\"\(coordinate(box.y))\" width=\"\(coordinate(box.width))\""
        + " height=\"\(coordinate(box.height))\" rx=\"8\"/>"
        + "<text x=\"\(coordinate(box.x + 8))\" y=\"\(coordinate(box.y + 14))\">"
        + "\(escapedXML(name))</text></g>\n"
    }
    return svg
  }

  /// Calls `body` with the node, the operand and the number of every edge.
  func forEachEdge(_ body: (_ node: Int, _ operand: Int, _ number: Int) -> Void) {
    var number = 0
    for (position, node) in nodes.enumerated() {
      for operand in node.inputs.indices {
        body(position, operand, number)
        number += 1
      }
    }
  }

  /// What is drawn of an edge.
  enum EdgePart {
    /// With its label, and an arrow for either direction.
    case whole
    case plain
  }

  func edge(
    _ node: Int, _ operand: Int, _ number: Int, classes: String, id: String = "",
    part: EdgePart = .whole
  ) -> String {
    let line = layout.edges[number]
    var svg =
      "<g\(id.isEmpty ? "" : " id=\"\(id)\"") class=\"\(classes)\"><path d=\"\(line.path)\"/>"
    svg += "<polygon class=\"ar\" points=\"\(line.arrow)\"/>"
    if part != .plain { svg += "<polygon class=\"ba\" points=\"\(line.backArrow)\"/>" }
    return svg + (part == .plain ? "" : label(node, operand, number)) + "</g>\n"
  }

  /// The factor on an edge: there is one as soon as the operation is computed.
  func label(_ node: Int, _ operand: Int, _ number: Int, classes: String = "") -> String {
    guard let label = layout.edges[number].label, !labels[node][operand].isEmpty else { return "" }
    let names = classes.isEmpty ? "l" : "l " + classes
    return "<text class=\"\(names)\" x=\"\(coordinate(label.x))\" y=\"\(coordinate(label.y + 3))\">"
      + escapedXML(labels[node][operand]) + "</text>"
  }

  /// Where the card's own corner is: the output's second line stands around it.
  func corner(_ position: Int) -> (x: Double, y: Double) {
    let extra = cards[position].kind == .output ? 3.0 : 0
    return (layout.nodes[position].x + extra, layout.nodes[position].y + extra)
  }

  /// A card with all its parts, at its place.
  func node(_ position: Int, id: String = "", body: String) -> String {
    let corner = corner(position)
    return painter.card(cards[position], id: id, at: corner.x, corner.y, body: body)
  }
}
