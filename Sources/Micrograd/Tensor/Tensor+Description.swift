// A tensor as text, as PyTorch prints it.

import ComputationGraph

extension Tensor: CustomStringConvertible {
  /// As PyTorch prints it: four decimals, or none where all numbers are whole; scientific where
  /// they are far apart; long arrays with their middle left out.
  ///
  /// ```swift
  /// print(Tensor([1, 2.5], requiresGrad: true))  // tensor([1.0000, 2.5000], requires_grad=True)
  /// ```
  public var description: String {
    guard let array = try? checkedArray() else {
      return "tensor(<its graph is gone, or belongs to another thread>)"
    }
    let format = PrintFormat(array.elements)
    let body = format.text(array, indent: "tensor(".count)
    return "tensor(\(body)\(requiresGrad ? ", requires_grad=True" : ""))"
  }
}

/// How the numbers of one tensor are printed: PyTorch's `_tensor_str.py` describes it.
private struct PrintFormat {
  private let isWhole: Bool
  private let isScientific: Bool
  private var width = 0

  init(_ elements: [Double]) {
    let magnitudes = elements.filter { $0.isFinite && $0 != 0 }.map(\.magnitude)
    let smallest = magnitudes.min() ?? 0
    let largest = magnitudes.max() ?? 0
    isWhole = elements.allSatisfy { !$0.isFinite || $0 == $0.rounded(.up) }
    isScientific =
      isWhole
      ? largest / max(smallest, .leastNonzeroMagnitude) > 1000 && largest >= 1e8 || largest >= 1e8
      : largest / max(smallest, .leastNonzeroMagnitude) > 1000 || largest > 1e8
        || smallest < 1e-4 && !magnitudes.isEmpty
    width = elements.prefix(1000).map { number($0).count }.max() ?? 0
  }

  private func number(_ value: Double) -> String {
    if value.isNaN { return "nan" }
    if value.isInfinite { return value < 0 ? "-inf" : "inf" }
    if isScientific { return String(value, decimals: 4, conversion: "e") }
    return isWhole ? String(value, decimals: 0) + "." : String(value, decimals: 4)
  }

  private func padded(_ value: Double, _ shape: Shape) -> String {
    let text = number(value)
    return shape.isEmpty ? text : String(repeating: " ", count: max(width - text.count, 0)) + text
  }

  func text(_ array: NDArray, indent: Int) -> String {
    text(array.elements[...], shape: array.shape[...], whole: array.shape, indent: indent)
  }

  private func text(
    _ elements: ArraySlice<Double>, shape: ArraySlice<Int>, whole: Shape, indent: Int
  ) -> String {
    guard let extent = shape.first else { return padded(elements.first ?? .nan, whole) }
    let inner = shape.dropFirst()
    let size = inner.reduce(1, *)
    // More than a thousand elements: the first and last three of each dimension, as PyTorch.
    let shortens = whole.size > 1000 && extent > 6
    let shown = shortens ? Array(0..<3) + Array(extent - 3..<extent) : Array(0..<extent)
    var parts = shown.map { index in
      text(
        elements[(elements.startIndex + index * size)..<(elements.startIndex + (index + 1) * size)],
        shape: inner, whole: whole, indent: indent + 1)
    }
    if shortens { parts.insert("...", at: 3) }
    let separator =
      inner.isEmpty
      ? ", "
      : "," + String(repeating: "\n", count: inner.count)
        + String(repeating: " ", count: indent + 1)
    return "[" + parts.joined(separator: separator) + "]"
  }
}
