// Curves: where they are, what is kept of long ones, and that no name covers another.

import Foundation
import Testing

@testable import GradViz

@Suite struct CurveChartTests {
  private func reader(_ curves: [Curve], isLogarithmic: Bool = false) throws -> SVGReader {
    try SVGReader(.curves(curves, x: "step", y: "loss", isLogarithmic: isLogarithmic))
  }

  @Test func aLineGoesFromCornerToCorner() throws {
    let line = try #require(try reader([Curve("a", [0, 1, 2], from: 0)]).all("path", "line").first)
    let places = line.places
    #expect(places.count == 3)
    // Equal steps to the right and up: y counts from the top.
    #expect(abs(places[0].x + places[2].x - 2 * places[1].x) <= 0.1)
    #expect(abs(places[0].y + places[2].y - 2 * places[1].y) <= 0.1)
    #expect(places[2].x > places[0].x && places[0].y - places[2].y == 240)
  }

  @Test func powersOfTenAreEquallyFar() throws {
    let line = try reader([Curve("a", [1000, 10, 0.1])], isLogarithmic: true).all("path", "line")
    let places = try #require(line.first).places
    #expect(abs(places[0].y + places[2].y - 2 * places[1].y) <= 0.1)
  }

  @Test func curvesDifferByColourAndDashes() throws {
    let curves = (0..<10).map { Curve("curve \($0)", [Double($0), 1]) }
    let lines = try reader(curves).all("path", "line").map(\.classes)
    #expect(lines.count == 10 && Set(lines).count == 10)
    #expect(lines[3].contains("c3") && lines[3].contains("l3"))
  }

  @Test func namesDoNotCoverEachOther() throws {
    let curves = (0..<12).map { Curve("curve \($0)", [0, Double($0 / 6) + Double($0) * 0.001]) }
    let names = try reader(curves).all("text", "b")
    #expect(names.count == 12)
    let places = names.map { $0.number("y") }.sorted()
    for (above, below) in zip(places, places.dropFirst()) { #expect(below - above >= 16.9) }
    #expect(names.allSatisfy { $0.number("x") + textWidth($0.text, size: 14) < 520 })
  }

  /// A curve that ends early has its name where it ends.
  @Test func namesStandAtEnds() throws {
    let svg = try reader([
      Curve("whole", Array(repeating: 2.5, count: 100)), Curve("short", [2, 3]),
    ])
    let line = try #require(svg.all("path", "line").last).places
    let names = svg.all("text", "b")
    let short = try #require(names.first { $0.text == "short" })
    #expect(abs(short.number("x") - line[1].x - 8) < 0.2 && short.number("y") > line[1].y)
    #expect(names.contains { $0.text == "whole" && $0.number("x") > 400 })
    #expect(svg.all("path", "lead").isEmpty)
  }

  @Test func manyCurvesHaveALegend() throws {
    let names = (0..<30).map { "curve number \($0)" }
    let svg = try reader(names.map { Curve($0, [1, 2]) })
    #expect(names.allSatisfy(svg.texts.contains))
    #expect(svg.all("text", "b").isEmpty)
    let box = try #require(svg.all("svg").first)
    #expect(svg.all("text").allSatisfy { $0.number("y") < box.number("height") })
  }

  @Test func oneCurveOfTheAxisNameSaysItOnce() throws {
    #expect(try reader([Curve("loss", [1, 2])]).texts.filter { $0 == "loss" }.count == 1)
  }

  @Test func whatIsNoNumberLeavesAGap() throws {
    let svg = try reader([Curve("a", [1, 2, .nan, 3, .infinity, 4, 5])])
    let path = try #require(svg.all("path", "line").first?.attributes["d"])
    #expect(path.count { $0 == "M" } == 2)
    // What stands alone between gaps is a dot.
    #expect(svg.all("path", "point").count == 1)
    #expect(svg.spoken.contains("2 points can't be shown: NaN or infinite."))
  }

  @Test func zeroIsNotOnALogarithmicAxis() throws {
    let svg = try reader([Curve("a", [1, 0, -1, 0.1, 0.01])], isLogarithmic: true)
    #expect(svg.spoken.contains("2 points can't be shown: NaN, infinite, or not above zero."))
    #expect(try #require(svg.all("path", "line").first).places.count == 2)
  }

  @Test func longCurvesKeepTheirExtremes() throws {
    var values = (0..<10_000).map { sin(Double($0) / 500) }
    (values[1234], values[7777]) = (9, -7)
    let curve = Curve("a", values)
    let svg = try reader([curve])
    let places = try #require(svg.all("path", "line").first).places
    #expect((300...700).contains(places.count))
    #expect(svg.spoken.contains("lowest −7, highest 9"))
    let whole = try reader([Curve("a", [-7, 9])]).all("path", "line")[0].places.map(\.y)
    #expect(places.map(\.y).max() == whole.max() && places.map(\.y).min() == whole.min())
    #expect(places.map(\.x) == places.map(\.x).sorted())
    let gaps = try reader([Curve("a", values.enumerated().map { $0 == 5000 ? .nan : $1 })])
    #expect(gaps.all("path", "line")[0].attributes["d"]?.count { $0 == "M" } == 2)
  }

  @Test func theDescriptionSaysWhereCurvesEnd() throws {
    let chart = Chart.curves(
      [Curve("train", [2.5, 1, 0.25], from: 10, every: 10)], x: "epoch", y: "loss")
    #expect(
      try SVGReader(chart).spoken
        == "loss over epoch. train: 3 points, from 2.5 at 10 to 0.25 at 30, lowest 0.25, highest 2.5."
    )
  }

  @Test func marksHaveTheirWords() throws {
    let chart = Chart.curves(
      [Curve("a", [1, 2, 3])], x: "", y: "",
      marks: [Mark(x: 2, y: 2, label: "here"), Mark(x: 3, y: .nan, label: "nowhere")])
    let svg = try SVGReader(chart)
    #expect(svg.all("path", "ring").count == 1)
    #expect(svg.texts.contains("here") && !svg.texts.contains("nowhere"))
  }

  @Test func placesAreSpreadAsLittleAsPossible() {
    #expect(spread([10, 50, 90], by: 17, within: 0...100) == [10, 50, 90])
    #expect(spread([50, 50], by: 20, within: 0...100) == [40, 60])
    #expect(spread([0, 1, 2], by: 10, within: 0...100) == [0, 10, 20])
    #expect(spread([98, 99, 100], by: 10, within: 0...100) == [80, 90, 100])
    #expect(spread([], by: 10, within: 0...100).isEmpty)
  }
}
