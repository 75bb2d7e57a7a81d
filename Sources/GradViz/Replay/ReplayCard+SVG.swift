// The card of one value as SVG: what never changes, and the parts that change from step to step.

import ComputationGraph

/// Turns values into the texts and colour classes of cards.
struct CardPainter {
  let numbers: NumberFormat
  let limits: DrawingOptions.Limits
  let scale: GradientScale

  enum Part: String {
    case data = "d"
    case grad = "g"
  }

  /// The frame and the header; `body` is what was painted with ``part(_:_:of:id:)``.
  func card(_ card: ReplayCard, id: String, at x: Double, _ y: Double, body: String) -> String {
    let (width, height) = (coordinate(card.width), coordinate(card.height))
    let radius = card.kind == .inner || card.kind == .output ? " rx=\"9\"" : ""
    var svg =
      "<g\(id.isEmpty ? "" : " id=\"\(id)\"") class=\"node \(card.kind.name)\""
      + " transform=\"translate(\(coordinate(x)),\(coordinate(y)))\">"
    if card.kind == .output {
      svg +=
        "<rect class=\"f\" x=\"-3\" y=\"-3\" width=\"\(coordinate(card.width + 6))\""
        + " height=\"\(coordinate(card.height + 6))\" rx=\"11\"/>"
    }
    svg += "<rect class=\"f\" width=\"\(width)\" height=\"\(height)\"\(radius)/>"
    if case .bare = card.content {
    } else {
      svg +=
        "<text class=\"\(card.isNamed ? "b" : "b q")\" x=\"8\" y=\"15\">\(escapedXML(card.title))"
      if !card.subtitle.isEmpty {
        svg += "<tspan class=\"u\" dx=\"6\">\(escapedXML(card.subtitle))</tspan>"
      }
      svg += "</text>"
    }
    return svg + body + "</g>\n"
  }

  /// Data or gradient of a card; nil is a gradient that is not there yet.
  func part(
    _ part: Part, _ values: [Double]?, of card: ReplayCard, id: String = "", classes: String = ""
  ) -> String {
    var svg = "<g"
    if !id.isEmpty { svg += " id=\"\(id)\"" }
    if !classes.isEmpty { svg += " class=\"\(classes)\"" }
    svg += ">"
    switch card.content {
    case .bare:
      svg += text(values?[0], "b", x: card.width / 2, y: 17, middle: true)
    case .scalar:
      svg += scalar(part, values?[0], of: card)
    case .grid(let grid, let cell):
      svg += caption(part, values, of: card)
      svg += cells(part, values, grid, cell, x: part == .data ? 8 : card.gradX)
    case .summary(let columns, let rows, _):
      svg += caption(part, values, of: card)
      svg += summary(part, values, of: card, columns, rows)
    }
    return svg + "</g>"
  }

  private func scalar(_ part: Part, _ value: Double?, of card: ReplayCard) -> String {
    let y = part == .data ? 33.0 : 53.0
    // Only gradients are coloured, and what is not a number.
    let isColoured = part == .grad || value?.isFinite == false
    var svg =
      "<rect class=\"c\(isColoured ? " " + colour(part, value) : "")\" x=\"5\""
      + " y=\"\(coordinate(y - 12))\" width=\"\(coordinate(card.width - 10))\""
      + " height=\"17\" rx=\"5\"/>"
    svg +=
      "<text class=\"u\" x=\"9\" y=\"\(coordinate(y))\">\(part == .data ? "data" : "grad")</text>"
    return svg + text(value, "", x: ReplayCard.numberX, y: y, middle: false)
  }

  private func caption(_ part: Part, _ values: [Double]?, of card: ReplayCard) -> String {
    let x = part == .data ? 8.0 : card.gradX
    return "<text class=\"u\" x=\"\(coordinate(x + 1))\" y=\"36\">"
      + "\(part == .data ? "data" : "grad")</text>"
  }

  private func cells(
    _ part: Part, _ values: [Double]?, _ grid: Grid, _ width: Double, x: Double
  ) -> String {
    var svg = ""
    var y = ReplayCard.headerHeight + ReplayCard.captionHeight
    let strength = strength(part, values ?? [])
    for row in 0..<grid.rows {
      if let slice = grid.slice(above: row) {
        svg +=
          "<text class=\"s\" x=\"\(coordinate(x + 1))\" y=\"\(coordinate(y + 10))\">\(slice)</text>"
        y += ReplayCard.lineHeight
      }
      for column in 0..<grid.columns {
        let value = values?[row * grid.columns + column]
        let left = x + Double(column) * width
        svg +=
          "<rect class=\"c \(colour(part, value, strength))\" x=\"\(coordinate(left + 0.5))\""
          + " y=\"\(coordinate(y + 0.5))\" width=\"\(coordinate(width - 1))\" height=\"15\"/>"
        svg += text(value, "m", x: left + width / 2, y: y + 11.5, middle: true)
      }
      y += ReplayCard.cellHeight
    }
    return svg
  }

  private func summary(
    _ part: Part, _ values: [Double]?, of card: ReplayCard, _ columns: Int, _ rows: Int
  ) -> String {
    let x = part == .data ? 8.0 : card.gradX
    let top = ReplayCard.headerHeight + ReplayCard.captionHeight
    let small = values.map { Thumbnail(Elements($0), shape: card.node.shape, side: limits.thumbnail) }
    let strength = strength(.data, small?.cells ?? [])
    var svg = ""
    for row in 0..<rows {
      for column in 0..<columns {
        let value = small?.cells[row * columns + column]
        svg +=
          "<rect class=\"c \(colour(part, value, strength))\""
          + " x=\"\(coordinate(x + Double(column) * 6))\""
          + " y=\"\(coordinate(top + Double(row) * 6))\""
          + " width=\"6\" height=\"6\"/>"
      }
    }
    let statistics = values.map { Statistics(Elements($0)) }
    let lines = [
      ("min", statistics?.least), ("mean", statistics?.mean), ("max", statistics?.greatest),
    ]
    for (index, line) in lines.enumerated() {
      let y = top + Double(rows) * 6 + Double(index + 1) * ReplayCard.lineHeight
      svg += "<text class=\"s\" x=\"\(coordinate(x))\" y=\"\(coordinate(y))\">\(line.0)</text>"
      svg += text(line.1, "m", x: x + 32, y: y, middle: false)
    }
    return svg
  }

  private func text(
    _ value: Double?, _ classes: String, x: Double, y: Double, middle: Bool
  ) -> String {
    let names = ["k", classes, middle ? "i" : "", value?.isFinite == false ? "at" : ""]
      .filter { !$0.isEmpty }.joined(separator: " ")
    return "<text class=\"\(names)\" x=\"\(coordinate(x))\" y=\"\(coordinate(y))\">"
      + "\(value.map(numbers.string) ?? "–")</text>"
  }

  // MARK: Colours

  private func strength(_ part: Part, _ values: [Double]) -> (Double) -> Double {
    if part == .grad { return scale.strength }
    let largest = largestMagnitude(values)
    return { largest > 0 ? $0 / largest : 0 }
  }

  private func colour(
    _ part: Part, _ value: Double?, _ strength: ((Double) -> Double)? = nil
  ) -> String {
    guard let value else { return "\(part.rawValue)16" }
    guard value.isFinite else { return "ax" }
    return "\(part.rawValue)\(Ramp.step((strength ?? scale.strength)(value)))"
  }
}
