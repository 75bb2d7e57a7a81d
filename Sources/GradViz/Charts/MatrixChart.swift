// A matrix as coloured cells: how often classes are mistaken for each other, or who attends to whom.

import ComputationGraph

/// What ``Chart/heatMap(_:rows:columns:x:y:title:)`` and ``Chart/confusion(_:classes:title:)`` draw.
struct MatrixChart: ChartContent {
  let matrix: ShownMatrix
  var x: String
  var y: String
  /// Of a confusion matrix: the colour says whether it is right, and the diagonal has frames.
  var counts: [[Int]]?
  private(set) var classes: [String] = []

  private static let format = NumberFormat.significant(2)

  /// Numbers of all cells with one point; what is small beside the others is `≈0`.
  private var cellNumbers: GridNumbers {
    GridNumbers(matrix.numbers.joined().compactMap { $0 }, digits: 2)
  }

  /// - Parameter counts: How often, of classes by rows, classes in columns were predicted.
  init(_ counts: [[Int]], classes: [String]) {
    // Every class has a row and a column, whatever is missing.
    let count = max(counts.count, counts.map(\.count).max() ?? 0)
    let square = (0..<count).map { row in
      (0..<count).map { column in
        row < counts.count && column < counts[row].count ? counts[row][column] : 0
      }
    }
    (self.counts, self.classes) = (square, classes)
    matrix = ShownMatrix(square.map { $0.map(Double.init) }, rows: classes, columns: classes)
    (x, y) = ("predicted", "actual")
  }

  init(_ numbers: [[Double]], rows: [String], columns: [String], x: String, y: String) {
    matrix = ShownMatrix(numbers, rows: rows, columns: columns)
    (self.x, self.y) = (x, y)
  }

  func draw(on canvas: inout ChartCanvas) {
    guard !matrix.isEmpty else { return canvas.nothing() }
    let size = ChartCanvas.letters
    if !y.isEmpty {
      canvas.text(
        cut(y, width: ChartCanvas.width - 24, size: size), x: 12, y: canvas.height + 14, "m i")
      canvas.height += 22
    }
    let grid = CellGrid(rows: matrix.rows, columns: matrix.columns, top: canvas.height)
    let haveNumbers = drawCells(grid, on: &canvas)
    grid.drawNames(on: &canvas)
    if !x.isEmpty {
      canvas.text(
        cut(x, width: ChartCanvas.width - 24, size: size),
        x: grid.left + grid.width * Double(matrix.columns.count) / 2, y: canvas.height + 12,
        "m i mid")
      canvas.height += 22
    }
    if !haveNumbers {
      drawKey(on: &canvas)
    } else if let factor = cellNumbers.factor {
      canvas.note("numbers \(factor)")
    }
    if let note = matrix.note { canvas.note(note) }
    canvas.height += 4
  }

  /// Returns whether there was room for numbers.
  private func drawCells(_ grid: CellGrid, on canvas: inout ChartCanvas) -> Bool {
    let cellNumbers = cellNumbers
    let texts = matrix.numbers.map { $0.map { $0.map(cellNumbers.text) } }
    let widest = texts.joined().map { textWidth($0 ?? "", size: ChartCanvas.smallLetters) }.max()
    let haveNumbers = (widest ?? 0) + 4 <= grid.width && grid.height >= 15
    // Lines around cells that are hardly larger than lines would hide them.
    let isFramed = min(grid.width, grid.height) >= 6
    let strength = strengths
    var minuses = ""
    for (row, numbers) in matrix.numbers.enumerated() {
      for (column, number) in numbers.enumerated() {
        let box = grid.box(row, column)
        guard let number, let text = texts[row][column] else {
          canvas.rectangle(box, "empty area")
          continue
        }
        let step = Ramp.step(strength(row, column, number))
        canvas.rectangle(
          box, isFramed ? "h\(step) area cell" : "h\(step) area",
          tooltip: haveNumbers
            ? nil : "\(matrix.rows[row]), \(matrix.columns[column]): \(Self.format.string(number))")
        if !haveNumbers, number < 0 { minuses += minus(in: box) }
        if haveNumbers {
          let look = counts == nil ? "" : row == column ? " b" : number == 0 ? " m" : ""
          canvas.text(
            text, x: box.x + box.width / 2, y: box.y + box.height / 2 + 4.5, "n mid" + look)
        }
      }
    }
    canvas.path(minuses, "minus")
    canvas.rectangle(grid.box, "frame")
    if counts != nil, isFramed {
      for index in matrix.rows.indices {
        canvas.rectangle(grid.box(index, index).grown(by: -1), "border")
      }
    }
    return haveNumbers
  }

  /// What says without colour, on paper, that a number is negative.
  private func minus(in box: Scene.Box) -> String {
    "M\(coordinate(box.x + box.width / 4)) \(coordinate(box.y + box.height / 2))"
      + "h\(coordinate(box.width / 2))"
  }

  /// How strong the colour of a number is, from −1 to 1.
  ///
  /// Of a confusion matrix it goes with the root of its share of the row, so that a few mistakes are
  /// seen, and what is right is negative: blue.
  private var strengths: (_ row: Int, _ column: Int, _ number: Double) -> Double {
    guard counts != nil else {
      let scale = ownScale(matrix.numbers.joined().compactMap { $0 })
      return { _, _, number in scale(number) }
    }
    let sums = matrix.numbers.map { $0.reduce(0) { $0 + abs($1 ?? 0) } }
    return { row, column, number in
      guard sums[row] > 0 else { return 0 }
      let part = (abs(number) / sums[row]).squareRoot()
      return row == column ? -part : number == 0 ? 0 : 0.2 + 0.8 * part
    }
  }

  /// What colours say where no number does.
  private func drawKey(on canvas: inout ChartCanvas) {
    let known = matrix.numbers.joined().compactMap { $0 }
    guard let lowest = known.min(), let highest = known.max(), counts == nil else { return }
    let scale = ownScale(known)
    let (low, high) = (Self.format.string(lowest), Self.format.string(highest))
    let size = ChartCanvas.letters
    let steps = 8
    let width = textWidth(low, size: size) + textWidth(high, size: size) + 16 + 14 * Double(steps)
    var x = (ChartCanvas.width - width) / 2
    canvas.text(low, x: x, y: canvas.height + 14, "")
    x += textWidth(low, size: size) + 8
    for step in 0..<steps {
      let part = Double(step) / Double(steps - 1)
      let value = scale(lowest) * (1 - part) + scale(highest) * part
      let box = Scene.Box(x: x, y: canvas.height + 3, width: 14, height: 13)
      canvas.rectangle(box, "h\(Ramp.step(value)) area cell")
      if value < 0 { canvas.path(minus(in: box), "minus") }
      x += 14
    }
    canvas.text(high, x: x + 8, y: canvas.height + 14, "")
    canvas.height += 24
  }
}
