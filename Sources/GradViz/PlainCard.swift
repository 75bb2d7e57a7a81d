// The card of a scalar in a large graph: a box with lines of text, filled by its gradient.

import ComputationGraph
import Graphviz

/// Writes scalars as boxes without tables.
///
/// A third of the time in which Graphviz draws a thousand scalars goes into tables, and in so large
/// a picture the colour of a whole box is seen where that of one row is not.
final class PlainCard {
  /// The defaults of nodes in a drawing with plain cards: those of an inner value.
  let defaults: Attributes

  private let nameLength: Int
  private let (showsNames, showsData, showsGrad, showsSource): (Bool, Bool, Bool, Bool)
  private let survey: Survey
  private let numbers: NumberFormat
  /// The colours of gradients as Graphviz takes them, one for each step of the ramp.
  private let fills: [Label]
  private let alarm: (fill: Label, text: Label)
  /// The lines of cards: corners and a thick line, dashes, two lines.
  private let lines: [[Graphviz.Attribute]]

  private let dataWord = Array("data ".utf8)
  private let gradWord = Array("grad ".utf8)
  private let equals = Array(" = ".utf8)
  private let newline = Array("\n".utf8)
  private let none = Array("–".utf8)

  init(_ options: DrawingOptions, _ survey: Survey) {
    nameLength = options.limits.nameLength
    (showsNames, showsData) = (options.show.contains(.names), options.show.contains(.data))
    showsGrad = options.show.contains(.grad) && survey.hasGrad
    showsSource = options.show.contains(.source)
    self.survey = survey
    let palette = options.theme.palette
    numbers = .significant(options.precision)
    fills = palette.grad.hex.map { .text($0) }
    alarm = (.text(palette.alarm.fill.hex), .text(palette.alarm.border.hex))
    lines = Kind.allCases.map { kind in
      let look = palette.looks[kind]!
      let color = Graphviz.Attribute(name: "color", value: .text(look.border.hex))
      switch kind {
      case .inner:
        return []
      case .parameter:
        return [
          .init(name: "style", value: "filled"), .init(name: "penwidth", value: "2"), color,
        ]
      case .constant:
        return [.init(name: "style", value: "filled,dashed"), color]
      case .output:
        return [.init(name: "peripheries", value: "2"), color]
      }
    }
    let look = palette.looks[.inner]!
    defaults = [
      "shape": "box", "style": "rounded,filled", "margin": "0.07,0.04", "width": "0",
      "height": "0", "fillcolor": .text(look.fill.hex), "color": .text(look.border.hex),
    ]
  }

  /// Whether a node is drawn so; a tensor keeps its grid.
  func fits(_ node: NodeView) -> Bool { node.isScalar }

  /// The attributes of a node that `fits`; its text is put together in `text`.
  func attributes(of node: NodeView, _ kind: Kind, _ text: inout Markup) -> Attributes {
    text.removeAll()
    write(node, to: &text)
    var attributes = Attributes()
    attributes.reserveCapacity(8)
    attributes.append("label", .text(text.string))
    let grad = showsGrad ? node.grad?.first : nil
    let isFinite = (grad?.isFinite ?? true) && ((node.data?.first ?? .nan).isFinite || !showsData)
    if !isFinite {
      attributes.append("fillcolor", alarm.fill)
      attributes.append("fontcolor", alarm.text)
    } else if let grad {
      attributes.append("fillcolor", fills[Ramp.step(survey.gradients.strength(grad))])
    }
    for line in lines[kind.rawValue] { attributes.append(line.name, line.value) }
    return attributes
  }

  private func write(_ node: NodeView, to text: inout Markup) {
    let title = showsNames ? shortTitle(of: node, to: nameLength) : nil
    // A bare number is its own name.
    let isBare = node.isConstant && title == nil && showsData
    if let title {
      text += title
      if !node.isLeaf { text += equals }
    }
    if !isBare, title == nil || !node.isLeaf { text += symbol(of: node) }
    if showsData {
      if !isBare {
        text += newline
        text += dataWord
      }
      text.append(unicode: (node.data?.first ?? .nan), numbers)
    }
    if showsGrad {
      if let grad = node.grad {
        text += newline
        text += gradWord
        text.append(unicode: grad[0], numbers)
      } else if !node.isConstant {
        text += newline
        text += gradWord
        text += none
      }
    }
    if showsSource, let source = node.source {
      text += newline
      text += shortened(source, to: nameLength)
    }
  }

  private func symbol(of node: NodeView) -> [UInt8] {
    Array(operationSymbol(of: node).utf8)
  }
}
