// Points of groups in a plane, and where a model draws the line between two of them.

import ComputationGraph

/// What ``Chart/scatter(_:x:y:title:)`` and ``Chart/boundary(_:x:y:resolution:title:score:)`` draw.
struct PointChart: ChartContent {
  var groups: [PointGroup]
  var x: String
  var y: String
  /// What a model says of the plane, for a boundary.
  var field: ScoreField?

  private static let height = 330.0

  /// The axes of groups of points; they are a little longer than the points need.
  static func axes(_ groups: [PointGroup]) -> (x: Axis, y: Axis) {
    let shown = groups.lazy.flatMap(\.points).filter(isShown)
    return (Axis(shown.map(\.x), ends: .padded), Axis(shown.map(\.y), ends: .padded))
  }

  static func isShown(_ point: ChartPoint) -> Bool {
    abs(point.x) <= Axis.largest && abs(point.y) <= Axis.largest
  }

  func draw(on canvas: inout ChartCanvas) {
    guard field != nil || groups.contains(where: { $0.points.contains(where: Self.isShown) }) else {
      return canvas.nothing()
    }
    let axes = field.map { ($0.x, $0.y) } ?? Self.axes(groups)
    let plot = Plot(
      x: axes.0, y: axes.1, names: (x, y), height: Self.height, rightMargin: 0, on: &canvas)
    field?.draw(in: plot, on: &canvas)
    for (index, group) in groups.enumerated() {
      draw(group, number: index, in: plot, on: &canvas)
    }
    canvas.legend(
      groups.enumerated().map { index, group in
        LegendEntry(label: group.label, sign: .shape(PointShape(of: index)), category: index)
      })
  }

  /// Of many points those that would be hidden by one of their own group are left out.
  private func draw(
    _ group: PointGroup, number: Int, in plot: Plot, on canvas: inout ChartCanvas
  ) {
    let count = group.points.count
    let (radius, cell) = count > 1000 ? (2.5, 3.0) : count > 200 ? (3.5, 1.5) : (4.5, 0.5)
    let shape = PointShape(of: number)
    var taken: Set<[Int]> = []
    let shapes = group.points.compactMap { point -> String? in
      guard Self.isShown(point), let place = plot.place(point),
        taken.insert([Int(place.x / cell), Int(place.y / cell)]).inserted
      else { return nil }
      return shape.path(at: place, radius: radius)
    }
    canvas.path(
      shapes.joined(),
      "point c\(number % Theme.categoryCount)" + (count > 200 ? " dense" : ""))
  }

  // MARK: In words

  var name: String {
    let axes = [x, y].filter { !$0.isEmpty }.joined(separator: " and ")
    let what = field == nil ? "Points" : "Decision boundary"
    return axes.isEmpty ? what : "\(what) by \(axes)"
  }

  var summary: String {
    let format = NumberFormat.significant(3)
    let told = groups.prefix(Theme.categoryCount).map { group in
      let shown = group.points.filter(Self.isShown)
      let missing = group.points.count - shown.count
      let gaps = missing == 0 ? "" : " (\(missing) more can't be shown: NaN or infinite)"
      let label = group.label.isEmpty ? "a group" : group.label
      guard !shown.isEmpty else { return "\(label), no point\(gaps)" }
      let mean = [shown.map(\.x), shown.map(\.y)].map { numbers in
        format.string(numbers.reduce(0) { $0 + $1 / Double(numbers.count) })
      }
      return "\(label), \(counted(shown.count, "point")) around (\(mean[0]), \(mean[1]))\(gaps)"
    }
    let rest = groups.count - told.count
    let more = rest > 0 ? " And \(counted(rest, "other group"))." : ""
    let all = groups.isEmpty ? " Nothing to show." : " " + told.joined(separator: "; ") + "."
    return "\(name)." + all + more + (field.map { " " + $0.summary(groups) } ?? "")
  }
}
