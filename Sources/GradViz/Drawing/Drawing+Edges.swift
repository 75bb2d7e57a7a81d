// Edges: how much of the gradient goes back along each, as text and as the weight of the line.

import ComputationGraph
import Graphviz

extension Drawing {
  /// What an edge says; nil where nothing was recorded.
  func content(of node: NodeView, _ operand: Int) -> EdgeContent? {
    EdgeContent(node, operand, rule: terms.rule(of: node, operand))
  }

  /// The text on an edge.
  func label(of content: EdgeContent?) -> String {
    guard let content else { return "" }
    return lines(of: content).map { content.start + $0.text }.joined(separator: "\n")
  }

  /// What an edge says: the factor, and its rule where that is asked for or there is no factor.
  func lines(of content: EdgeContent) -> [EdgeContent.Line] {
    guard hasLabels else { return [] }
    let factor = content.factor.map { EdgeContent.Line(text: numbers.string($0), isRule: false) }
    var lines = options.show.contains(.local) ? [factor].compactMap(\.self) : []
    if factor == nil || options.show.contains(.formula),
      let rule = content.told(options.limits.ruleLength), rule != lines.last?.text
    {
      lines.append(EdgeContent.Line(text: rule, isRule: true))
    }
    return lines
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
      // The table keeps the line off the text.
      let open = "<table border=\"0\" cellborder=\"0\" cellpadding=\"2\" cellspacing=\"0\"><tr><td>"
      attributes.append("label", .html(open + escapedHTML(label) + "</td></tr></table>"))
    }
    if options.show.contains(.tooltips) {
      let tooltip = tooltip(of: content)
      guard !tooltip.isEmpty else { return attributes }
      attributes.append("tooltip", .text(tooltip))
      if !label.isEmpty { attributes.append("labeltooltip", .text(tooltip)) }
    }
    if let contribution = content.edge.contribution, options.style.type.weighsEdges {
      attributes.append(weight(of: contribution))
    }
    return attributes
  }

  private func weight(of contribution: Elements) -> Attributes {
    switch flow(of: contribution) {
    case .nonfinite: ["color": .text(palette.alarm.fill.hex), "class": "nonfinite"]
    case .blocked: ["style": "dashed", "class": "blocked"]
    case .weak: [:]
    case .strong: ["penwidth": "1.5"]
    case .strongest: ["penwidth": "2"]
    }
  }

  /// A heavy line where much of the gradient goes back, a dashed one where nothing does.
  func flow(of contribution: Elements) -> EdgeContent.Flow {
    guard contribution.allSatisfy(\.isFinite) else { return .nonfinite }
    let strength = survey.gradients.strength(largestMagnitude(contribution))
    if strength == 0 { return .blocked }
    return strength > 0.75 ? .strongest : strength > 0.3 ? .strong : .weak
  }

  /// The signs on edges that need an explanation, with what they mean.
  var notation: [String] {
    guard hasLabels else { return [] }
    let contents = nodes.flatMap { node in
      node.inputs.indices.compactMap { content(of: node, $0) }
    }
    let signs: [(sign: String, isUsed: (EdgeContent) -> Bool)] = [
      ("× local derivative", { $0.edge.local != nil }),
      ("Σ summed over the broadcast dimensions", \.isSummed),
      (
        "+= added to the gradient (upstream: gradient of the result)",
        { $0.edge.local == nil && $0.rule != nil }
      ),
    ]
    return signs.filter { contents.contains(where: $0.isUsed) }.map(\.sign)
  }
}
