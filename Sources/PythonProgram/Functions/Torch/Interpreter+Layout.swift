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

  /// Whether the elements follow each other in memory.
  func isContiguous(_ object: TensorObject, _ span: Span) throws(Fault) -> Bool {
    guard object.view != nil else { return true }
    var expected = 1
    let strides = try layout(of: object, span).strides
    for (extent, stride) in zip(object.tensor.shape, strides).reversed() where extent != 1 {
      guard stride == expected else { return false }
      expected *= extent
    }
    return true
  }
}
