// How a tensor's elements stand in memory, in PyTorch: strides, and whether they are in order.

import Micrograd

extension Interpreter {
  /// Where each element stands among those of the tensor that this one is a view of.
  private func places(of object: TensorObject, _ span: Span) throws(Fault) -> [Double] {
    guard let view = object.view else { return (0..<object.tensor.shape.size).map(Double.init) }
    let before = try places(of: view.base, span)
    let shape = view.base.tensor.shape
    let positions = try unrecorded(span: span) { () throws(TensorError) in
      try view.positions(in: shape)
    }
    return try array(of: TensorObject(positions, .int), span).elements.map { before[Int($0)] }
  }

  /// How far it is from one element to the next along each dimension, and where the first stands.
  func layout(of object: TensorObject, _ span: Span) throws(Fault) -> (strides: [Int], start: Int) {
    let shape = object.tensor.shape
    var inOrder = [Int](repeating: 1, count: shape.count)
    for dim in shape.indices.dropLast().reversed() {
      inOrder[dim] = inOrder[dim + 1] * max(shape[dim + 1], 1)
    }
    guard object.view != nil, shape.size > 0 else { return (inOrder, 0) }
    let places = try places(of: object, span)
    var strides = inOrder
    for dim in shape.indices.reversed() {
      strides[dim] =
        shape[dim] > 1
        ? Int(places[inOrder[dim]] - places[0])
        : dim + 1 < shape.count ? strides[dim + 1] * shape[dim + 1] : 1
    }
    return (strides, Int(places[0]))
  }

  /// Whether a shape can be put on the elements where they stand in memory, as PyTorch's `view` does.
  ///
  /// The dimensions fall into chunks whose elements are evenly spaced; each dimension of the shape must
  /// be inside of one of them. Source: `computeStride` of PyTorch's `TensorUtils.cpp`.
  func canView(_ object: TensorObject, as shape: Shape, _ span: Span) throws(Fault) -> Bool {
    guard !object.isInOrder else { return true }
    let extents = object.tensor.shape
    let strides = try layout(of: object, span).strides
    guard extents.size > 0, var step = strides.last else { return true }
    var (chunk, covered, next) = (1, 1, shape.count - 1)
    for dim in extents.indices.reversed() {
      chunk *= extents[dim]
      guard dim == 0 || (extents[dim - 1] != 1 && strides[dim - 1] != chunk * step) else {
        continue
      }
      while next >= 0, covered < chunk || shape[next] == 1 {
        covered *= shape[next]
        next -= 1
      }
      guard covered == chunk else { return false }
      if dim > 0 { (step, chunk, covered) = (strides[dim - 1], 1, 1) }
    }
    return next < 0
  }

  /// Whether the elements follow each other in memory.
  func isContiguous(_ object: TensorObject, _ span: Span) throws(Fault) -> Bool {
    guard !object.isInOrder else { return true }
    var expected = 1
    let strides = try layout(of: object, span).strides
    for (extent, stride) in zip(object.tensor.shape, strides).reversed() where extent != 1 {
      guard stride == expected else { return false }
      expected *= extent
    }
    return true
  }
}
