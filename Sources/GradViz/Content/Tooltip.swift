// What a value or an edge tells when the pointer rests on it.

import ComputationGraph

/// Writes the details that a card has no room for, numbers as a program would read them.
struct Tooltip {
  let limit: Int
  /// On edges; a value's own tooltip has every digit.
  private static let numbers = NumberFormat.significant(6)

  /// Name, operation with its settings, shape, whole values and the source line.
  func write(_ card: CardContent, id: String, path: [String], to text: inout Markup) {
    let node = card.node
    let (name, label, shape) = (node.name, node.label, node.shape)
    // Without either, what rules on edges call it.
    text += label ?? name ?? id
    if let name, let label, name != label { text += " (" + name + ")" }
    text += "\n"
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
    if !path.isEmpty { text += "\nin " + path.joined(separator: " / ") }
    if let source = node.source {
      text += "\n"
      text += source
    }
  }

  /// `∂n/∂x1 = w1 = -3`, and the share of the gradient that came this way, with its rule where there
  /// is no elementwise derivative; nothing where nothing was recorded.
  func write(
    _ content: EdgeContent, from operand: NodeView, to result: NodeView, nameLength: Int,
    to text: inout Markup
  ) {
    let (edge, rule) = (content.edge, content.rule)
    func title(_ node: NodeView) -> String { shortTitle(of: node, to: nameLength) ?? node.idText }
    if let local = edge.local {
      text += "∂\(title(result))/∂\(title(operand))"
      if let rule { text += " = " + rule }
      if let value = content.factor {
        if Self.numbers.string(value) != rule {
          text += " = "
          text.append(value, Self.numbers, .plain)
        }
      } else {
        text += " = "
        append(local, shape: result.shape, Self.numbers, to: &text)
      }
    }
    let added = edge.local == nil ? rule : nil
    guard added != nil || edge.contribution != nil else { return }
    if edge.local != nil { text += "\n" }
    text += "to the gradient of " + title(operand)
    if content.isSummed { text += ", summed over the broadcast dimensions" }
    text += ": "
    if let added { text += added }
    if let contribution = edge.contribution {
      if added != nil { text += " = " }
      append(contribution, shape: operand.shape, Self.numbers, to: &text)
    }
  }

  /// A number, or elements in nested brackets, as many as the limit allows.
  private func append(
    _ elements: Elements, shape: [Int], _ numbers: NumberFormat = .exact, to text: inout Markup
  ) {
    if shape.isEmpty, let value = elements.first { return text.append(value, numbers, .plain) }
    text += bracketed(elements, shape: shape, limit: limit, line: ",\n") {
      markup(of: $0, numbers, .plain)
    }
  }
}
