// The numbers of a value, as a graph lends them.

/// Numbers in row-major order, counted from 0. They are the graph's own: none is copied.
public struct Elements: RandomAccessCollection, Sendable {
  private let slice: ArraySlice<Double>

  init(_ slice: ArraySlice<Double>) { self.slice = slice }
  /// Numbers that no graph holds.
  public init(_ elements: [Double]) { slice = elements[...] }

  public var startIndex: Int { 0 }
  public var endIndex: Int { slice.count }
  public subscript(position: Int) -> Double { slice[slice.startIndex + position] }

  public func withContiguousStorageIfAvailable<R>(
    _ body: (UnsafeBufferPointer<Double>) throws -> R
  ) rethrows -> R? { try slice.withContiguousStorageIfAvailable(body) }
}

extension Elements: Equatable, ExpressibleByArrayLiteral {
  public init(arrayLiteral elements: Double...) { self.init(elements) }
}
