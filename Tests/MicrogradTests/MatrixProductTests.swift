// Products of matrices and convolutions, beside sums that are written down one by one.

import TestSupport
import Testing

@testable import Micrograd

@Suite struct MatrixProductTests {
  /// Extents below, at and beyond the sides of tiles and blocks.
  @Test(arguments: [
    [1, 1, 1], [3, 5, 2], [4, 4, 4], [16, 16, 16], [17, 13, 19], [1, 70, 40], [70, 40, 1],
    [5, 300, 7], [130, 9, 21], [6, 33, 515], [131, 259, 18],
  ])
  func productsAndGradientsAreSums(extents: [Int]) {
    let (m, k, n) = (extents[0], extents[1], extents[2])
    var generator = SeededGenerator(seed: UInt64(m * k * n))
    let a = generator.array([m, k])
    let b = generator.array([k, n])
    let upstream = generator.array([m, n])
    let product = a.matmul(b)
    #expect(isClose(product, sums(a, b)))
    let toA = MatMul().backward(upstream, to: 0, of: [a, b], result: product)
    #expect(isClose(toA, sums(upstream, transposed(b))))
    let toB = MatMul().backward(upstream, to: 1, of: [a, b], result: product)
    #expect(isClose(toB, sums(transposed(a), upstream)))
    // The same to the last bit, also where memory is used again.
    #expect(product == a.matmul(b))
  }

  /// The gradients of vectors and of stretched batches, as the pullback states them.
  @Test(arguments: [
    ([5], [5]), ([5], [5, 3]), ([3, 5], [5]), ([2, 3, 5], [5]), ([5], [2, 5, 3]),
    ([2, 3, 5], [5, 4]), ([3, 5], [2, 5, 4]), ([2, 1, 3, 5], [4, 5, 2]),
    ([2, 3, 40], [1, 40, 30]),
    ([0, 5], [5, 3]), ([3, 0], [0, 2]), ([3, 5], [5, 0]), ([0, 3, 5], [5, 4]),
  ])
  func gradientsAreThoseOfThePullback(a: Shape, b: Shape) {
    var generator = SeededGenerator(seed: 3)
    let operands = [generator.array(a), generator.array(b)]
    let result = MatMul()(operands[0], operands[1])
    let upstream = generator.array(result.shape)
    for operand in 0..<2 {
      let direct = MatMul().backward(upstream, to: operand, of: operands, result: result)
      let stated = MatMul().pullback(upstream, to: operand, of: operands, result: result)
      #expect(direct.shape == operands[operand].shape && isClose(direct, stated))
    }
  }

  /// 0 · ∞ is NaN wherever it stands, and does not leave its row and its column.
  @Test(arguments: [3, 40]) func infinityAndNaNGoWhereTheyBelong(extent: Int) {
    var a = NDArray(shape: [extent, extent], repeating: 0)
    let b = NDArray(shape: [extent, extent], repeating: 1)
    a.elements[extent + 1] = .infinity
    var product = a.matmul(b)
    #expect((0..<extent).allSatisfy { product.elements[extent + $0] == .infinity })
    product = a.matmul(NDArray(shape: [extent, extent], repeating: 0))
    for row in 0..<extent {
      #expect(
        product.elements[row * extent..<(row + 1) * extent]
          .allSatisfy { row == 1 ? $0.isNaN : $0 == 0 })
    }
  }

  @Test(arguments: [
    Conv2dOperation(), Conv2dOperation(padding: [1, 1]),
    Conv2dOperation(stride: [2, 2], padding: [1, 1]),
    Conv2dOperation(stride: [1, 3], padding: [2, 0]),
    Conv2dOperation(stride: [3, 2], padding: [0, 4]),
  ])
  func convolutionsAreSums(convolution: Conv2dOperation) throws {
    var generator = SeededGenerator(seed: 5)
    for infinite in [false, true] {
      var image = generator.array([2, 3, 7, 6])
      var weight = generator.array([4, 3, 3, 2])
      if infinite {
        image.elements[40] = .infinity
        weight.elements[5] = .infinity
      }
      let shapes = [image.shape, weight.shape]
      let result = convolution(image, weight)
      var upstream = generator.array(result.shape)
      if infinite { upstream.elements[9] = -.infinity }
      var expected = NDArray(shape: result.shape, repeating: 0)
      var toImage = NDArray(shape: image.shape, repeating: 0)
      var toWeight = NDArray(shape: weight.shape, repeating: 0)
      convolution.forEachProduct(image: shapes[0], weight: shapes[1], result: result.shape) {
        expected.elements[$2] += image.elements[$0] * weight.elements[$1]
        toImage.elements[$0] += upstream.elements[$2] * weight.elements[$1]
        toWeight.elements[$1] += upstream.elements[$2] * image.elements[$0]
      }
      let operands = [image, weight]
      #expect(isClose(result, expected))
      #expect(
        isClose(convolution.backward(upstream, to: 0, of: operands, result: result), toImage))
      #expect(
        isClose(convolution.backward(upstream, to: 1, of: operands, result: result), toWeight))
    }
  }

  private func sums(_ a: NDArray, _ b: NDArray) -> NDArray {
    let (m, k, n) = (a.shape[0], a.shape[1], b.shape[1])
    var result = NDArray(shape: [m, n], repeating: 0)
    for i in 0..<m {
      for j in 0..<n {
        for l in 0..<k {
          result.elements[i * n + j] += a.elements[i * k + l] * b.elements[l * n + j]
        }
      }
    }
    return result
  }

  private func transposed(_ x: NDArray) -> NDArray {
    let (m, n) = (x.shape[0], x.shape[1])
    return NDArray(shape: [n, m]) { x.elements[$0 % m * n + $0 / m] }
  }
}

/// Equal but for rounding; NaN is like NaN.
func isClose(_ a: NDArray, _ b: NDArray) -> Bool {
  guard a.shape == b.shape else { return false }
  return zip(a.elements, b.elements).allSatisfy { x, y in
    if x == y || x.isNaN && y.isNaN { return true }
    return (x - y).magnitude <= 1e-12 * Swift.max(1, y.magnitude)
  }
}
