// Graphs as Mermaid flowcharts, which GitHub draws within Markdown.

import ComputationGraph

extension ComputationGraph {
  /// The graph as a Mermaid flowchart, to be put between <code>```mermaid</code> and
  /// <code>```</code>.
  ///
  /// Parameters are boxes, computed values are round, constants are dashed, the output is a
  /// stadium; scopes are subgraphs.
  public func mermaid(_ options: DrawingOptions = DrawingOptions()) -> String {
    MermaidChart(self, options).text()
  }
}

/// Writes one flowchart.
private struct MermaidChart {
  let graph: ComputationGraph
  let nodes: ComputationGraph.Nodes
  let options: DrawingOptions
  let survey: Survey
  let numbers: NumberFormat

  init(_ graph: ComputationGraph, _ options: DrawingOptions) {
    self.graph = graph
    self.options = options
    nodes = graph.nodes
    survey = Survey(graph)
    numbers = .significant(options.precision)
  }

  func text() -> String {
    var text = ""
    if let title = options.title {
      let quoted = shortened(title, to: 200).replacing("\\", with: "\\\\")
        .replacing("\"", with: "\\\"")
      text += "---\ntitle: \"\(quoted)\"\n---\n"
    }
    text += "flowchart \(options.rankdir.rawValue)\n"
    if graph.scopes.isEmpty || !options.show.contains(.scopes) {
      for position in nodes.indices { write(position, indent: 1, to: &text) }
    } else {
      ScopeOutline(graph, survey).walk { step in
        switch step {
        case .open(let scope, let depth):
          let name = shortened(graph.scopes[scope].name, to: options.limits.nameLength)
          text += indent(depth + 1) + "subgraph s\(scope)[\"\(mermaidText(name))\"]\n"
        case .value(let position, let depth): write(position, indent: depth + 1, to: &text)
        case .close(let depth): text += indent(depth + 1) + "end\n"
        }
      }
    }
    for position in nodes.indices { writeEdges(to: position, to: &text) }
    writeClasses(to: &text)
    writeHighlight(to: &text)
    return text
  }

  // MARK: Values

  private func write(_ position: Int, indent depth: Int, to text: inout String) {
    let node = nodes[position]
    let kind = kind(of: node, isOutput: position == graph.output)
    let (open, close) =
      switch kind {
      case .parameter, .constant: ("[\"", "\"]")
      case .inner: ("(\"", "\")")
      case .output: ("([\"", "\"])")
      }
    let lines = lines(of: node).map(mermaidText).joined(separator: "<br/>")
    text += "\(indent(depth))\(nodeID(node.id))\(open)\(lines)\(close):::\(kind.name)\n"
  }

  private func lines(of node: NodeView) -> [String] {
    let symbol = operationSymbol(of: node)
    let title =
      options.show.contains(.names) ? shortTitle(of: node, to: options.limits.nameLength) : nil
    var lines: [String] = []
    if let title {
      lines.append(node.isLeaf ? title : "\(title) = \(symbol)")
    } else if !(node.isConstant && node.isScalar && options.show.contains(.data)) {
      lines.append(symbol)
    }
    if options.show.contains(.shape), !node.shape.isEmpty {
      lines[lines.count - 1] += " " + shapeText(node.shape)
    }
    if options.show.contains(.attributes), node.operation?.settings.isEmpty == false {
      lines.append(settingsText(of: node))
    }
    if options.show.contains(.data) {
      let value = describe(node.data ?? [], node.shape)
      lines.append(lines.isEmpty ? value : "data " + value)
    }
    if options.show.contains(.grad), survey.hasGrad {
      if let grad = node.grad {
        lines.append("grad " + describe(grad, node.shape))
      } else if !node.isConstant {
        lines.append("grad –")
      }
    }
    if options.show.contains(.source), let source = node.source {
      lines.append(shortened(source, to: options.limits.nameLength))
    }
    return lines
  }

  /// A scalar, a short list of elements, or the range of a long one.
  private func describe(_ elements: Elements, _ shape: [Int]) -> String {
    if elements.count == 1 { return numbers.string(elements[0]) }
    if elements.isEmpty { return "[ ]" }
    if elements.count <= 8, shape.count <= 2 {
      let width = shape.count == 2 ? max(shape[1], 1) : elements.count
      let rows = stride(from: 0, to: elements.count, by: width).map { start in
        "[" + elements[start..<start + width].map(numbers.string).joined(separator: ", ") + "]"
      }
      return shape.count == 2 ? "[" + rows.joined(separator: ", ") + "]" : rows[0]
    }
    let statistics = Statistics(elements)
    var parts: [String] = []
    if statistics.finite > 0 {
      parts.append("\(numbers.string(statistics.least)) … \(numbers.string(statistics.greatest))")
    }
    parts += statistics.trouble
    return parts.joined(separator: ", ")
  }

  // MARK: Edges and classes

  private func writeEdges(to position: Int, to text: inout String) {
    let node = nodes[position]
    for (index, input) in node.inputs.enumerated() {
      var label = ""
      let factor = node.edge(index)?.local.flatMap(uniform)
      if options.show.contains(.local), let factor {
        let times = nodes.isSummed(to: input, from: node) ? "Σ × " : "× "
        label = "|\"\(mermaidText(times + numbers.string(factor)))\"|"
      }
      text += "  \(survey.ids[input]) -->\(label) \(nodeID(node.id))\n"
    }
  }

  private func writeClasses(to text: inout String) {
    let palette = options.theme.palette
    for kind in Kind.allCases {
      let look = palette.looks[kind]!
      var line = "fill:\(look.fill.hex),stroke:\(look.border.hex),color:\(palette.text.hex)"
      switch kind {
      case .parameter: line += ",stroke-width:2px"
      case .constant: line += ",stroke-dasharray:4 3"
      case .inner: break
      case .output: line += ",stroke-width:3px"
      }
      text += "  classDef \(kind.name) \(line)\n"
    }
    let scopes = survey.isUsed.indices.filter { survey.isUsed[$0] }.map { "s\($0)" }
    if !scopes.isEmpty, options.show.contains(.scopes) {
      text += "  classDef scope fill:\(palette.scopes[0].hex),stroke:\(palette.scopeBorder.hex)"
      text += ",color:\(palette.secondary.hex)\n"
      text += "  class \(scopes.joined(separator: ",")) scope\n"
    }
  }

  /// Faded values, and lines as wide as what flows along them; Mermaid counts lines in order.
  private func writeHighlight(to text: inout String) {
    guard let highlight = options.highlight else { return }
    let faded = options.theme.palette.faded
    let inner = faded.looks[.inner]!
    text += "  classDef faded fill:\(inner.fill.hex),stroke:\(inner.border.hex)"
    text += ",color:\(faded.text.hex)\n"
    let others = nodes.indices.filter { !highlight.nodes.contains($0) }.map { survey.ids[$0] }
    if !others.isEmpty { text += "  class \(others.joined(separator: ",")) faded\n" }
    let scale = HighlightScale(highlight)
    var line = 0
    for position in nodes.indices {
      for operand in nodes[position].inputs.indices {
        let width = scale.width(node: position, operand: operand)
        let style =
          width.map { "stroke-width:\(NumberFormat.significant(2).string($0))px" }
          ?? "stroke:\(faded.edge.hex)"
        text += "  linkStyle \(line) \(style)\n"
        line += 1
      }
    }
  }

  private func indent(_ depth: Int) -> String { String(repeating: "  ", count: depth) }
}

/// Text within the quotes of a flowchart: everything that Mermaid, Markdown or HTML would take for
/// syntax is an entity in Mermaid's own form, `#35;`.
func mermaidText(_ text: String) -> String {
  text.unicodeScalars.reduce(into: "") { result, scalar in
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", " ", ",", ".", "=", "/", "(", ")", "[", "]", "+":
      result.unicodeScalars.append(scalar)
    case _ where !scalar.isASCII: result.unicodeScalars.append(scalar)
    case "\n", "\r", "\t": result += " "
    case _ where scalar.value < 0x20 || scalar.value == 0x7F: break
    default: result += "#\(scalar.value);"
    }
  }
}
