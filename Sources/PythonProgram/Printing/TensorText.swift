// Tensors as PyTorch 2.13 prints them: its `_tensor_str.py`, for tensors that lie in memory.

/// `tensor([[ 1.0000, -2.5000]], grad_fn=<AddBackward0>)`
enum TensorText {
  /// What `print` and `repr` give for a tensor.
  ///
  /// - Parameters:
  ///   - elements: In row-major order; those of a kind of floats are rounded to it.
  ///   - gradFn: The name of the operation that backward begins with, such as `AddBackward0`.
  static func text(
    shape: [Int], elements: [Double], kind: PrintedKind = .float32, requiresGrad: Bool = false,
    gradFn: String? = nil, options: TensorPrintOptions = TensorPrintOptions()
  ) -> String {
    var suffixes: [String] = []
    if elements.isEmpty {
      if shape.count != 1 { suffixes.append("size=\(tuple(shape))") }
      if kind != options.defaultKind { suffixes.append("dtype=torch.\(kind)") }
    } else {
      if options.edgeItems <= 0 { suffixes.append("size=\(tuple(shape))") }
      if kind != options.defaultKind, kind != .int64, kind != .bool {
        suffixes.append("dtype=torch.\(kind)")
      }
    }
    if let gradFn {
      suffixes.append("grad_fn=<\(gradFn)>")
    } else if requiresGrad {
      suffixes.append("requires_grad=True")
    }
    let prefix = "tensor("
    let indent = prefix.utf8.count
    return withSuffixes(
      prefix + body(shape, elements, kind, indent: indent, options), suffixes, indent: indent,
      width: options.lineWidth)
  }

  /// The brackets with the numbers in them.
  private static func body(
    _ shape: [Int], _ elements: [Double], _ kind: PrintedKind, indent: Int,
    _ options: TensorPrintOptions
  ) -> String {
    if elements.isEmpty { return "[]" }
    let array = PrintedArray(
      shape, elements, kind, threshold: options.threshold, edge: options.edgeItems)
    let writer = Writer(
      array: array, format: TensorFormat(array, options), lineWidth: options.lineWidth)
    return writer.text(from: 0, 0, indent: indent)
  }

  private struct Writer {
    let array: PrintedArray
    let format: TensorFormat
    let lineWidth: Int

    func text(from place: Int, _ dimension: Int, indent: Int) -> String {
      let left = array.shape.count - dimension
      if left == 0 { return format.padded(array[place]) }
      let (front, back) = array.shown(dimension)
      if left == 1 { return row(from: place, front, back, indent: indent) }
      let stride = array.stride(dimension)
      func slices(_ positions: Range<Int>) -> [String] {
        positions.map { text(from: place + $0 * stride, dimension + 1, indent: indent + 1) }
      }
      let parts = slices(front) + (back.map { ["..."] + slices($0) } ?? [])
      let separator =
        "," + String(repeating: "\n", count: left - 1) + String(repeating: " ", count: indent + 1)
      return "[" + parts.joined(separator: separator) + "]"
    }

    private func row(
      from place: Int, _ front: Range<Int>, _ back: Range<Int>?, indent: Int
    ) -> String {
      func words(_ positions: Range<Int>) -> [String] {
        positions.map { format.padded(array[place + $0]) }
      }
      var parts = words(front)
      // Without any number beside it, the dots stand alone.
      if let back { parts += [back.isEmpty ? "..." : " ..."] + words(back) }
      let perLine = max(
        1, Int((Double(lineWidth - indent) / Double(format.width + 2)).rounded(.down)))
      let lines = stride(from: 0, to: parts.count, by: perLine).map {
        parts[$0..<min($0 + perLine, parts.count)].joined(separator: ", ")
      }
      return "["
        + lines.joined(separator: ",\n" + String(repeating: " ", count: indent + 1)) + "]"
    }
  }

  private static func withSuffixes(
    _ text: String, _ suffixes: [String], indent: Int, width: Int
  ) -> String {
    var text = text
    // PyTorch counts two more than there are where the text has one line.
    var lineWidth =
      text.utf8.count
      - (text.utf8.lastIndex(of: 10).map {
        text.utf8.distance(from: text.startIndex, to: $0)
      } ?? -1) + 1
    for suffix in suffixes {
      let size = suffix.utf8.count
      if lineWidth + size + 2 > width {
        text += ",\n" + String(repeating: " ", count: indent) + suffix
        lineWidth = indent + size
      } else {
        text += ", " + suffix
        lineWidth += size + 2
      }
    }
    return text + ")"
  }

  /// Python's tuple of the extents.
  static func tuple(_ shape: [Int]) -> String {
    "(" + shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? ",)" : ")")
  }
}
