// The card of a scalar in a large graph: a box with lines of text, filled by its gradient.

import ComputationGraph
import Graphviz

/// Writes scalars as boxes without tables.
///
/// A third of the time in which Graphviz draws a thousand scalars goes into tables, and in so large
/// a picture the colour of a whole box is seen where that of one row is not.
struct PlainCard {
  let options: DrawingOptions
  let palette: Palette
  let survey: Survey
  private let numbers: NumberFormat
  /// One for each step of the ramp, in front the ones of no gradient and of NaN and infinities.
  private let fills: (none: Label, alarm: Label, steps: [Label])

  /// The defaults of nodes in a drawing with plain cards: those of an inner value.
  let defaults: Attributes

  init(_ options: DrawingOptions, _ survey: Survey) {
    self.options = options
    self.survey = survey
    palette = options.theme.palette
    numbers = .significant(options.precision)
    fills = (
      .text(palette.looks[.inner]!.fill.hex), .text(palette.alarm.fill.hex),
      palette.grad.colors.map { .text($0.hex) }
    )
    defaults = [
      "shape": "box", "style": "rounded,filled", "margin": "0.07,0.04", "width": "0",
      "height": "0", "fillcolor": fills.none, "color": .text(palette.looks[.inner]!.border.hex),
    ]
  }

  /// Whether a node is drawn so; a tensor keeps its grid.
  func fits(_ node: Node) -> Bool { node.data.count == 1 }

  func attributes(of node: Node, _ kind: Kind) -> Attributes {
    var attributes: Attributes = ["label": .text(text(of: node))]
    if let grad = node.grad?.first, options.show.contains(.grad) {
      let isFinite = grad.isFinite && node.data[0].isFinite
      attributes.append(
        "fillcolor",
        isFinite ? fills.steps[Ramp.step(survey.gradients.strength(grad))] : fills.alarm)
      if !isFinite { attributes.append("fontcolor", .text(palette.alarm.border.hex)) }
    }
    // The lines of cards: corners and a thick line, dashes, two lines.
    let border = Label.text(palette.looks[kind]!.border.hex)
    switch kind {
    case .inner: break
    case .parameter:
      attributes.append("style", "filled")
      attributes.append("penwidth", "2")
      attributes.append("color", border)
    case .constant:
      attributes.append("style", "filled,dashed")
    case .output:
      attributes.append("peripheries", "2")
      attributes.append("color", border)
    }
    return attributes
  }

  private func text(of node: Node) -> String {
    var lines: [String] = []
    let title =
      options.show.contains(.names) ? shortTitle(of: node, to: options.limits.nameLength) : nil
    let value = options.show.contains(.data) ? numbers.string(node.data[0]) : nil
    if node.isConstant, title == nil, let value { return value }
    switch (title, node.isLeaf) {
    case (let title?, true): lines.append(title)
    case (let title?, false): lines.append(title + " = " + operationSymbol(of: node))
    case (nil, _): lines.append(operationSymbol(of: node))
    }
    if let value { lines.append("data " + value) }
    if options.show.contains(.grad), survey.hasGrad, !node.isConstant || node.grad != nil {
      lines.append("grad " + (node.grad.map { numbers.string($0[0]) } ?? "–"))
    }
    if options.show.contains(.source), let source = node.source { lines.append(source) }
    return lines.joined(separator: "\n")
  }
}
