// Where everything stands: Graphviz lays out boxes of fixed sizes, once for all steps of a replay.

import ComputationGraph
import Graphviz

/// Positions in points, from the upper left corner.
struct GraphLayout {
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
  /// Each before those inside it; a scope that is cut has several boxes.
  var scopes: [(scope: Int, depth: Int, box: Scene.Box)] = []
  /// What stands for values that are drawn elsewhere.
  var references: [(value: Int, box: Scene.Box)] = []
}

extension Drawing {
  /// By position: the circles of operations, where a style has them.
  var operators: [Scene.Box?] {
    nodes.map { node in
      hasOperators && !node.isLeaf
        ? Scene.Box(width: textWidth(operationSymbol(of: node), size: 13) + 20, height: 30) : nil
    }
  }
}

/// Boxes for cards and operators, wherever they stand, and lines between them, as DOT text.
struct LayoutRequest {
  let drawing: Drawing
  let cards: [Scene.Box]
  /// By position; empty where operations have no nodes of their own.
  let operators: [Scene.Box?]
  /// The widths of texts, by node and operand; 0 for none.
  let labels: [[Double]]

  private var graph: ComputationGraph { drawing.graph }

  private func dot(_ arrangement: Arrangement, _ names: LayoutNames) -> String {
    var writer = DOTWriter(to: "")
    writer.beginGraph("replay")
    writer.defaults(
      .graph,
      [
        "rankdir": .text(arrangement.direction.rawValue),
        "nodesep": .text(String(arrangement.distances.nodes + 0.03)),
        "ranksep": .text(String(arrangement.distances.ranks + 0.05)),
        "labeljust": "l", "labelloc": "t", "fontname": .text(fontStack), "fontsize": "11",
        "margin": "10", "newrank": .text(String(arrangement.isVertical)),
      ])
    writer.defaults(.node, ["shape": "box", "fixedsize": "true", "label": ""])
    writer.defaults(.edge, ["arrowsize": "0.6"])
    for (index, step) in names.outline.steps.enumerated() {
      switch step {
      case .row(let row): writer.beginSubgraph("cluster_row_\(row)", drawing.unseen)
      case .open(let scope, _):
        let name = shortened(graph.scopes[scope].name, to: drawing.options.limits.nameLength)
        writer.beginSubgraph(LayoutNames.scope(index), ["label": .text(name)])
      case .value(let position, _):
        writer.node("n\(position)", size(of: cards[position]))
        guard let circle = operators[position] else { continue }
        var attributes = size(of: circle)
        attributes["shape"] = "ellipse"
        writer.node("o\(position)", attributes)
      case .reference(let reference):
        let value = names.references.list[reference].value
        writer.node(LayoutNames.reference(reference), size(of: drawing.box(ofReference: value)))
      case .close: writer.endSubgraph()
      }
    }
    var (number, parameterEdges) = (0, 0)
    for (position, node) in graph.nodes.enumerated() {
      let longest = drawing.longestWay(to: node)
      for (index, input) in node.inputs.enumerated() {
        var attributes = Attributes()
        let label = labels[position][index]
        if label > 0 {
          let width = Int(label) + 8
          let open = "<table border=\"0\" cellborder=\"0\" cellpadding=\"0\" cellspacing=\"0\""
          let size = " fixedsize=\"true\" width=\"\(width)\" height=\"14\""
          attributes.append("label", .html(open + size + "><tr><td></td></tr></table>"))
        }
        // Graphviz lists edges in an order of its own.
        attributes.append("id", .text(String(number)))
        number += 1
        attributes.append(
          arrangement.edge(
            from: drawing.nodes[input], isLongest: index == longest, &parameterEdges))
        let reference = names.references.index(of: input, usedBy: position)
        writer.edge(
          reference.map(LayoutNames.reference) ?? "n\(input)",
          (operators[position] == nil ? "n" : "o") + "\(position)", attributes)
      }
      if operators[position] != nil {
        writer.edge("o\(position)", "n\(position)", ["id": .text("o\(position)")])
      }
    }
    drawing.writeInnerLeaves(arrangement, to: &writer) { position, isUse in
      (isUse && operators[position] != nil ? "o" : "n") + "\(position)"
    }
    return writer.endGraph()
  }

  /// In inches.
  private func size(of box: Scene.Box) -> Attributes {
    func inches(_ points: Double) -> Label { .text(String((points / 72 * 1e4).rounded() / 1e4)) }
    return ["width": inches(box.width), "height": inches(box.height)]
  }

  /// Asks until the layout fits the page; `answer` is what lays DOT text out, as Graphviz's `json0`.
  func layout(
    _ answer: (_ dot: String) throws(GraphvizError) -> [UInt8]
  ) throws(GraphvizError) -> GraphLayout {
    let fitting = Fitting(drawing, cards: cards, labels: labels)
    return try fitting.best { arrangement throws(GraphvizError) in
      let names = LayoutNames(
        graph, isFlat: drawing.isFlat, fitting.references(arrangement),
        rows: fitting.rows(arrangement))
      let json = try answer(dot(arrangement, names))
      do {
        let layout = try LayoutDocument(json).layout(of: graph, operators: operators, names)
        return (layout, layout.width)
      } catch {
        throw .notUnderstood(reason: "\(error)")
      }
    }.layout
  }
}

/// What is laid out besides values, and what it is called in the document.
struct LayoutNames {
  let outline: ScopeOutline
  let references: References

  init(
    _ graph: ComputationGraph, isFlat: Bool = false, _ references: References = References(),
    rows: [Int]? = nil
  ) {
    outline = ScopeOutline(graph, isFlat: isFlat, references, rows: rows)
    self.references = references
  }

  /// A scope, by the place in the outline where it opens.
  static func scope(_ index: Int) -> String { "cluster_\(index)" }
  static func reference(_ index: Int) -> String { "r\(index)" }
}
