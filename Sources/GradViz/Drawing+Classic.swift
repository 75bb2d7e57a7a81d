// The classic style: micrograd's picture, a box per value and a circle per operation.

import ComputationGraph
import Graphviz

extension Drawing {
  /// Appends `name | data 2.0000 | grad −1.5000` as a table that looks like micrograd's record.
  func writeClassic(_ node: NodeView, _ kind: Kind, _ palette: Palette, to html: inout Markup) {
    html += "<table border=\"0\" cellborder=\"1\" cellspacing=\"0\" cellpadding=\"6\""
    html += " color=\"\(palette.text.hex)\"><tr>"
    if options.show.contains(.names),
      let text = shortTitle(of: node, to: options.limits.nameLength)
    {
      let width = widthOfWideText(text).map { " width=\"\(Int($0 * 14) + 16)\"" } ?? ""
      html += "<td\(width)>\(escapedHTML(text))</td>"
    }
    if options.show.contains(.shape), !node.shape.isEmpty {
      html += "<td>\(shapeText(node.shape))</td>"
    }
    if options.show.contains(.data) { writeCell("data", node.data ?? [], node.shape, palette, to: &html) }
    if options.show.contains(.grad), survey.hasGrad {
      if let grad = node.grad {
        writeCell("grad", grad, node.shape, palette, to: &html)
      } else {
        html += "<td>grad –</td>"
      }
    }
    if options.show.contains(.source), let source = node.source {
      html += "<td>\(escapedHTML(shortened(source, to: options.limits.nameLength)))</td>"
    }
    // A table without cells is an error.
    if options.show.isDisjoint(with: [.data, .grad]) { html += "<td></td>" }
    html += "</tr></table>"
  }

  /// A scalar, a small tensor row by row, or what a large one is like.
  private func writeCell(
    _ name: String, _ elements: Elements, _ shape: [Int], _ palette: Palette,
    to html: inout Markup
  ) {
    let numbers = NumberFormat.fixed(options.precision)
    let isBroken = !elements.allSatisfy(\.isFinite)
    html += "<td"
    if isBroken { html += " bgcolor=\"\(palette.alarm.fill.hex)\"" }
    html += ">"
    if isBroken { html += "<font color=\"\(palette.alarm.border.hex)\"><b>" }
    html += name + " "
    if elements.count == 1 {
      html.append(elements[0], numbers)
    } else if let grid = Grid(shape: shape, options.limits) {
      let rows = (0..<grid.rows).map { row in
        let start = row * grid.columns
        return elements[start..<start + grid.columns].map(numbers.string).joined(separator: "  ")
      }
      html += rows.joined(separator: "<br/>")
    } else if elements.isEmpty {
      html += "[]"
    } else {
      let statistics = Statistics(elements)
      html += shapeText(shape)
      if statistics.finite > 0 {
        html += "<br/>min " + numbers.string(statistics.least)
        html += "<br/>mean " + numbers.string(statistics.mean)
        html += "<br/>max " + numbers.string(statistics.greatest)
      }
      for text in statistics.trouble { html += "<br/>" + text }
    }
    if isBroken { html += "</b></font>" }
    html += "</td>"
  }

  /// The circle of the operation, and the arrow from it to its value, in faded colours or its own.
  func writeOperator(
    of node: NodeView, _ position: Int, _ faded: Palette?, to writer: inout DOTWriter<PieceStream>
  ) {
    let id = survey.ids[position]
    let operation = id + "_op"
    let text = (faded ?? palette).text.hex
    var attributes: Attributes = [
      "shape": "ellipse", "class": faded == nil ? "operation" : "operation faded",
      "color": .text(text), "label": .text(operationSymbol(of: node)),
      "tooltip": .text(node.operation?.name ?? ""),
    ]
    if faded != nil { attributes.append("fontcolor", .text(text)) }
    writer.node(operation, attributes)
    writer.edge(operation, id, faded.map { ["color": .text($0.text.hex)] } ?? [:])
  }
}
