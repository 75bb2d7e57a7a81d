// A large tensor made small: block means for a thumbnail, and a few numbers.

import ComputationGraph

/// A tensor as a few cells, each the mean of a block of elements.
///
/// A cell is NaN where any element of its block is NaN or infinite: trouble stays visible.
struct Thumbnail: Equatable {
  let rows: Int
  let columns: Int
  let cells: [Double]

  init(_ elements: Elements, shape: [Int], side: Int) {
    let (height, width) = Self.matrix(shape)
    (rows, columns) = Self.size(shape, side: side)
    var sums = [Double](repeating: 0, count: rows * columns)
    var counts = [Int](repeating: 0, count: rows * columns)
    let columnOf = (0..<width).map { [columns] in $0 * columns / width }
    for row in 0..<height {
      let first = row * rows / height * columns
      for column in 0..<width {
        let value = elements[row * width + column]
        let cell = first + columnOf[column]
        sums[cell] += value.isFinite ? value : .nan
        counts[cell] += 1
      }
    }
    self.cells = zip(sums, counts).map { $0 / Double($1) }
  }

  /// At most `side` cells along the longer side; a side much shorter still has some.
  static func size(_ shape: [Int], side: Int) -> (rows: Int, columns: Int) {
    let (height, width) = matrix(shape)
    let (side, longer) = (max(side, 1), max(width, height, 1))
    func cells(_ length: Int) -> Int {
      min(length, max((length * side + longer - 1) / longer, min(length, (side + 2) / 3)))
    }
    return height == 1 ? (1, min(width, side)) : (cells(height), cells(width))
  }

  /// Dimensions in front of the last are rows; a vector is one row.
  private static func matrix(_ shape: [Int]) -> (height: Int, width: Int) {
    (shape.dropLast().reduce(1, *), shape.last ?? 1)
  }
}

/// The least, mean and greatest of the finite elements, and how many are not finite.
struct Statistics: Equatable {
  let (least, greatest): (Double, Double)
  let mean: Double
  let (finite, nan): (Int, Int)
  /// Of these, `negativeInfinite` are −∞.
  let (infinite, negativeInfinite): (Int, Int)

  init(_ elements: Elements) {
    var (least, greatest, sum) = (Double.infinity, -Double.infinity, 0.0)
    var (finite, nan, negativeInfinite) = (0, 0, 0)
    // In one loop over memory: a picture of a network goes over millions.
    _ = elements.withContiguousStorageIfAvailable { numbers in
      for number in numbers {
        if number.isFinite {
          finite += 1
          sum += number
          if number < least { least = number }
          if number > greatest { greatest = number }
        } else if number.isNaN {
          nan += 1
        } else if number < 0 {
          negativeInfinite += 1
        }
      }
    }
    (self.least, self.greatest, self.finite, self.nan) = (least, greatest, finite, nan)
    // A sum that overflows still has a mean.
    mean =
      sum.isFinite
      ? sum / Double(finite)
      : elements.reduce(0) { $1.isFinite ? $0 + $1 / Double(finite) : $0 }
    infinite = elements.count - finite - nan
    self.negativeInfinite = negativeInfinite
  }

  /// The three numbers by their names.
  var named: [(name: String, value: Double)] { Array(zip(Self.names, [least, mean, greatest])) }
  static let names = ["min", "mean", "max"]

  /// What is not finite, counted: `3 × NaN`, `60 × −∞`.
  var trouble: [String] {
    [(nan, "NaN"), (infinite - negativeInfinite, "∞"), (negativeInfinite, "−∞")]
      .filter { $0.0 > 0 }.map { "\($0.0) × \($0.1)" }
  }
}
