// The card of one value: a small table with its name, its data and its gradient.

import ComputationGraph
import Graphviz

/// Writes the cards of a drawing as HTML-like labels.
///
/// Everything that depends on the theme alone is made once, as text; a card of a scalar is then
/// a handful of appended strings.
struct Card {
  let options: DrawingOptions
  let palette: Palette
  let survey: Survey
  let numbers: NumberFormat
  /// What comes before the header of each kind of value, and after the last row.
  private let frames: [Kind: (open: String, close: String)]
  let rows: CardRows

  init(_ options: DrawingOptions, _ survey: Survey) {
    self.options = options
    self.survey = survey
    palette = options.theme.palette
    numbers = .significant(options.precision)
    rows = CardRows(palette)
    var frames: [Kind: (open: String, close: String)] = [:]
    for kind in Kind.allCases { frames[kind] = cardFrame(kind, palette.looks[kind]!) }
    self.frames = frames
  }

  /// Appends the card of a node.
  func write(_ node: Node, _ kind: Kind, to html: inout String) {
    let frame = frames[kind]!
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

  private func writeScalar(_ node: Node, to html: inout String) {
    let value = node.data[0]
    let showsData = options.show.contains(.data)
    if showsData, node.isConstant, title(of: node) == nil {
      // A bare number is its own name.
      html += rows.headerOpen
      html += "<b>"
      numbers.write(value, to: &html)
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

  private func writeData(_ value: Double, to html: inout String) {
    if value.isFinite {
      html += rows.dataOpen
      numbers.write(value, to: &html)
      html += rows.close
    } else {
      html += rows.alarmOpen
      html += "data\u{A0} "
      numbers.write(value, to: &html)
      html += rows.alarmClose
    }
  }

  private func writeGrad(_ grad: Double, to html: inout String) {
    if grad.isFinite {
      html += rows.gradOpen[Ramp.step(survey.gradients.strength(grad))]
      numbers.write(grad, to: &html)
      html += rows.gradClose
    } else {
      html += rows.alarmOpen
      html += "grad\u{A0} "
      numbers.write(grad, to: &html)
      html += rows.alarmClose
    }
  }

  /// `n = +`, for tensors with the shape, and the settings of the operation where they are shown.
  func writeHeader(of node: Node, columns: Int, to html: inout String) {
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
      html += "<b>"
      html += escapedHTML(title)
      html += "</b>"
      if !node.isLeaf {
        html += rows.operation
        html += escapedHTML(operationSymbol(of: node))
        html += "</font>"
      }
    } else {
      html += "<b>"
      html += escapedHTML(operationSymbol(of: node))
      html += "</b>"
    }
    if options.show.contains(.shape), !node.shape.isEmpty {
      html += "\u{A0}\u{A0}"
      html += secondary(shapeText(node.shape))
    }
    if options.show.contains(.attributes), !node.attributes.isEmpty {
      let texts = node.attributes.map { "\($0.name) = \(attributeText($0.value))" }
      html += "<br/>" + small(escapedHTML(texts.joined(separator: ", ")))
    }
    html += rows.close
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
  let headerOpen = "<tr><td>"
  let open = "<tr><td align=\"left\">"
  let close = "</td></tr>"
  /// Between a name and the symbol of the operation.
  let operation: String
  let dataOpen: String
  /// One for each step of the ramp.
  let gradOpen: [String]
  let gradClose: String
  let noGrad: String
  let alarmOpen: String
  let alarmClose: String
  /// The line around a pill, as attributes of its table.
  let pillLine: String

  init(_ palette: Palette) {
    let secondary = "<font color=\"\(palette.secondary.hex)\">"
    operation = "\u{A0}\u{A0}\(secondary)= "
    dataOpen = "\(open)\(secondary)data</font>\u{A0}\u{A0}"
    let line = palette.cellBorder.map { "border=\"1\" color=\"\($0.hex)\"" } ?? "border=\"0\""
    pillLine = line
    func pill(_ fill: Color) -> String {
      "<tr><td cellpadding=\"3\"><table \(line) cellborder=\"0\" cellspacing=\"0\""
        + " cellpadding=\"2\" style=\"rounded\" bgcolor=\"\(fill.hex)\"><tr><td align=\"left\">"
    }
    gradOpen = palette.grad.colors.map { pill($0) + "grad\u{A0}\u{A0}" }
    gradClose = "\u{A0}</td></tr></table></td></tr>"
    noGrad = "\(open)\(secondary)grad\u{A0}\u{A0}–</font></td></tr>"
    alarmOpen = pill(palette.alarm.fill) + "<font color=\"\(palette.alarm.border.hex)\">"
    alarmClose = "</font>" + gradClose
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
  switch kind {
  case .parameter: return (table("border=\"2\" cellpadding=\"\(padding)\"") + ">", close)
  case .constant: return (table("border=\"1\" cellpadding=\"\(padding)\"") + " style=\"dashed\">", close)
  case .inner: return (table("border=\"1\" cellpadding=\"\(padding)\"") + " style=\"rounded\">", close)
  case .output:
    let outer = table("border=\"1\" cellpadding=\"2\"") + " style=\"rounded\"><tr><td>"
    let inner = table("border=\"1\" cellpadding=\"\(padding)\"") + " style=\"rounded\">"
    return (outer + inner, close + "</td></tr>" + close)
  }
}
