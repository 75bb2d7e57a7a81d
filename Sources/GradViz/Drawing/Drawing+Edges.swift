// Edges: how much of the gradient goes back along each, as text and as the weight of the line.

import Algorithms
import ComputationGraph
import Graphviz

extension Drawing {
  /// What an edge says; nil where nothing was recorded.
  func content(of node: NodeView, _ operand: Int) -> EdgeContent? {
    EdgeContent(node, operand, rule: terms.rule(of: node, operand))
  }

  /// The text on an edge: the factor, and its rule where that is asked for or there is no factor.
  func label(of content: EdgeContent?) -> String {
    guard hasLabels, let content else { return "" }
    let factor = content.factor.map(numbers.string)
    var lines: [String] = []
    if options.show.contains(.local), let factor { lines.append(content.start + factor) }
    if let told = told(by: content), told.text != factor { lines.append(content.line(told)) }
    return lines.joined(separator: "\n")
  }

  /// The rule on an edge; nil where a number says all.
  private func told(by content: EdgeContent) -> EdgeContent.Told? {
    guard content.factor == nil || options.show.contains(.formula) else { return nil }
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
      let isUpright = [.topToBottom, .bottomToTop].contains(options.rankdir)
      let open =
        "<table border=\"0\" cellborder=\"0\" cellpadding=\"\(isUpright ? 4 : 2)\" cellspacing=\"0\">"
        + "<tr><td>"
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

  /// A heavy line where much of the gradient goes back, a dashed one where nothing does.
  private func weight(of contribution: Elements) -> Attributes {
    guard contribution.allSatisfy(\.isFinite) else {
      return ["color": .text(palette.alarm.fill.hex), "class": "nonfinite"]
    }
    let strength = survey.gradients.strength(largestMagnitude(contribution))
    if strength == 0 { return ["style": "dashed", "class": "blocked"] }
    return strength > 0.3 ? ["penwidth": strength > 0.75 ? "2" : "1.5"] : [:]
  }

  /// The signs on edges that need an explanation, with what they mean.
  var notation: [String] {
    guard hasLabels else { return [] }
    let contents = nodes.flatMap { node in
      node.inputs.indices.compactMap { content(of: node, $0) }
    }
    let told = contents.compactMap(told)
    let isAbridged = told.contains { if case .whole = $0 { false } else { true } }
    let upstream = isAbridged ? "upstream, \(ShortRule.upstream)" : "upstream"
    let signs: [(sign: String, isUsed: (EdgeContent) -> Bool)] = [
      ("× local derivative", { $0.edge.local != nil }),
      ("Σ summed over the broadcast dimensions", \.isSummed),
      (
        "+= added to the gradient (\(upstream): gradient of the result)",
        { $0.edge.local == nil && $0.rule != nil }
      ),
    ]
    return signs.filter { contents.contains(where: $0.isUsed) }.map(\.sign)
  }

  /// The names of rules on edges, each with the rule: in the order in which they are first used.
  var ruleNames: [String] {
    guard hasLabels else { return [] }
    let names = nodes.lazy.flatMap { node in
      node.inputs.indices.compactMap { self.content(of: node, $0).flatMap(self.told) }
    }.compactMap { told in if case .named(let rule) = told { rule } else { nil } }
    return names.uniqued().map(\.explanation)
  }
}
