// The elements of a value as shapes on a card of a replay: heat maps, thumbnails, and their numbers.

import ComputationGraph

extension CardStyle {
  /// A number that changes from step to step, with as many digits as in sentences where it is in no
  /// grid; nil is what is not there yet.
  func figure(
    _ value: Double?, _ classes: [String], _ x: Double, _ y: Double, isOnCell: Bool = true,
    numbers: GridNumbers? = nil
  ) -> Scene.Item {
    let alarm = isOnCell && value?.isFinite == false ? ["at"] : []
    let write = numbers?.cell ?? NumberFormat.significant(options.precision).string
    let text = value.map(write) ?? "–"
    return .text(text, ["k"] + classes + alarm, x, y, of: value == nil ? .words : .number)
  }

  /// All elements of a part, from the upper left corner of their box.
  func elements(
    of part: CardContent.Part, _ values: [Double]?, on card: ReplayCard, x: Double, y: Double
  ) -> [Scene.Item] {
    switch card.elements.form {
    case .none: [.text(ElementsForm.noElements, ["s"], x, y + 10)]
    case .grid(let grid): cells(part, values, grid, card, x, y)
    case .summary: summary(part, values, card, x, y)
    }
  }

  private func cells(
    _ part: CardContent.Part, _ values: [Double]?, _ grid: Grid, _ card: ReplayCard, _ x: Double,
    _ top: Double
  ) -> [Scene.Item] {
    var items: [Scene.Item] = []
    var y = top
    let width = card.elements.cellWidth
    let strength = part == .grad ? survey.gradients.strength : ownScale(values ?? [])
    for row in 0..<grid.rows {
      if let slice = grid.slice(above: row) {
        items.append(.text(slice, ["s"], x + 1, y + 10))
        y += ElementsBox.lineHeight
      }
      for column in 0..<grid.columns {
        let value = values?[row * grid.columns + column]
        let left = x + Double(column) * width
        let box = Scene.Box(x: left + 0.5, y: y + 0.5, width: width - 1, height: 15)
        items.append(Scene.Item(.rectangle(box), cell(part, value, on: card, strength)))
        items.append(
          figure(
            value, ["m", "i"], left + width / 2, y + 11.5, numbers: card.numbers(part)))
      }
      y += ElementsBox.cellHeight
    }
    return items
  }

  private func summary(
    _ part: CardContent.Part, _ values: [Double]?, _ card: ReplayCard, _ x: Double, _ top: Double
  ) -> [Scene.Item] {
    let (box, side) = (card.elements, ElementsBox.thumbnailCell)
    let small = values.map {
      Thumbnail(Elements($0), shape: box.shape, side: options.limits.thumbnail)
    }
    let strength = ownScale(small?.cells ?? [])
    var items = (0..<box.rows * box.columns).map { index in
      let (row, column) = index.quotientAndRemainder(dividingBy: box.columns)
      let box = Scene.Box(
        x: x + Double(column) * side, y: top + Double(row) * side, width: side, height: side)
      return Scene.Item(.rectangle(box), cell(part, small?.cells[index], on: card, strength))
    }
    let statistics = values.map { Statistics(Elements($0)).named.map(\.value) }
    for (index, name) in Statistics.names.enumerated() {
      let y = top + Double(box.rows) * side + Double(index + 1) * ElementsBox.lineHeight
      items.append(.text(name, ["s"], x, y))
      items.append(figure(statistics?[index], ["m"], x + 32, y, isOnCell: false))
    }
    return items
  }

  /// The classes of a cell: `g` is on the scale of the graph's gradients, `d` on one of its own.
  func cell(
    _ part: CardContent.Part, _ value: Double?, on card: ReplayCard,
    _ strength: ((Double) -> Double)? = nil
  ) -> [String] {
    if value?.isFinite == false { return ["c", "ax"] }
    guard isColoured(part, on: card) else { return ["c"] }
    let step = Ramp.step(value.map(strength ?? survey.gradients.strength) ?? 0)
    return ["c", (part == .data ? "d" : "g") + String(step)]
  }
}
