// An array of numbers with a shape: what operations compute with.

/// Numbers in row-major order, with their shape.
package struct NDArray: Sendable, Equatable {
  package var shape: Shape
  package var elements: [Double]

  package init(shape: Shape, elements: [Double]) {
    precondition(shape.size == elements.count, "\(elements.count) elements for shape \(shape)")
    self.shape = shape
    self.elements = elements
  }

  package init(_ value: Double) {
    shape = []
    elements = [value]
  }

  package init(shape: Shape, repeating value: Double) {
    self.shape = shape
    elements = [Double](repeating: value, count: shape.size)
  }

  /// Fills an array position by position.
  init(shape: Shape, _ element: (Int) -> Double) {
    self.shape = shape
    let count = shape.size
    elements = [Double](unsafeUninitializedCapacity: count) { buffer, initialized in
      for i in 0..<count { buffer.initializeElement(at: i, to: element(i)) }
      initialized = count
    }
  }

  /// Adds another array of the same shape, element by element.
  mutating func add(_ other: NDArray) {
    precondition(shape == other.shape, "a gradient of shape \(other.shape) for \(shape)")
    for i in elements.indices { elements[i] += other.elements[i] }
  }

  /// The sum over the dimensions that broadcasting to this shape added or stretched.
  func summed(to target: Shape) -> NDArray {
    if shape == target { return self }
    var result = NDArray(shape: target, repeating: 0)
    let strides = target.strides(broadcastTo: shape)
    forEachOffset(in: shape, strides, strides) { position, offset, _ in
      result.elements[offset] += elements[position]
    }
    return result
  }
}
