// Loops over operands of unlike shapes, beside index arithmetic element by element.

import TestSupport
import Testing

@testable import Micrograd

@Suite struct BroadcastLoopTests {
  /// Neither is stretched, one along rows, along columns, in the middle, both, and nothing at all.
  @Test(arguments: [
    ([40], [40]), ([3, 50], [50]), ([3, 50], [3, 1]), ([3, 50], []), ([], [2, 70]),
    ([2, 3, 40], [3, 1]), ([2, 3, 40], [2, 1, 40]), ([3, 1, 5], [4, 1]), ([1, 6], [6, 1]),
    ([2, 1, 3, 1], [5, 1, 4]), ([0, 3], [3]), ([1], [0]), ([], []), ([7, 1, 1], [1, 1]),
  ])
  func operandsAreStretched(a: Shape, b: Shape) throws {
    var generator = SeededGenerator(seed: 9)
    let (x, y) = (generator.array(a), generator.array(b))
    let shape = try #require(a.broadcast(with: b))
    let upstream = generator.array(shape)
    let difference = x - y
    #expect(
      difference
        == NDArray(shape: shape) {
          x.elements[place($0, of: a, in: shape)] - y.elements[place($0, of: b, in: shape)]
        })
    var toX = NDArray(shape: a, repeating: 0)
    var toY = NDArray(shape: b, repeating: 0)
    for i in 0..<shape.size {
      let (atX, atY) = (place(i, of: a, in: shape), place(i, of: b, in: shape))
      toX.elements[atX] += upstream.elements[i] * y.elements[atY]
      toY.elements[atY] += upstream.elements[i] * x.elements[atX]
    }
    let operands = [x, y]
    let product = x * y
    #expect(isClose(Multiply().backward(upstream, to: 0, of: operands, result: product), toX))
    #expect(isClose(Multiply().backward(upstream, to: 1, of: operands, result: product), toY))
    #expect(x.expanded(to: shape).elements == (x + NDArray(shape: shape, repeating: 0)).elements)
  }

  /// −0 stays, also where the other operand is stretched.
  @Test func signsOfZeroStay() {
    let gradient = NDArray(shape: [2, 2], repeating: -0.0)
    let operands = [gradient, NDArray(1)]
    let back = Add().backward(gradient, to: 0, of: operands, result: gradient)
    #expect(back.elements.allSatisfy { $0.sign == .minus })
  }

  @Test func sumsOfManyKeepInfinityAndNaN() {
    for count in [1, 7, 32, 33, 100] {
      var x = NDArray(shape: [2, count]) { Double($0 % count + 1) }
      let whole = Double(count * (count + 1) / 2)
      #expect(x.sum(dim: 1).elements == [whole, whole])
      x.elements[count - 1] = .infinity
      x.elements[count] = .nan
      let sums = x.sum(dim: 1).elements
      #expect(sums[0] == .infinity && sums[1].isNaN)
    }
  }

  /// Where the element of a shape that is stretched to `shape` stands.
  private func place(_ position: Int, of own: Shape, in shape: Shape) -> Int {
    var rest = position
    var (place, step) = (0, 1)
    for fromEnd in 1..<(shape.count + 1) {
      let extent = shape[shape.count - fromEnd]
      if fromEnd <= own.count {
        let mine = own[own.count - fromEnd]
        if mine > 1 { place += rest % extent * step }
        step *= mine
      }
      rest /= Swift.max(extent, 1)
    }
    return place
  }
}
