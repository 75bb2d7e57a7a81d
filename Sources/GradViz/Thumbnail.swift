// A large tensor made small: block means for a thumbnail, and a few numbers.

import ComputationGraph

/// A tensor as a few cells, each the mean of a block of elements.
///
/// A cell is NaN where any element of its block is NaN or infinite: trouble stays visible.
struct Thumbnail: Equatable {
  let rows: Int
  let columns: Int
  let cells: [Double]

  /// At most `side` cells along the longer side. Dimensions in front of the last are rows; a vector
  /// is one row, wrapped when it is long.
  init(_ elements: Elements, shape: [Int], side: Int) {
    let width = shape.count >= 2 ? max(shape[shape.count - 1], 1) : elements.count
    let height = max(elements.count / max(width, 1), 1)
    let side = max(side, 1)
    let longer = max(width, height)
    // A side much shorter than the other still has some cells.
    func cells(_ length: Int) -> Int {
      let scaled = (length * side + longer - 1) / longer
      return min(length, max(scaled, min(length, (side + 2) / 3)))
    }
    (rows, columns) = height == 1 ? (1, min(width, side)) : (cells(height), cells(width))
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
}

/// The least, mean and greatest of the finite elements, and how many are not finite.
struct Statistics: Equatable {
  private(set) var least = Double.infinity
  private(set) var greatest = -Double.infinity
  private(set) var mean = 0.0
  private(set) var finite = 0
  private(set) var nan = 0
  /// Of these, `negativeInfinite` are −∞.
  private(set) var infinite = 0
  private(set) var negativeInfinite = 0

  init(_ elements: Elements) {
    var sum = 0.0
    for value in elements {
      guard value.isFinite else {
        if value.isNaN {
          nan += 1
        } else {
          infinite += 1
          if value < 0 { negativeInfinite += 1 }
        }
        continue
      }
      finite += 1
      sum += value
      least = min(least, value)
      greatest = max(greatest, value)
    }
    mean = sum / Double(finite)
    // A sum that overflows still has a mean.
    if !mean.isFinite, finite > 0 {
      mean = elements.reduce(0) { $1.isFinite ? $0 + $1 / Double(finite) : $0 }
    }
  }
  /// What is not finite, counted: `3 × NaN`, `60 × −∞`.
  var trouble: [String] {
    [(nan, "NaN"), (infinite - negativeInfinite, "∞"), (negativeInfinite, "−∞")]
      .filter { $0.0 > 0 }.map { "\($0.0) × \($0.1)" }
  }
}
