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

/// Several positions in a row, at equal distances in two arrays.
struct Run {
  var count: Int
  let first: Int
  let second: Int
}

/// Walks all positions of a shape in row-major order, with the offsets that two sets of strides
/// give.
@inline(__always)
func forEachOffset(
  in shape: Shape, _ first: [Int], _ second: [Int], _ body: (Int, Int, Int) -> Void
) {
  forEachRun(in: shape, first, second) { position, a, b, run in
    // Loops that the compiler can vectorise, for arrays of which none, the one or the other is
    // stretched along the row.
    switch (run.first, run.second) {
    case (1, 1): for i in 0..<run.count { body(position + i, a + i, b + i) }
    case (1, 0): for i in 0..<run.count { body(position + i, a + i, b) }
    case (0, 1): for i in 0..<run.count { body(position + i, a, b + i) }
    default:
      for i in 0..<run.count { body(position + i, a + i * run.first, b + i * run.second) }
    }
  }
}

/// Walks a shape in row-major order, run by run, with the offsets of its beginning that two sets of
/// strides give. Dimensions that lie behind one another in both are one run.
@inline(__always)
func forEachRun(
  in shape: Shape, _ first: [Int], _ second: [Int], _ body: (Int, Int, Int, Run) -> Void
) {
  guard shape.size > 0 else { return }
  // How many dimensions lie outside of a run.
  var outer = shape.lastIndex { $0 != 1 } ?? 0
  var run = Run(count: 1, first: 1, second: 1)
  if outer < shape.count {
    run = Run(count: shape[outer], first: first[outer], second: second[outer])
  }
  while outer > 0,
    first[outer - 1] == run.count * run.first && second[outer - 1] == run.count * run.second
      || shape[outer - 1] == 1
  {
    outer -= 1
    run.count *= shape[outer]
  }
  var counters = [Int](repeating: 0, count: outer)
  var a = 0
  var b = 0
  var position = 0
  while true {
    body(position, a, b, run)
    position += run.count
    var dimension = outer - 1
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
