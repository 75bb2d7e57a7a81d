// Arithmetic on shapes: sizes, strides and NumPy's broadcasting.

/// The extent of each dimension; a scalar has the shape `[]`.
public typealias Shape = [Int]

extension Shape {
  /// The most dimensions that a result may have, as in PyTorch.
  package static let maximumRank = 64

  /// The number of elements.
  public var size: Int { reduce(1, *) }

  /// The number of elements; nil where no Int counts them, or those of some of the dimensions: that
  /// one extent is 0 makes the distances along the others no smaller.
  var sizeIfCountable: Int? {
    checkedSize == .max ? nil : size
  }

  /// The product of all extents, the largest number where it would overflow; 0 counts as 1, so that
  /// a shape without elements costs what its other extents do.
  package var checkedSize: Int {
    reduce(1) { $0.times(Swift.max($1, 1)) }
  }

  /// The distance of neighbours along each dimension, for row-major elements.
  var strides: [Int] {
    var strides = [Int](repeating: 1, count: count)
    for dimension in indices.dropLast().reversed() {
      strides[dimension] = strides[dimension + 1] * self[dimension + 1]
    }
    return strides
  }

  /// The shape that two shapes broadcast to, or nil where they don't fit: aligned at the last
  /// dimension, extents must be equal or one of them 1 (NumPy's rule).
  public func broadcast(with other: Shape) -> Shape? {
    if self == other { return self }
    var result = count >= other.count ? self : other
    for fromEnd in 1...Swift.max(Swift.min(count, other.count), 1)
    where fromEnd <= Swift.min(count, other.count) {
      let a = self[count - fromEnd]
      let b = other[other.count - fromEnd]
      guard a == b || a == 1 || b == 1 else { return nil }
      result[result.count - fromEnd] = a == 1 ? b : a
    }
    return result
  }

  /// The strides that read an array of this shape as if it had the larger shape `target`.
  func strides(broadcastTo target: Shape) -> [Int] {
    let own = strides
    let missing = target.count - count
    return target.indices.map { $0 < missing || self[$0 - missing] == 1 ? 0 : own[$0 - missing] }
  }

  /// A dimension counted from the front; negative ones count from the end, as in PyTorch.
  ///
  /// A scalar has no dimension, but takes 0 and −1, as in PyTorch.
  public func dimension(_ dimension: Int) throws(OperationError) -> Int {
    let rank = Swift.max(count, 1)
    guard (-rank..<rank).contains(dimension) else {
      throw .dimensionOutOfRange(dimension, rank: count)
    }
    return dimension < 0 ? dimension + rank : dimension
  }
}

/// Walks all positions of a shape in row-major order, with the offsets that two sets of strides
/// give.
@inline(__always)
func forEachOffset(
  in shape: Shape, _ first: [Int], _ second: [Int], _ body: (Int, Int, Int) -> Void
) {
  let size = shape.size
  guard size > 0 else { return }
  guard let inner = shape.last else { return body(0, 0, 0) }
  let innerFirst = first[shape.count - 1]
  let innerSecond = second[shape.count - 1]
  var counters = [Int](repeating: 0, count: shape.count)
  var a = 0
  var b = 0
  var position = 0
  while true {
    for i in 0..<inner {
      body(position, a + i * innerFirst, b + i * innerSecond)
      position += 1
    }
    var dimension = shape.count - 2
    while dimension >= 0 {
      counters[dimension] += 1
      a += first[dimension]
      b += second[dimension]
      if counters[dimension] < shape[dimension] { break }
      a -= first[dimension] * shape[dimension]
      b -= second[dimension] * shape[dimension]
      counters[dimension] = 0
      dimension -= 1
    }
    if dimension < 0 { return }
  }
}
