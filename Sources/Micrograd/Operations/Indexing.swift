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

extension SliceItem {
  /// A position counted from the front.
  static func position(
    _ index: Int, of extent: Int, _ dimension: Int
  ) throws(OperationError) -> Int {
    guard (-extent..<extent).contains(index) else {
      throw .indexOutOfRange(index, dimension: dimension, extent: extent)
    }
    return index < 0 ? index + extent : index
  }

  /// The first position of a range, how many there are, and how far apart.
  static func positions(
    _ start: Int?, _ stop: Int?, _ step: Int, of extent: Int
  ) throws(OperationError) -> (first: Int, count: Int, step: Int) {
    guard step > 0 else { throw .badStep(step) }
    // A step past the end leads nowhere, however large it is.
    let step = min(step, max(extent, 1))
    func bound(_ value: Int?, _ fallback: Int) -> Int {
      guard let value else { return fallback }
      return min(max(value < 0 ? value + extent : value, 0), extent)
    }
    let first = bound(start, 0)
    let length = max(bound(stop, extent), first) - first
    return (first, length / step + (length % step == 0 ? 0 : 1), step)
  }
}

/// A position is a number, a range a list of start, stop and step, a new dimension is nothing.
extension SliceItem: SettingValue {
  package static var kind: String { "a whole number, a list of start, stop and step, or nothing" }

  package init?(_ setting: Setting.Value) {
    if case .none = setting {
      self = .newAxis
    } else if let index = Int(setting) {
      self = .index(index)
    } else if let range = [Int?](setting), range.count == 3 {
      self = .range(start: range[0], stop: range[1], step: range[2] ?? 1)
    } else {
      return nil
    }
  }

  package var setting: Setting.Value {
    switch self {
    case .index(let index): index.setting
    case .range(let start, let stop, let step): [start, stop, step].setting
    case .newAxis: .none
    }
  }
}

/// A part of an array, by basic indexing.
package struct Slice: Operation, NumberlessDerivative {
  package static let name = "slice"
  package let items: [SliceItem]
  package init(_ items: [SliceItem]) { self.items = items }
  package init(settings: SettingReader) throws(SettingError) { items = try settings["index"] }
  package var symbol: String { "[ ]" }
  package var settings: [Setting] { [Setting("index", items)] }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    try plan(operands[0]).shape
  }

  package func work(of operands: [Shape], result: Shape) -> Int { result.checkedSize.times(2) }
  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    guard let plan = try? plan(operands[0].shape) else { preconditionFailure("unchecked shapes") }
    return operands[0].reordered(to: shape, strides: plan.strides, from: plan.start)
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { Unslice(of: self, shape: operands[0].shape)(upstream) }

  /// Calls `body` with each position of the part and its position in the whole.
  @inline(__always)
  fileprivate func forEachPosition(in whole: Shape, _ body: (Int, Int) -> Void) {
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
        let position = try SliceItem.position(index, of: whole[dimension], dimension)
        start += position * own[dimension]
        dimension += 1
      case .range(let from, let to, let step):
        let extent = whole[dimension]
        let (first, count, step) = try SliceItem.positions(from, to, step, of: extent)
        shape.append(count)
        strides.append(own[dimension] * step)
        start += first * own[dimension]
        dimension += 1
      }
    }
    return (shape + whole[dimension...], strides + own[dimension...], start)
  }

  package func taught(to operand: Int) -> Formula? { "\(.upstream) in its place, else 0" }
}

/// A part put back where it was taken, with zeros around: the transpose of `Slice`.
package struct Unslice: TransposedOperation, NumberlessDerivative {
  package static let name = "unslice"
  package let forward: Slice
  package let whole: Shape
  package init(of forward: Slice, shape: Shape) {
    self.forward = forward
    whole = shape
  }
  package var expected: String { "the shape of that part of \(whole)" }
  package func work(of operands: [Shape], result: Shape) -> Int { result.checkedSize.times(2) }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    operands[0].withPointer { part in
      NDArray.accumulated(shape) { result in
        forward.forEachPosition(in: whole) { result[$1] = part[$0] }
      }
    }
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { forward(upstream) }
}

/// Parts along the first dimension, picked by a list of positions: an embedding.
package struct Gather: Operation {
  package static let name = "gather"
  package let indices: NDArray
  package init(indices: NDArray) { self.indices = indices }
  package init(settings: SettingReader) throws(SettingError) { indices = try settings["index"] }
  package var settings: [Setting] { [Setting("index", indices)] }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    guard let extent = operands[0].first else { throw .tooManyIndices(1, rank: 0) }
    try indices.checkPositions(from: -extent, dimension: 0, extent: extent)
    return indices.shape + operands[0].dropFirst()
  }

  package func work(of operands: [Shape], result: Shape) -> Int { result.checkedSize }
  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let table = operands[0]
    let width = table.shape.dropFirst().reduce(1, *)
    return table.withPointer { rows in
      NDArray(shape: shape) { result, _ in
        for (position, row) in self.rows(of: table.shape[0]).enumerated() {
          (result + position * width).update(from: rows + row * width, count: width)
        }
      }
    }
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { Scatter(of: self, shape: operands[0].shape)(upstream) }

  func rows(of extent: Int) -> [Int] {
    indices.elements.map { $0 < 0 ? Int($0) + extent : Int($0) }
  }

  package func taught(to operand: Int) -> Formula? { "\(.upstream), added to the rows picked" }
}

/// Rows added back to where they were taken: the transpose of `Gather`.
package struct Scatter: TransposedOperation {
  package static let name = "scatter_add"
  package let forward: Gather
  package let whole: Shape
  package init(of forward: Gather, shape: Shape) {
    self.forward = forward
    whole = shape
  }
  package var expected: String { "rows of \(whole), one for each position" }
  package func work(of operands: [Shape], result: Shape) -> Int {
    result.checkedSize.adding(operands[0].checkedSize)
  }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let width = whole.dropFirst().reduce(1, *)
    return operands[0].withPointer { part in
      NDArray.accumulated(shape) { result in
        for (position, row) in forward.rows(of: whole[0]).enumerated() {
          for i in 0..<width { result[row * width + i] += part[position * width + i] }
        }
      }
    }
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { forward(upstream) }
}

extension NDArray {
  /// Throws unless all elements are positions along a dimension, from `lowest` on.
  func checkPositions(from lowest: Int, dimension: Int, extent: Int) throws(OperationError) {
    for element in elements {
      guard let whole = Int(exactly: element) else { throw .notWholeNumber(element) }
      guard (lowest..<extent).contains(whole) else {
        throw .indexOutOfRange(whole, dimension: dimension, extent: extent)
      }
    }
  }
}
