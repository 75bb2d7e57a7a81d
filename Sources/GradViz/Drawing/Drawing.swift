// A graph on its way to DOT: what is common to all styles, and the order of statements.

import ComputationGraph
import Graphviz

/// One picture of one graph: what all its formats are made of, and the picture as DOT text.
///
/// The graph is looked through once. A class, as are the parts it is made of: handing their many
/// strings on costs no counting.
final class Drawing {
  let graph: ComputationGraph
  let nodes: ComputationGraph.Nodes
  let options: DrawingOptions
  /// What is shown of each value, as far as there is any of it.
  let show: DrawingOptions.Parts
  let survey: Survey
  let numbers: NumberFormat
  let style: any CardStyle
  /// Whether no scope is drawn.
  let isFlat: Bool
  /// Whether operations are nodes of their own.
  let hasOperators: Bool
  private let tellsConstants: Bool
  /// What is not highlighted is drawn in; nil where nothing is faded.
  let faded: (any CardStyle)?
  /// The widths of highlighted lines.
  let widths: [Highlight.Edge: Double]
  /// Whether edges say anything at all, and whether they do so beside their lines.
  let (hasDetails, hasLabels): (Bool, Bool)
  /// What the program calls its values.
  let given: GivenNames
  /// What all values are called; made where a rule or a tooltip of an edge names one.
  private(set) lazy var names = ValueNames(graph, given: given)
  /// Whether every card shows what its value is called, unless that is a formula.
  let showsAllNames: Bool
  /// Values with names for the picture alone that edges say: their cards show them.
  private(set) lazy var mentioned = findMentioned()
  /// Values that are referred to where they are not drawn: their cards show their names too.
  var referred: Set<Int> = []
  private(set) lazy var parametersOfScopes = countParameters()
  private(set) lazy var strip = makeStrip()
  private(set) lazy var innerLeaves = findInnerLeaves()
  lazy var fitting = madeFitting
  /// How it is laid out: what is likely to fit, as long as nothing else is set. Where there is no
  /// choice, nothing is measured.
  lazy var arrangement =
    isLaidOut && options.rankdir == .automatic
    ? fitting.likely : Arrangement.choices(options.rankdir)[0]
  /// What stands for values that are drawn elsewhere, as they are arranged.
  private(set) var references = References()
  /// By position: how many values come one after another up to it.
  private(set) lazy var depths = nodes.reduce(into: []) { depths, node in
    depths.append((node.inputs.map { depths[$0] }.max() ?? 0) + 1)
  }
  /// Dots per inch, for formats made of dots.
  var resolution: Int?
  private var knownLegend: (arrangement: Arrangement, legend: String?)?
  var legend: String? {
    if let knownLegend, knownLegend.arrangement == arrangement { return knownLegend.legend }
    knownLegend = (arrangement, makeLegend())
    return knownLegend?.legend
  }
  /// The tooltip that is being written.
  private var tooltip = Markup()
  /// How many edges from parameters are written.
  private var parameterEdges = 0
  /// What was said last of a scope: its values stand together.
  private var lastScope: (scope: Int, names: String)?

  var palette: Palette { style.palette }

  /// A picture of a graph; `colors` are other ones than those of its theme.
  init(
    _ graph: ComputationGraph, _ options: DrawingOptions, colors: PictureColors? = nil,
    showsAllNames: Bool = false
  ) {
    self.graph = graph
    nodes = graph.nodes
    self.options = options
    self.showsAllNames = showsAllNames
    given = GivenNames(graph, length: options.limits.nameLength)
    survey = Survey(graph)
    numbers = .significant(options.precision)
    let asked = options.show.resolved
    show = survey.hasGrad ? asked : asked.subtracting(.grad)
    isFlat = graph.scopes.isEmpty || !show.contains(.scopes)
    let colors = colors ?? PictureColors(options.theme)
    let isLarge = nodes.count > options.limits.tables && options.highlight == nil
    let cards = options.style.type
    style = (isLarge ? cards.plain : cards).init(options, survey, colors.palette)
    (hasOperators, tellsConstants) = (cards.hasOperators, cards.tellsConstants)
    faded = options.highlight == nil ? nil : cards.init(options, survey, colors.faded)
    widths = options.highlight?.widths ?? [:]
    hasDetails = survey.edgeCount <= options.limits.edgeDetails
    hasLabels =
      survey.edgeCount <= options.limits.edgeLabels
      && !show.isDisjoint(with: [.local, .formula])
  }

  /// What the card of a value says.
  func content(of node: NodeView) -> CardContent {
    CardContent(
      node, kind(of: node, isOutput: node.position == graph.output),
      title: show.contains(.names) ? title(of: node) : nil,
      show: show, tellsConstants: tellsConstants, nameLength: options.limits.nameLength)
  }

  /// The names of the scopes around what is in a scope, as tooltips have them.
  func names(ofScope scope: Int) -> String {
    if let lastScope, lastScope.scope == scope { return lastScope.names }
    let names = graph.scopeNames(scope, separator: " / ")
    lastScope = (scope, names)
    return names
  }

  /// Writes the whole document.
  func write<Target: TextOutputStream>(to target: consuming Target) -> Target {
    write(to: PieceStream(target)).target as! Target
  }

  private func write(to target: consuming PieceStream) -> PieceStream {
    parameterEdges = 0
    var writer = DOTWriter(to: target)
    writer.beginGraph("computation")
    writer.defaults(.graph, graphAttributes)
    writer.defaults(.node, nodeDefaults)
    writer.defaults(.edge, edgeDefaults)
    if isFramed { writer.beginSubgraph("cluster_picture", frame) }
    writeStrip(to: &writer)
    references = isBroken ? fitting.references(arrangement) : References()
    referred = named(in: references)
    if isFlat, !isBroken {
      for node in nodes {
        writeNode(node, to: &writer)
        writeEdges(to: node, to: &writer)
      }
    } else {
      writeScopes(to: &writer)
      if isTitleApart, let title {
        writer.beginSubgraph("cluster_title", unseen)
        writer.node("title", ["shape": "plain", "label": .html(title)])
        writer.endSubgraph()
      }
      // An edge within a scope's braces would draw its operands into the scope.
      for node in nodes { writeEdges(to: node, to: &writer) }
      writeInnerLeaves(arrangement, to: &writer) { position, isUse in
        survey.ids[position] + (isUse && hasOperators ? "_op" : "")
      }
    }
    return writer.endGraph()
  }

  /// Whether some values are referred to where they are not drawn.
  private var isBroken: Bool { arrangement.breaking != .none }

  private func writeScopes(to writer: inout DOTWriter<PieceStream>) {
    let rows = isBroken ? fitting.rows(arrangement) : nil
    // A scope that is cut has a box in several rows.
    var suffix = ""
    for step in ScopeOutline(graph, isFlat: isFlat, references, rows: rows).steps {
      switch step {
      case .row(let row):
        writer.beginSubgraph("cluster_row_\(row)", unseen)
        suffix = "_in_\(row)"
      case .reference(let index): writeReference(index, to: &writer)
      case .open(let scope, let depth):
        let name = label(ofScope: scope)
        let fill = palette.scopes[depth % palette.scopes.count]
        let path = graph.scopeNames(scope, separator: " › ")
        var attributes: Attributes = [
          "id": .text("s\(scope)\(suffix)"), "class": "scope", "label": .text(name),
          "tooltip": .text(path), "fillcolor": .text(fill.hex),
        ]
        attributes.append(scopeAttributes)
        writer.beginSubgraph("cluster_\(scope)\(suffix)", attributes)
      case .value(let position, _): writeNode(nodes[position], to: &writer)
      case .close: writer.endSubgraph()
      }
    }
  }

  // MARK: Values

  private func writeNode(_ node: NodeView, to writer: inout DOTWriter<PieceStream>) {
    let card = content(of: node)
    let faded = options.highlight?.nodes.contains(node.position) == false ? faded : nil
    writer.node(survey.ids[node.position]) { text in
      (faded ?? style).write(card, to: &text)
      if show.contains(.tooltips) {
        tooltip.removeAll()
        writeTooltip(of: card, to: &tooltip)
        text.append("tooltip", text: tooltip.bytes)
      }
      var name = className(of: card)
      if let faded {
        text.append("fontcolor", .text(faded.palette.text.hex))
        name = (name ?? card.kind.rawValue) + " faded"
      }
      if let name { text.append("class", .text(name)) }
    }
    if hasOperators, !node.isLeaf { writeOperator(of: node, faded, to: &writer) }
  }

  /// Classes for CSS; a finite inner value has the default.
  private func className(of card: CardContent) -> String? {
    let kind = card.kind
    let name = kind == .output && card.node.isParameter ? "parameter output" : kind.rawValue
    func isFinite(_ elements: Elements?) -> Bool { elements?.allSatisfy(\.isFinite) ?? true }
    if !isFinite(card.known) || !isFinite(card.knownGrad) { return name + " nonfinite" }
    return kind == .inner ? nil : name
  }

  /// The circle of an operation, and the arrow from it to its value.
  private func writeOperator(
    of node: NodeView, _ faded: (any CardStyle)?, to writer: inout DOTWriter<PieceStream>
  ) {
    let id = survey.ids[node.position]
    let color = Label.text((faded ?? style).palette.text.hex)
    var attributes: Attributes = [
      "shape": "ellipse", "class": faded == nil ? "operation" : "operation faded",
      "color": color, "label": .text(operationSymbol(of: node)),
      "tooltip": .text(node.operation?.name ?? ""),
    ]
    if faded != nil { attributes.append("fontcolor", color) }
    writer.node(id + "_op", attributes)
    writer.edge(id + "_op", id, faded == nil ? [:] : ["color": color])
  }

  /// Whether edges get anything of the arrangement.
  private var isArranged: Bool { arrangement.leaves == .staggered || isBroken }

  private func writeEdges(to node: NodeView, to writer: inout DOTWriter<PieceStream>) {
    let (id, inputs) = (survey.ids[node.position], node.inputs)
    let longest = isArranged ? longestWay(to: node) : nil
    for (index, input) in inputs.enumerated() {
      var attributes = attributes(of: node, index)
      if isArranged {
        attributes.append(
          arrangement.edge(from: nodes[input], isLongest: index == longest, &parameterEdges))
      }
      // The same operand once more is an edge of its own.
      let earlier = inputs.prefix(index).count { $0 == input }
      let reference = references.index(of: input, usedBy: node.position)
      if earlier > 0 || hasOperators || reference != nil {
        let suffix = earlier > 0 ? "_\(earlier)" : ""
        attributes.append("id", .text(survey.ids[input] + "_" + id + suffix))
      }
      let tail = reference.map { self.id(ofReference: $0) } ?? survey.ids[input]
      writer.edge(tail, hasOperators ? id + "_op" : id, attributes)
    }
  }
}

/// Any stream: what is called for every value is not generic, only what takes the full pieces is.
struct PieceStream: TextOutputStream {
  private(set) var target: any TextOutputStream

  init(_ target: consuming any TextOutputStream) { self.target = target }

  mutating func write(_ piece: String) { target.write(piece) }
}
