// Functions that put elements elsewhere: turned round, repeated, sorted, gathered by positions.

extension Tensor {
  /// The elements from the last to the first, along each of the dimensions.
  package func flipped(_ dims: [Int]) throws(TensorError) -> Tensor {
    try picked("flip") { shape throws(OperationError) in
      var lists = shape.map { Array(0..<$0) }
      for dim in dims where !shape.isEmpty { lists[try shape.dimension(dim)].reverse() }
      return IndexItem.grid(lists)
    }
  }

  /// The elements so many places further along each of the dimensions; the last come first again.
  package func rolled(_ shifts: [Int], dims: [Int]) throws(TensorError) -> Tensor {
    try picked("roll") { shape throws(OperationError) in
      var lists = shape.map { Array(0..<$0) }
      for (shift, dim) in zip(shifts, dims) {
        let dimension = try shape.dimension(dim)
        guard let extent = lists.indices.contains(dimension) ? lists[dimension].count : nil,
          extent > 0
        else { continue }
        let start = ((extent - shift % extent) % extent + extent) % extent
        lists[dimension] = Array(lists[dimension][start...] + lists[dimension][..<start])
      }
      return IndexItem.grid(lists)
    }
  }

  /// The whole, so many times along each dimension; new dimensions stand in front.
  package func repeated(_ counts: [Int]) throws(TensorError) -> Tensor {
    let added = counts.count - shape.count
    guard added >= 0, counts.allSatisfy({ $0 >= 0 }) else {
      throw mistake(.rank(expected: "a count for each dimension, none negative"), "repeat")
    }
    let larger = [Int](repeating: 1, count: added) + shape
    guard zip(larger, counts).map({ $0.times($1) }).checkedSize < .max else {
      throw mistake(.limit("the result of repeat"), "repeat")
    }
    let whole = added == 0 ? self : try Tensor.apply(Reshape(shape: larger), self)
    return try whole.picked("repeat") { shape in
      IndexItem.grid(
        zip(shape, counts).map { extent, count in (0..<count).flatMap { _ in 0..<extent } })
    }
  }

  /// Each position of a dimension so many times, one after the other.
  package func repeatedInterleaved(_ counts: [Int], dim: Int) throws(TensorError) -> Tensor {
    try picked("repeat_interleave") { shape throws(OperationError) in
      let dimension = try shape.dimension(dim)
      guard let extent = shape.isEmpty ? nil : shape[dimension],
        counts.count == 1 || counts.count == extent, counts.allSatisfy({ $0 >= 0 })
      else { throw .rank(expected: "a count, or one for each position, none negative") }
      guard counts.reduce(0, { $0.adding($1) }).times(extent) < .max / 8 else {
        throw .limit("the result of repeat_interleave")
      }
      let list = (0..<extent).flatMap { position in
        repeatElement(Double(position), count: counts[counts.count == 1 ? 0 : position])
      }
      return [IndexItem](repeating: .all, count: dimension)
        + [.positions(NDArray(shape: [list.count], elements: list))]
    }
  }

  /// The elements on a diagonal of a matrix, `offset` places to the right of the first.
  package func diagonal(offset: Int = 0) throws(TensorError) -> Tensor {
    try picked("diagonal") { shape throws(OperationError) in
      guard shape.count == 2 else { throw .rank(expected: "a matrix") }
      let rows = (0..<shape[0]).filter { (0..<shape[1]).contains($0.adding(offset)) }
      return [rows, rows.map { $0 + offset }].map {
        .positions(NDArray(shape: [$0.count], elements: $0.map(Double.init)))
      }
    }
  }

  // MARK: By positions

  /// For each position in an array the element there, along a dimension: PyTorch's `gather`.
  package func gathered(dim: Int, _ positions: NDArray) throws(TensorError) -> Tensor {
    if shape.isEmpty, positions.shape.isEmpty { return self }
    return try picked("gather_along") { shape throws(OperationError) in
      try Self.items(dim, positions, shape)
    }
  }

  /// With the elements at positions along a dimension replaced: PyTorch's `scatter`.
  package func scattered(
    dim: Int, _ positions: NDArray, _ values: Tensor
  ) throws(TensorError) -> Tensor {
    let values = try values.fitted(to: positions.shape)
    let items: [IndexItem]
    do throws(OperationError) { items = try Self.items(dim, positions, shape) } catch {
      throw mistake(error, "scatter")
    }
    return try Tensor.apply(Assign(items), self, values)
  }

  /// With values added to the elements at positions along a dimension: PyTorch's `scatter_add`.
  package func scatterAdded(
    dim: Int, _ positions: NDArray, _ values: Tensor
  ) throws(TensorError) -> Tensor {
    let values = try values.fitted(to: positions.shape)
    let plan: IndexPlan
    do throws(OperationError) {
      plan = try IndexPlan(Self.items(dim, positions, shape), of: shape)
    } catch { throw mistake(error, "scatter_add") }
    let added = try Tensor.apply(
      Scatter(of: Gather(indices: plan.positions), shape: [shape.size]), values)
    return try Tensor.apply(Add(), self, Tensor.apply(Reshape(shape: shape), added))
  }

  /// Sorted along a dimension, and where each element stood; equal ones stay in their order, and NaN
  /// is the largest. The gradient goes back to where the elements stood.
  package func sorted(
    dim: Int = -1, descending: Bool = false, first count: Int? = nil
  ) throws(TensorError) -> (values: Tensor, positions: NDArray) {
    let array = try checkedArray()
    let positions: NDArray
    do throws(OperationError) {
      positions = try array.sortedPositions(dim: dim, descending: descending, first: count)
    } catch { throw mistake(error, "sort") }
    return (try gathered(dim: dim, positions), positions)
  }

  // MARK: Inside

  private static func items(
    _ dim: Int, _ positions: NDArray, _ shape: Shape
  ) throws(OperationError) -> [IndexItem] {
    let dimension = try shape.dimension(dim)
    guard positions.shape.count == shape.count else {
      throw .rank(expected: "positions of \(shape.count) dimensions")
    }
    return IndexItem.along(dimension, positions)
  }

  /// The part at the front that has a shape; a number everywhere.
  private func fitted(to target: Shape) throws(TensorError) -> Tensor {
    if shape == target { return self }
    if shape.isEmpty { return try Tensor.apply(Expand(shape: target), self) }
    return try Tensor.apply(Slice(target.map { .range(start: 0, stop: $0, step: 1) }), self)
  }

  private func picked(
    _ name: String, _ items: (Shape) throws(OperationError) -> [IndexItem]
  ) throws(TensorError) -> Tensor {
    let chosen: [IndexItem]
    do throws(OperationError) { chosen = try items(shape) } catch { throw mistake(error, name) }
    return try Tensor.apply(Pick(chosen, name: name), self)
  }

  func mistake(_ error: OperationError, _ name: String) -> TensorError {
    TensorError(.operation(error), operation: name, operands: [operandDescription])
  }
}
