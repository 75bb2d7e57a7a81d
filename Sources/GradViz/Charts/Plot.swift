// The frame of a chart with two axes: lines, numbers, and where points are in it.

/// The part of the canvas in which points of two axes are drawn.
struct Plot {
  let x: Axis
  let y: Axis
  let (left, right): (Double, Double)
  let (top, bottom): (Double, Double)

  /// Draws the axes below what is on a canvas, with room to the right for labels.
  init(
    x: Axis, y: Axis, names: (x: String, y: String), height: Double, rightMargin: Double,
    on canvas: inout ChartCanvas
  ) {
    (self.x, self.y) = (x, y)
    let size = ChartCanvas.letters
    let widest = y.ticks.map { textWidth($0.label, size: size) }.max() ?? 0
    left = max(widest + 16, 34)
    right = ChartCanvas.width - max(rightMargin, 18)
    if !names.y.isEmpty {
      canvas.text(
        cut(names.y, width: ChartCanvas.width - 24, size: size), x: 12, y: canvas.height + 14,
        "m i")
      canvas.height += 20
    }
    top = canvas.height + 8
    bottom = top + height
    canvas.height = bottom + 26
    drawTicks(on: &canvas)
    if !names.x.isEmpty {
      canvas.text(
        cut(names.x, width: right - left, size: size), x: (left + right) / 2,
        y: canvas.height + 14, "m i mid")
      canvas.height += 26
    }
  }

  private func drawTicks(on canvas: inout ChartCanvas) {
    var lines = ""
    for tick in y.ticks {
      guard let part = y.part(tick.value) else { continue }
      let place = bottom - part * (bottom - top)
      lines += "M\(coordinate(left)) \(coordinate(place))H\(coordinate(right))"
      canvas.text(tick.label, x: left - 8, y: place + 5, "m end")
    }
    var end = 0.0
    for tick in x.ticks {
      guard let part = x.part(tick.value) else { continue }
      let place = left + part * (right - left)
      lines += "M\(coordinate(place)) \(coordinate(top))V\(coordinate(bottom))"
      // Long numbers leave out those for which there is no room.
      let width = textWidth(tick.label, size: ChartCanvas.letters)
      guard place - width / 2 >= end, place + width / 2 <= ChartCanvas.width else { continue }
      canvas.text(tick.label, x: place, y: bottom + 18, "m mid")
      end = place + width / 2 + 8
    }
    canvas.path(lines, "grid")
  }

  /// Where a point is on the canvas; nil for one that has no place.
  func place(_ point: ChartPoint) -> Scene.Point? {
    guard let across = x.part(point.x), let up = y.part(point.y) else { return nil }
    return Scene.Point(x: left + across * (right - left), y: bottom - up * (bottom - top))
  }
}
