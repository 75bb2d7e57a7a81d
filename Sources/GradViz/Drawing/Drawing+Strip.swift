// A bar chart beside the picture: how large gradients are from the output back to the inputs.

import ComputationGraph
import Graphviz

extension Drawing {
  /// What the chart has; nil where none is asked for, or nothing has a gradient.
  func makeStrip() -> GradientStrip? {
    guard options.strip else { return nil }
    return GradientStrip(graph, isFlat: isFlat) { [names] in names[$0.position].text }
  }

  /// Writes the chart as a node that nothing leads to; where Graphviz takes that, beside the output.
  func writeStrip<Target>(to writer: inout DOTWriter<Target>) {
    guard let strip else { return }
    var rows = strip.bars.map(row)
    if strip.hidden > 0 { rows.insert(wide("… \(strip.hidden) more"), at: rows.count / 2) }
    let chart = table([wide(strip.title)] + rows, "cellspacing=\"0\" cellpadding=\"2\"")
    let font = "<font point-size=\"\(Int(Self.smallText))\" color=\"\(palette.secondary.hex)\">"
    let isBeside = (arrangement.isVertical || isFlat) && arrangement.breaking != .rows
    if isBeside { writer.beginSubgraph("beside_output", ["rank": "same"]) }
    writer.node(
      "strip",
      [
        "shape": "plain", "style": "solid", "class": "strip",
        "label": .html(font + chart + "</font>"),
        "tooltip": "The norms of gradients, from the output back to the inputs.",
      ])
    if isBeside, let output = graph.output {
      writer.node(survey.ids[output])
      writer.endSubgraph()
    }
  }

  /// A name, its bar and its number.
  private func row(_ bar: GradientStrip.Bar) -> String {
    let color = bar.norm.isFinite ? palette.grad.colors.last! : palette.alarm.border
    // Graphviz sets a table into the middle of a cell, so both sides of the bar's end are cells.
    let width = bar.norm == 0 ? 0 : max(Int((bar.length * GradientStrip.barLength).rounded()), 1)
    let cells = [(width, " bgcolor=\"\(color.hex)\""), (Int(GradientStrip.barLength) - width, "")]
      .filter { $0.0 > 0 }
      .map { "<td fixedsize=\"true\" width=\"\($0)\" height=\"9\"\($1)></td>" }
    let line = table([cells.joined()], "cellspacing=\"0\" cellpadding=\"0\"")
    let name = shortened(bar.name, to: options.limits.nameLength)
    return "<td align=\"right\">\(text(name))</td>"
      + "<td>\(line)</td><td align=\"left\">\(text(numbers.string(bar.norm)))</td>"
  }

  private func wide(_ words: String) -> String {
    "<td colspan=\"3\" align=\"left\">\(text(words))</td>"
  }

  private func text(_ text: String) -> String { asciiMarkup(escapedHTML(text)) }
}
