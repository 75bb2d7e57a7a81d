// Where the cells of a matrix are, and the names beside and below them.

/// Equal cells with names to the left and below.
struct CellGrid {
  let (rows, columns): ([String], [String])
  let (left, top): (Double, Double)
  let (width, height): (Double, Double)
  /// Whether names below are turned, as they are wider than their columns.
  private let isTurned: Bool

  private static let size = ChartCanvas.letters
  private static let widestName = 110.0
  private static let (widest, highest, wholeHeight) = (84.0, 40.0, 400.0)
  /// The sine and cosine of 45°.
  private static let slant = 0.7071

  /// Cells for these names, from `top` down, in the middle of the canvas.
  init(rows: [String], columns: [String], top: Double) {
    func short(_ name: String) -> String {
      guard textWidth(name, size: Self.size) > Self.widestName else { return name }
      // Names with the same beginning are told apart by their ends.
      let end = name.suffix(4)
      let room = Self.widestName - textWidth(String(end), size: Self.size)
      return cut(name, width: room, size: Self.size) + end
    }
    func widest(_ names: [String]) -> Double {
      names.map { textWidth($0, size: Self.size) }.max() ?? 0
    }
    (self.rows, self.columns, self.top) = (rows.map(short), columns.map(short), top)
    let (rowNames, columnNames) = (widest(self.rows) + 8, widest(self.columns))
    let room = ChartCanvas.width - 24 - rowNames
    let straight = min(room / Double(columns.count), Self.widest)
    isTurned = columnNames + 6 > straight
    // Turned names begin left of their columns.
    let before = max(rowNames, isTurned ? columnNames * Self.slant - straight / 2 + 6 : 0)
    width = min((ChartCanvas.width - 24 - before) / Double(columns.count), Self.widest)
    height = min(max(width, 24), Self.wholeHeight / Double(rows.count), Self.highest)
    let whole = before + width * Double(columns.count)
    left = (ChartCanvas.width - whole) / 2 + before
  }

  func box(_ row: Int, _ column: Int) -> Scene.Box {
    Scene.Box(
      x: left + Double(column) * width, y: top + Double(row) * height, width: width,
      height: height)
  }

  /// All cells.
  var box: Scene.Box {
    Scene.Box(
      x: left, y: top, width: Double(columns.count) * width, height: Double(rows.count) * height)
  }

  private var bottom: Double { top + Double(rows.count) * height }

  /// Writes the names, of many narrow ones every second or tenth, and moves below them.
  func drawNames(on canvas: inout ChartCanvas) {
    func step(_ room: Double, _ needed: Double) -> Int { Int((needed / room).rounded(.up)) }
    for row in stride(from: 0, to: rows.count, by: max(step(height, 15), 1)) {
      let box = box(row, 0)
      canvas.text(rows[row], x: left - 8, y: box.y + height / 2 + 5, "end")
    }
    let needed = isTurned ? 19 : 1
    for column in stride(from: 0, to: columns.count, by: max(step(width, Double(needed)), 1)) {
      let middle = box(0, column).x + width / 2
      if isTurned {
        canvas.text(columns[column], x: middle + 5, y: bottom + 14, "end", turned: -45)
      } else {
        canvas.text(columns[column], x: middle, y: bottom + 18, "mid")
      }
    }
    let longest = columns.map { textWidth($0, size: Self.size) }.max() ?? 0
    canvas.height = bottom + (isTurned ? longest * Self.slant + 20 : 26)
  }
}
