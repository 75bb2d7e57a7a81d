// Layers that reduce each window of a signal or an image to one number.

import Micrograd

/// Extents of height and width: `3` for both, or `[2, 3]`.
public struct Pair: Sendable, Equatable, ExpressibleByIntegerLiteral, ExpressibleByArrayLiteral {
  /// The extents of height and width.
  public let height, width: Int

  /// Two extents.
  public init(_ height: Int, _ width: Int) { (self.height, self.width) = (height, width) }
  public init(integerLiteral extent: Int) { self.init(extent, extent) }
  /// - Precondition: there are two extents.
  public init(arrayLiteral extents: Int...) {
    precondition(extents.count == 2, "a pair has two extents: height and width")
    self.init(extents[0], extents[1])
  }

  var list: [Int] { [height, width] }
}

/// Reduces the windows of signals or images.
public class Pooling: Module {
  /// Along how many dimensions windows move.
  fileprivate let spatial: Int
  fileprivate let reduce: (Tensor) throws(TensorError) -> Tensor

  fileprivate init(_ spatial: Int, _ reduce: @escaping (Tensor) throws(TensorError) -> Tensor) {
    self.spatial = spatial
    self.reduce = reduce
  }

  fileprivate convenience init(_ spatial: Int, _ operation: some Operation) {
    self.init(spatial) { x throws(TensorError) in try x.applying(operation) }
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    let places = spatial == 1 ? "L" : "H, W"
    try x.check(
      (spatial + 1...spatial + 2).contains(x.rank), for: self, "[N, C, \(places)] or [C, \(places)]"
    )
    guard spatial == 1 else { return try reduce(x) }
    // A signal is an image of one row.
    let result = try reduce(x.reshaped(x.shape.dropLast() + [1] + x.shape.suffix(1)))
    return try result.reshaped(result.shape.dropLast(2) + result.shape.suffix(1))
  }
}

/// The largest of each window of `[N, C, L]` or `[C, L]`.
public final class MaxPool1d: Pooling {
  /// Windows that stand side by side, unless a stride is given.
  public convenience init(kernel: Int, stride: Int? = nil, padding: Int = 0) {
    self.init(1, Window(row: kernel, stride, padding).largest)
  }
}

/// The mean of each window of `[N, C, L]` or `[C, L]`; zeros around count.
public final class AvgPool1d: Pooling {
  /// Windows that stand side by side, unless a stride is given.
  public convenience init(kernel: Int, stride: Int? = nil, padding: Int = 0) {
    self.init(1, Window(row: kernel, stride, padding).mean)
  }
}

/// The largest of each window of `[N, C, H, W]` or `[C, H, W]`.
public final class MaxPool2d: Pooling {
  /// Windows that stand side by side, unless a stride is given.
  public convenience init(kernel: Pair, stride: Pair? = nil, padding: Pair = 0) {
    self.init(2, Window(kernel, stride, padding).largest)
  }
}

/// The mean of each window of `[N, C, H, W]` or `[C, H, W]`; zeros around count.
public final class AvgPool2d: Pooling {
  /// Windows that stand side by side, unless a stride is given.
  public convenience init(kernel: Pair, stride: Pair? = nil, padding: Pair = 0) {
    self.init(2, Window(kernel, stride, padding).mean)
  }
}

/// Means of as many parts of a signal as are wanted; parts overlap where it does not divide evenly.
public final class AdaptiveAvgPool1d: Pooling {
  /// - Precondition: `count` is positive.
  public convenience init(_ count: Int) {
    precondition(count > 0, "AdaptiveAvgPool1d: \(count) parts")
    self.init(1) { x throws(TensorError) in try x.means(height: 1, width: count) }
  }
}

/// Means of as many parts of an image as are wanted; parts overlap where it does not divide evenly.
public final class AdaptiveAvgPool2d: Pooling {
  /// - Precondition: both extents are positive.
  public convenience init(_ counts: Pair) {
    precondition(counts.list.allSatisfy { $0 > 0 }, "AdaptiveAvgPool2d: \(counts.list) parts")
    self.init(2) { x throws(TensorError) in
      try x.means(height: counts.height, width: counts.width)
    }
  }
}

extension Window {
  fileprivate init(_ kernel: Pair, _ stride: Pair?, _ padding: Pair) {
    self.init(kernel: kernel.list, stride: (stride ?? kernel).list, padding: padding.list)
  }

  /// A window of an image of one row.
  fileprivate init(row kernel: Int, _ stride: Int?, _ padding: Int) {
    self.init(Pair(1, kernel), Pair(1, stride ?? kernel), Pair(0, padding))
  }

  fileprivate var largest: MaxPool2dOperation { .init(self) }
  fileprivate var mean: AvgPool2dOperation { .init(self) }
}

extension Tensor {
  /// The means of parts of images, by windows where they divide evenly, else by products with
  /// matrices of shares.
  fileprivate func means(height: Int, width: Int) throws(TensorError) -> Tensor {
    let extents = Array(shape.suffix(2))
    if extents[0] % height == 0, extents[1] % width == 0, !extents.contains(0) {
      let kernel = Pair(extents[0] / height, extents[1] / width)
      return try applying(Window(kernel, nil, 0).mean)
    }
    for (count, extent) in [(height, extents[0]), (width, extents[1])] {
      // Charged before the matrix is made, and refused where it is too large.
      _ = try Tensor(1.0).applying(Expand(shape: [count, extent]))
    }
    let rows = Tensor(Tensor.shares(of: extents[0], in: height))
    let columns = Tensor(Tensor.shares(of: extents[1], in: width).T)
    return try rows.product(self).product(columns)
  }

  /// A row for each part: 1/n at its n positions, from ⌊i·extent/count⌋ to ⌈(i + 1)·extent/count⌉.
  private static func shares(of extent: Int, in count: Int) -> NDArray {
    NDArray(shape: [count, extent]) { place in
      let (part, position) = (place / extent, place % extent)
      let start = part * extent / count
      let end = ((part + 1) * extent + count - 1) / count
      return start..<end ~= position ? 1 / Double(end - start) : 0
    }
  }
}
