// Where everything stands: Graphviz lays out boxes of fixed sizes, once for all steps.

import ComputationGraph
import Foundation
import Graphviz

/// Positions in points, from the upper left corner.
struct ReplayLayout: Equatable {
  struct Box: Equatable {
    var x: Double
    var y: Double
    var width: Double
    var height: Double
  }
  struct Line: Equatable {
    var path: String
    /// The head of the arrow.
    var arrow: String
    /// Another one at the tail, for what flows back.
    var backArrow: String
    /// The middle of the label.
    var label: Point?
  }
  struct Point: Equatable {
    var x: Double
    var y: Double
  }

  var width = 0.0
  var height = 0.0
  /// By position in the graph.
  var nodes: [Box] = []
  /// In the order of `ComputationGraph.nodes` and their inputs.
  var edges: [Line] = []
  /// By scope; nil for those in which nothing was computed.
  var scopes: [Box?] = []
}

/// Boxes for cards, and lines between them, as DOT text.
struct LayoutRequest {
  let graph: ComputationGraph
  let cards: [ReplayCard]
  /// By node and operand; empty for none.
  let labels: [[String]]
  let options: ReplayOptions

  var dot: String {
    var writer = DOTWriter(to: "")
    writer.beginGraph("replay")
    writer.defaults(
      .graph,
      [
        "rankdir": .text(options.rankdir.rawValue), "nodesep": "0.28", "ranksep": "0.55",
        "labeljust": "l", "labelloc": "t", "fontname": .text(fontStack), "fontsize": "11",
        "margin": "10",
      ])
    writer.defaults(.node, ["shape": "box", "fixedsize": "true", "label": ""])
    writer.defaults(.edge, ["arrowsize": "0.6"])
    writeBoxes(to: &writer)
    var number = 0
    for (position, node) in graph.nodes.enumerated() {
      for (index, input) in node.inputs.enumerated() {
        var attributes = Attributes()
        let label = labels[position][index]
        if !label.isEmpty {
          let width = Int(textWidth(label, size: 9)) + 8
          attributes.append(
            "label",
            .html(
              "<table border=\"0\" cellborder=\"0\" cellpadding=\"0\" cellspacing=\"0\""
                + " fixedsize=\"true\" width=\"\(width)\" height=\"14\"><tr><td></td></tr></table>")
          )
        }
        // Graphviz lists edges in an order of its own.
        attributes.append("id", .text(String(number)))
        number += 1
        writer.edge("n\(input)", "n\(position)", attributes)
      }
    }
    return writer.endGraph()
  }

  private func writeBoxes(to writer: inout DOTWriter<String>) {
    guard !graph.scopes.isEmpty else {
      for position in cards.indices { writeBox(position, to: &writer) }
      return
    }
    ScopeOutline(graph, Survey(graph)).walk { step in
      switch step {
      case .open(let scope, _):
        let name = shortened(graph.scopes[scope].name, to: options.limits.nameLength)
        writer.beginSubgraph("cluster_\(scope)", ["label": .text(name)])
      case .value(let position, _): writeBox(position, to: &writer)
      case .close: writer.endSubgraph()
      }
    }
  }

  private func writeBox(_ position: Int, to writer: inout DOTWriter<String>) {
    let card = cards[position]
    // The output has a second line around it.
    let extra = card.kind == .output ? 6.0 : 0
    writer.node(
      "n\(position)",
      [
        "width": .text(inches(card.width + extra)), "height": .text(inches(card.height + extra)),
      ])
  }

  private func inches(_ points: Double) -> String { String((points / 72 * 1e4).rounded() / 1e4) }

  /// Runs Graphviz once.
  func layout(_ engine: DotEngine) throws(GraphvizError) -> ReplayLayout {
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
  struct Object: Decodable {
    var name: String
    var bb: String?
    var pos: String?
    var width: String?
    var height: String?
  }
  struct Edge: Decodable {
    var id: String
    var pos: String?
    var lp: String?
  }
  var bb: String
  var objects: [Object]?
  var edges: [Edge]?

  func layout(of graph: ComputationGraph) -> ReplayLayout {
    let size = numbers(bb)
    var layout = ReplayLayout()
    layout.width = size[2]
    layout.height = size[3]
    let empty = ReplayLayout.Box(x: 0, y: 0, width: 0, height: 0)
    layout.nodes = Array(repeating: empty, count: graph.nodes.count)
    layout.scopes = Array(repeating: nil, count: graph.scopes.count)
    for object in objects ?? [] {
      if object.name.hasPrefix("cluster_"), let bb = object.bb,
        let index = Int(object.name.dropFirst(8))
      {
        let corners = numbers(bb)
        layout.scopes[index] = ReplayLayout.Box(
          x: corners[0], y: size[3] - corners[3], width: corners[2] - corners[0],
          height: corners[3] - corners[1])
      } else if let pos = object.pos, let index = Int(object.name.dropFirst()) {
        let centre = numbers(pos)
        let width = (Double(object.width ?? "") ?? 0) * 72
        let height = (Double(object.height ?? "") ?? 0) * 72
        layout.nodes[index] = ReplayLayout.Box(
          x: centre[0] - width / 2, y: size[3] - centre[1] - height / 2, width: width,
          height: height)
      }
    }
    layout.edges = Array(
      repeating: ReplayLayout.Line(path: "", arrow: "", backArrow: ""), count: edges?.count ?? 0)
    for edge in edges ?? [] {
      guard let number = Int(edge.id), layout.edges.indices.contains(number) else { continue }
      var line = line(edge.pos ?? "", height: size[3])
      if let label = edge.lp.map(numbers) {
        line.label = ReplayLayout.Point(x: label[0], y: size[3] - label[1])
      }
      layout.edges[number] = line
    }
    return layout
  }

  /// `e,x,y` is the tip of the arrow; the points are those of Bézier curves.
  private func line(_ text: String, height: Double) -> ReplayLayout.Line {
    var tip: ReplayLayout.Point?
    var points: [ReplayLayout.Point] = []
    for item in text.split(separator: " ") {
      let values = numbers(item.drop { $0 == "e" || $0 == "s" || $0 == "," })
      guard values.count == 2 else { continue }
      let point = ReplayLayout.Point(x: values[0], y: height - values[1])
      if item.hasPrefix("e") { tip = point } else { points.append(point) }
    }
    guard let first = points.first, let last = points.last else {
      return ReplayLayout.Line(path: "", arrow: "", backArrow: "")
    }
    func pair(_ point: ReplayLayout.Point) -> String {
      coordinate(point.x) + "," + coordinate(point.y)
    }
    let path =
      "M" + pair(first) + "C" + points.dropFirst().map(pair).joined(separator: " ")
    /// A triangle from a base to a tip.
    func triangle(_ base: ReplayLayout.Point, _ tip: ReplayLayout.Point, width: Double) -> String {
      let (dx, dy) = (tip.x - base.x, tip.y - base.y)
      let length = max((dx * dx + dy * dy).squareRoot(), 1e-9)
      let (nx, ny) = (-dy / length * width, dx / length * width)
      return [
        pair(tip), pair(.init(x: base.x + nx, y: base.y + ny)),
        pair(.init(x: base.x - nx, y: base.y - ny)),
      ].joined(separator: " ")
    }
    // The curve begins at the operand's border; the arrow's base is a little further on.
    let second = points.dropFirst().first { abs($0.x - first.x) + abs($0.y - first.y) > 0.1 }
    let toward = second ?? last
    let reach = max(
      ((toward.x - first.x) * (toward.x - first.x)
        + (toward.y - first.y) * (toward.y - first.y)).squareRoot(), 1e-9)
    let base = ReplayLayout.Point(
      x: first.x + (toward.x - first.x) / reach * 9, y: first.y + (toward.y - first.y) / reach * 9)
    return ReplayLayout.Line(
      path: path, arrow: triangle(last, tip ?? last, width: 2.4),
      backArrow: triangle(base, first, width: 5))
  }

  private func numbers(_ text: some StringProtocol) -> [Double] {
    text.split(separator: ",").compactMap { Double($0) }
  }
}
