// The patches of an image under a convolution's window as the columns of a matrix, so that a
// convolution is a product of matrices (https://hal.inria.fr/inria-00112631).

/// The sizes of a convolution, and the way from its image to the matrix and back.
///
/// The matrix of one image has a row for each channel and cell of the window, and a column for each
/// place of the window; the weight is a matrix with a row for each channel of the result.
struct Patches {
  private let image: Shape
  private let kernel: [Int]
  private let stride: [Int]
  private let padding: [Int]
  private let places: [Int]
  private let images: Int
  private let channels: Int

  init(of convolution: Conv2dOperation, image: Shape, weight: Shape, result: Shape) {
    self.image = image
    kernel = [weight[2], weight[3]]
    stride = convolution.stride
    padding = convolution.padding
    places = [result[2], result[3]]
    images = result[0]
    channels = result[1]
  }

  private var rows: Int { image[1] * kernel[0] * kernel[1] }
  private var columns: Int { places[0] * places[1] }

  /// Whether cells beyond the edge may count as zeros in products with these numbers: not where one
  /// is infinite or NaN, which would make NaN of them.
  func mayPad(_ factors: NDArray) -> Bool {
    padding == [0, 0] || factors.elements.allSatisfy(\.isFinite)
  }

  func weight(_ elements: UnsafePointer<Double>) -> MatrixView {
    MatrixView(elements, rows: channels, columns: rows)
  }
  func matrix(_ elements: UnsafeMutablePointer<Double>) -> MatrixView {
    MatrixView(UnsafePointer(elements), rows: rows, columns: columns)
  }
  func result(_ elements: UnsafePointer<Double>, _ n: Int) -> MatrixView {
    MatrixView(elements + place(n), rows: channels, columns: columns)
  }
  /// Where the result of an image begins.
  func place(_ n: Int) -> Int { n * channels * columns }

  /// Calls `body` with the number of each image, and room for its matrix.
  func forEachImage(_ body: (Int, UnsafeMutablePointer<Double>) -> Void) {
    _ = [Double](recycled: rows * columns) { matrix in
      for n in 0..<images { body(n, matrix) }
    }
  }

  /// Reads the patches of an image, with zeros beyond its edge.
  func read(
    _ elements: UnsafePointer<Double>, _ n: Int, into matrix: UnsafeMutablePointer<Double>
  ) {
    if padding != [0, 0] { matrix.update(repeating: 0, count: rows * columns) }
    forEachRun(n) { from, to, count in
      if stride[1] == 1 {
        (matrix + to).update(from: elements + from, count: count)
      } else {
        for i in 0..<count { matrix[to + i] = elements[from + i * stride[1]] }
      }
    }
  }

  /// Adds what the patches have to the cells of the image they were read from.
  func add(
    _ matrix: UnsafePointer<Double>, to elements: UnsafeMutablePointer<Double>, _ n: Int
  ) {
    forEachRun(n) { from, to, count in
      if stride[1] == 1 {
        for i in 0..<count { elements[from + i] += matrix[to + i] }
      } else {
        for i in 0..<count { elements[from + i * stride[1]] += matrix[to + i] }
      }
    }
  }

  /// Calls `body` with the positions in image and matrix where cells within the image begin that the
  /// window meets along a row, and with their number.
  @inline(__always)
  private func forEachRun(_ n: Int, _ body: (Int, Int, Int) -> Void) {
    let (height, width) = (image[2], image[3])
    var to = 0
    for c in 0..<image[1] {
      let plane = (n * image[1] + c) * height
      for i in 0..<kernel[0] {
        for j in 0..<kernel[1] {
          // The first place from which the cell is not left of the image, the first where it is right.
          let shift = padding[1] - j
          let first = shift > 0 ? (shift + stride[1] - 1) / stride[1] : 0
          let room = width + shift
          let end = min(places[1], room > 0 ? (room + stride[1] - 1) / stride[1] : 0)
          for row in 0..<places[0] {
            let y = row * stride[0] + i - padding[0]
            if y >= 0, y < height, first < end {
              body((plane + y) * width + first * stride[1] - shift, to + first, end - first)
            }
            to += places[1]
          }
        }
      }
    }
  }
}
