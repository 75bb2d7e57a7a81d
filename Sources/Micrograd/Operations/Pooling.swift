// Windows of an image reduced to one number each.

import ComputationGraph

/// The largest or the mean of each window of an image `[N, C, H, W]` or `[C, H, W]`.
package struct Pool2d: Operation {
  package enum Kind: String, Sendable { case max, avg }
  package let kind: Kind
  package let window: Window
  package init(_ kind: Kind, kernel: [Int], stride: [Int], padding: [Int] = [0, 0]) {
    self.kind = kind
    window = Window(kernel: kernel, stride: stride, padding: padding)
  }
  package var name: String { "\(kind.rawValue)_pool2d" }
  package var settings: [Setting] {
    [Setting("kernel_size", .init(window.kernel)), Setting("stride", .init(window.stride))]
      + (window.padding == [0, 0] ? [] : [Setting("padding", .init(window.padding))])
  }

  package func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    let image = operands[0]
    guard image.count == 3 || image.count == 4 else {
      throw .rank(expected: "[N, C, H, W] or [C, H, W]")
    }
    guard window.padding[0] * 2 <= window.kernel[0], window.padding[1] * 2 <= window.kernel[1]
    else { throw .window("padding must be at most half the kernel") }
    return image.dropLast(2)
      + (try window.places(height: image[image.count - 2], width: image[image.count - 1]))
  }

  package func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let image = operands[0]
    switch kind {
    case .avg:
      var result = NDArray(shape: shape, repeating: 0)
      forEachCell(image: image.shape, result: shape) {
        result.elements[$1] += image.elements[$0]
      }
      let count = Double(window.kernel.size)
      return NDArray(shape: shape) { result.elements[$0] / count }
    case .max:
      let positions = largest(image, shape: shape)
      return NDArray(shape: shape) { image.elements[positions[$0]] }
    }
  }

  package func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    switch kind {
    case .avg: upstream.applying(Unpool2d(pool: self, shape: operands[0].shape))
    case .max: .applying(MaxUnpool2d(pool: self), [upstream, operands[0]])
    }
  }

  /// Calls `body` with the positions in image and result of every cell of every window.
  func forEachCell(image: Shape, result: Shape, _ body: (Int, Int) -> Void) {
    let (height, width) = (image[image.count - 2], image[image.count - 1])
    let (rows, columns) = (result[result.count - 2], result[result.count - 1])
    for plane in 0..<result.dropLast(2).reduce(1, *) {
      for row in 0..<rows {
        for column in 0..<columns {
          for i in 0..<window.kernel[0] {
            let y = row * window.stride[0] + i - window.padding[0]
            guard (0..<height).contains(y) else { continue }
            for j in 0..<window.kernel[1] {
              let x = column * window.stride[1] + j - window.padding[1]
              guard (0..<width).contains(x) else { continue }
              body((plane * height + y) * width + x, (plane * rows + row) * columns + column)
            }
          }
        }
      }
    }
  }

  /// The position of the first largest cell of each window.
  func largest(_ image: NDArray, shape: Shape) -> [Int] {
    var positions = [Int](repeating: -1, count: shape.size)
    forEachCell(image: image.shape, result: shape) {
      let best = positions[$1]
      if best < 0 || Extreme.largest.isBetter(image.elements[$0], than: image.elements[best]) {
        positions[$1] = $0
      }
    }
    return positions
  }

  package func taught(to operand: Int, of operands: [Formula], result: Formula) -> Formula? {
    kind == .max
      ? "\(.upstream) at the largest, else 0"
      : "\(.upstream / Formula(Double(window.kernel.size))), spread over each window"
  }
}

/// Each window's share spread over its cells: the transpose of average pooling.
struct Unpool2d: Operation {
  let pool: Pool2d
  let image: Shape
  init(pool: Pool2d, shape: Shape) {
    self.pool = pool
    image = shape
  }
  var name: String { "avg_unpool2d" }

  func shape(of operands: [Shape]) throws(OperationError) -> Shape { image }

  func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    var result = NDArray(shape: shape, repeating: 0)
    let count = Double(pool.window.kernel.size)
    pool.forEachCell(image: shape, result: operands[0].shape) {
      result.elements[$0] += operands[0].elements[$1] / count
    }
    return result
  }

  func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q { upstream.applying(pool) }
}

/// Each window's value put back at its largest cell; operands are the values and the image.
struct MaxUnpool2d: Operation {
  let pool: Pool2d
  var name: String { "max_unpool2d" }

  func shape(of operands: [Shape]) throws(OperationError) -> Shape { operands[1] }

  func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    var result = NDArray(shape: shape, repeating: 0)
    let positions = pool.largest(operands[1], shape: operands[0].shape)
    for (window, position) in positions.enumerated() {
      result.elements[position] += operands[0].elements[window]
    }
    return result
  }

  /// Picks the same cells again; where they are does not change with the image.
  func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    operand == 0
      ? .applying(MaxPick2d(pool: pool), [upstream, operands[1]]) : .zeros(operands[1].shape)
  }
}

/// The cells of one image that are the largest of another's windows: the transpose of
/// `MaxUnpool2d`.
struct MaxPick2d: Operation {
  let pool: Pool2d
  var name: String { "max_pick2d" }

  func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    try pool.shape(of: [operands[1]])
  }

  func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    let positions = pool.largest(operands[1], shape: shape)
    return NDArray(shape: shape) { operands[0].elements[positions[$0]] }
  }

  func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    operand == 0
      ? .applying(MaxUnpool2d(pool: pool), [upstream, operands[1]]) : .zeros(operands[1].shape)
  }
}
