// What a value or an edge tells when the pointer rests on it.

import ComputationGraph

/// Writes the details that a card has no room for, numbers as a program would read them.
struct Tooltip {
  let limit: Int
  private let newline = Array("\n".utf8)
  private let dataLine = Array("\ndata ".utf8)
  private let gradLine = Array("\ngrad ".utf8)
  /// On edges; a value's own tooltip has every digit.
  private static let numbers = NumberFormat.significant(6)

  /// Name, operation with its settings, shape, whole values and the source line.
  func write(_ node: NodeView, path: [String], to text: inout Markup) {
    if let name = node.label ?? node.name {
      text += name
      if let bound = node.name, node.label != nil, bound != name { text += " (" + bound + ")" }
    } else {
      // What rules on edges call it.
      text += nodeID(node.id)
    }
    text += newline
    text += node.operation?.name ?? node.origin.name
    let settings = settingsText(of: node)
    if !settings.isEmpty { text += ", " + settings }
    if !node.shape.isEmpty { text += "\nshape " + shapeText(node.shape) }
    if let data = node.data {
      text += dataLine
      append(data, shape: node.shape, to: &text)
    }
    if let grad = node.grad {
      text += gradLine
      append(grad, shape: node.shape, to: &text)
    } else if !node.isConstant {
      text += "\nno gradient"
    }
    if !path.isEmpty { text += "\nin " + path.joined(separator: " / ") }
    if let source = node.source {
      text += newline
      text += source
    }
  }

  /// `∂n/∂x1 = w1 = -3`, and the share of the gradient that came this way, with its rule where there
  /// is no elementwise derivative; nothing where nothing was recorded.
  func write(
    _ edge: EdgeView, _ formula: String?, from operand: NodeView, to result: NodeView, isSummed: Bool, nameLength: Int,
    to text: inout Markup
  ) {
    let operandTitle = shortTitle(of: operand, to: nameLength) ?? nodeID(operand.id)
    if let local = edge.local {
      text += "∂"
      text += shortTitle(of: result, to: nameLength) ?? nodeID(result.id)
      text += "/∂"
      text += operandTitle
      if let formula {
        text += " = "
        text += formula
      }
      if let value = uniform(local) {
        if Self.numbers.string(value) != formula {
          text += " = "
          text.append(plain: value, Self.numbers)
        }
      } else {
        text += " = "
        append(local, shape: result.shape, Self.numbers, to: &text)
      }
    }
    let rule = edge.local == nil ? formula : nil
    guard rule != nil || edge.contribution != nil else { return }
    if edge.local != nil { text += newline }
    text += "to the gradient of "
    text += operandTitle
    if isSummed { text += ", summed over the broadcast dimensions" }
    text += ": "
    if let rule { text += rule }
    if let contribution = edge.contribution {
      if rule != nil { text += " = " }
      append(contribution, shape: operand.shape, Self.numbers, to: &text)
    }
  }

  /// Elements in nested brackets, as many as the limit allows.
  private func append(
    _ elements: Elements, shape: [Int], _ numbers: NumberFormat = .exact, to text: inout Markup
  ) {
    guard !shape.isEmpty else {
      if let value = elements.first { text.append(plain: value, numbers) }
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
      text.append(plain: elements[index], numbers)
      text += String(repeating: "]", count: sizes.count { $0 > 0 && (index + 1) % $0 == 0 })
    }
    if shown == 0 { text += "[]" }
    if shown < elements.count { text += ", ... \(elements.count - shown) more" }
  }
}
