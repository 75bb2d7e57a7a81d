// What a value or an edge tells when the pointer rests on it.

import ComputationGraph

/// Writes the details that a card has no room for.
struct Tooltip {
  let limit: Int

  /// Name, operation with its settings, shape, whole values and the source line.
  func text(of node: Node, path: [String]) -> String {
    var text = ""
    if let name = node.label ?? node.name {
      text += name
      if let bound = node.name, node.label != nil, bound != name { text += " (" + bound + ")" }
      text += "\n"
    }
    text += node.operation
    for attribute in node.attributes {
      text += ", " + attribute.name + " = " + attributeText(attribute.value)
    }
    if !node.shape.isEmpty { text += "\nshape " + shapeText(node.shape) }
    text += "\ndata "
    append(node.data, shape: node.shape, to: &text)
    if let grad = node.grad {
      text += "\ngrad "
      append(grad, shape: node.shape, to: &text)
    } else if !node.isConstant {
      text += "\nno gradient"
    }
    if !path.isEmpty { text += "\nin " + path.joined(separator: " › ") }
    if let source = node.source { text += "\n" + source }
    return text
  }

  /// `∂n/∂x1 = w1 = −3`, and the share of the gradient that came this way.
  func text(of edge: Edge?, from operand: String, to result: String?, shape: [Int]) -> String {
    guard let edge else { return "" }
    var text = "∂" + (result ?? "") + "/∂" + operand
    if let formula = edge.formula { text += " = " + formula }
    if let local = edge.local {
      if let value = uniform(local) {
        let number = NumberFormat.exact.string(value)
        if number != edge.formula { text += " = " + number }
      } else {
        text += " = "
        append(local, shape: shape, to: &text)
      }
    }
    if let contribution = edge.contribution {
      text += "\nto the gradient of " + operand + ": "
      append(contribution, shape: contribution.count == 1 ? [] : [contribution.count], to: &text)
    }
    return text
  }

  /// Elements in nested brackets, as many as the limit allows.
  private func append(_ elements: [Double], shape: [Int], to text: inout String) {
    guard !shape.isEmpty else {
      if let value = elements.first { NumberFormat.exact.write(value, to: &text) }
      return
    }
    let shown = min(elements.count, limit)
    // A bracket opens and closes where a row, a matrix, and so on begins and ends.
    var sizes: [Int] = []
    for length in shape.reversed() { sizes.append((sizes.last ?? 1) * length) }
    for index in 0..<shown {
      let opening = sizes.count { $0 > 0 && index % $0 == 0 }
      if index > 0 { text += opening > 0 ? ",\n" : ", " }
      text += String(repeating: "[", count: opening)
      NumberFormat.exact.write(elements[index], to: &text)
      text += String(repeating: "]", count: sizes.count { $0 > 0 && (index + 1) % $0 == 0 })
    }
    if shown == 0 { text += "[]" }
    if shown < elements.count { text += ", … \(elements.count - shown) more" }
  }
}
