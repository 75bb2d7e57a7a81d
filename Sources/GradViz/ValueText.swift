// Small texts about values: shapes, settings, and whether all elements are one.

import ComputationGraph

/// A setting of an operation as it is read: `1`, `true`, `[0, 1]`.
func attributeText(_ value: Setting.Value) -> String {
  switch value {
  case .number(let number): NumberFormat.exact.string(number)
  case .bool(let flag): flag ? "true" : "false"
  case .string(let text): text
  case .list(let values): "[" + values.map(attributeText).joined(separator: ", ") + "]"
  }
}

/// A shape as PyTorch writes it: `[3, 2]`.
func shapeText(_ shape: [Int]) -> String {
  "[" + shape.map(String.init).joined(separator: ", ") + "]"
}

/// The value that all elements have, or nil where they differ.
func uniform(_ elements: [Double]) -> Double? {
  guard let first = elements.first else { return nil }
  let isUniform = elements.allSatisfy { $0 == first || $0.isNaN && first.isNaN }
  return isUniform ? first : nil
}
