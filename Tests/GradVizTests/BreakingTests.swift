// Long graphs: rows as text has lines, and leaves that are referred to where they are not drawn.

import ComputationGraph
import Graphviz
import TestSupport
import Testing

@testable import GradViz

@Suite struct BreakingTests {
  /// A recurrence `h = tanh(w·h + x)` with one weight for all steps.
  private func recurrence(_ steps: Int, isScoped: Bool = false) -> ComputationGraph {
    var builder = GraphBuilder()
    let weight = builder.leaf("w", [0.5], grad: [0.1])
    let bias = builder.leaf("b", [0.1], grad: [0.2])
    var value = builder.leaf("h", [0], grad: [0.01])
    for step in 0..<steps {
      if isScoped { builder.scope = builder.graph.append(Scope(name: "step \(step)")) }
      let x = builder.leaf("x", [Double(step) + 0.25], constant: true)
      let product = builder.operation(
        "mul", [weight, value], [0.5], grad: [0.2], edges: [factor(0.3875, 0.2), factor(0.5, 0.2)])
      let sum = builder.operation(
        "add", [product, x], [0.6], grad: [0.2], edges: [factor(1, 0.2), .closed])
      let shifted = builder.operation(
        "add", [sum, bias], [0.7], grad: [0.2], edges: [factor(1, 0.2), factor(1, 0.2)])
      value = builder.operation(
        "tanh", [shifted], [0.4], grad: [0.3], name: "h", edges: [factor(0.8375, 0.3)])
    }
    return builder.graph
  }

  /// A wide layer of neurons: neither direction fits.
  private func layers(_ count: Int, neurons: Int) -> ComputationGraph {
    var builder = GraphBuilder()
    var values = [builder.leaf("x", [0.5], constant: true)]
    for layer in 0..<count {
      values = (0..<neurons).map { neuron in
        var sum = builder.leaf("b\(layer)\(neuron)", [0.1], grad: [0.25])
        for value in values {
          let weight = builder.leaf("w\(layer)\(neuron)", [0.5], grad: [0.125])
          let product = builder.operation(
            "mul", [weight, value], [0.5], grad: [0.25],
            edges: [factor(0.25, 0.125), factor(0.5, 0.125)])
          sum = builder.operation(
            "add", [sum, product], [0.5], grad: [0.25], edges: [factor(1, 0.25), factor(1, 0.25)])
        }
        return builder.operation(
          "tanh", [sum], [0.5], grad: [0.5], name: "h\(layer)\(neuron)",
          edges: [factor(0.75, 0.25)])
      }
    }
    return builder.graph
  }

  private func layout(_ graph: ComputationGraph, _ options: ReplayOptions = ReplayOptions())
    throws -> GraphLayout
  {
    try ReplayPicture(graph.replay(), options) { dot throws(GraphvizError) in
      try DotEngine().render(dot, format: "json0").bytes
    }.layout
  }

  @Test func partsEndBehindWhatIsComputedCompletely() {
    let graph = recurrence(12)
    let drawing = Drawing(graph, DrawingOptions())
    let card = Scene.Box(width: 80, height: 60)
    let labels = graph.nodes.map { node in node.inputs.map { _ in 20.0 } }
    let parts = Parts(
      drawing, cards: graph.nodes.map { _ in card }, labels: labels, limit: 800)
    #expect(parts.count == 12 && parts.width <= 800)
    // Each part is a step, which ends with its h.
    for (position, part) in parts.ofValues.enumerated() where graph.nodes[position].name == "h" {
      let next = parts.ofValues.dropFirst(position + 1).first
      #expect(graph.nodes[position].isLeaf || next == nil || next == part + 1)
    }
    // A page on which all of it finds room.
    let one = Parts(drawing, cards: graph.nodes.map { _ in card }, labels: labels, limit: 1e5)
    #expect(one.count == 1 && one.ofValues.allSatisfy { $0 == 0 })
    // One on which nothing does: each result is a part of its own.
    let many = Parts(drawing, cards: graph.nodes.map { _ in card }, labels: labels, limit: 10)
    #expect(many.count == 48)
  }

  @Test func aValueStandsOnceAndIsReferredToElsewhere() throws {
    let graph = recurrence(12)
    let dot = graph.dot()
    #expect(dot.contains("cluster_row_11") && !dot.contains("cluster_row_12"))
    // One card for each value, and for w in each of the other rows a name.
    for node in graph.nodes {
      #expect(dot.matches(of: try Regex("\n *\"?\(node.idText)\"? \\[label")).count == 1)
    }
    #expect(dot.matches(of: /n0_in_\d+ \[/).count == 11)
    #expect(dot.matches(of: /class="reference"/).count == 2 * 11 + 11)
    // Edges keep their ids, whatever they begin at.
    let ids = dot.matches(of: /id="(n\d+_n\d+)"/).map { String($0.1) }
    let edges = graph.nodes.flatMap { node in node.inputs.map { "n\($0)_\(node.idText)" } }
    #expect(Set(ids).isSubset(of: edges))
    // What is not highlighted is faded there too.
    var options = DrawingOptions()
    options.highlight = Highlight(nodes: [1], edges: [:])
    #expect(graph.dot(options).contains("class=\"reference faded\""))
  }

  /// Every picture fits, its rows are one below the other, and no edge is lost.
  @Test(.needsDot, arguments: [8, 12, 20], [false, true])
  func recurrencesFit(steps: Int, isScoped: Bool) throws {
    let graph = recurrence(steps, isScoped: isScoped)
    let layout = try layout(graph)
    #expect(layout.width <= 800)
    #expect(layout.edges.count == graph.nodes.reduce(0) { $0 + $1.inputs.count })
    #expect(Set(layout.scopes.map(\.scope)).count == graph.scopes.count)
    for (index, box) in layout.nodes.enumerated() {
      for other in layout.nodes[(index + 1)...] {
        #expect(
          box.x + box.width <= other.x || other.x + other.width <= box.x
            || box.y + box.height <= other.y || other.y + other.height <= box.y)
      }
    }
  }

  @Test(.needsDot) func rowsComeInOrder() throws {
    for title in [nil, "In rows"] {
      for legend in [nil, false] {
        let graph = layers(3, neurons: 6)
        let options = DrawingOptions(title: title, legend: legend)
        let drawn = DrawnGraph(graph, options)
        let svg = String(decoding: try drawn.content(.svg).bytes, as: UTF8.self)
        let width = try #require(svg.firstMatch(of: /<svg[^>]* width="([0-9.]+)pt"/)?.1)
        let sizes = svg.matches(of: /font-size="([0-9.]+)"/).compactMap { Double($0.1) }
        #expect(sizes.min()! * min(1, 800 / Double(width)!) >= 9)
        let json = try DotEngine().render(drawn.dot, format: "json0").bytes
        let text = String(decoding: json, as: UTF8.self)
        let rows = text.matches(of: /"name": "cluster_row_(\d+)"(?s:.)*?"bb": "[^,]+,([^,]+),/)
        let tops = rows.map { (Int($0.1)!, Double($0.2)!) }.sorted { $0.0 < $1.0 }.map(\.1)
        #expect(tops.count > 2 && tops == tops.sorted(by: >))
      }
    }
  }

  /// No reference has a name that stands on no card, unless it is a formula of such names.
  @Test func whatIsReferredToShowsItsName() throws {
    let dot = recurrence(9).dot(DrawingOptions(width: 500))
    let names = Set(dot.matches(of: /n\d+_in_\d+ \[.*label="([^"]*)"\]/).map { String($0.1) })
    #expect(names.contains("w") && names.count > 1)
    for name in names where name.allSatisfy({ $0.isLetter || $0.isNumber }) {
      #expect(dot.contains("<b>\(name)"), "\(name)")
    }
  }

  @Test(.needsDot) func everyFormatHasRows() throws {
    let graph = layers(3, neurons: 6)
    let tikz = try DrawnGraph(graph).content(.tikz)
    let text = String(decoding: tikz.bytes, as: UTF8.self)
    #expect(text.contains("\\path[gradviz/reference]") && text.contains("gradviz/reference}{"))
    // Mermaid has no rows: it goes down.
    #expect(graph.mermaid().contains("flowchart TB"))
    let page = try DrawnReplay(try graph.replay(), ReplayOptions()).content(.html)
    #expect(String(decoding: page.bytes, as: UTF8.self).contains("class=\"reference\""))
    #expect(graph.dot(DrawingOptions(legend: true)).contains("drawn elsewhere"))
    #expect(!neuron().dot(DrawingOptions(legend: true)).contains("drawn elsewhere"))
    // A direction that is asked for is as it is.
    #expect(!graph.dot(DrawingOptions(rankdir: .leftToRight)).contains("reference"))
  }
}
