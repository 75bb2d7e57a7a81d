// Graphs as Mermaid flowcharts, which GitHub draws within Markdown.

import ComputationGraph

extension ComputationGraph {
  /// The graph as a Mermaid flowchart, to be put into a fenced block whose language is `mermaid`.
  ///
  /// Parameters are boxes, computed values are round, constants are dashed, the output is a
  /// stadium; scopes are subgraphs.
  public func mermaid(_ options: DrawingOptions = DrawingOptions()) -> String {
    Drawing(self, options).mermaid
  }
}

extension Drawing {
  /// The drawing as a Mermaid flowchart.
  var mermaid: String {
    var text = ""
    if let title = options.heading {
      let quoted = title.replacing("\\", with: "\\\\")
        .replacing("\"", with: "\\\"")
      text += "---\ntitle: \"\(quoted)\"\n---\n"
    }
    let direction = arrangement.breaking == .rows ? .topToBottom : arrangement.direction
    text += "flowchart \(direction.rawValue)\n"
    let outline = ScopeOutline(graph, isFlat: isFlat)
    for step in outline.steps {
      switch step {
      case .open(let scope, let depth):
        let name = label(ofScope: scope)
        text += indent(depth + 1) + "subgraph s\(scope)[\"\(mermaidText(name))\"]\n"
      case .value(let position, let depth):
        writeMermaid(nodes[position], indent: depth + 1, to: &text)
      case .close(let depth): text += indent(depth + 1) + "end\n"
      case .row, .reference: break
      }
    }
    for node in nodes { writeMermaidEdges(to: node, to: &text) }
    writeClasses(outline, to: &text)
    writeHighlight(to: &text)
    return text
  }

  // MARK: Values

  private func writeMermaid(_ node: NodeView, indent depth: Int, to text: inout String) {
    let card = content(of: node)
    let (open, close) =
      switch card.kind {
      case .parameter, .constant: ("[\"", "\"]")
      case .inner: ("(\"", "\")")
      case .output: ("([\"", "\"])")
      }
    let lines = lines(of: card).map(mermaidText).joined(separator: "<br/>")
    text += "\(indent(depth))\(node.idText)\(open)\(lines)\(close):::\(card.kind.rawValue)\n"
  }

  private func lines(of card: CardContent) -> [String] {
    let header = [card.title, card.symbol].compactMap(\.self).joined(separator: " = ")
    var lines = card.isBare ? [] : [[header, card.shape].compactMap(\.self).joined(separator: " ")]
    lines += [card.settings, card.type].compactMap(\.self)
    for part in CardContent.Part.allCases {
      switch card[part] {
      case .hidden: break
      case .missing: if part == .grad { lines.append("grad –") }
      case .elements(let elements):
        // A list of a few elements is written as their grid is.
        let numbers =
          isList(elements, card.node.shape)
          ? GridNumbers(elements, digits: options.gridPrecision) : nil
        let text = describe(elements, card.node.shape, numbers)
        lines.append(card.isBare && part == .data ? text : part.title(numbers) + " " + text)
      }
    }
    return lines + card.notes
  }

  private func isList(_ elements: Elements, _ shape: [Int]) -> Bool {
    2...8 ~= elements.count && shape.count <= 2
  }

  /// A scalar, a short list of elements, or the range of a long one.
  private func describe(
    _ elements: Elements, _ shape: [Int], _ list: GridNumbers?
  ) -> String {
    if elements.count == 1 { return numbers.string(elements[0]) }
    if elements.isEmpty { return "[ ]" }
    if let list { return bracketed(elements, shape: shape, list.text) }
    let statistics = Statistics(elements)
    var parts: [String] = []
    if statistics.finite > 0 {
      parts.append("\(numbers.string(statistics.least)) … \(numbers.string(statistics.greatest))")
    }
    parts += statistics.trouble
    return parts.joined(separator: ", ")
  }

  // MARK: Edges and classes

  private func writeMermaidEdges(to node: NodeView, to text: inout String) {
    for (index, input) in node.inputs.enumerated() {
      let lines = label(of: content(of: node, index)).split(separator: "\n")
      let label = lines.map { mermaidText(String($0)) }.joined(separator: "<br/>")
      text += "  \(survey.ids[input]) -->\(label.isEmpty ? "" : "|\"\(label)\"|") \(node.idText)\n"
    }
  }

  private func writeClasses(_ outline: ScopeOutline, to text: inout String) {
    let lines: [Kind: String] = [
      .parameter: ",stroke-width:2px", .constant: ",stroke-dasharray:4 3",
      .output: ",stroke-width:3px",
    ]
    for kind in Kind.allCases {
      let look = palette.looks[kind]!
      text += "  classDef \(kind.rawValue) fill:\(look.fill.hex),stroke:\(look.border.hex)"
      text += ",color:\(palette.text.hex)\(lines[kind] ?? "")\n"
    }
    let scopes = outline.steps.compactMap { step -> Int? in
      if case .open(let scope, _) = step { scope } else { nil }
    }.sorted().map { "s\($0)" }
    if !scopes.isEmpty {
      text += "  classDef scope fill:\(palette.scopes[0].hex),stroke:\(palette.scopeBorder.hex)"
      text += ",color:\(palette.secondary.hex)\n"
      text += "  class \(scopes.joined(separator: ",")) scope\n"
    }
  }

  /// Faded values, and lines as wide as what flows along them; Mermaid counts lines in order.
  private func writeHighlight(to text: inout String) {
    guard let highlight = options.highlight, let faded = faded?.palette else { return }
    let inner = faded.looks[.inner]!
    text += "  classDef faded fill:\(inner.fill.hex),stroke:\(inner.border.hex)"
    text += ",color:\(faded.text.hex)\n"
    let others = nodes.indices.filter { !highlight.nodes.contains($0) }.map { survey.ids[$0] }
    if !others.isEmpty { text += "  class \(others.joined(separator: ",")) faded\n" }
    let edges = nodes.flatMap { node in
      node.inputs.indices.map { Highlight.Edge(node: node.position, operand: $0) }
    }
    for (line, edge) in edges.enumerated() {
      let width = widths[edge].map { "stroke-width:\(NumberFormat.significant(2).string($0))px" }
      text += "  linkStyle \(line) \(width ?? "stroke:\(faded.edge.hex)")\n"
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
