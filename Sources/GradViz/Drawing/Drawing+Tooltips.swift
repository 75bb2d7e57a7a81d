// What a value or an edge tells when the pointer rests on it, numbers as a program would read them.

import ComputationGraph

extension Drawing {
  /// In tooltips of edges; a value's own has every digit.
  private static let tooltipNumbers = NumberFormat.significant(6)

  /// Name, operation with its settings, shape, whole values and the source line.
  func writeTooltip(of card: CardContent, to text: inout Markup) {
    let node = card.node
    let shape = node.shape
    if let name = wholeName(of: node) {
      text += name
      text += "\n"
    }
    text += node.operation?.name ?? node.origin.name
    let settings = settingsText(of: node)
    if !settings.isEmpty { text += ", " + settings }
    if !shape.isEmpty { text += "\nshape " + shapeText(shape) }
    if let data = card.known {
      text += "\ndata "
      append(data, shape: shape, to: &text)
    } else {
      text += "\ntype " + node.type
    }
    if let grad = card.knownGrad {
      text += "\ngrad "
      append(grad, shape: shape, to: &text)
    } else if !node.isConstant {
      text += "\nno gradient"
    }
    if let scope = node.scope {
      text += "\nin "
      text += names(ofScope: scope)
    }
    if let source = node.source { text += "\n" + source }
  }

  /// `∂n/∂x1 = w1 = -3`, and the share of the gradient that came this way, with its rule where there
  /// is no elementwise derivative; nothing where nothing was recorded.
  func tooltip(of content: EdgeContent) -> String {
    func name(_ node: NodeView) -> String { names[node.position].text }
    func factor(_ node: NodeView) -> String {
      names[node.position].isWhole ? name(node) : "(" + name(node) + ")"
    }
    let (edge, rule, result) = (content.edge, content.rule, content.node)
    let operand = nodes[result.inputs[content.operand]]
    var text = Markup()
    if let local = edge.local {
      text += "∂\(factor(result))/∂\(factor(operand))"
      if let rule { text += " = " + rule }
      if let value = content.factor {
        if Self.tooltipNumbers.string(value) != rule {
          text += " = "
          text.append(value, Self.tooltipNumbers, .plain)
        }
      } else {
        text += " = "
        append(local, shape: result.shape, Self.tooltipNumbers, to: &text)
      }
    }
    let added = edge.local == nil ? rule : nil
    guard added != nil || edge.contribution != nil else { return text.string }
    if edge.local != nil { text += "\n" }
    text += "to the gradient of " + name(operand)
    if content.isSummed { text += ", summed over the broadcast dimensions" }
    text += ": "
    if let added { text += added }
    if let contribution = edge.contribution {
      if added != nil { text += " = " }
      append(contribution, shape: operand.shape, Self.tooltipNumbers, to: &text)
    }
    return text.string
  }

  /// A number, or elements in nested brackets, as many as the limit allows.
  private func append(
    _ elements: Elements, shape: [Int], _ numbers: NumberFormat = .exact, to text: inout Markup
  ) {
    if shape.isEmpty, let value = elements.first { return text.append(value, numbers, .plain) }
    text += bracketed(elements, shape: shape, limit: options.limits.tooltipElements, line: ",\n") {
      markup(of: $0, numbers, .plain)
    }
  }
}
