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
    let notation = edges.notation.map {
      "<td><font color=\"\(palette.secondary.hex)\">\($0)</font></td>"
    }
    return "<font point-size=\"10\" color=\"\(palette.text.hex)\"><table border=\"0\""
      + " cellborder=\"0\" cellspacing=\"4\" cellpadding=\"2\"><tr>"
      + "\(style.legend)\(notation.joined())</tr></table></font>"
  }
}
