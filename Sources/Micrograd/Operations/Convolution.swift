// Two-dimensional convolution and its two transposes, which are each other's gradients.

import ComputationGraph

/// How a window moves over an image.
package struct Window: Sendable, Equatable {
  package let kernel: [Int]
  package let stride: [Int]
  package let padding: [Int]

  package init(kernel: [Int], stride: [Int], padding: [Int] = [0, 0]) {
    self.kernel = kernel
    self.stride = stride
    self.padding = padding
  }

  /// The number of places along both dimensions.
  func places(height: Int, width: Int) throws(OperationError) -> [Int] {
    guard stride.allSatisfy({ $0 > 0 }) else { throw .window("stride must be positive") }
    guard padding.allSatisfy({ $0 >= 0 }) else { throw .window("padding must not be negative") }
    guard kernel.allSatisfy({ $0 > 0 }) else { throw .window("the kernel must not be empty") }
    var places: [Int] = []
    for (extent, i) in [(height, 0), (width, 1)] {
      let room = extent + 2 * padding[i] - kernel[i]
      guard room >= 0 else {
        throw .window("the kernel \(kernel) is larger than the padded image [\(height), \(width)]")
      }
      places.append(room / stride[i] + 1)
    }
    return places
  }
}

/// The cross-correlation that networks call convolution; operands are an image `[N, C, H, W]` and
/// a weight `[O, C, kH, kW]` (`torch.nn.functional.conv2d` without bias).
package struct Conv2d: Operation {
  package let stride: [Int]
  package let padding: [Int]
  package init(stride: [Int] = [1, 1], padding: [Int] = [0, 0]) {
    self.stride = stride
    self.padding = padding
  }
  package var name: String { "conv2d" }
  package var settings: [Setting] {
    [Setting("stride", .init(stride)), Setting("padding", .init(padding))]
  }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    let (image, weight) = (operands[0], operands[1])
    guard image.count == 4, weight.count == 4 else {
      throw .rank(expected: "[N, C, H, W] and [O, C, kH, kW]")
    }
    guard image[1] == weight[1] else { throw .innerExtents(image[1], weight[1]) }
    let window = Window(kernel: [weight[2], weight[3]], stride: stride, padding: padding)
    return [image[0], weight[0]] + (try window.places(height: image[2], width: image[3]))
  }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    var result = NDArray(shape: shape, repeating: 0)
    forEachProduct(image: operands[0].shape, weight: operands[1].shape, result: shape) {
      result.elements[$2] += operands[0].elements[$0] * operands[1].elements[$1]
    }
    return result
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    operand == 0
      ? .applying(Conv2dImage(conv: self, shape: operands[0].shape), [upstream, operands[1]])
      : .applying(Conv2dWeight(conv: self, shape: operands[1].shape), [upstream, operands[0]])
  }

  /// Calls `body` with the positions in image, weight and result of every product that is summed.
  func forEachProduct(
    image: Shape, weight: Shape, result: Shape, _ body: (Int, Int, Int) -> Void
  ) {
    for n in 0..<result[0] {
      for o in 0..<result[1] {
        for row in 0..<result[2] {
          for column in 0..<result[3] {
            let to = ((n * result[1] + o) * result[2] + row) * result[3] + column
            for c in 0..<weight[1] {
              for i in 0..<weight[2] {
                let y = row * stride[0] + i - padding[0]
                guard (0..<image[2]).contains(y) else { continue }
                for j in 0..<weight[3] {
                  let x = column * stride[1] + j - padding[1]
                  guard (0..<image[3]).contains(x) else { continue }
                  body(
                    ((n * image[1] + c) * image[2] + y) * image[3] + x,
                    ((o * weight[1] + c) * weight[2] + i) * weight[3] + j, to)
                }
              }
            }
          }
        }
      }
    }
  }

  package func taught(to operand: Int, of operands: [Formula], result: Formula) -> Formula? {
    operand == 0
      ? "\(.upstream) ∗ \(operands[1]) turned by 180°" : "\(operands[0]) ∗ \(.upstream)"
  }
}

/// From the gradient of a convolution and its weight to the gradient of its image.
struct Conv2dImage: Operation {
  let conv: Conv2d
  let image: Shape
  init(conv: Conv2d, shape: Shape) {
    self.conv = conv
    image = shape
  }
  var name: String { "conv2d_image" }
  var settings: [Setting] { conv.settings }

  func shape(of operands: [Shape]) throws(OperationError) -> Shape { image }

  func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    var gradient = NDArray(shape: shape, repeating: 0)
    conv.forEachProduct(image: image, weight: operands[1].shape, result: operands[0].shape) {
      gradient.elements[$0] += operands[0].elements[$2] * operands[1].elements[$1]
    }
    return gradient
  }

  func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    operand == 0
      ? .applying(conv, [upstream, operands[1]])
      : .applying(Conv2dWeight(conv: conv, shape: operands[1].shape), [operands[0], upstream])
  }
}

/// From the gradient of a convolution and its image to the gradient of its weight.
struct Conv2dWeight: Operation {
  let conv: Conv2d
  let weight: Shape
  init(conv: Conv2d, shape: Shape) {
    self.conv = conv
    weight = shape
  }
  var name: String { "conv2d_weight" }
  var settings: [Setting] { conv.settings }

  func shape(of operands: [Shape]) throws(OperationError) -> Shape { weight }

  func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    var gradient = NDArray(shape: shape, repeating: 0)
    conv.forEachProduct(image: operands[1].shape, weight: weight, result: operands[0].shape) {
      gradient.elements[$1] += operands[0].elements[$2] * operands[1].elements[$0]
    }
    return gradient
  }

  func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    operand == 0
      ? .applying(conv, [operands[1], upstream])
      : .applying(Conv2dImage(conv: conv, shape: operands[1].shape), [operands[0], upstream])
  }
}
