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
  /// What comes before the header of each kind of value, and after the last row.
  private let frames: [(open: [UInt8], close: [UInt8])]
  /// Symbols as markup, by operation; those of operations with settings are made anew.
  private var symbols: [String: [UInt8]] = [:]
  let rows: CardRows

  init(_ options: DrawingOptions, _ survey: Survey) {
    self.options = options
    self.survey = survey
    palette = options.theme.palette
    numbers = .significant(options.precision)
    rows = CardRows(palette)
    frames = Kind.allCases.map { [palette] in
      let frame = cardFrame($0, palette.looks[$0]!)
      return (Array(frame.open.utf8), Array(frame.close.utf8))
    }
  }

  /// Appends the card of a node.
  func write(_ node: Node, _ kind: Kind, to html: inout Markup) {
    let frame = frames[kind.rawValue]
    html += frame.open
    if node.data.count == 1 {
      writeScalar(node, to: &html)
    } else {
      writeTensor(node, to: &html)
    }
    if options.show.contains(.source), let source = node.source {
      html += rows.open
      html += small(escapedHTML(shortened(source, to: options.limits.nameLength)))
      html += rows.close
    }
    html += frame.close
  }

  // MARK: Rows

  private func writeScalar(_ node: Node, to html: inout Markup) {
    let value = node.data[0]
    let showsData = options.show.contains(.data)
    if showsData, node.isConstant, title(of: node) == nil {
      // A bare number is its own name.
      html += rows.headerOpen
      html += "<b>"
      html.append(value, numbers)
      html += "</b>"
      html += rows.close
    } else {
      writeHeader(of: node, columns: 1, to: &html)
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
      html += rows.close
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
  func writeHeader(of node: Node, columns: Int, to html: inout Markup) {
    let title = title(of: node)
    let width = title.flatMap(widthOfWideText)
    if columns == 1, width == nil {
      html += rows.headerOpen
    } else {
      html += "<tr><td colspan=\"\(columns)\""
      if let width { html += " width=\"\(Int(width * 11) + 24)\"" }
      html += ">"
    }
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
    if options.show.contains(.attributes), !node.attributes.isEmpty {
      let texts = node.attributes.map { "\($0.name) = \(attributeText($0.value))" }
      html += "<br/>" + small(escapedHTML(texts.joined(separator: ", ")))
    }
    html += rows.close
  }

  private func symbol(of node: Node) -> [UInt8] {
    if node.attributes.isEmpty, let known = symbols[node.operation] { return known }
    let symbol = Array(asciiMarkup(escapedHTML(operationSymbol(of: node))).utf8)
    if node.attributes.isEmpty { symbols[node.operation] = symbol }
    return symbol
  }

  /// The label, else the name, else nothing.
  private func title(of node: Node) -> String? {
    options.show.contains(.names) ? shortTitle(of: node, to: options.limits.nameLength) : nil
  }

  // MARK: Text

  func secondary(_ markup: String) -> String {
    "<font color=\"\(palette.secondary.hex)\">\(markup)</font>"
  }

  func small(_ markup: String) -> String {
    "<font color=\"\(palette.secondary.hex)\" point-size=\"9\">\(markup)</font>"
  }
}

/// The rows of a card, as the text around what varies.
struct CardRows {
  let headerOpen = Array("<tr><td>".utf8)
  let open = Array("<tr><td align=\"left\">".utf8)
  let close = Array("</td></tr>".utf8)
  let boldOpen = Array("<b>".utf8)
  let boldClose = Array("</b>".utf8)
  /// Between a name and the symbol of the operation.
  let operationOpen: [UInt8]
  let operationClose = Array("</font>".utf8)
  let dataOpen: [UInt8]
  /// One for each step of the ramp.
  let gradOpen: [[UInt8]]
  let gradClose: [UInt8]
  let noGrad: [UInt8]
  let alarmOpen: [UInt8]
  let alarmClose: [UInt8]
  /// The line around a pill, as attributes of its table.
  let pillLine: String

  init(_ palette: Palette) {
    let secondary = "<font color=\"\(palette.secondary.hex)\">"
    let line = palette.cellBorder.map { "border=\"1\" color=\"\($0.hex)\"" } ?? "border=\"0\""
    func pill(_ fill: Color) -> String {
      "<tr><td cellpadding=\"3\"><table \(line) cellborder=\"0\" cellspacing=\"0\""
        + " cellpadding=\"2\" style=\"rounded\" bgcolor=\"\(fill.hex)\">"
        + "<tr><td align=\"left\">"
    }
    pillLine = line
    operationOpen = Array("  </b>\(secondary)= ".utf8)
    dataOpen = open + Array("\(secondary)data  </font>".utf8)
    gradOpen = palette.grad.colors.map { Array((pill($0) + "grad  ").utf8) }
    // A space keeps the last digit off the round end.
    gradClose = Array(" </td></tr></table></td></tr>".utf8)
    noGrad = open + Array("\(secondary)grad  &ndash;</font></td></tr>".utf8)
    let alarmText = "<font color=\"\(palette.alarm.border.hex)\">"
    alarmOpen = Array((pill(palette.alarm.fill) + alarmText).utf8)
    alarmClose = Array("</font>".utf8) + gradClose
  }

  /// A row that cannot be overlooked.
  func alarm(_ markup: String) -> String {
    String(decoding: alarmOpen + Array(markup.utf8) + alarmClose, as: UTF8.self)
  }
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
