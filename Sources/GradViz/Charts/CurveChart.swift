// Curves over one axis, with their names at their ends.

import ComputationGraph

/// What ``Chart/curves(_:x:y:isLogarithmic:marks:title:)`` draws.
struct CurveChart: ChartContent {
  var curves: [Curve]
  var x: String
  var y: String
  var isLogarithmic: Bool
  var marks: [Mark]

  private static let (height, lineHeight) = (240.0, 17.0)
  /// The widest name that stands at an end, and what is left of a line that leads to it.
  private static let (widestName, lead) = (140.0, 14.0)

  var name: String {
    let y = y.isEmpty ? "Curves" : y
    return x.isEmpty ? y : "\(y) over \(x)"
  }

  private var points: [ChartPoint] { curves.flatMap(\.points) + marks.map(\.point) }

  func draw(on canvas: inout ChartCanvas) {
    let drawn = points.filter { isShown($0) }
    guard !drawn.isEmpty else { return canvas.nothing() }
    // One curve that is called what the axis is called says so once.
    let names = curves.count == 1 && curves[0].label == y ? [""] : curves.map(\.label)
    let widest = names.map { textWidth($0, size: ChartCanvas.letters, bold: true) }.max() ?? 0
    let fits =
      widest <= Self.widestName && Double(curves.count) * Self.lineHeight <= Self.height
    let plot = Plot(
      x: Axis(drawn.lazy.map(\.x), ends: .exact),
      y: Axis(drawn.lazy.map(\.y), isLogarithmic: isLogarithmic, ends: .round),
      names: (x, y), height: Self.height,
      rightMargin: fits && widest > 0 ? widest + Self.lead + 12 : 0, on: &canvas)
    let lines = curves.map { curve in
      Polyline(curve.points.map { isShown($0) ? plot.place($0) : nil })
    }
    for (index, line) in lines.enumerated() {
      let style = index % Theme.categoryCount
      canvas.path(line.path, "line c\(style) l\(style)\(line.isDense ? " dense" : "")")
      let dots = line.singles.map { PointShape.circle.path(at: $0, radius: 3) }
      canvas.path(dots.joined(), "point c\(style)")
    }
    for mark in marks { draw(mark, in: plot, on: &canvas) }
    if fits {
      label(zip(lines, names).map { ($0.end, $1) }, in: plot, on: &canvas)
    } else {
      canvas.legend(
        names.enumerated().map { LegendEntry(label: $1, sign: .line, category: $0) })
    }
  }

  /// Whether both numbers have a place.
  func isShown(_ point: ChartPoint) -> Bool {
    abs(point.x) <= Axis.largest && abs(point.y) <= Axis.largest
      && (!isLogarithmic || point.y > 0)
  }

  private func draw(_ mark: Mark, in plot: Plot, on canvas: inout ChartCanvas) {
    guard isShown(mark.point), let place = plot.place(mark.point) else { return }
    canvas.path(PointShape.circle.path(at: place, radius: 5), "ring")
    guard let label = mark.label else { return }
    // Beside it, where there is more room.
    let isLeft = place.x > (plot.left + plot.right) / 2
    let room = (isLeft ? place.x - plot.left : plot.right - place.x) - 10
    canvas.text(
      cut(label, width: room, size: ChartCanvas.letters), x: place.x + (isLeft ? -10 : 10),
      y: place.y < plot.top + 16 ? place.y + 16 : place.y - 6, isLeft ? "over end" : "over")
  }

  /// Writes names to the right of the ends of their lines, one below the other where ends are near.
  private func label(
    _ ends: [(place: Scene.Point?, name: String)], in plot: Plot, on canvas: inout ChartCanvas
  ) {
    let sorted = ends.indices.filter { ends[$0].place != nil && !ends[$0].name.isEmpty }
      .sorted { (ends[$0].place?.y ?? 0, $0) < (ends[$1].place?.y ?? 0, $1) }
    let heights = spread(
      sorted.map { ends[$0].place?.y ?? 0 }, by: Self.lineHeight,
      within: plot.top + 4...plot.bottom - 4)
    for (index, height) in zip(sorted, heights) {
      guard let end = ends[index].place else { continue }
      let color = "c\(index % Theme.categoryCount)"
      let x = plot.right + Self.lead
      if abs(height - end.y) > 3 || end.x < plot.right - 1 {
        canvas.path(
          "M\(coordinate(end.x + 3)) \(coordinate(end.y))"
            + "L\(coordinate(x - 3)) \(coordinate(height))", "lead \(color)")
      }
      canvas.text(ends[index].name, x: x, y: height + 5, "b \(color)")
    }
  }
}

/// Sorted places moved apart as little as possible, so that they are a gap from each other and within a
/// range.
///
/// Places that would meet are moved as one around their common middle (pool adjacent violators).
func spread(_ places: [Double], by gap: Double, within range: ClosedRange<Double>) -> [Double] {
  var blocks: [(sum: Double, count: Int)] = []
  for (index, place) in places.enumerated() {
    // Less the gaps before it: so the places must only not decrease.
    blocks.append((place - gap * Double(index), 1))
    while blocks.count > 1, let last = blocks.last {
      let before = blocks[blocks.count - 2]
      guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
      blocks.removeLast(2)
      blocks.append((before.sum + last.sum, before.count + last.count))
    }
  }
  let level = blocks.flatMap { Array(repeating: $0.sum / Double($0.count), count: $0.count) }
  let highest = range.upperBound - gap * Double(places.count - 1)
  return level.enumerated().map { index, place in
    max(min(place, highest), range.lowerBound) + gap * Double(index)
  }
}
