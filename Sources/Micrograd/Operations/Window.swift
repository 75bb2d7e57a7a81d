// How a window moves over an image.

import ComputationGraph

/// A window of an image, and how it moves; each list is height, width.
package struct Window: Sendable, Equatable {
  package let kernel: [Int]
  package let stride: [Int]
  package let padding: [Int]

  package init(kernel: [Int], stride: [Int], padding: [Int] = [0, 0]) {
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
  }

  /// From the settings of a pooling.
  init(_ settings: SettingReader) throws(SettingError) {
    kernel = try settings.pair("kernel_size")
    stride = try settings.pair("stride")
    padding = try settings.pair("padding", default: [0, 0])
  }

  var settings: [Setting] {
    [Setting("kernel_size", kernel), Setting("stride", stride)]
      + (padding == [0, 0] ? [] : [Setting("padding", padding)])
  }

  /// The number of places along both dimensions.
  func places(height: Int, width: Int) throws(OperationError) -> [Int] {
    guard stride.allSatisfy({ $0 > 0 }) else { throw .window("stride must be positive") }
    guard padding.allSatisfy({ $0 >= 0 }) else { throw .window("padding must not be negative") }
    guard kernel.allSatisfy({ $0 > 0 }) else { throw .window("the kernel must not be empty") }
    guard height > 0, width > 0 else { throw .window("the image must not be empty") }
    var places: [Int] = []
    for (extent, i) in [(height, 0), (width, 1)] {
      guard let padded = padded(extent, by: padding[i]) else { throw .limit("the padding") }
      let room = padded - kernel[i]
      guard room >= 0 else {
        throw .window("the kernel \(kernel) is larger than the padded image [\(height), \(width)]")
      }
      places.append(room / stride[i] + 1)
    }
    return places
  }

  /// The extent with padding on both sides; nil where no Int counts it.
  private func padded(_ extent: Int, by padding: Int) -> Int? {
    let (both, isTooMuch) = padding.multipliedReportingOverflow(by: 2)
    let (sum, isTooLarge) = extent.addingReportingOverflow(both)
    return isTooMuch || isTooLarge ? nil : sum
  }

  /// The shape of a pooled image `[N, C, H, W]` or `[C, H, W]`.
  func pooled(_ image: Shape) throws(OperationError) -> Shape {
    guard image.count == 3 || image.count == 4 else {
      throw .rank(expected: "[N, C, H, W] or [C, H, W]")
    }
    guard padding[0] <= kernel[0] / 2, padding[1] <= kernel[1] / 2 else {
      throw .window("padding must be at most half the kernel")
    }
    return image.dropLast(2)
      + (try places(height: image[image.count - 2], width: image[image.count - 1]))
  }

  /// Calls `body` with each place in a pooled image of a shape, and the position of the first largest
  /// cell of its window.
  @inline(__always)
  func forEachLargest(
    _ image: UnsafePointer<Double>, _ shape: Shape, pooled: Shape, _ body: (Int, Int) -> Void
  ) {
    let (height, width) = (shape[shape.count - 2], shape[shape.count - 1])
    let (rows, columns) = (pooled[pooled.count - 2], pooled[pooled.count - 1])
    var place = 0
    for plane in 0..<pooled.dropLast(2).reduce(1, *) {
      for row in 0..<rows {
        let top = row * stride[0] - padding[0]
        let ys = max(top, 0)..<min(top + kernel[0], height)
        for column in 0..<columns {
          let left = column * stride[1] - padding[1]
          let xs = max(left, 0)..<min(left + kernel[1], width)
          var best = (plane * height + ys.lowerBound) * width + xs.lowerBound
          for y in ys {
            let line = (plane * height + y) * width
            for x in xs where Extreme.largest.isBetter(image[line + x], than: image[best]) {
              best = line + x
            }
          }
          body(place, best)
          place += 1
        }
      }
    }
  }
}

extension SettingReader {
  /// Two whole numbers: of the height and of the width.
  func pair(_ setting: String, default usual: [Int]? = nil) throws(SettingError) -> [Int] {
    let pair: [Int]
    if let usual { pair = try self[setting, default: usual] } else { pair = try self[setting] }
    guard pair.count == 2 else {
      throw .wrong(setting, pair.setting, expected: "a list of two whole numbers")
    }
    return pair
  }
}
