// The elements of a value as shapes on a card of a replay: numbers, heat maps, thumbnails.

import ComputationGraph

/// Turns elements into texts and coloured cells.
struct ElementsShapes {
  let numbers: NumberFormat
  let limits: DrawingOptions.Limits
  let scale: GradientScale

  /// A number that changes from step to step; nil is what is not there yet.
  func number(_ value: Double?, _ classes: [String], _ x: Double, _ y: Double) -> Scene.Item {
    let alarm = value?.isFinite == false ? ["at"] : []
    return .text(value.map(numbers.string) ?? "–", ["k"] + classes + alarm, x, y)
  }

  /// All elements of a part, from the upper left corner of its box.
  ///
  /// - Parameter isColoured: Whether cells have the colours of their values; else only what is not
  ///   a number stands out.
  func items(
    _ part: CardContent.Part, _ values: [Double]?, in box: ElementsBox, _ shape: [Int], x: Double,
    y: Double, isColoured: Bool
  ) -> [Scene.Item] {
    switch box.form {
    case .number: [number(values?.first, [], x, y + 11)]
    case .none: [.text(ElementsForm.noElements, ["s"], x, y + 10)]
    case .grid(let grid): cells(part, values, grid, box.cellWidth, x, y, isColoured)
    case .summary: summary(part, values, box, shape, x, y, isColoured)
    }
  }

  private func cells(
    _ part: CardContent.Part, _ values: [Double]?, _ grid: Grid, _ width: Double, _ x: Double,
    _ top: Double, _ isColoured: Bool
  ) -> [Scene.Item] {
    var items: [Scene.Item] = []
    var y = top
    let strength = part == .grad ? scale.strength : Self.strength(values ?? [])
    for row in 0..<grid.rows {
      if let slice = grid.slice(above: row) {
        items.append(.text(slice, ["s"], x + 1, y + 10))
        y += ElementsBox.lineHeight
      }
      for column in 0..<grid.columns {
        let value = values?[row * grid.columns + column]
        let left = x + Double(column) * width
        let box = Scene.Box(x: left + 0.5, y: y + 0.5, width: width - 1, height: 15)
        items.append(
          Scene.Item(.rectangle(box), cell(part, value, isColoured: isColoured, strength)))
        items.append(number(value, ["m", "i"], left + width / 2, y + 11.5))
      }
      y += ElementsBox.cellHeight
    }
    return items
  }

  private func summary(
    _ part: CardContent.Part, _ values: [Double]?, _ box: ElementsBox, _ shape: [Int], _ x: Double,
    _ top: Double, _ isColoured: Bool
  ) -> [Scene.Item] {
    let (rows, columns) = box.thumbnail
    let small = values.map { Thumbnail(Elements($0), shape: shape, side: limits.thumbnail) }
    let strength = Self.strength(small?.cells ?? [])
    let side = ElementsBox.thumbnailCell
    var items = (0..<rows * columns).map { index in
      let box = Scene.Box(
        x: x + Double(index % columns) * side, y: top + Double(index / columns) * side,
        width: side, height: side)
      return Scene.Item(
        .rectangle(box), cell(part, small?.cells[index], isColoured: isColoured, strength))
    }
    let statistics = values.map { Statistics(Elements($0)) }
    let lines = [
      ("min", statistics?.least), ("mean", statistics?.mean), ("max", statistics?.greatest),
    ]
    for (index, line) in lines.enumerated() {
      let y = top + Double(rows) * side + Double(index + 1) * ElementsBox.lineHeight
      items += [.text(line.0, ["s"], x, y), number(line.1, ["m"], x + 32, y)]
    }
    return items
  }

  // MARK: Colours

  /// Values of data have a scale of their own.
  private static func strength(_ values: [Double]) -> (Double) -> Double {
    let largest = largestMagnitude(values)
    return { largest > 0 ? $0 / largest : 0 }
  }

  /// The classes of a cell: `g` is on the scale of the graph's gradients, `d` on one of its own.
  func cell(
    _ part: CardContent.Part, _ value: Double?, isColoured: Bool,
    _ strength: ((Double) -> Double)? = nil
  ) -> [String] {
    if value?.isFinite == false { return ["c", "ax"] }
    guard isColoured else { return ["c"] }
    let step = Ramp.step(value.map(strength ?? scale.strength) ?? 0)
    return ["c", (part == .data ? "d" : "g") + String(step)]
  }
}
