// Points of groups, and the line that a model draws between two of them.

import Foundation
import Testing

@testable import GradViz

@Suite struct PointChartTests {
  @Test func groupsDifferByShapeAndColour() throws {
    let groups = (0..<10).map { PointGroup("group \($0)", [(Double($0), 1), (2, Double($0))]) }
    let svg = try SVGReader(.scatter(groups, x: "first", y: "second"))
    // Each group and its sign in the legend.
    let points = svg.all("path", "point")
    #expect(points.count == 20)
    #expect(Set(points.map(\.classes)).count == 10)
    let shapes = PointShape.allCases.map { $0.path(at: Scene.Point(x: 20, y: 20), radius: 5) }
    #expect(Set(shapes).count == 10)
    #expect(groups.allSatisfy { svg.texts.contains($0.label) })
  }

  @Test func theDescriptionSaysWhereGroupsAre() throws {
    let chart = Chart.scatter(
      [PointGroup("a", [(0, 0), (2, 4)]), PointGroup("b", [(.nan, 1)])], x: "x1", y: "x2")
    #expect(
      try SVGReader(chart).spoken
        == "Points by x1 and x2. a, 2 points around (1, 2); b, no point (1 more can't be shown: NaN or "
        + "infinite).")
  }

  @Test func manyPointsAreThinned() throws {
    var state: UInt64 = 1
    func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1
      return Double(state >> 40) / Double(1 << 24)
    }
    let points = (0..<30_000).map { _ in (x: next(), y: next()) }
    let svg = try SVGReader(.scatter([PointGroup("a", points)], x: "", y: ""))
    let path = try #require(svg.all("path", "point").first?.attributes["d"])
    #expect((5_000...20_000).contains(path.count { $0 == "M" }))
  }

  @Test func scoresAreAskedForOnce() {
    var calls: [Int] = []
    var ends: [(x: Double, y: Double)] = []
    _ = Chart.boundary(
      [PointGroup("a", [(0, 0)]), PointGroup("b", [(1, 1), (1, 0)])], x: "", y: "", resolution: 20
    ) { points in
      calls.append(points.count)
      ends = [points[0], points[399]]
      return points.map { $0.x - 0.5 }
    }
    #expect(calls == [400 + 3])
    // From the lower left to the upper right, a little beyond the points.
    #expect(ends[0].x < 0 && ends[0].x > -0.1 && ends[1].x > 1 && ends[1].x < 1.1)
    #expect(ends[0].y < 0 && ends[1].y > 1)
  }

  @Test func theBoundaryIsWhereTheScoreIsZero() throws {
    let groups = [PointGroup("left", [(0, 0), (0.7, 1)]), PointGroup("right", [(1, 1)])]
    let chart = Chart.boundary(groups, x: "x", y: "y") { $0.map { $0.x - 0.5 } }
    let svg = try SVGReader(chart)
    let places = try #require(svg.all("path", "border").first).places
    #expect(places.count >= 100)
    #expect(Set(places.map(\.x)).count == 1)
    #expect(
      svg.spoken.hasSuffix("The line parts left and right: 2 of 3 points are on their side."))
    // The side of the second group is the one above zero.
    func right(_ name: String) throws -> Double {
      let path = try #require(svg.all("path", name).first?.attributes["d"])
      return try #require(path.matches(of: /H(-?[0-9.]+)/).compactMap { Double($0.output.1) }.max())
    }
    #expect(try right("above4") > places[0].x && right("below4") < places[0].x)
  }

  /// Of a circle every piece of the line is at its radius.
  @Test func marchingSquaresFindACircle() {
    let side = 41
    func score(_ column: Int, _ row: Int) -> Double {
      let (x, y) = (Double(column) - 20, Double(row) - 20)
      return (x * x + y * y).squareRoot() - 13
    }
    var pieces = 0
    for row in 0..<side - 1 {
      for column in 0..<side - 1 {
        let corners = [
          score(column, row), score(column + 1, row), score(column + 1, row + 1),
          score(column, row + 1),
        ]
        for (from, to) in zeroLines(of: corners) {
          for end in [from, to] {
            let (x, y) = (Double(column) + end.x - 20, Double(row) + end.y - 20)
            #expect(abs((x * x + y * y).squareRoot() - 13) < 0.02)
          }
          pieces += 1
        }
      }
    }
    #expect(pieces > 80)
    #expect(zeroLines(of: [1, 2, 3, 4]).isEmpty && zeroLines(of: [-1, -2, -1, -1]).isEmpty)
    // The half of the smallest number is zero, and twice the largest is none.
    for corners in [[5e-324, 0, 0, 0], [1e308, -1e308, -1e308, -1e308]] {
      let lines = zeroLines(of: corners)
      #expect(lines.count == 1 && lines[0].0.x.isFinite && lines[0].1.y.isFinite)
    }
    // A saddle: the middle decides which corners belong together.
    let (high, low) = (zeroLines(of: [3, -1, 3, -1]), zeroLines(of: [1, -3, 1, -3]))
    #expect(high.count == 2 && low.count == 2)
    #expect(high[0].0.x == 0.75 && high[0].0.y == 0 && high[0].1.x == 1 && high[0].1.y == 0.25)
    #expect(low[0].0.x == 0 && low[0].0.y == 0.25 && low[0].1.x == 0.25 && low[0].1.y == 0)
  }

  @Test func scoresThatAreNoneLeaveAGap() throws {
    let groups = [PointGroup("a", [(0, 0)]), PointGroup("b", [(1, 1)])]
    let chart = Chart.boundary(groups, x: "x", y: "y", resolution: 10) { points in
      points.map { $0.x < 0.5 ? .nan : 1 }
    }
    let svg = try SVGReader(chart)
    #expect(svg.spoken.contains("50 of 100 scores are NaN or infinite."))
    #expect(!svg.all("path", "above4").isEmpty && svg.all("path", "border").isEmpty)
    for wrong in [[], [1.0]] {
      let few = Chart.boundary(groups, x: "x", y: "y", resolution: -3) { _ in wrong }
      #expect(try SVGReader(few).spoken.contains("of 4 scores are NaN or infinite."))
    }
    var asked = 0
    _ = Chart.boundary([], x: "", y: "", resolution: 1_000_000) { points in
      asked = points.count
      return []
    }
    #expect(asked == 200 * 200)
  }
}
