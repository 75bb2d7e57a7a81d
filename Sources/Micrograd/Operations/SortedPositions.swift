// In which order the elements along a dimension stand when they are sorted.

extension NDArray {
  /// For each place of the sorted array the position, along a dimension, of what stands there.
  ///
  /// Equal elements stay in their order; NaN is the largest.
  /// - Parameter count: How many places are asked for; all where it is nil.
  package func sortedPositions(
    dim: Int, descending: Bool = false, first count: Int? = nil
  ) throws(OperationError) -> NDArray {
    let dimension = try shape.dimension(dim)
    if shape.isEmpty { return NDArray(0) }
    let (extent, stride) = (shape[dimension], shape.strides[dimension])
    let kept = count ?? extent
    guard (0...extent).contains(kept) else {
      throw .indexOutOfRange(kept, dimension: dimension, extent: extent)
    }
    var result = NDArray(shape: shape, repeating: 0)
    result.shape[dimension] = kept
    result.elements = [Double](repeating: 0, count: result.shape.size)
    func isBefore(_ a: Double, _ b: Double) -> Bool {
      descending
        ? a > b || (a.isNaN && !b.isNaN) : a < b || (b.isNaN && !a.isNaN)
    }
    for block in 0..<shape[..<dimension].reduce(1, *) {
      for place in 0..<stride {
        let first = block * extent * stride + place
        let order = (0..<extent).sorted {
          let (a, b) = (elements[first + $0 * stride], elements[first + $1 * stride])
          return isBefore(a, b) || (!isBefore(b, a) && $0 < $1)
        }
        for (to, from) in order.prefix(kept).enumerated() {
          result.elements[block * kept * stride + to * stride + place] = Double(from)
        }
      }
    }
    return result
  }
}
