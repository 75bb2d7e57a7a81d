// What a value or an edge tells when the pointer rests on it, numbers as a program would read them.

import ComputationGraph

extension Drawing {
  /// In tooltips of edges; a value's own has every digit.
  private static let tooltipNumbers = NumberFormat.significant(6)

  /// Name, operation with its settings, shape, whole values and the source line.
  func tooltip(of card: CardContent) -> String {
    let node = card.node
    let (name, label, shape) = (node.name, node.label, node.shape)
    // Without either, what rules on edges call it.
    var text = label ?? name ?? node.idText
    if let name, let label, name != label { text += " (" + name + ")" }
    text += "\n" + (node.operation?.name ?? node.origin.name)
    let settings = settingsText(of: node)
    if !settings.isEmpty { text += ", " + settings }
    if !shape.isEmpty { text += "\nshape " + shapeText(shape) }
    if let data = card.known {
      text += "\ndata " + told(data, shape)
    } else {
      text += "\ntype " + node.type
    }
    if let grad = card.knownGrad {
      text += "\ngrad " + told(grad, shape)
    } else if !node.isConstant {
      text += "\nno gradient"
    }
    if node.scope != nil { text += "\nin " + graph.scopeNames(node.scope, separator: " / ") }
    if let source = node.source { text += "\n" + source }
    return text
  }

  /// `∂n/∂x1 = w1 = -3`, and the share of the gradient that came this way, with its rule where there
  /// is no elementwise derivative; nothing where nothing was recorded.
  func tooltip(of content: EdgeContent) -> String {
    func title(_ node: NodeView) -> String {
      shortTitle(of: node, to: options.limits.nameLength) ?? node.idText
    }
    let (edge, rule, result) = (content.edge, content.rule, content.node)
    let operand = nodes[result.inputs[content.operand]]
    var text = ""
    if let local = edge.local {
      text += "∂\(title(result))/∂\(title(operand))"
      if let rule { text += " = " + rule }
      if let value = content.factor {
        let numbers = Self.tooltipNumbers
        if numbers.string(value) != rule { text += " = " + numbers.string(value, .plain) }
      } else {
        text += " = " + told(local, result.shape, Self.tooltipNumbers)
      }
    }
    let added = edge.local == nil ? rule : nil
    guard added != nil || edge.contribution != nil else { return text }
    if edge.local != nil { text += "\n" }
    text += "to the gradient of " + title(operand)
    if content.isSummed { text += ", summed over the broadcast dimensions" }
    text += ": "
    if let added { text += added }
    if let contribution = edge.contribution {
      if added != nil { text += " = " }
      text += told(contribution, operand.shape, Self.tooltipNumbers)
    }
    return text
  }

  /// A number, or elements in nested brackets, as many as the limit allows.
  private func told(
    _ elements: Elements, _ shape: [Int], _ numbers: NumberFormat = .exact
  ) -> String {
    if shape.isEmpty, let value = elements.first { return numbers.string(value, .plain) }
    return bracketed(elements, shape: shape, limit: options.limits.tooltipElements, line: ",\n") {
      numbers.string($0, .plain)
    }
  }
}
