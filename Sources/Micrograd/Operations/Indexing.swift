// Parts of an array: slices and rows, and their transposes, which put parts back into zeros.

import ComputationGraph

/// One place in the brackets of `x[1, ::2]`.
package enum SliceItem: Sendable, Equatable {
  /// A single position, negative from the end; the dimension goes away.
  case index(Int)
  /// From `start` up to, not including, `stop`, by a positive `step`; nil is the end of the range.
  case range(start: Int?, stop: Int?, step: Int)
  /// A new dimension of extent 1 (`None`).
  case newAxis
}

/// A part of an array, by basic indexing.
package struct Slice: Operation {
  package let items: [SliceItem]
  package init(_ items: [SliceItem]) { self.items = items }
  package var name: String { "slice" }
  package var symbol: String { "[ ]" }
  package var settings: [Setting] {
    [Setting("index", .string(items.map(\.description).joined(separator: ", ")))]
  }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    try plan(operands[0]).shape
  }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    var result = NDArray(shape: shape, repeating: 0)
    forEachPosition(in: operands[0].shape) { result.elements[$0] = operands[0].elements[$1] }
    return result
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { upstream.applying(Unslice(slice: self, shape: operands[0].shape)) }

  /// Calls `body` with each position of the part and its position in the whole.
  func forEachPosition(in whole: Shape, _ body: (Int, Int) -> Void) {
    guard let plan = try? plan(whole) else { return }
    forEachOffset(in: plan.shape, plan.strides, plan.strides) { position, offset, _ in
      body(position, plan.start + offset)
    }
  }

  private func plan(
    _ whole: Shape
  ) throws(OperationError) -> (shape: Shape, strides: [Int], start: Int) {
    let own = whole.strides
    var shape: Shape = []
    var strides: [Int] = []
    var start = 0
    var dimension = 0
    let used = items.count { $0 != .newAxis }
    guard used <= whole.count else { throw .tooManyIndices(used, rank: whole.count) }
    for item in items {
      switch item {
      case .newAxis:
        shape.append(1)
        strides.append(0)
      case .index(let index):
        let extent = whole[dimension]
        guard (-extent..<extent).contains(index) else {
          throw .indexOutOfRange(index, dimension: dimension, extent: extent)
        }
        start += (index < 0 ? index + extent : index) * own[dimension]
        dimension += 1
      case .range(let from, let to, let step):
        guard step > 0 else { throw .badStep(step) }
        let extent = whole[dimension]
        func bound(_ value: Int?, _ fallback: Int) -> Int {
          guard let value else { return fallback }
          return min(max(value < 0 ? value + extent : value, 0), extent)
        }
        let first = bound(from, 0)
        let end = max(bound(to, extent), first)
        shape.append((end - first) / step + ((end - first) % step == 0 ? 0 : 1))
        strides.append(own[dimension] * step)
        start += first * own[dimension]
        dimension += 1
      }
    }
    return (shape + whole[dimension...], strides + own[dimension...], start)
  }

  package func taught(to operand: Int, of operands: [Formula], result: Formula) -> Formula? {
    "\(.upstream) in its place, else 0"
  }
}

extension SliceItem: CustomStringConvertible {
  package var description: String {
    switch self {
    case .index(let index): "\(index)"
    case .newAxis: "None"
    case .range(let start, let stop, let step):
      (start.map(String.init) ?? "") + ":" + (stop.map(String.init) ?? "")
        + (step == 1 ? "" : ":\(step)")
    }
  }
}

/// A part put back where it was taken, with zeros around: the transpose of `Slice`.
struct Unslice: Operation {
  let slice: Slice
  let whole: Shape
  init(slice: Slice, shape: Shape) {
    self.slice = slice
    whole = shape
  }
  var name: String { "unslice" }
  var settings: [Setting] { slice.settings }

  func shape(of operands: [Shape]) throws(OperationError) -> Shape { whole }

  func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    var result = NDArray(shape: shape, repeating: 0)
    slice.forEachPosition(in: whole) { result.elements[$1] = operands[0].elements[$0] }
    return result
  }

  func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { upstream.applying(slice) }
}

/// Parts along the first dimension, picked by a list of positions: an embedding.
package struct Gather: Operation {
  package let indices: NDArray
  package init(indices: NDArray) { self.indices = indices }
  package var name: String { "gather" }
  package var settings: [Setting] {
    // Long lists are data, not settings; the shape says how many there are.
    indices.elements.count <= 16
      ? [Setting("index", .init(indices.elements.map { Int($0) }))]
      : [Setting("index_shape", .init(indices.shape))]
  }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    guard let extent = operands[0].first else { throw .tooManyIndices(1, rank: 0) }
    for index in indices.elements {
      guard let whole = Int(exactly: index) else { throw .notWholeNumber(index) }
      guard (-extent..<extent).contains(whole) else {
        throw .indexOutOfRange(whole, dimension: 0, extent: extent)
      }
    }
    return indices.shape + operands[0].dropFirst()
  }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let table = operands[0]
    let width = table.shape.dropFirst().reduce(1, *)
    var elements: [Double] = []
    elements.reserveCapacity(shape.size)
    for row in rows(of: table.shape[0]) {
      elements.append(contentsOf: table.elements[row * width..<(row + 1) * width])
    }
    return NDArray(shape: shape, elements: elements)
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { upstream.applying(Scatter(gather: self, shape: operands[0].shape)) }

  func rows(of extent: Int) -> [Int] {
    indices.elements.map { $0 < 0 ? Int($0) + extent : Int($0) }
  }

  package func taught(to operand: Int, of operands: [Formula], result: Formula) -> Formula? {
    "\(.upstream), added to the rows picked"
  }
}

/// Rows added back to where they were taken: the transpose of `Gather`.
struct Scatter: Operation {
  let gather: Gather
  let whole: Shape
  init(gather: Gather, shape: Shape) {
    self.gather = gather
    whole = shape
  }
  var name: String { "scatter_add" }

  func shape(of operands: [Shape]) throws(OperationError) -> Shape { whole }

  func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let width = whole.dropFirst().reduce(1, *)
    var result = NDArray(shape: shape, repeating: 0)
    for (position, row) in gather.rows(of: whole[0]).enumerated() {
      for i in 0..<width {
        result.elements[row * width + i] += operands[0].elements[position * width + i]
      }
    }
    return result
  }

  func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { upstream.applying(gather) }
}
