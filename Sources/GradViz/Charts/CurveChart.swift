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

  /// Writes names beside the ends of their lines, one below the other where ends are near: on the
  /// plot after a curve that ends early, else to the right of it.
  private func label(
    _ ends: [(place: Scene.Point?, name: String)], in plot: Plot, on canvas: inout ChartCanvas
  ) {
    let labels = ends.enumerated().compactMap { index, end in
      end.name.isEmpty ? nil : end.place.map { (end: $0, name: end.name, category: index) }
    }.sorted { ($0.end.y, $0.category) < ($1.end.y, $1.category) }
    let early = labels.filter { label in
      label.end.x + 8 + textWidth(label.name, size: ChartCanvas.letters, bold: true) < plot.right
    }
    let late = labels.filter { label in !early.contains { $0.category == label.category } }
    for (labels, isEarly) in [(early, true), (late, false)] {
      let heights = spread(
        labels.map(\.end.y), by: Self.lineHeight, within: plot.top...plot.bottom)
      for (label, height) in zip(labels, heights) {
        let color = "c\(label.category % Theme.categoryCount)"
        let x = isEarly ? label.end.x + 8 : plot.right + Self.lead
        if !isEarly, abs(height - label.end.y) > 3 || label.end.x < plot.right - 1 {
          canvas.path(
            "M\(coordinate(label.end.x + 3)) \(coordinate(label.end.y))"
              + "L\(coordinate(x - 3)) \(coordinate(height))", "lead \(color)")
        }
        canvas.text(label.name, x: x, y: height + 5, "b over \(color)")
      }
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
