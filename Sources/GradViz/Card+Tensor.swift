// The card of a tensor: its elements as a heat map, or a summary with a thumbnail.

import ComputationGraph
import Graphviz

extension Card {
  /// Data beside the gradient, each with its title.
  func tensorParts(of node: NodeView) -> [(title: String, content: String)] {
    let grid = Grid(shape: node.shape, options.limits)
    var parts: [(title: String, content: String)] = []
    if options.show.contains(.data) {
      parts.append((secondary("data"), content(node.data ?? [], node.shape, grid, palette.data, nil)))
    }
    if options.show.contains(.grad), survey.hasGrad {
      if let grad = node.grad {
        let part = content(grad, node.shape, grid, palette.grad, survey.gradients)
        parts.append((gradTitle(grad), part))
      } else if !node.isConstant {
        parts.append((secondary("grad"), secondary("&ndash;")))
      }
    }
    return parts
  }

  /// A row of titles, and a row of what belongs to them.
  func writeTensor(_ parts: [(title: String, content: String)], to html: inout Markup) {
    guard !parts.isEmpty else { return }
    var separator = "</td></tr><tr>"
    for part in parts {
      html += "\(separator)<td cellpadding=\"4\">\(part.title)"
      separator = "</td>"
    }
    separator = "</td></tr><tr>"
    for part in parts {
      html += "\(separator)<td cellpadding=\"4\" valign=\"top\">\(part.content)"
      separator = "</td>"
    }
  }

  /// The word in the colour that the strongest element has in the graph, whatever its sign.
  private func gradTitle(_ elements: Elements) -> String {
    guard elements.isEmpty || elements.contains(where: \.isFinite) else {
      return alarm("grad")
    }
    let strongest = elements.reduce(0) { $1.isFinite && abs($1) > abs($0) ? $1 : $0 }
    let fill = palette.grad.hex[Ramp.step(survey.gradients.strength(strongest))]
    return pillTable(palette, fill) + "<tr><td>grad</td></tr></table>"
  }

  private func alarm(_ markup: String) -> String {
    pillTable(palette, palette.alarm.fill.hex)
      + "<tr><td><font color=\"\(palette.alarm.border.hex)\">\(markup)</font></td></tr></table>"
  }

  /// Elements in the colours of their values: gradients on the scale of the graph, data on a scale
  /// of their own.
  private func content(
    _ elements: Elements, _ shape: [Int], _ grid: Grid?, _ ramp: Ramp, _ scale: GradientScale?
  ) -> String {
    guard !elements.isEmpty else { return small("no elements") }
    guard let grid else { return summary(of: elements, shape, ramp, scale) }
    let largest = largestMagnitude(elements)
    return markup(of: grid, elements, ramp) { scale?.strength($0) ?? $0 / largest }
  }

  private func number(_ value: Double) -> String {
    var text = Markup()
    text.append(value, numbers)
    return text.string
  }

  // MARK: Grid

  /// The elements, each in its colour, with a gap between slices.
  private func markup(
    of grid: Grid, _ elements: Elements, _ ramp: Ramp, _ strength: (Double) -> Double
  ) -> String {
    var html = "<font point-size=\"10\"><table border=\"0\" "
    if let line = palette.cellBorder {
      html += "cellborder=\"1\" cellspacing=\"0\" cellpadding=\"3\" color=\"\(line.hex)\">"
    } else {
      html += "cellborder=\"0\" cellspacing=\"1\" cellpadding=\"3\">"
    }
    for row in 0..<grid.rows {
      if let slice = grid.slice(above: row) {
        html += "<tr><td border=\"0\" cellpadding=\"2\" align=\"left\" colspan=\"\(grid.columns)\">"
        html += "\(small(slice))</td></tr>"
      }
      html += "<tr>"
      for column in 0..<grid.columns {
        let value = elements[row * grid.columns + column]
        html += row == 0 ? "<td width=\"30\" bgcolor=\"" : "<td bgcolor=\""
        if value.isFinite {
          html += ramp.hex[Ramp.step(strength(value))] + "\">" + number(value)
        } else {
          html += palette.alarm.fill.hex + "\"><font color=\"" + palette.alarm.border.hex + "\">"
          html += number(value) + "</font>"
        }
        html += "</td>"
      }
      html += "</tr>"
    }
    return html + "</table></font>"
  }

  // MARK: Summary

  private func summary(
    of elements: Elements, _ shape: [Int], _ ramp: Ramp, _ scale: GradientScale?
  ) -> String {
    let statistics = Statistics(elements)
    let lineEnd = "<br align=\"left\"/>"
    var html = "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"2\"><tr><td>"
    html += thumbnail(of: elements, shape, ramp, scale)
    html += "</td></tr>"
    // A font without text would be an error.
    if statistics.finite > 0 {
      html += "<tr><td><font point-size=\"10\">"
      let lines = [
        ("min", statistics.least), ("mean", statistics.mean), ("max", statistics.greatest),
      ]
      for (name, value) in lines {
        html += secondary(name + "  ") + number(value) + lineEnd
      }
      html += "</font></td></tr>"
    }
    let trouble = statistics.trouble.map(asciiMarkup).joined(separator: "<br/>")
    if !trouble.isEmpty { html += "<tr><td>\(alarm(trouble))</td></tr>" }
    return html + "</table>"
  }

  /// The tensor itself, made small: on the scale of the graph's gradients or one of its own.
  private func thumbnail(
    of elements: Elements, _ shape: [Int], _ ramp: Ramp, _ scale: GradientScale?
  ) -> String {
    let small = Thumbnail(elements, shape: shape, side: options.limits.thumbnail)
    let strength =
      scale?.strength ?? Self.thumbnailScale(small.cells, isSigned: ramp.isSigned)
    let cell = 6
    let line = palette.cellBorder.map { "border=\"1\" color=\"\($0.hex)\"" } ?? "border=\"0\""
    let frame = palette.cellBorder == nil ? 0 : 2
    var html = "<table \(line) cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\""
    html += " fixedsize=\"true\" width=\"\(small.columns * cell + frame)\""
    html += " height=\"\(small.rows * cell + frame)\">"
    for row in 0..<small.rows {
      html += "<tr>"
      for column in 0..<small.columns {
        let value = small.cells[row * small.columns + column]
        let color =
          value.isFinite ? ramp.hex[Ramp.step(strength(value))] : palette.alarm.fill.hex
        html += "<td width=\"\(cell)\" height=\"\(cell)\" fixedsize=\"true\" bgcolor=\"\(color)\">"
        html += "</td>"
      }
      html += "</tr>"
    }
    return html + "</table>"
  }

  /// Around zero; or from the least to the greatest where colours don't tell the sign.
  private static func thumbnailScale(
    _ cells: [Double], isSigned: Bool
  ) -> (Double) -> Double {
    let statistics = Statistics(Elements(cells))
    if isSigned {
      let largest = max(abs(statistics.least), abs(statistics.greatest))
      return { $0 / largest }
    }
    let range = statistics.greatest - statistics.least
    return { range > 0 ? ($0 - statistics.least) / range : 0 }
  }
}
