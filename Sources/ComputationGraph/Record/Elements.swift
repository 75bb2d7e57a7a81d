// The numbers of a value, as a graph lends them.

/// Numbers in row-major order, counted from 0. They are the graph's own: none is copied.
public struct Elements: RandomAccessCollection, Sendable {
  /// Nil for one number, which stands here itself: a million of them hold on to nothing.
  private let slice: ArraySlice<Double>?
  private let number: Double

  init(_ slice: ArraySlice<Double>) {
    let isNumber = slice.count == 1
    self.slice = isNumber ? nil : slice
    number = isNumber ? slice[slice.startIndex] : 0
  }
  init(_ number: Double) { (slice, self.number) = (nil, number) }
  /// Numbers that no graph holds.
  public init(_ elements: [Double]) { self.init(elements[...]) }

  public var startIndex: Int { 0 }
  public var endIndex: Int { slice?.count ?? 1 }
  public subscript(position: Int) -> Double {
    guard let slice else {
      precondition(position == 0, "there is one element")
      return number
    }
    return slice[slice.startIndex + position]
  }

  public func withContiguousStorageIfAvailable<R>(
    _ body: (UnsafeBufferPointer<Double>) throws -> R
  ) rethrows -> R? {
    if let slice { return try slice.withContiguousStorageIfAvailable(body) }
    return try withUnsafePointer(to: number) {
      try body(UnsafeBufferPointer(start: $0, count: 1))
    }
  }
}

extension Elements: Equatable, ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Double...) { self.init(elements) }
}
