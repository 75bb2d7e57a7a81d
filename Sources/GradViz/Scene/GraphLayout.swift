// Where everything stands: Graphviz lays out boxes of fixed sizes, once for all steps of a replay.

import ComputationGraph
import Foundation
import Graphviz

/// Positions in points, from the upper left corner.
struct GraphLayout: Equatable {
  struct Line: Equatable {
    /// From the operand to its use, and on from the operator to the result where there is one.
    var curves: [[Scene.Point]] = []
    /// The heads of arrows, one for each curve.
    var arrows: [[Scene.Point]] = []
    /// Another one at the tail, for what flows back.
    var backArrow: [Scene.Point] = []
    /// The middle of the label.
    var label: Scene.Point?
  }

  var width = 0.0
  var height = 0.0
  /// By position in the graph.
  var nodes: [Scene.Box]
  /// By position in the graph: the circle of the operation, where a style has them.
  var operators: [Scene.Box?]
  /// In the order of `ComputationGraph.nodes` and their inputs.
  var edges: [Line] = []
  /// By scope; nil for those in which nothing was computed.
  var scopes: [Scene.Box?]
}

/// Boxes for cards and operators, wherever they stand, and lines between them, as DOT text.
struct LayoutRequest {
  let drawing: Drawing
  let cards: [Scene.Box]
  /// By position; empty where operations have no nodes of their own.
  let operators: [Scene.Box?]
  /// By node and operand; empty for none.
  let labels: [[String]]

  private var graph: ComputationGraph { drawing.graph }

  var dot: String {
    var writer = DOTWriter(to: "")
    writer.beginGraph("replay")
    writer.defaults(
      .graph,
      [
        "rankdir": .text(drawing.options.rankdir.rawValue), "nodesep": "0.28", "ranksep": "0.55",
        "labeljust": "l", "labelloc": "t", "fontname": .text(fontStack), "fontsize": "11",
        "margin": "10",
      ])
    writer.defaults(.node, ["shape": "box", "fixedsize": "true", "label": ""])
    writer.defaults(.edge, ["arrowsize": "0.6"])
    for step in drawing.outline.steps {
      switch step {
      case .open(let scope, _):
        let name = shortened(graph.scopes[scope].name, to: drawing.options.limits.nameLength)
        writer.beginSubgraph("cluster_\(scope)", ["label": .text(name)])
      case .value(let position, _):
        writer.node("n\(position)", size(of: cards[position]))
        guard let circle = operators[position] else { continue }
        var attributes = size(of: circle)
        attributes["shape"] = "ellipse"
        writer.node("o\(position)", attributes)
      case .close: writer.endSubgraph()
      }
    }
    var number = 0
    for (position, node) in graph.nodes.enumerated() {
      for (index, input) in node.inputs.enumerated() {
        var attributes = Attributes()
        let label = labels[position][index]
        if !label.isEmpty {
          let width = Int(textWidth(label, size: 9)) + 8
          let open = "<table border=\"0\" cellborder=\"0\" cellpadding=\"0\" cellspacing=\"0\""
          let size = " fixedsize=\"true\" width=\"\(width)\" height=\"14\""
          attributes.append("label", .html(open + size + "><tr><td></td></tr></table>"))
        }
        // Graphviz lists edges in an order of its own.
        attributes.append("id", .text(String(number)))
        number += 1
        writer.edge(
          "n\(input)", (operators[position] == nil ? "n" : "o") + "\(position)", attributes)
      }
      if operators[position] != nil {
        writer.edge("o\(position)", "n\(position)", ["id": .text("o\(position)")])
      }
    }
    return writer.endGraph()
  }

  /// In inches.
  private func size(of box: Scene.Box) -> Attributes {
    func inches(_ points: Double) -> Label { .text(String((points / 72 * 1e4).rounded() / 1e4)) }
    return ["width": inches(box.width), "height": inches(box.height)]
  }

  /// Runs Graphviz once.
  func layout(_ engine: DotEngine) throws(GraphvizError) -> GraphLayout {
    let rendering = try engine.render(dot, format: "json0")
    do {
      let document = try JSONDecoder().decode(Document.self, from: Data(rendering.bytes))
      return document.layout(of: graph)
    } catch {
      throw .failed(exitCode: 0, messages: "its layout could not be read: \(error)")
    }
  }
}

/// The parts of Graphviz's `json0` that a replay needs.
private struct Document: Decodable {
  /// A node or a scope by its name, or an edge by its id.
  struct Item: Decodable {
    var (name, id): (String?, String?)
    var (bb, pos, lp): (String?, String?, String?)
    var (width, height): (String?, String?)
  }
  var bb: String
  var (objects, edges): ([Item]?, [Item]?)

  func layout(of graph: ComputationGraph) -> GraphLayout {
    let size = numbers(bb)
    var boxes: [String: Scene.Box] = [:]
    for object in objects ?? [] { boxes[object.name ?? ""] = box(object, height: size[3]) }
    var lines: [String: GraphLayout.Line] = [:]
    for edge in edges ?? [] { lines[edge.id ?? ""] = line(edge, height: size[3]) }
    var layout = GraphLayout(
      width: size[2], height: size[3],
      nodes: graph.nodes.map { boxes["n\($0.position)"] ?? Scene.Box(width: 0, height: 0) },
      operators: graph.nodes.map { boxes["o\($0.position)"] },
      scopes: graph.scopes.indices.map { boxes["cluster_\($0)"] })
    for node in graph.nodes {
      let stem = lines["o\(node.position)"] ?? GraphLayout.Line()
      for _ in node.inputs {
        var line = lines[String(layout.edges.count)] ?? GraphLayout.Line()
        line.curves += stem.curves
        line.arrows += stem.arrows
        layout.edges.append(line)
      }
    }
    return layout
  }

  /// Scopes have corners, nodes a centre, and their size in inches.
  private func box(_ object: Item, height: Double) -> Scene.Box? {
    if let corners = object.bb.map(numbers) {
      return Scene.Box(
        x: corners[0], y: height - corners[3], width: corners[2] - corners[0],
        height: corners[3] - corners[1])
    }
    guard let centre = object.pos.map(numbers), let width = Double(object.width ?? ""),
      let depth = Double(object.height ?? "")
    else { return nil }
    return Scene.Box(
      x: centre[0] - width * 36, y: height - centre[1] - depth * 36, width: width * 72,
      height: depth * 72)
  }

  /// `e,x,y` is the tip of the arrow; the points are those of Bézier curves.
  private func line(_ edge: Item, height: Double) -> GraphLayout.Line {
    var tip: Scene.Point?
    var points: [Scene.Point] = []
    for item in (edge.pos ?? "").split(separator: " ") {
      let values = numbers(item.drop { $0 == "e" || $0 == "s" || $0 == "," })
      guard values.count == 2 else { continue }
      let point = Scene.Point(x: values[0], y: height - values[1])
      if item.hasPrefix("e") { tip = point } else { points.append(point) }
    }
    guard let first = points.first, let last = points.last else { return GraphLayout.Line() }
    // The curve begins at the operand's border; the arrow's base is a little further on.
    let second = points.dropFirst().first { abs($0.x - first.x) + abs($0.y - first.y) > 0.1 }
    let base = first.moved(9, toward: second ?? last)
    return GraphLayout.Line(
      curves: [points], arrows: [triangle(last, tip ?? last, width: 2.4)],
      backArrow: triangle(base, first, width: 5),
      label: edge.lp.map(numbers).map { Scene.Point(x: $0[0], y: height - $0[1]) })
  }

  /// A triangle from a base to a tip.
  private func triangle(_ base: Scene.Point, _ tip: Scene.Point, width: Double) -> [Scene.Point] {
    [tip, base.moved(0, toward: tip, aside: width), base.moved(0, toward: tip, aside: -width)]
  }

  private func numbers(_ text: some StringProtocol) -> [Double] {
    text.split(separator: ",").compactMap { Double($0) }
  }
}
