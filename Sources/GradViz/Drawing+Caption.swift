// The title and the legend above a picture.

import ComputationGraph
import Graphviz

extension Drawing {
  /// Title and legend as one table, or nil where neither is asked for.
  var caption: String? {
    var rows = ""
    if let title = options.title {
      let text = escapedHTML(shortened(title, to: 200))
      rows += "<tr><td align=\"left\"><font point-size=\"16\" color=\"\(palette.text.hex)\">"
      rows += "<b>\(text)</b></font></td></tr>"
    }
    if options.legend { rows += "<tr><td align=\"left\">\(legend)</td></tr>" }
    guard !rows.isEmpty else { return nil }
    return "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"3\">"
      + rows + "</table>"
  }

  private var legend: String {
    var cells = ""
    if options.style == .card {
      for kind in Kind.allCases where isPresent(kind) {
        let frame = cardFrame(kind, palette.looks[kind]!, padding: 4)
        let name = kind == .inner ? "computed" : kind.name
        cells += "<td>\(frame.open)<tr><td>\(name)</td></tr>\(frame.close)</td>"
      }
      if options.show.contains(.grad), survey.hasGrad {
        let full = survey.gradients.full
        cells += "<td>" + scale(palette.grad, "grad", ends: (-full, full)) + "</td>"
      }
      if options.show.contains(.data), survey.hasElements {
        cells += "<td>" + scale(palette.data, "data of each tensor", ends: nil) + "</td>"
      }
    } else {
      cells += "<td>box: value</td><td>ellipse: operation</td>"
    }
    for text in edges.notation {
      cells += "<td><font color=\"\(palette.secondary.hex)\">\(text)</font></td>"
    }
    return "<font point-size=\"10\" color=\"\(palette.text.hex)\"><table border=\"0\""
      + " cellborder=\"0\" cellspacing=\"4\" cellpadding=\"2\"><tr>\(cells)</tr></table></font>"
  }

  private func isPresent(_ kind: Kind) -> Bool {
    switch kind {
    case .output: graph.output != nil
    case .constant: survey.hasConstants
    case .parameter, .inner: true
    }
  }

  /// A strip of the ramp's colours between its ends.
  private func scale(_ ramp: Ramp, _ name: String, ends: (Double, Double)?) -> String {
    let line = (palette.cellBorder ?? palette.scopeBorder).hex
    var html = "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"1\"><tr>"
    let low = ends.map { card.numbers.string($0.0) } ?? "−"
    let high = ends.map { card.numbers.string($0.1) } ?? "+"
    html += "<td>\(name)  \(low) </td><td><table border=\"1\" color=\"\(line)\""
    html += " cellborder=\"0\" cellspacing=\"0\" cellpadding=\"0\"><tr>"
    for index in stride(from: 0, to: ramp.count, by: 4) {
      html += "<td width=\"8\" height=\"12\" bgcolor=\"\(ramp.hex[index])\"></td>"
    }
    return html + "</tr></table></td><td> \(high)</td></tr></table>"
  }
}
