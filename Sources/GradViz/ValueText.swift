// Small texts about values: shapes, settings, and whether all elements are one.

import ComputationGraph

/// The settings of an operation as they are read: `dim = 1, keepdim = True`.
func settingsText(of node: NodeView) -> String {
  (node.operation?.settings ?? []).map { "\($0.name) = \($0.value.text)" }.joined(separator: ", ")
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
