// Edges: how much of the gradient goes back along each, as text and as the weight of the line.

import ComputationGraph
import Graphviz

/// The attributes of edges from operands to results.
final class EdgeLook {
  let options: DrawingOptions
  let survey: Survey
  private let nodes: ComputationGraph.Nodes
  /// What values are called in rules; made where edges tell any.
  private let terms: ValueTerms?
  let hasLabels: Bool
  /// Whether edges say anything at all.
  let isDetailed: Bool
  private let palette: Palette
  private let numbers: NumberFormat
  private let highlight: HighlightScale?
  private let faded: Palette

  init(
    _ graph: ComputationGraph, _ options: DrawingOptions, _ survey: Survey,
    terms: ValueTerms? = nil
  ) {
    nodes = graph.nodes
    self.options = options
    self.survey = survey
    palette = options.theme.palette
    numbers = .significant(options.precision)
    highlight = options.highlight.map(HighlightScale.init)
    faded = palette.faded
    let asked = !options.show.isDisjoint(with: [.local, .formula])
    isDetailed = survey.edgeCount <= options.limits.edgeDetails
    self.terms = isDetailed ? terms ?? ValueTerms(graph) : nil
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
    of node: NodeView, _ position: Int, _ index: Int, _ tooltip: Tooltip
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

  private func details(of node: NodeView, _ index: Int, _ tooltip: Tooltip) -> Attributes {
    var attributes = Attributes()
    guard isDetailed, let edge = node.edge(index) else { return attributes }
    let isSummed = edge.local != nil && nodes.isSummed(to: node.inputs[index], from: node)
    let label = hasLabels ? label(of: node, index, isSummed: isSummed) : ""
    if !label.isEmpty {
      // The table keeps the line off the text.
      let open = "<table border=\"0\" cellborder=\"0\" cellpadding=\"2\" cellspacing=\"0\"><tr><td>"
      attributes.append("label", .html(open + escapedHTML(label) + "</td></tr></table>"))
    }
    if options.show.contains(.tooltips) {
      var text = Markup()
      tooltip.write(
        edge, terms?.rule(of: node, index)?.text, from: nodes[node.inputs[index]], to: node,
        isSummed: isSummed, nameLength: options.limits.nameLength, to: &text)
      guard !text.bytes.isEmpty else { return attributes }
      attributes.append("tooltip", .text(text.string))
      if !label.isEmpty { attributes.append("labeltooltip", .text(text.string)) }
    }
    if let contribution = edge.contribution, options.style == .card {
      weigh(contribution, &attributes)
    }
    return attributes
  }

  /// `× −3` for a factor, `× (1 − o²)` for its rule. What is no factor is told by the rule of what
  /// is added to the gradient, `+= upstream @ Wᵀ`.
  func label(of node: NodeView, _ operand: Int, isSummed: Bool) -> String {
    guard let edge = node.edge(operand) else { return "" }
    var lines: [String] = []
    let (times, rule) = parts(of: node, operand, isSummed: isSummed)
    let factor = edge.local.flatMap(uniform)
    if options.show.contains(.local), let factor {
      lines.append(times + numbers.string(factor))
    }
    if options.show.contains(.formula) || factor == nil, let rule, lines.last != times + rule {
      lines.append(times + rule)
    }
    return lines.joined(separator: "\n")
  }

  /// What stands first on an edge, and the rule that follows where no number does.
  func parts(of node: NodeView, _ operand: Int, isSummed: Bool) -> (times: String, rule: String?) {
    let rule = terms?.rule(of: node, operand).map {
      shortened($0.text, to: options.limits.ruleLength)
    }
    guard node.edge(operand)?.local != nil else { return ("+= ", rule) }
    return (isSummed ? "Σ × " : "× ", rule.map { isOneWord($0) ? $0 : "(" + $0 + ")" })
  }

  /// The signs on edges that need an explanation, with what they mean.
  var notation: [String] {
    guard hasLabels else { return [] }
    var (hasFactors, hasSums, hasRules) = (false, false, false)
    for position in nodes.indices {
      let node = nodes[position]
      for (operand, input) in node.inputs.enumerated() {
        guard let edge = node.edge(operand) else { continue }
        if edge.local == nil {
          if edge.rule != nil { hasRules = true }
        } else {
          hasFactors = true
          if nodes.isSummed(to: input, from: node) { hasSums = true }
        }
      }
    }
    var texts: [String] = []
    if hasFactors { texts.append("× local derivative") }
    if hasSums { texts.append("Σ summed over the broadcast dimensions") }
    if hasRules { texts.append("+= added to the gradient (upstream: gradient of the result)") }
    return texts
  }

  private func isOneWord(_ rule: String) -> Bool {
    rule.unicodeScalars.allSatisfy(\.isInWord)
  }

  /// A heavy line where much of the gradient goes back, a dashed one where nothing does.
  private func weigh(_ contribution: Elements, _ attributes: inout Attributes) {
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

extension ComputationGraph.Nodes {
  /// Whether an operand has fewer elements than the result: it was broadcast, and on the way back
  /// the gradient is summed.
  func isSummed(to operand: Int, from result: NodeView) -> Bool {
    self[operand].size < result.size
  }
}
