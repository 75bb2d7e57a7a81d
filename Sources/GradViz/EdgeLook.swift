// Edges: how much of the gradient goes back along each, as text and as the weight of the line.

import ComputationGraph
import Graphviz

/// The attributes of edges from operands to results.
final class EdgeLook {
  let options: DrawingOptions
  let survey: Survey
  private let nodes: ComputationGraph.Nodes
  let hasLabels: Bool
  /// Whether edges say anything at all.
  let isDetailed: Bool
  private let palette: Palette
  private let numbers: NumberFormat
  private let highlight: HighlightScale?
  private let faded: Palette

  init(_ graph: ComputationGraph, _ options: DrawingOptions, _ survey: Survey) {
    nodes = graph.nodes
    self.options = options
    self.survey = survey
    palette = options.theme.palette
    numbers = .significant(options.precision)
    highlight = options.highlight.map(HighlightScale.init)
    faded = palette.faded
    let asked = !options.show.isDisjoint(with: [.local, .formula])
    isDetailed = survey.edgeCount <= options.limits.edgeDetails
    hasLabels = asked && survey.edgeCount <= options.limits.edgeLabels
  }

  var defaults: Attributes {
    let isClassic = options.style == .classic
    return [
      "id": .escaped("\\T_\\H"), "fontname": .text(fontStack), "fontsize": "9",
      "fontcolor": .text(palette.secondary.hex),
      "color": .text((isClassic ? palette.text : palette.edge).hex),
      "arrowsize": isClassic ? "1" : "0.6",
    ]
  }

  /// What the edge from an operand to the node at a position looks like and tells.
  func attributes(
    of node: Node, _ position: Int, _ index: Int, _ tooltip: Tooltip
  ) -> Attributes {
    var attributes = details(of: node, index, tooltip)
    guard let highlight else { return attributes }
    if let width = highlight.width(node: position, operand: index) {
      attributes["penwidth"] = .text(NumberFormat.significant(2).string(width))
      if attributes["color"] == nil { attributes["color"] = .text(palette.text.hex) }
      if attributes["class"] == nil { attributes["class"] = "highlight" }
    } else {
      attributes["penwidth"] = "1"
      attributes["color"] = .text(faded.edge.hex)
      attributes["fontcolor"] = .text(faded.secondary.hex)
      attributes["class"] = "faded"
    }
    return attributes
  }

  private func details(of node: Node, _ index: Int, _ tooltip: Tooltip) -> Attributes {
    var attributes = Attributes()
    guard isDetailed, let edge = node.edges?[index] else { return attributes }
    let label = hasLabels ? label(of: edge) : ""
    if !label.isEmpty {
      // The table keeps the line off the text.
      let open = "<table border=\"0\" cellborder=\"0\" cellpadding=\"2\" cellspacing=\"0\"><tr><td>"
      attributes.append("label", .html(open + escapedHTML(label) + "</td></tr></table>"))
    }
    if options.show.contains(.tooltips) {
      var text = Markup()
      tooltip.write(
        edge, from: nodes[node.inputs[index]], to: node, nameLength: options.limits.nameLength,
        to: &text)
      guard !text.bytes.isEmpty else { return attributes }
      attributes.append("tooltip", .text(text.string))
      if !label.isEmpty { attributes.append("labeltooltip", .text(text.string)) }
    }
    if let contribution = edge.contribution, options.style == .card {
      weigh(contribution, &attributes)
    }
    return attributes
  }

  /// `× −3` for a factor; what is not one factor is told by its rule.
  func label(of edge: Edge) -> String {
    var lines: [String] = []
    let rule = edge.formula.map { shortened($0, to: options.limits.nameLength) }
    if options.show.contains(.local) {
      if let factor = edge.local.flatMap(uniform) {
        lines.append("× " + numbers.string(factor))
      } else if let rule, !options.show.contains(.formula) {
        lines.append(edge.local == nil ? rule : "× " + (isOneWord(rule) ? rule : "(" + rule + ")"))
      }
    }
    if options.show.contains(.formula), let rule, lines.last != "× " + rule { lines.append(rule) }
    return lines.joined(separator: "\n")
  }

  private func isOneWord(_ rule: String) -> Bool {
    rule.unicodeScalars.allSatisfy { $0.properties.isXIDContinue }
  }

  /// A heavy line where much of the gradient goes back, a dashed one where nothing does.
  private func weigh(_ contribution: [Double], _ attributes: inout Attributes) {
    guard contribution.allSatisfy(\.isFinite) else {
      attributes.append("color", .text(palette.alarm.fill.hex))
      attributes.append("class", "nonfinite")
      return
    }
    let strength = survey.gradients.strength(largestMagnitude(contribution))
    if strength == 0 {
      attributes.append("style", "dashed")
      attributes.append("class", "blocked")
    } else if strength > 0.3 {
      attributes.append("penwidth", strength > 0.75 ? "2" : "1.5")
    }
  }
}
