// The scores that a model gives to the plane: shades, and the line where they are zero.

import Algorithms

/// Scores on a grid of points over a plot.
struct ScoreField {
  let x: Axis
  let y: Axis
  /// Points on each side of the grid.
  let side: Int
  /// From the lower left corner, row by row upwards.
  let scores: [Double]
  /// How many points of the first two groups are on the side of their own.
  private let right: Int?
  private let asked: Int

  /// Shades have so many steps along each axis, if scores have fewer.
  private static let finest = 160

  /// Asks for all scores at once: of the grid, and then of the points of the first two groups.
  init(
    _ groups: [PointGroup], side: Int, score: ([(x: Double, y: Double)]) -> [Double]
  ) {
    (x, y) = PointChart.axes(groups)
    self.side = min(max(side, 2), 200)
    let last = Double(self.side - 1)
    func value(_ axis: Axis, _ index: Int) -> Double {
      axis.lower + (axis.upper - axis.lower) * Double(index) / last
    }
    let sides = groups.prefix(2).map { $0.points.filter(PointChart.isShown) }
    var places: [(x: Double, y: Double)] = []
    for row in 0..<self.side {
      for column in 0..<self.side { places.append((value(x, column), value(y, row))) }
    }
    let count = places.count
    places += sides.joined().map { ($0.x, $0.y) }
    let all = score(places)
    scores = (0..<count).map { $0 < all.count ? all[$0] : .nan }
    asked = places.count - count
    let own = all.dropFirst(count).enumerated()
    right =
      all.count == places.count
      ? own.count { index, score in index < sides[0].count ? score < 0 : score > 0 } : nil
  }

  // MARK: Drawing

  func draw(in plot: Plot, on canvas: inout ChartCanvas) {
    let largest = largestMagnitude(scores)
    // Cells are cut into smaller ones, of which none is seen; neighbours of one shade are one.
    let parts = max(Self.finest / (side - 1), 1)
    let count = (side - 1) * parts
    var areas: [String: String] = [:]
    for row in 0..<count {
      let shades = (0..<count).map { shade(row, $0, parts, largest) }
      for run in shades.indices.chunked(on: { shades[$0] }) {
        guard let shade = run.0 else { continue }
        areas[shade, default: ""] += area(row, run.1.startIndex, run.1.endIndex, parts, in: plot)
      }
    }
    for (shade, path) in areas.sorted(by: { $0.key < $1.key }) {
      canvas.path(path, "\(shade) area")
    }
    canvas.path(line(in: plot), "border")
  }

  /// The corners of a cell from the lower left one against the clock; nil where one has no score.
  private func corners(_ row: Int, _ column: Int) -> [Double]? {
    let first = row * side + column
    let corners = [first, first + 1, first + side + 1, first + side].map { scores[$0] }
    return corners.allSatisfy(\.isFinite) ? corners : nil
  }

  /// The shade of a part of a cell: of the score in its middle, which is interpolated.
  private func shade(_ row: Int, _ column: Int, _ parts: Int, _ largest: Double) -> String? {
    guard let corners = corners(row / parts, column / parts) else { return nil }
    let across = (Double(column % parts) + 0.5) / Double(parts)
    let up = (Double(row % parts) + 0.5) / Double(parts)
    let below = corners[0] * (1 - across) + corners[1] * across
    let above = corners[3] * (1 - across) + corners[2] * across
    let score = below * (1 - up) + above * up
    let part = largest > 0 ? abs(score) / largest : 0
    let step = min(Int(part * Double(ChartStyle.shades)) + 1, ChartStyle.shades)
    return score > 0 ? "above\(step)" : "below\(step)"
  }

  /// Where a point of the grid is on the canvas.
  private func place(_ row: Double, _ column: Double, in plot: Plot) -> Scene.Point {
    let last = Double(side - 1)
    return Scene.Point(
      x: plot.left + (plot.right - plot.left) * column / last,
      y: plot.bottom - (plot.bottom - plot.top) * row / last)
  }

  private func area(_ row: Int, _ from: Int, _ to: Int, _ parts: Int, in plot: Plot) -> String {
    let size = Double(parts)
    let low = place(Double(row) / size, Double(from) / size, in: plot)
    let high = place(Double(row + 1) / size, Double(to) / size, in: plot)
    return "M\(coordinate(low.x)) \(coordinate(low.y))H\(coordinate(high.x))"
      + "V\(coordinate(high.y))H\(coordinate(low.x))z"
  }

  /// The line where the score is zero, a piece for each cell that it goes through (marching squares).
  private func line(in plot: Plot) -> String {
    var line = ""
    for row in 0..<side - 1 {
      for column in 0..<side - 1 {
        guard let corners = corners(row, column) else { continue }
        for (from, to) in zeroLines(of: corners) {
          let ends = [from, to].map { point in
            let place = place(Double(row) + point.y, Double(column) + point.x, in: plot)
            return "\(coordinate(place.x)) \(coordinate(place.y))"
          }
          line += "M\(ends[0])L\(ends[1])"
        }
      }
    }
    return line
  }

  // MARK: In words

  func summary(_ groups: [PointGroup]) -> String {
    let missing = scores.count { !$0.isFinite }
    let gaps = missing == 0 ? "" : " \(missing) of \(scores.count) scores are NaN or infinite."
    let labels = groups.prefix(2).map(\.label).joined(separator: " and ")
    let told = right.map { right in
      asked == 0 ? "" : "The line parts \(labels): \(right) of \(asked) points are on their side."
    }
    return (told ?? "") + gaps
  }
}

/// Where a linear function between the corners of a square of side 1 is zero: no, one or two lines.
///
/// Corners go from the lower left one against the clock. Where opposite ones have the same sign, the
/// mean in the middle says which are joined.
func zeroLines(of corners: [Double]) -> [(Scene.Point, Scene.Point)] {
  let places: [(x: Double, y: Double)] = [(0, 0), (1, 0), (1, 1), (0, 1)]
  // On each side that changes sign, from the lower one against the clock.
  let crossings = (0..<4).compactMap { side -> Scene.Point? in
    let next = (side + 1) % 4
    let (a, b) = (corners[side], corners[next])
    guard (a > 0) != (b > 0) else { return nil }
    // The difference of large numbers may be none, and the half of tiny ones zero.
    let scale = max(abs(a), abs(b)) > 1 ? 0.5 : 1
    let part = scale * a / (scale * a - scale * b)
    return Scene.Point(
      x: places[side].x + (places[next].x - places[side].x) * part,
      y: places[side].y + (places[next].y - places[side].y) * part)
  }
  switch crossings.count {
  case 2: return [(crossings[0], crossings[1])]
  case 4:
    let middle = corners.reduce(0) { $0 + $1 / 4 }
    // The lower left corner is joined with the opposite one, or cut off.
    return (corners[0] > 0) == (middle > 0)
      ? [(crossings[0], crossings[1]), (crossings[2], crossings[3])]
      : [(crossings[3], crossings[0]), (crossings[1], crossings[2])]
  default: return []
  }
}
