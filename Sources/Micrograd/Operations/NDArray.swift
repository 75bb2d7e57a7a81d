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
  @inline(__always)
  public init(shape: Shape, _ element: (Int) -> Double) {
    self.init(shape: shape, filling: { base, count in for i in 0..<count { base[i] = element(i) } })
  }

  /// An array in memory that is used again; `fill` sets all elements, and finds any there.
  @inline(__always)
  package init(shape: Shape, filling fill: (UnsafeMutablePointer<Double>, Int) -> Void) {
    self.shape = shape
    let count = shape.size
    elements = [Double](recycled: count) { fill($0, count) }
  }

  /// An array in memory that is used again, of zeros to which `add` adds.
  @inline(__always)
  static func accumulated(
    _ shape: Shape, _ add: (UnsafeMutablePointer<Double>) -> Void
  ) -> NDArray {
    NDArray(shape: shape) { base, count in
      base.update(repeating: 0, count: count)
      add(base)
    }
  }

  /// Reads the elements by a pointer, without checks.
  @inline(__always)
  func withPointer<R>(_ body: (UnsafePointer<Double>) -> R) -> R {
    elements.withUnsafeBufferPointer { buffer in
      // The loops over an empty array read nothing.
      withUnsafePointer(to: 0.0) { body(buffer.baseAddress ?? $0) }
    }
  }

  /// Adds another array of the same shape, element by element.
  mutating func add(_ other: NDArray) { self = adding(other) }

  /// The sum with another array of the same shape.
  func adding(_ other: NDArray) -> NDArray {
    precondition(shape == other.shape, "a gradient of shape \(other.shape) for \(shape)")
    return withPointer { x in
      other.withPointer { y in NDArray(shape: shape) { x[$0] + y[$0] } }
    }
  }

  /// The elements, from `start` on, at the distances that `strides` has for each dimension of a shape.
  func reordered(to shape: Shape, strides: [Int], from start: Int = 0) -> NDArray {
    withPointer { x in
      NDArray(shape: shape) { result, _ in
        forEachOffset(in: shape, strides, strides) { position, offset, _ in
          result[position] = x[start + offset]
        }
      }
    }
  }

  /// The sum over the dimensions that broadcasting to this shape added or stretched.
  func summed(to target: Shape) -> NDArray {
    if shape == target { return self }
    return withPointer { x in
      .accumulated(target) { sum in
        let strides = target.strides(broadcastTo: shape)
        forEachRun(in: shape, strides, strides) { position, offset, _, run in
          if run.first == 0 {
            sum[offset] += total(of: x + position, count: run.count)
          } else {
            // What is not stretched along its last dimensions lies in a row there.
            for i in 0..<run.count { sum[offset + i] += x[position + i] }
          }
        }
      }
    }
  }
}

/// Σ x, in eight sums side by side where there are many: the processor adds them at once, and less
/// is rounded off.
private func total(of x: UnsafePointer<Double>, count: Int) -> Double {
  var total = 0.0
  var i = 0
  if count >= 32 {
    var sums = SIMD8<Double>.zero
    while i + 8 <= count {
      sums += UnsafeRawPointer(x + i).loadUnaligned(as: SIMD8<Double>.self)
      i += 8
    }
    total = sums.sum()
  }
  while i < count {
    total += x[i]
    i += 1
  }
  return total
}
