// The card of one value: a small table with its name, its data and its gradient.

import ComputationGraph
import Graphviz

/// Writes the cards of a drawing as HTML-like labels.
///
/// Everything that depends on the theme alone is made once, as text; a card of a scalar is then
/// a handful of appended strings.
final class Card {
  let options: DrawingOptions
  let palette: Palette
  let survey: Survey
  let numbers: NumberFormat
  /// The table of each kind of value, and what ends it.
  private let frames: [(table: [UInt8], open: [UInt8], close: [UInt8])]
  /// Symbols as markup.
  private var symbols: [String: [UInt8]] = [:]
  let rows: CardRows

  init(_ options: DrawingOptions, _ survey: Survey, _ palette: Palette) {
    self.options = options
    self.survey = survey
    self.palette = palette
    numbers = .significant(options.precision)
    rows = CardRows(palette)
    frames = Kind.allCases.map { [palette] in
      let frame = cardFrame($0, palette.looks[$0]!)
      let table = Array(frame.open.utf8)
      return (table, table + Array("<tr><td>".utf8), Array(("</td></tr>" + frame.close).utf8))
    }
  }

  /// Appends the card of a node.
  ///
  /// Every row leaves its last cell open, and what follows begins with closing it: fewer, longer
  /// pieces.
  func write(_ node: NodeView, _ kind: Kind, to html: inout Markup) {
    let frame = frames[kind.rawValue]
    let title =
      options.show.contains(.names) ? shortTitle(of: node, to: options.limits.nameLength) : nil
    let parts = node.isScalar ? [] : tensorParts(of: node)
    let width = title.flatMap(widthOfWideText)
    if parts.count < 2, width == nil {
      html += frame.open
    } else {
      html += frame.table
      html += "<tr><td colspan=\"\(max(parts.count, 1))\""
      if let width { html += " width=\"\(Int(width * 11) + 24)\"" }
      html += ">"
    }
    if node.isScalar {
      writeScalar(node, title, to: &html)
    } else {
      writeHeader(of: node, title, to: &html)
      writeTensor(parts, to: &html)
    }
    if options.show.contains(.source), let source = node.source {
      html += rows.next
      html += small(escapedHTML(shortened(source, to: options.limits.nameLength)))
    }
    html += frame.close
  }

  // MARK: Rows

  private func writeScalar(_ node: NodeView, _ title: String?, to html: inout Markup) {
    let value = node.data?.first ?? .nan
    let showsData = options.show.contains(.data)
    if showsData, node.isConstant, title == nil {
      // A bare number is its own name.
      html += rows.boldOpen
      html.append(value, numbers)
      html += rows.boldClose
    } else {
      writeHeader(of: node, title, to: &html)
      if showsData { writeData(value, to: &html) }
    }
    guard options.show.contains(.grad), survey.hasGrad else { return }
    if let grad = node.grad {
      writeGrad(grad[0], to: &html)
    } else if !node.isConstant {
      html += rows.noGrad
    }
  }

  private func writeData(_ value: Double, to html: inout Markup) {
    if value.isFinite {
      html += rows.dataOpen
      html.append(value, numbers)
    } else {
      html += rows.alarmOpen
      html += "data  "
      html.append(value, numbers)
      html += rows.alarmClose
    }
  }

  private func writeGrad(_ grad: Double, to html: inout Markup) {
    if grad.isFinite {
      html += rows.gradOpen[Ramp.step(survey.gradients.strength(grad))]
      html.append(grad, numbers)
      html += rows.gradClose
    } else {
      html += rows.alarmOpen
      html += "grad  "
      html.append(grad, numbers)
      html += rows.alarmClose
    }
  }

  /// `n = +`, for tensors with the shape, and the settings of the operation where they are shown.
  private func writeHeader(of node: NodeView, _ title: String?, to html: inout Markup) {
    if let title {
      html += rows.boldOpen
      html += escapedHTML(title)
      if node.isLeaf {
        html += rows.boldClose
      } else {
        html += rows.operationOpen
        html += symbol(of: node)
        html += rows.operationClose
      }
    } else {
      html += rows.boldOpen
      html += symbol(of: node)
      html += rows.boldClose
    }
    if options.show.contains(.shape), !node.shape.isEmpty {
      html += secondary("  " + shapeText(node.shape))
    }
    if options.show.contains(.attributes), node.operation?.settings.isEmpty == false {
      html += "<br/>" + small(escapedHTML(settingsText(of: node)))
    }
  }

  private func symbol(of node: NodeView) -> [UInt8] {
    let symbol = operationSymbol(of: node)
    if let known = symbols[symbol] { return known }
    let markup = Array(asciiMarkup(escapedHTML(symbol)).utf8)
    symbols[symbol] = markup
    return markup
  }

  // MARK: Text

  func secondary(_ markup: String) -> String {
    "<font color=\"\(palette.secondary.hex)\">\(markup)</font>"
  }

  /// Nothing where there is no text: a font around nothing would be an error.
  func small(_ markup: String) -> String {
    markup.isEmpty
      ? ""
      : "<font color=\"\(palette.secondary.hex)\" point-size=\"9\">\(markup)</font>"
  }
}

/// The rows of a card, as the text around what varies.
struct CardRows {
  /// Ends a row and begins one with a single cell.
  let next = Array("</td></tr><tr><td align=\"left\">".utf8)
  let boldOpen = Array("<b>".utf8)
  let boldClose = Array("</b>".utf8)
  /// Between a name and the symbol of the operation.
  let operationOpen: [UInt8]
  let operationClose = Array("</font>".utf8)
  let dataOpen: [UInt8]
  /// One for each step of the ramp.
  let gradOpen: [[UInt8]]
  // A space keeps the last digit off the round end.
  let gradClose = Array(" </td></tr></table>".utf8)
  let noGrad: [UInt8]
  let alarmOpen: [UInt8]
  let alarmClose = Array(" </font></td></tr></table>".utf8)

  init(_ palette: Palette) {
    let secondary = "<font color=\"\(palette.secondary.hex)\">"
    operationOpen = Array("  </b>\(secondary)= ".utf8)
    dataOpen = next + Array("\(secondary)data  </font>".utf8)
    noGrad = next + Array("\(secondary)grad  &ndash;</font>".utf8)
    let row = "</td></tr><tr><td cellpadding=\"3\">"
    let cell = "<tr><td align=\"left\">"
    gradOpen = palette.grad.hex.map { color in
      Array((row + pillTable(palette, color) + cell + "grad  ").utf8)
    }
    let alarmText = "<font color=\"\(palette.alarm.border.hex)\">"
    alarmOpen = Array((row + pillTable(palette, palette.alarm.fill.hex) + cell + alarmText).utf8)
  }
}

/// A round table in one colour, on which a gradient is written.
func pillTable(_ palette: Palette, _ fill: String) -> String {
  let line = palette.cellBorder.map { "border=\"1\" color=\"\($0.hex)\"" } ?? "border=\"0\""
  return "<table \(line) cellborder=\"0\" cellspacing=\"0\" cellpadding=\"2\" style=\"rounded\""
    + " bgcolor=\"\(fill)\">"
}

/// Parameters and constants have corners, computed values are round; parameters have a thick line,
/// constants a dashed one, the output two lines.
func cardFrame(
  _ kind: Kind, _ look: Palette.Look, padding: Int = 5
) -> (open: String, close: String) {
  func table(_ attributes: String) -> String {
    "<table \(attributes) cellborder=\"0\" cellspacing=\"0\" color=\"\(look.border.hex)\""
      + " bgcolor=\"\(look.fill.hex)\""
  }
  let close = "</table>"
  let thin = "border=\"1\" cellpadding=\"\(padding)\""
  switch kind {
  case .parameter: return (table("border=\"2\" cellpadding=\"\(padding)\"") + ">", close)
  case .constant: return (table(thin) + " style=\"dashed\">", close)
  case .inner: return (table(thin) + " style=\"rounded\">", close)
  case .output:
    let outer = table("border=\"1\" cellpadding=\"2\"") + " style=\"rounded\"><tr><td>"
    let inner = table(thin) + " style=\"rounded\">"
    return (outer + inner, close + "</td></tr>" + close)
  }
}
