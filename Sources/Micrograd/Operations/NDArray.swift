// An array of numbers with a shape: what operations compute with.

/// Numbers in row-major order, with their shape.
///
/// It has the arithmetic and the functions of tensors, and is not recorded.
///
/// ```swift
/// let x = NDArray(shape: [2, 2], elements: [1, 2, 3, 4])
/// print((x * 2).sum(dim: 0).elements)  // [8.0, 12.0]
/// ```
public struct NDArray: Sendable, Equatable {
  /// The extent of each dimension; `[]` for a number.
  public var shape: Shape
  /// As many as the shape asks for.
  public var elements: [Double]

  /// - Precondition: there are as many elements as the shape asks for.
  public init(shape: Shape, elements: [Double]) {
    precondition(shape.size == elements.count, "\(elements.count) elements for shape \(shape)")
    self.shape = shape
    self.elements = elements
  }

  /// A number.
  public init(_ value: Double) {
    shape = []
    elements = [value]
  }

  /// An array with the same number everywhere.
  public init(shape: Shape, repeating value: Double) {
    self.shape = shape
    elements = [Double](repeating: value, count: shape.size)
  }

  /// Fills an array position by position.
  public init(shape: Shape, _ element: (Int) -> Double) {
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

  /// The sum with another array of the same shape.
  func adding(_ other: NDArray) -> NDArray {
    var sum = self
    sum.add(other)
    return sum
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
