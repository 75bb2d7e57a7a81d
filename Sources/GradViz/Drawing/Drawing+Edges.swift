// Edges: how much of the gradient goes back along each, as text and as the weight of the line.

import ComputationGraph
import Graphviz

extension Drawing {
  /// What an edge says; nil where nothing was recorded.
  func content(of node: NodeView, _ operand: Int) -> EdgeContent? {
    EdgeContent(node, operand, rule: names.rule(of: node, operand))
  }

  /// The text on an edge.
  func label(of content: EdgeContent?) -> String {
    guard let content else { return "" }
    return lines(of: content).map(content.text).joined(separator: "\n")
  }

  /// What an edge says: the factor, and its rule where that is asked for or there is no factor.
  func lines(of content: EdgeContent) -> [EdgeContent.Line] {
    guard hasLabels else { return [] }
    let factor = content.factor.map(numbers.string)
    var lines: [EdgeContent.Line] = []
    if show.contains(.local), let factor { lines.append(.factor(factor)) }
    if let told = told(by: content), told.text != factor { lines.append(.rule(told)) }
    return lines
  }

  /// The rule on an edge; nil where a number says all.
  func told(by content: EdgeContent) -> EdgeContent.Told? {
    guard content.factor == nil || show.contains(.formula) else { return nil }
    return content.told(options.limits.ruleLength)
  }

  /// What the edge from an operand to a node looks like and tells.
  func attributes(of node: NodeView, _ operand: Int) -> Attributes {
    var attributes = Attributes()
    if hasDetails, let content = content(of: node, operand) { attributes = details(of: content) }
    guard let faded else { return attributes }
    if let width = widths[Highlight.Edge(node: node.position, operand: operand)] {
      attributes["penwidth"] = .text(NumberFormat.significant(2).string(width))
      if attributes["color"] == nil { attributes["color"] = .text(palette.text.hex) }
      if attributes["class"] == nil { attributes["class"] = "highlight" }
    } else {
      attributes["penwidth"] = "1"
      attributes["color"] = .text(faded.palette.edge.hex)
      attributes["fontcolor"] = .text(faded.palette.secondary.hex)
      attributes["class"] = "faded"
    }
    return attributes
  }

  private func details(of content: EdgeContent) -> Attributes {
    var attributes = Attributes()
    let label = label(of: content)
    if !label.isEmpty {
      // The table keeps the line off the text; one that goes up or down passes the text's beginning.
      let open =
        "<table border=\"0\" cellborder=\"0\" cellpadding=\"\(arrangement.isVertical ? 4 : 2)\" cellspacing=\"0\">"
        + "<tr><td>"
      attributes.append("label", .html(open + escapedHTML(label) + "</td></tr></table>"))
    }
    if options.show.contains(.tooltips) {
      let tooltip = tooltip(of: content)
      guard !tooltip.isEmpty else { return attributes }
      attributes.append("tooltip", .text(tooltip))
      if !label.isEmpty { attributes.append("labeltooltip", .text(tooltip)) }
    }
    if let contribution = content.edge.contribution, options.style.type.weighsEdges,
      !show.contains(.structure)
    {
      attributes.append(weight(of: contribution))
    }
    return attributes
  }

  /// A heavy line where much of the gradient goes back, a dashed one where nothing does.
  private func weight(of contribution: Elements) -> Attributes {
    switch LineWeight(contribution, survey.gradients) {
    case .alarming: ["color": .text(palette.alarm.fill.hex), "class": "nonfinite"]
    case .none: ["style": "dashed", "class": "blocked"]
    case .light: [:]
    case .heavy: ["penwidth": "1.5"]
    case .heavier: ["penwidth": "2"]
    }
  }
}

/// What flows back along a line, as its look tells; the raw value is the line's class.
enum LineWeight: String {
  /// It is NaN or infinite.
  case alarming = "nonfinite"
  case none = "blocked"
  case light = "weak"
  case heavy = "strong"
  case heavier = "strongest"

  init(_ contribution: Elements, _ scale: GradientScale) {
    let isFinite = contribution.allSatisfy(\.isFinite)
    let strength = isFinite ? scale.share(largestMagnitude(contribution)) : .nan
    switch strength {
    case 0: self = .none
    case ...0.3: self = .light
    case ...0.75: self = .heavy
    default: self = isFinite ? .heavier : .alarming
    }
  }
}
