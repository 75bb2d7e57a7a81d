// A matrix as it is shown: of a very large one blocks, and no more names than numbers.

/// The cells of a matrix with their names.
struct ShownMatrix: Sendable {
  /// Rows of equal length; nil where there is no number.
  let numbers: [[Double?]]
  let rows: [String]
  let columns: [String]
  /// How many rows and columns are one cell, by their mean.
  let block: (rows: Int, columns: Int)
  /// How many numbers were NaN or infinite.
  let missing: Int

  private static let most = 120

  /// - Parameters:
  ///   - numbers: Rows; the shorter ones are filled with gaps.
  ///   - rows: Names; where one is missing there is its number.
  ///   - columns: Likewise.
  init(_ numbers: [[Double]], rows: [String], columns: [String]) {
    let (height, width) = (numbers.count, numbers.map(\.count).max() ?? 0)
    let block = (
      rows: max((height + Self.most - 1) / Self.most, 1),
      columns: max((width + Self.most - 1) / Self.most, 1)
    )
    func names(_ names: [String], _ count: Int, every step: Int) -> [String] {
      stride(from: 0, to: count, by: step).map { $0 < names.count ? names[$0] : String($0) }
    }
    func isShown(_ number: Double) -> Bool { abs(number) <= Axis.largest }
    self.block = block
    self.rows = names(rows, height, every: block.rows)
    self.columns = names(columns, width, every: block.columns)
    missing = numbers.joined().count { !isShown($0) }
    self.numbers = stride(from: 0, to: height, by: block.rows).map { row in
      stride(from: 0, to: width, by: block.columns).map { column in
        let known = numbers[row..<min(row + block.rows, height)].flatMap { numbers in
          numbers.dropFirst(column).prefix(block.columns).filter(isShown)
        }
        // Divided first: the sum of large numbers may be none.
        return known.isEmpty
          ? nil : known.reduce(0) { $0 + $1 / Double(known.count) }
      }
    }
  }

  var isEmpty: Bool { rows.isEmpty || columns.isEmpty }

  /// What is to be said of blocks; nil where each number has a cell.
  var note: String? {
    guard block.rows > 1 || block.columns > 1 else { return nil }
    return "A cell is the mean of \(counted(block.rows, "row")) and "
      + "\(counted(block.columns, "column"))."
  }
}
