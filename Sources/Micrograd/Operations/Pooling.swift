// Windows of an image reduced to one number each.

import ComputationGraph

/// An operation on the windows of an image, which are its only setting.
package protocol WindowOperation: Operation {
  var window: Window { get }
  init(_ window: Window)
}

extension WindowOperation {
  package init(settings: SettingReader) throws(SettingError) { self.init(try Window(settings)) }
  package var settings: [Setting] { window.settings }
  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    try window.pooled(operands[0])
  }
}

extension WindowOperation {
  /// All cells of all windows, of the operands and the result.
  fileprivate func cells(_ operands: [Shape], _ result: Shape) -> Int {
    let size = operands.reduce(result.checkedSize) { $0.adding($1.checkedSize) }
    return size.times(window.kernel.checkedSize).times(4)
  }
}

/// The mean of each window of an image `[N, C, H, W]` or `[C, H, W]`; what lies beyond the edge
/// counts as 0.
package struct AvgPool2dOperation: WindowOperation, CompositeOperation {
  package static let name = "avg_pool2d"
  package let window: Window
  package init(_ window: Window) { self.window = window }
  package func work(of operands: [Shape], result: Shape) -> Int { cells(operands, result) }

  /// A convolution of each plane with ones.
  package func value<Q: ArrayQuantity>(of x: [Q]) -> Q {
    let sums = conv(x[0].reshaped(to: planes(x[0].shape)), ones())
    return sums.reshaped(to: shape(of: x)) / Q(Double(window.kernel.size))
  }

  package func pullback<Q: ArrayQuantity>(_ upstream: Q, to _: Int, of x: [Q], result _: Q) -> Q {
    let image = x[0].shape
    let share = upstream / Q(Double(window.kernel.size))
    return Conv2dImage(of: conv, shape: planes(image))(
      share.reshaped(to: planes(upstream.shape)), ones()
    ).reshaped(to: image)
  }

  private var conv: Conv2dOperation {
    Conv2dOperation(stride: window.stride, padding: window.padding)
  }
  private func ones<Q: ArrayQuantity>() -> Q { Q(1).expanded(to: [1, 1] + window.kernel) }

  /// Each plane as an image of its own.
  private func planes(_ image: Shape) -> Shape {
    [Shape(image.dropLast(2)).size, 1] + image.suffix(2)
  }

  package func taught(to operand: Int) -> Formula? {
    "\(.upstream / Formula(Double(window.kernel.size))), spread over each window"
  }
}

/// The largest of each window of an image `[N, C, H, W]` or `[C, H, W]`.
package struct MaxPool2dOperation: WindowOperation {
  package static let name = "max_pool2d"
  package let window: Window
  package init(_ window: Window) { self.window = window }
  package func work(of operands: [Shape], result: Shape) -> Int { cells(operands, result) }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    operands[0].withPointer { image in
      NDArray(shape: shape) { result, _ in
        window.forEachLargest(image, operands[0].shape, pooled: shape) { result[$0] = image[$1] }
      }
    }
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { MaxUnpool2d(window)(upstream, operands[0]) }

  package func taught(to operand: Int) -> Formula? { "\(.upstream) at the largest, else 0" }
}

/// Each window's value put back at its largest cell; operands are the values and the image.
package struct MaxUnpool2d: WindowOperation {
  package static let name = "max_unpool2d"
  package static let operandCount: Int? = 2
  package let window: Window
  package init(_ window: Window) { self.window = window }
  package func work(of operands: [Shape], result: Shape) -> Int { cells(operands, result) }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    guard try window.pooled(operands[1]) == operands[0] else {
      throw .rank(expected: "a pooled image, and the image")
    }
    return operands[1]
  }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    operands[0].withPointer { pooled in
      operands[1].withPointer { image in
        NDArray.accumulated(shape) { result in
          window.forEachLargest(image, shape, pooled: operands[0].shape) {
            result[$1] += pooled[$0]
          }
        }
      }
    }
  }

  /// Picks the same cells again; where they are does not change with the image.
  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { operand == 0 ? MaxPick2d(window)(upstream, operands[1]) : .zeros(operands[1].shape) }
}

/// The cells of one image that are the largest of another's windows: the transpose of
/// `MaxUnpool2d`.
package struct MaxPick2d: WindowOperation {
  package static let name = "max_pick2d"
  package static let operandCount: Int? = 2
  package let window: Window
  package init(_ window: Window) { self.window = window }
  package func work(of operands: [Shape], result: Shape) -> Int { cells(operands, result) }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    guard operands[0] == operands[1] else { throw .rank(expected: "two images of one shape") }
    return try window.pooled(operands[1])
  }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    operands[0].withPointer { other in
      operands[1].withPointer { image in
        NDArray(shape: shape) { result, _ in
          window.forEachLargest(image, operands[1].shape, pooled: shape) { result[$0] = other[$1] }
        }
      }
    }
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { operand == 0 ? MaxUnpool2d(window)(upstream, operands[1]) : .zeros(operands[1].shape) }
}
