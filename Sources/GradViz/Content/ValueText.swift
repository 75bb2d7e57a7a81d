// Small texts about values: counts, shapes, settings, and whether all elements are one.

import Algorithms
import ComputationGraph

/// So many of something: `1 value`, `2 values`.
package func counted(_ count: Int, _ noun: String) -> String {
  "\(count) \(noun)\(count == 1 ? "" : "s")"
}

/// The settings of an operation as they are read: `dim = 1, keepdim = True`.
func settingsText(of node: NodeView) -> String {
  guard let settings = node.operation?.settings, !settings.isEmpty else { return "" }
  return settings.map { "\($0.name) = \($0.value.text)" }.joined(separator: ", ")
}

/// A shape as PyTorch writes it: `[3, 2]`.
func shapeText(_ shape: [Int]) -> String {
  "[" + shape.map(String.init).joined(separator: ", ") + "]"
}

/// The value that all elements have, or nil where they differ.
func uniform(_ elements: Elements) -> Double? {
  guard let first = elements.first else { return nil }
  let isUniform = elements.allSatisfy { $0 == first || $0.isNaN && first.isNaN }
  return isUniform ? first : nil
}

/// Elements in nested brackets, `[[1, 2], [3, 4]]`, as many as the limit allows; `line` is what stands
/// between rows.
func bracketed(
  _ elements: Elements, shape: [Int], limit: Int = .max, line: String = ", ",
  _ number: (Double) -> String
) -> String {
  // A bracket opens and closes where a row, a matrix, and so on begins and ends.
  let sizes = shape.reversed().reductions(1, *).dropFirst()
  func count(at index: Int) -> Int { sizes.count { $0 > 0 && index % $0 == 0 } }
  let shown = min(elements.count, limit)
  var text = shown == 0 ? "[]" : ""
  for (index, value) in elements.prefix(shown).enumerated() {
    let opening = count(at: index)
    if index > 0 { text += opening > 0 ? line : ", " }
    text += String(repeating: "[", count: opening) + number(value)
    text += String(repeating: "]", count: count(at: index + 1))
  }
  return shown < elements.count ? text + ", ... \(elements.count - shown) more" : text
}
