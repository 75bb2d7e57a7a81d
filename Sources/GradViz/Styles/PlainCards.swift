// The style `card` in a large graph: scalars are boxes with lines of text, filled by their gradients.

import ComputationGraph
import Graphviz

/// Cards without tables.
///
/// A third of the time in which Graphviz draws a thousand scalars goes into tables, and in so large
/// a picture the colour of a whole box is seen where that of one row is not. A tensor keeps its
/// grid. This is where the text of a hundred thousand values is written, so it is put together as
/// bytes, and what depends on the theme is there before.
final class PlainCards: TableCards {
  /// The colours of gradients as Graphviz takes them, one for each step of the ramp.
  private let fills: [Label]
  private let alarm: (fill: Label, text: Label)
  /// The lines of cards: corners and a thick line, dashes, two lines.
  private let lines: [Kind: Attributes]
  /// The label that is being written.
  private var label = Markup()

  required init(_ options: DrawingOptions, _ survey: Survey, _ palette: Palette) {
    fills = palette.grad.hex.map { .text($0) }
    alarm = (.text(palette.alarm.fill.hex), .text(palette.alarm.border.hex))
    let colors = palette.looks.mapValues { Label.text($0.border.hex) }
    lines = [
      .parameter: ["style": "filled", "penwidth": "2", "color": colors[.parameter]!],
      .constant: ["style": "filled,dashed", "color": colors[.constant]!],
      .output: ["peripheries": "2", "color": colors[.output]!],
    ]
    super.init(options, survey, palette)
  }

  override var nodeDefaults: Attributes {
    let look = palette.looks[.inner]!
    return [
      "shape": "box", "style": "rounded,filled", "margin": "0.07,0.04", "width": "0",
      "height": "0", "fillcolor": .text(look.fill.hex), "color": .text(look.border.hex),
    ]
  }

  override func write(_ card: CardContent, to text: inout DOTText) {
    guard card.node.isScalar else {
      super.write(card, to: &text)
      return text.append(["shape": "plain", "style": "solid"])
    }
    label.removeAll()
    writeLabel(of: card, to: &label)
    text.append("label", text: label.bytes)
    let (data, grad) = (card.data.number, card.grad.number)
    if data?.isFinite == false || grad?.isFinite == false {
      text.append("fillcolor", alarm.fill)
      text.append("fontcolor", alarm.text)
    } else if let grad {
      text.append("fillcolor", fills[Ramp.step(survey.gradients.strength(grad))])
    }
    if card.kind != .inner { text.append(lines[card.kind]!) }
  }

  private func writeLabel(of card: CardContent, to text: inout Markup) {
    if let title = card.title { text += title }
    if card.title != nil, card.symbol != nil { text += " = " }
    if let symbol = card.symbol { text += symbol }
    if let type = card.type { text += "\n" + type }
    if let value = card.data.number {
      if !card.isBare { text += "\ndata " }
      text.append(value, numbers, .unicode)
    }
    if let value = card.grad.number {
      text += "\ngrad "
      text.append(value, numbers, .unicode)
    } else if card.hasGrad {
      text += "\ngrad –"
    }
    for note in card.notes { text += "\n" + note }
  }
}
