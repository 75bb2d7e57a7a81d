// Two-dimensional convolution and its two transposes, which are each other's gradients.

import ComputationGraph

/// The cross-correlation that networks call convolution; operands are an image `[N, C, H, W]` and
/// a weight `[O, C, kH, kW]` (`torch.nn.functional.conv2d` without bias).
package struct Conv2dOperation: Operation {
  package static let name = "conv2d"
  package static let operandCount: Int? = 2
  package let stride: [Int]
  package let padding: [Int]
  package init(stride: [Int] = [1, 1], padding: [Int] = [0, 0]) {
    self.stride = stride
    self.padding = padding
  }
  package init(settings: SettingReader) throws(SettingError) {
    stride = try settings.pair("stride")
    padding = try settings.pair("padding")
  }
  package var settings: [Setting] { [Setting("stride", stride), Setting("padding", padding)] }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    let (image, weight) = (operands[0], operands[1])
    guard image.count == 4, weight.count == 4 else {
      throw .rank(expected: "[N, C, H, W] and [O, C, kH, kW]")
    }
    guard image[1] == weight[1] else { throw .innerExtents(image[1], weight[1]) }
    let window = Window(kernel: [weight[2], weight[3]], stride: stride, padding: padding)
    return [image[0], weight[0]] + (try window.places(height: image[2], width: image[3]))
  }

  package func work(of operands: [Shape], result: Shape) -> Int {
    productCount(weight: operands[1], result: result)
  }
  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let (image, weight) = (operands[0], operands[1])
    let patches = Patches(of: self, image: image.shape, weight: weight.shape, result: shape)
    return image.withPointer { x in
      weight.withPointer { w in
        NDArray(shape: shape) { result, count in
          guard patches.mayPad(weight) else {
            result.update(repeating: 0, count: count)
            return forEachProduct(image: image.shape, weight: weight.shape, result: shape) {
              result[$2] += x[$0] * w[$1]
            }
          }
          patches.forEachImage { n, matrix in
            patches.read(x, n, into: matrix)
            multiply(patches.weight(w), patches.matrix(matrix), into: result + patches.place(n))
          }
        }
      }
    }
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    operand == 0
      ? Conv2dImage(of: self, shape: operands[0].shape)(upstream, operands[1])
      : Conv2dWeight(of: self, shape: operands[1].shape)(upstream, operands[0])
  }

  /// How many products there are to sum, those with what lies beyond the edge among them.
  func productCount(weight: Shape, result: Shape) -> Int {
    result.checkedSize.times(weight.dropFirst().reduce(4) { $0.times($1) })
  }

  /// Calls `body`, one by one, with the positions in image, weight and result of every product
  /// that is summed.
  func forEachProduct(image: Shape, weight: Shape, result: Shape, _ body: (Int, Int, Int) -> Void) {
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

  package func taught(to operand: Int) -> Formula? {
    operand == 0 ? "\(.upstream) ∗ \(.operand(1)) turned by 180°" : "\(.operand(0)) ∗ \(.upstream)"
  }
}

/// From the gradient of a convolution and its weight to the gradient of its image.
package struct Conv2dImage: TransposedOperation {
  package static let name = "conv2d_image"
  package static let operandCount: Int? = 2
  package let forward: Conv2dOperation
  package let whole: Shape
  package init(of forward: Conv2dOperation, shape: Shape) {
    self.forward = forward
    whole = shape
  }
  package func forwardOperands(_ operands: [Shape]) -> [Shape] { [whole, operands[1]] }
  package var expected: String { "a convolution of \(whole), and its weight" }
  package func work(of operands: [Shape], result: Shape) -> Int {
    forward.productCount(weight: operands[1], result: operands[0])
  }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let patches = Patches(
      of: forward, image: whole, weight: operands[1].shape, result: operands[0].shape)
    return operands[0].withPointer { upstream in
      operands[1].withPointer { w in
        NDArray.accumulated(shape) { gradient in
          patches.forEachImage { n, matrix in
            multiply(patches.weight(w).transposed, patches.result(upstream, n), into: matrix)
            patches.add(matrix, to: gradient, n)
          }
        }
      }
    }
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    operand == 0
      ? forward(upstream, operands[1])
      : Conv2dWeight(of: forward, shape: operands[1].shape)(operands[0], upstream)
  }
}

/// From the gradient of a convolution and its image to the gradient of its weight.
package struct Conv2dWeight: TransposedOperation {
  package static let name = "conv2d_weight"
  package static let operandCount: Int? = 2
  package let forward: Conv2dOperation
  package let whole: Shape
  package init(of forward: Conv2dOperation, shape: Shape) {
    self.forward = forward
    whole = shape
  }
  package func forwardOperands(_ operands: [Shape]) -> [Shape] { [operands[1], whole] }
  package var expected: String { "a convolution by a weight of \(whole), and its image" }
  package func work(of operands: [Shape], result: Shape) -> Int {
    forward.productCount(weight: whole, result: operands[0])
  }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let (upstream, image) = (operands[0], operands[1])
    let patches = Patches(
      of: forward, image: image.shape, weight: whole, result: upstream.shape)
    return upstream.withPointer { g in
      image.withPointer { x in
        NDArray.accumulated(shape) { gradient in
          guard patches.mayPad(upstream) else {
            return forward.forEachProduct(
              image: image.shape, weight: whole, result: upstream.shape
            ) { gradient[$1] += g[$2] * x[$0] }
          }
          patches.forEachImage { n, matrix in
            patches.read(x, n, into: matrix)
            multiply(
              patches.result(g, n), patches.matrix(matrix).transposed, into: gradient, adding: true)
          }
        }
      }
    }
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    operand == 0
      ? forward(operands[1], upstream)
      : Conv2dImage(of: forward, shape: operands[1].shape)(operands[0], upstream)
  }
}
