// Edges: how much of the gradient goes back along each, as text and as the weight of the line.

import ComputationGraph
import Graphviz

/// The attributes of edges from operands to results.
final class EdgeLook {
  private let graph: ComputationGraph
  private let nodes: ComputationGraph.Nodes
  private let options: DrawingOptions
  private let survey: Survey
  private let palette: Palette
  private let faded: Palette
  private let numbers: NumberFormat
  private let highlight: HighlightScale?
  let hasLabels: Bool
  /// Whether edges say anything at all.
  private let isDetailed: Bool
  /// What values are called in rules; made where a rule is told.
  lazy var terms = ValueTerms(graph)

  init(_ graph: ComputationGraph, _ options: DrawingOptions, _ survey: Survey) {
    self.graph = graph
    nodes = graph.nodes
    self.options = options
    self.survey = survey
    palette = options.theme.palette
    faded = palette.faded
    numbers = .significant(options.precision)
    highlight = options.highlight.map(HighlightScale.init)
    isDetailed = survey.edgeCount <= options.limits.edgeDetails
    let asked = !options.show.isDisjoint(with: [.local, .formula])
    hasLabels = asked && survey.edgeCount <= options.limits.edgeLabels
  }

  /// What an edge says; nil where nothing was recorded.
  func content(of node: NodeView, _ operand: Int) -> EdgeContent? {
    EdgeContent(node, operand, rule: terms.rule(of: node, operand))
  }

  /// The text on an edge; empty for none.
  func label(of node: NodeView, _ operand: Int) -> String {
    hasLabels ? content(of: node, operand).map(label) ?? "" : ""
  }

  private func label(of content: EdgeContent) -> String {
    guard hasLabels else { return "" }
    return content.lines(options.show, numbers, ruleLength: options.limits.ruleLength)
      .joined(separator: "\n")
  }

  /// What the edge from an operand to a node looks like and tells.
  func attributes(of node: NodeView, _ operand: Int, _ tooltip: Tooltip) -> Attributes {
    var attributes = Attributes()
    if isDetailed, let content = content(of: node, operand) {
      attributes = details(of: content, node, nodes[node.inputs[operand]], tooltip)
    }
    guard let highlight else { return attributes }
    if let width = highlight.width(node: node.position, operand: operand) {
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

  private func details(
    of content: EdgeContent, _ node: NodeView, _ operand: NodeView, _ tooltip: Tooltip
  ) -> Attributes {
    var attributes = Attributes()
    let label = label(of: content)
    if !label.isEmpty {
      // The table keeps the line off the text.
      let open = "<table border=\"0\" cellborder=\"0\" cellpadding=\"2\" cellspacing=\"0\"><tr><td>"
      attributes.append("label", .html(open + escapedHTML(label) + "</td></tr></table>"))
    }
    if options.show.contains(.tooltips) {
      var text = Markup()
      tooltip.write(
        content, from: operand, to: node, nameLength: options.limits.nameLength, to: &text)
      guard !text.bytes.isEmpty else { return attributes }
      attributes.append("tooltip", .text(text.string))
      if !label.isEmpty { attributes.append("labeltooltip", .text(text.string)) }
    }
    if let contribution = content.edge.contribution, options.style.type.weighsEdges {
      weigh(contribution, &attributes)
    }
    return attributes
  }

  /// A heavy line where much of the gradient goes back, a dashed one where nothing does.
  private func weigh(_ contribution: Elements, _ attributes: inout Attributes) {
    guard contribution.allSatisfy(\.isFinite) else {
      return attributes.append(["color": .text(palette.alarm.fill.hex), "class": "nonfinite"])
    }
    let strength = survey.gradients.strength(largestMagnitude(contribution))
    if strength == 0 {
      attributes.append(["style": "dashed", "class": "blocked"])
    } else if strength > 0.3 {
      attributes.append("penwidth", strength > 0.75 ? "2" : "1.5")
    }
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
