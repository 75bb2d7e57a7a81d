// A graph on its way to DOT: what is common to both styles, and the order of statements.

import ComputationGraph
import Graphviz

/// One picture of one graph, written value by value.
///
/// A class, as are the parts it is made of: handing their many strings on costs no counting.
final class Drawing {
  let graph: ComputationGraph
  /// Taken once: the collection carries all columns of the graph.
  let nodes: ComputationGraph.Nodes
  let options: DrawingOptions
  let palette: Palette
  let survey: Survey
  let card: Card
  /// What is not highlighted is drawn with; nil where nothing is faded.
  let fadedCard: Card?
  let edges: EdgeLook
  let tooltip: Tooltip
  /// Set where scalars are drawn as boxes without tables.
  private let plainCard: PlainCard?
  /// Dots per inch, for formats made of dots.
  var resolution: Int?

  init(_ graph: ComputationGraph, _ options: DrawingOptions) {
    self.graph = graph
    nodes = graph.nodes
    self.options = options
    palette = options.theme.palette
    survey = Survey(graph)
    card = Card(options, survey, palette)
    fadedCard = options.highlight == nil ? nil : Card(options, survey, palette.faded)
    edges = EdgeLook(graph, options, survey)
    tooltip = Tooltip(limit: options.limits.tooltipElements)
    let isLarge =
      options.style == .card && graph.nodes.count > options.limits.tables
      && options.highlight == nil
    plainCard = isLarge ? PlainCard(options, survey) : nil
  }

  /// Writes the whole document.
  func write<Target: TextOutputStream>(to target: consuming Target) -> Target {
    write(to: PieceStream(target)).target as! Target
  }

  private func write(to target: consuming PieceStream) -> PieceStream {
    var writer = DOTWriter(to: target)
    writer.beginGraph("computation")
    writer.defaults(.graph, graphAttributes)
    writer.defaults(.node, nodeDefaults)
    writer.defaults(.edge, edges.defaults)
    var html = Markup()
    if graph.scopes.isEmpty || !options.show.contains(.scopes) {
      for position in nodes.indices {
        let node = nodes[position]
        writeNode(node, position, to: &writer, &html)
        writeEdges(to: node, position, to: &writer)
      }
    } else {
      writeScopes(to: &writer, &html)
      // An edge within a scope's braces would draw its operands into the scope.
      for position in nodes.indices {
        let node = nodes[position]
        writeEdges(to: node, position, to: &writer)
      }
    }
    return writer.endGraph()
  }

  // MARK: Scopes

  private func writeScopes(to writer: inout DOTWriter<PieceStream>, _ html: inout Markup) {
    ScopeOutline(graph, survey).walk { step in
      switch step {
      case .open(let scope, let depth):
        writer.beginSubgraph("cluster_\(scope)", attributes(ofScope: scope, depth: depth))
      case .value(let position, _):
        writeNode(nodes[position], position, to: &writer, &html)
      case .close:
        writer.endSubgraph()
      }
    }
  }

  private func attributes(ofScope index: Int, depth: Int) -> Attributes {
    let name = graph.scopes[index].name
    return [
      "id": .text("s\(index)"), "class": "scope",
      "label": .text(shortened(name, to: options.limits.nameLength)),
      "tooltip": .text(graph.path(ofScope: index).joined(separator: " › ")),
      "fillcolor": .text(palette.scopes[depth % palette.scopes.count].hex),
    ]
  }

  // MARK: Values

  private func writeNode(
    _ node: NodeView, _ position: Int, to writer: inout DOTWriter<PieceStream>, _ html: inout Markup
  ) {
    let kind = kind(of: node, isOutput: position == graph.output)
    let isFaded = options.highlight.map { !$0.nodes.contains(position) } ?? false
    let card = isFaded ? fadedCard ?? card : card
    var attributes: Attributes
    if let plainCard, plainCard.fits(node) {
      attributes = plainCard.attributes(of: node, kind, &html)
    } else {
      html.removeAll()
      switch options.style {
      case .card: card.write(node, kind, to: &html)
      case .classic: writeClassic(node, kind, card.palette, to: &html)
      }
      attributes = ["label": .html(html.string)]
      if plainCard != nil {
        attributes.append("shape", "plain")
        attributes.append("style", "solid")
      }
    }
    if options.show.contains(.tooltips) {
      html.removeAll()
      tooltip.write(node, path: graph.path(ofScope: node.scope), to: &html)
      attributes.append("tooltip", .text(html.string))
    }
    var name = className(of: node, kind)
    if isFaded {
      attributes.append("fontcolor", .text(card.palette.text.hex))
      name = (name ?? kind.name) + " faded"
    }
    if let name { attributes.append("class", .text(name)) }
    writer.node(survey.ids[position], attributes)
    if options.style == .classic, !node.isLeaf {
      writeOperator(of: node, position, isFaded ? card.palette : nil, to: &writer)
    }
  }

  /// Classes for CSS; a finite inner value has the default.
  private func className(of node: NodeView, _ kind: Kind) -> String? {
    let name = kind == .output && node.isParameter ? "parameter output" : kind.name
    let isFinite =
      (node.data?.allSatisfy(\.isFinite) ?? true) && (node.grad?.allSatisfy(\.isFinite) ?? true)
    if !isFinite { return name + " nonfinite" }
    return kind == .inner ? nil : name
  }

  private func writeEdges(
    to node: NodeView, _ position: Int, to writer: inout DOTWriter<PieceStream>
  ) {
    var head = survey.ids[position]
    let isClassic = options.style == .classic
    if isClassic { head += "_op" }
    for (index, input) in node.inputs.enumerated() {
      var attributes = edges.attributes(of: node, position, index, tooltip)
      // The same operand once more is an edge of its own.
      let earlier = node.inputs.prefix(index).count { $0 == input }
      if earlier > 0 || isClassic {
        let suffix = earlier > 0 ? "_\(earlier)" : ""
        let id = survey.ids[input] + "_" + survey.ids[position] + suffix
        attributes.append("id", .text(id))
      }
      writer.edge(survey.ids[input], head, attributes)
    }
  }

  // MARK: Defaults

  private var graphAttributes: Attributes {
    var attributes: Attributes = [
      "rankdir": .text(options.rankdir.rawValue), "bgcolor": .text(palette.background.hex),
      "fontname": .text(fontStack), "fontsize": "11", "fontcolor": .text(palette.secondary.hex),
      "color": .text(palette.scopeBorder.hex), "style": "rounded,filled",
      "pad": "0.15", "labeljust": "l",
    ]
    switch options.style {
    case .card:
      attributes.append("nodesep", "0.25")
      attributes.append("ranksep", "0.5")
    case .classic:
      break
    }
    attributes.append("outputorder", "edgesfirst")
    // The newer ranking takes a quarter of Graphviz's time off; only around scopes is its layout
    // another one, and for small graphs the older is the better looking there.
    if graph.scopes.isEmpty || !options.show.contains(.scopes) || plainCard != nil {
      attributes.append("newrank", "true")
    }
    if let resolution { attributes.append("dpi", .text(String(resolution))) }
    if let caption = caption { attributes.append("label", .html(caption)) }
    attributes.append("labelloc", "t")
    return attributes
  }

  private var nodeDefaults: Attributes {
    var attributes: Attributes = [
      "id": .escaped("\\N"), "class": .text(Kind.inner.name),
      "fontname": .text(fontStack), "fontsize": options.style == .card ? "11" : "14",
      "fontcolor": .text(palette.text.hex),
    ]
    for attribute in plainCard?.defaults ?? ["shape": "plain"] {
      attributes.append(attribute.name, attribute.value)
    }
    return attributes
  }
}

/// Any stream: what is called for every value is not generic, only what takes the full pieces is.
struct PieceStream: TextOutputStream {
  private(set) var target: any TextOutputStream

  init(_ target: consuming any TextOutputStream) {
    self.target = target
  }

  mutating func write(_ piece: String) {
    target.write(piece)
  }
}

/// Fonts as wide as each other where there is one at all, so that text fits in the browser as it
/// did when Graphviz measured it.
let fontStack = "Helvetica,Arial,sans-serif"
