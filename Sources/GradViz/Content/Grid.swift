// The rows and columns in which the elements of a tensor are shown.

/// A tensor that is small enough to show every element.
///
/// A vector is a column, so that data and gradient stand side by side; a tensor of rank 3 and more
/// is its matrices, one below the other.
struct Grid: Equatable {
  let rows: Int
  let columns: Int
  /// Lengths of the dimensions in front of the last two.
  private let leading: [Int]
  private let rowsPerSlice: Int

  init?(shape: [Int], _ limits: DrawingOptions.Limits) {
    let count = shape.reduce(1, *)
    guard count > 0, count <= limits.elements else { return nil }
    columns = shape.count >= 2 ? shape[shape.count - 1] : 1
    rows = count / columns
    rowsPerSlice = shape.count >= 2 ? shape[shape.count - 2] : rows
    leading = Array(shape.dropLast(2))
    guard rows <= limits.rows, columns <= limits.columns else { return nil }
  }

  /// The index of the slice that begins with a row, `[1, 0]`; nil within slices and for matrices.
  func slice(above row: Int) -> String? {
    guard !leading.isEmpty, row % rowsPerSlice == 0 else { return nil }
    var rest = row / rowsPerSlice
    var index: [Int] = []
    for length in leading.reversed() {
      index.append(rest % length)
      rest /= length
    }
    return shapeText(index.reversed())
  }
}
