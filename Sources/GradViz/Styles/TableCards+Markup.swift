// Tables for Graphviz: frames, pills, and the elements of a tensor as a heat map or a summary.

import ComputationGraph
import Graphviz

extension TableCards {
  // MARK: Text

  func number(_ value: Double) -> String { GradViz.markup(of: value, numbers) }

  func secondary(_ markup: String, size: String = "") -> String {
    "<font color=\"\(palette.secondary.hex)\"\(size)>\(markup)</font>"
  }

  /// Nothing where there is no text: a font around nothing would be an error.
  func small(_ markup: String) -> String {
    markup.isEmpty ? "" : secondary(markup, size: " point-size=\"9\"")
  }

  // MARK: Frames

  /// Parameters and constants have corners, computed values are round; parameters have a thick
  /// line, constants a dashed one, the output two lines.
  func frame(_ kind: Kind, padding: Int = 5) -> (open: String, close: String) {
    let look = palette.looks[kind]!
    func table(_ border: Int, _ padding: Int, _ style: String) -> String {
      "<table border=\"\(border)\" cellpadding=\"\(padding)\" cellborder=\"0\" cellspacing=\"0\""
        + " color=\"\(look.border.hex)\" bgcolor=\"\(look.fill.hex)\"\(style)>"
    }
    let (round, close) = (" style=\"rounded\"", "</table>")
    switch kind {
    case .parameter: return (table(2, padding, ""), close)
    case .constant: return (table(1, padding, " style=\"dashed\""), close)
    case .inner: return (table(1, padding, round), close)
    case .output:
      return (
        table(1, 2, round) + "<tr><td>" + table(1, padding, round), close + "</td></tr>" + close
      )
    }
  }

  /// A round table in one colour, on which something is written.
  func pill(_ fill: String, _ text: String, isLeft: Bool = false) -> String {
    let line = palette.cellBorder.map { "border=\"1\" color=\"\($0.hex)\"" } ?? "border=\"0\""
    return "<table \(line) cellborder=\"0\" cellspacing=\"0\" cellpadding=\"2\" style=\"rounded\""
      + " bgcolor=\"\(fill)\"><tr><td\(isLeft ? " align=\"left\"" : "")>\(text)</td></tr></table>"
  }

  func alarm(_ text: String, isLeft: Bool = false) -> String {
    let letters = "<font color=\"\(palette.alarm.border.hex)\">\(text)</font>"
    return pill(palette.alarm.fill.hex, letters, isLeft: isLeft)
  }

  /// A strip of a ramp's colours between its ends.
  func scale(_ scale: ColorScale, _ ramp: Ramp) -> LegendItem {
    let line = (palette.cellBorder ?? palette.scopeBorder).hex
    let (low, high) = scale.ends
    var html = "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"1\"><tr>"
    html += "<td>\(scale.name)  \(low) </td><td><table border=\"1\" color=\"\(line)\""
    html += " cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\"><tr>"
    for index in stride(from: 0, to: ramp.hex.count, by: 4) {
      html += "<td width=\"6\" height=\"10\" bgcolor=\"\(ramp.hex[index])\"></td>"
    }
    html += "</tr></table></td><td> \(high)</td></tr></table>"
    let text = textWidth(scale.name + low + high, size: LegendItem.textSize)
    return LegendItem(html, width: text + Double(6 * (ramp.hex.count / 4 + 1)) + 16)
  }

  // MARK: Tensors

  /// Data and the gradient beside it, each with its title.
  func columns(of card: CardContent) -> [(title: String, content: String)] {
    CardContent.Part.allCases.compactMap { part in
      switch card[part] {
      case .hidden: return nil
      case .missing:
        return part == .data ? nil : (secondary("grad"), secondary("&ndash;"))
      case .elements(let elements):
        let form = ElementsForm(card.node, options.limits)
        let numbers = form.numbers(elements, options)
        let title = asciiMarkup(part.title(numbers))
        return (
          part == .data ? secondary(title) : gradTitle(title, elements),
          content(elements, form, numbers, card.node, part)
        )
      }
    }
  }

  /// The word in the colour that the strongest element has in the graph, whatever its sign.
  private func gradTitle(_ title: String, _ elements: Elements) -> String {
    guard elements.isEmpty || elements.contains(where: \.isFinite) else { return alarm(title) }
    let strongest = elements.reduce(0) { $1.isFinite && abs($1) > abs($0) ? $1 : $0 }
    return pill(palette.grad.hex[Ramp.step(survey.gradients.strength(strongest))], title)
  }

  /// Elements in the colours of their values: gradients on the scale of the graph, data on a scale
  /// of their own.
  private func content(
    _ elements: Elements, _ form: ElementsForm, _ numbers: GridNumbers?, _ node: NodeView,
    _ part: CardContent.Part
  ) -> String {
    let ramp = part == .data ? palette.data : palette.grad
    switch form {
    case .none: return small(ElementsForm.noElements)
    case .grid(let grid):
      let strength = part == .grad ? survey.gradients.strength : ownScale(elements)
      return markup(of: grid, elements, numbers!, ramp, strength)
    case .summary:
      let small = Thumbnail(elements, shape: node.shape, side: options.limits.thumbnail)
      let own = ramp.isSigned ? ownScale(small.cells) : Self.range(of: small.cells)
      let strength = part == .grad ? survey.gradients.strength : own
      return summary(of: elements, markup(of: small, ramp, strength))
    }
  }

  /// The elements, each in its colour, with a gap between slices.
  private func markup(
    of grid: Grid, _ elements: Elements, _ numbers: GridNumbers, _ ramp: Ramp,
    _ strength: (Double) -> Double
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
        let text = asciiMarkup(numbers.cell(value))
        html += row == 0 ? "<td width=\"30\" bgcolor=\"" : "<td bgcolor=\""
        if value.isFinite {
          html += ramp.hex[Ramp.step(strength(value))] + "\">" + text
        } else {
          html += palette.alarm.fill.hex + "\"><font color=\"" + palette.alarm.border.hex + "\">"
          html += text + "</font>"
        }
        html += "</td>"
      }
      html += "</tr>"
    }
    return html + "</table></font>"
  }

  private func summary(of elements: Elements, _ thumbnail: String) -> String {
    let statistics = Statistics(elements)
    var html = "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"2\"><tr><td>"
    html += thumbnail + "</td></tr>"
    // A font without text would be an error.
    if statistics.finite > 0 {
      html += "<tr><td><font point-size=\"10\">"
      for (name, value) in statistics.named {
        html += secondary(name + "  ") + number(value) + "<br align=\"left\"/>"
      }
      html += "</font></td></tr>"
    }
    let trouble = statistics.trouble.map(asciiMarkup).joined(separator: "<br/>")
    if !trouble.isEmpty { html += "<tr><td>\(alarm(trouble))</td></tr>" }
    return html + "</table>"
  }

  /// The tensor itself, made small.
  private func markup(of small: Thumbnail, _ ramp: Ramp, _ strength: (Double) -> Double) -> String {
    let line = palette.cellBorder.map { "border=\"1\" color=\"\($0.hex)\"" } ?? "border=\"0\""
    let (cell, frame) = (6, palette.cellBorder == nil ? 0 : 2)
    var html = "<table \(line) cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\""
    html += " fixedsize=\"true\" width=\"\(small.columns * cell + frame)\""
    html += " height=\"\(small.rows * cell + frame)\"><tr>"
    for (index, value) in small.cells.enumerated() {
      if index > 0, index % small.columns == 0 { html += "</tr><tr>" }
      let color = value.isFinite ? ramp.hex[Ramp.step(strength(value))] : palette.alarm.fill.hex
      html += "<td width=\"\(cell)\" height=\"\(cell)\" fixedsize=\"true\""
      html += " bgcolor=\"\(color)\"></td>"
    }
    return html + "</tr></table>"
  }

  /// From the least to the greatest, where colours don't tell the sign.
  private static func range(of cells: [Double]) -> (Double) -> Double {
    let statistics = Statistics(Elements(cells))
    let range = statistics.greatest - statistics.least
    return { range > 0 ? ($0 - statistics.least) / range : 0 }
  }
}
