// A graph as a TikZ picture: where everything stands, and how it is written.

import ComputationGraph
import Graphviz

/// A picture that stands still: cards as in a replay, and one layout of them.
///
/// What is a value becomes a node, which a document can point at by its id, what flows becomes a
/// curve with an arrow's tip; everything has a style that a document can define anew.
struct TikZPicture {
  let drawing: Drawing
  let cards: [ReplayCard]
  /// By node and operand.
  private let labels: [[TikZText?]]
  let layout: GraphLayout
  private var text = ""
  /// Letters that need another font, and classes of cells that need a colour.
  private var foreign: Set<Unicode.Scalar> = []
  var cells: Set<String> = []

  private var graph: ComputationGraph { drawing.graph }
  var options: DrawingOptions { drawing.options }

  /// Lays out once; `answer` is what lays DOT text out, as Graphviz's `json0`.
  init(
    _ drawing: Drawing, answer: (_ dot: String) throws(GraphvizError) -> [UInt8]
  ) throws(GraphvizError) {
    self.drawing = drawing
    // What will be referred to is known when cards have their sizes.
    if drawing.fitting.canBreak { drawing.referred = Set(drawing.nodes.indices) }
    cards = drawing.nodes.map { node in
      let content = drawing.content(of: node)
      return drawing.card(
        content, isNamed: true, data: content.data.shown, grads: content.grad.shown
      ) { TikZText(number: $0).width * 11 }
    }
    labels = drawing.nodes.map { node in
      node.inputs.indices.map { drawing.tikzLabel(of: drawing.content(of: node, $0)) }
    }
    layout = try LayoutRequest(
      drawing: drawing, cards: cards.map(\.outerBox), operators: drawing.operators,
      labels: labels.map { $0.map { ($0?.width ?? 0) * 9 } }
    ).layout(answer)
  }

  /// Whether TeX can measure it: its longest length is that of 16383.99 of its points.
  var warnings: [DrawingWarning] {
    let longer = max(layout.width, layout.height) / 72 * 25.4
    return longer > 5740 ? [.tooLargeForTeX(millimetres: Int(longer))] : []
  }

  /// The whole file.
  mutating func document() -> String {
    writeScopes()
    writeEdges()
    writeOperators()
    writeReferences()
    for node in drawing.nodes { writeCard(of: node) }
    var box = Scene.Box(width: layout.width, height: layout.height).grown(by: 6)
    writeCaption(&box)
    let (x, y) = (coordinate(box.x), coordinate(box.y))
    let size = "+(\(coordinate(box.width)),\(coordinate(box.height)))"
    return TikZStyles.head(box, foreign: foreign.sorted())
      + "\\begin{tikzpicture}[x=1bp,y=-1bp]%\n" + TikZStyles.commands
      + TikZStyles(drawing: drawing).definitions(cells: cells)
      + "  \\path[use as bounding box, gradviz/background] (\(x),\(y)) rectangle \(size);\n"
      + text + "\\end{tikzpicture}%\n" + TikZStyles.tail
  }

  // MARK: Scopes and edges

  private mutating func writeScopes() {
    guard options.show.contains(.scopes) else { return }
    for (index, depth, box) in layout.scopes {
      let scope = graph.scopes[index]
      let style = depth % 2 == 0 ? "gradviz/scope" : "gradviz/inner scope"
      write("\\path[\(style)] \(place(box)) rectangle \(size(box));")
      let name = TikZText(shortened(scope.name, to: options.limits.nameLength))
      write(name, "gradviz/small", Scene.Point(x: box.x + 8, y: box.y + 14), room: box.width - 12)
    }
  }

  private mutating func writeEdges() {
    var number = 0
    for node in drawing.nodes {
      for operand in node.inputs.indices {
        let line = layout.edges[number]
        number += 1
        let styles = styles(ofEdgeTo: node, operand)
        // The line from an operation to its result is the same for all operands.
        for (curve, arrow) in zip(line.curves, line.arrows).prefix(operand == 0 ? 2 : 1) {
          write("\\draw[\(styles.joined(separator: ", "))] \(path(curve, to: arrow[0]));")
        }
        if let label = labels[node.position][operand], let point = line.label {
          let faded = styles.contains("gradviz/faded") ? ", gradviz/faded" : ""
          write(
            label, "gradviz/label" + faded, Scene.Point(x: point.x, y: point.y + 3),
            room: label.width * 9 + 8)
        }
      }
    }
  }

  private func styles(ofEdgeTo node: NodeView, _ operand: Int) -> [String] {
    var styles = ["gradviz/edge"]
    let contribution = options.style.type.weighsEdges ? node.edge(operand)?.contribution : nil
    let weight = contribution.map { LineWeight($0, drawing.survey.gradients) }
    if let weight, weight != .light { styles.append("gradviz/\(weight.rawValue)") }
    guard drawing.faded != nil else { return styles }
    if let width = drawing.widths[Highlight.Edge(node: node.position, operand: operand)] {
      // Tips grow with their lines.
      return styles + ["gradviz/highlight", "line width=\(coordinate(width * 0.6))bp"]
    }
    return styles + ["gradviz/faded"]
  }

  /// The curve, on to the tip of its arrow where it has one.
  func path(_ curve: [Scene.Point], to tip: Scene.Point? = nil) -> String {
    var curve = curve
    if let tip {
      let (last, handle) = (curve[curve.count - 1], curve[curve.count - 2])
      curve[curve.count - 1] = tip
      curve[curve.count - 2] = Scene.Point(
        x: handle.x + tip.x - last.x, y: handle.y + tip.y - last.y)
    }
    var path = place(curve[0])
    for index in stride(from: 1, to: curve.count - 2, by: 3) {
      path += " .. controls \(place(curve[index])) and \(place(curve[index + 1]))"
      path += " .. \(place(curve[index + 2]))"
    }
    return path
  }

  /// The circles of operations, where a style has them.
  private mutating func writeOperators() {
    for (node, box) in zip(drawing.nodes, layout.operators) {
      guard let box else { continue }
      let centre = Scene.Point(x: box.x + box.width / 2, y: box.y + box.height / 2)
      let radii = "x radius=\(coordinate(box.width / 2)), y radius=\(coordinate(box.height / 2))"
      let faded = fadedStyle(of: node).map { ", " + $0 } ?? ""
      write("\\path[gradviz/operation\(faded)] \(place(centre)) ellipse [\(radii)];")
      write(
        TikZText(operationSymbol(of: node)), "gradviz/text, anchor=base\(faded)",
        Scene.Point(x: centre.x, y: centre.y + 4), room: box.width - 8)
    }
  }

  private mutating func writeReferences() {
    for (value, box) in layout.references {
      let faded = fadedStyle(of: drawing.nodes[value]).map { ", " + $0 } ?? ""
      write("\\path[gradviz/reference\(faded)] \(place(box)) rectangle \(size(box));")
      let middle = Scene.Point(x: box.x + box.width / 2, y: box.y + box.height / 2 + 3)
      write(
        TikZText(drawing.name(ofReference: value)), "gradviz/small, anchor=base\(faded)", middle,
        room: box.width - 6)
    }
  }

  func fadedStyle(of node: NodeView) -> String? {
    options.highlight?.nodes.contains(node.position) == false ? "gradviz/faded" : nil
  }

  // MARK: Writing

  mutating func write(_ line: String) { text += "  \(line)\n" }

  /// Text that is made smaller where it is wider than its room.
  mutating func write(
    _ words: TikZText, _ style: String, _ point: Scene.Point, room: Double
  ) {
    guard !words.tex.isEmpty else { return }
    let tex = words.marked(&foreign)
    write("\\node[\(style)] at \(place(point)) {\\gradvizfit{\(coordinate(room))}{\(tex)}};")
  }

  func place(_ point: Scene.Point) -> String {
    "(\(coordinate(point.x)),\(coordinate(point.y)))"
  }

  func place(_ box: Scene.Box) -> String { place(Scene.Point(x: box.x, y: box.y)) }

  func size(_ box: Scene.Box) -> String {
    "+(\(coordinate(box.width)),\(coordinate(box.height)))"
  }
}
