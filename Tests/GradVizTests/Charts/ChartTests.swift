// What all charts have in common: themes, names for screen readers, files, and odd input.

import Foundation
import Graphviz
import TestSupport
import Testing

@testable import GradViz

@Suite struct ChartTests {
  /// One of each kind, with words that XML does not take as they are.
  static let charts: [Chart] = [
    .curves([Curve("a<b & \"c\"", [1, 2, .nan]), Curve("", [])], x: "x>", y: "<y"),
    .curves([Curve("a", [3, 2, 1])], x: "x", y: "y", isLogarithmic: true, title: "1 < 2"),
    .confusion([[5, 1], [0, 7]], classes: ["<a>", "&"]),
    .heatMap([[1, -2], [.nan, 0]], rows: ["'"], columns: ["\u{0}\u{FFFE}"], x: "&", y: "<"),
    .scatter([PointGroup("<", [(1, 1), (2, 3)])], x: "&", y: ">"),
    .boundary([PointGroup("<", [(1, 1)]), PointGroup("b", [(2, 2)])], x: "", y: "", resolution: 9) {
      $0.map { $0.x + $0.y - 3 }
    },
    .images(
      [
        ImageTile(
          [[0, 0.5], [1, .nan]], caption: "<&>", isMarked: true,
          boxes: [ImageBox(x: 0, y: 0, width: 1, height: 1, label: "<")])
      ], columns: 2),
  ]

  @Test(arguments: charts.indices, [nil] + Theme.allCases)
  func everyChartIsAPictureWithAName(index: Int, theme: Theme?) throws {
    let chart = Self.charts[index]
    let svg = try SVGReader(chart, theme)
    let root = try #require(svg.elements.first)
    #expect(root.tag == "svg" && root.attributes["role"] == "img")
    #expect(root.number("width") == 520 && root.number("height") > 50)
    let ids = try #require(root.attributes["aria-labelledby"]).split(separator: " ")
    #expect(
      ids.map(String.init)
        == ["title", "desc"].compactMap { svg.all($0).first?.attributes["id"] })
    #expect(!svg.all("title")[0].text.isEmpty && svg.spoken.hasSuffix("."))
    #expect(chart.svg(theme: theme) == chart.svg(theme: theme))
    #expect(!chart.svg(theme: theme).contains("nan") && !chart.svg(theme: theme).contains("inf\""))
    // Letters are never smaller than nine of 390 pixels' ones.
    let sizes = chart.svg(theme: theme).matches(of: /font(?:-size)?:([0-9]+)px/)
      .compactMap { Double($0.output.1) }
    #expect(!sizes.isEmpty && sizes.allSatisfy { $0 * 390 / 520 >= 9 })
    // All that is drawn has a rule, and nothing else has one.
    let css = try #require(svg.all("style").first).text
    let ruled = Set(css.matches(of: /\.([a-z]+[0-9]*)(?=[ .{])/).map { String($0.output.1) })
    let used = Set(svg.elements.dropFirst().flatMap(\.classes))
    #expect(ruled.subtracting(used).allSatisfy { $0.hasPrefix("chart") || $0 == "auto" })
  }

  @Test func withoutAThemeItIsDarkWhereItsReaderIs() {
    let chart = Self.charts[0]
    #expect(chart.svg().contains("@media screen and (prefers-color-scheme:dark)"))
    #expect(chart.svg().contains(Theme.dark.categories[0].hex))
    #expect(!chart.svg(theme: .light).contains("@media"))
    let paper = chart.svg(theme: .paper).matches(of: /#([0-9a-f]{6})/).map { String($0.output.1) }
    #expect(!paper.isEmpty)
    for color in paper {
      #expect(color.prefix(2) == color.dropFirst(2).prefix(2) && color.prefix(2) == color.suffix(2))
    }
  }

  @Test func withoutNumbersThereIsNothingToShow() throws {
    let charts: [Chart] = [
      .curves([], x: "", y: ""), .curves([Curve("a", [.nan])], x: "x", y: "y"),
      .curves([Curve("a", [0, -1])], x: "x", y: "y", isLogarithmic: true),
      .confusion([], classes: ["a"]), .heatMap([[]], rows: [], columns: [], x: "", y: ""),
      .scatter([], x: "", y: ""), .scatter([PointGroup("a", [(.nan, 1)])], x: "", y: ""),
      .images([], columns: 3),
    ]
    for chart in charts {
      let svg = try SVGReader(chart)
      #expect(svg.texts == ["nothing to show"] && !svg.spoken.isEmpty)
    }
  }

  /// Numbers of every kind, in lists of every length, give pictures.
  @Test func oddNumbersAreDrawnOrLeftOut() throws {
    let odd = [
      .nan, .infinity, -.infinity, 0, -0.0, 5e-324, -1e-310, 1e308, -1e308, 1e300, -1e300, 1e16,
      1, -1, 0.1, 1e-12,
    ]
    var generator = SeededGenerator(seed: 1)
    func number() -> Double { odd.randomElement(using: &generator) ?? 0 }
    func numbers() -> [Double] {
      (0..<Int.random(in: 0...6, using: &generator)).map { _ in number() }
    }
    func points() -> [(x: Double, y: Double)] { numbers().map { ($0, number()) } }
    for round in 0..<30 {
      let rows = (0..<round % 5).map { _ in numbers() }
      let charts: [Chart] = [
        .curves(
          [Curve("a", numbers(), from: number(), every: number()), Curve("b", points: points())],
          x: "x", y: "y", isLogarithmic: round % 2 == 0,
          marks: [Mark(x: number(), y: number(), label: "m")]),
        .heatMap(rows, rows: [], columns: ["a"], x: "x", y: "y"),
        .boundary(
          [PointGroup("a", points()), PointGroup("b", points())], x: "", y: "", resolution: 5
        ) { $0.map { _ in number() } },
        .scatter([PointGroup("a", points())], x: "x", y: "y"),
        .images(
          [
            ImageTile(
              rows, caption: "c",
              boxes: [
                ImageBox(
                  x: number(), y: number(), width: number(), height: number(), label: "a")
              ])
          ], columns: round),
      ]
      for chart in charts {
        let svg = try SVGReader(chart)
        let size = try #require(svg.elements.first)
        for text in svg.all("text") {
          #expect(0...520 ~= text.number("x") && 0...size.number("height") ~= text.number("y"))
        }
      }
    }
  }

  @Test func theTitleIsWholeInItsName() throws {
    var chart = Self.charts[0]
    chart.title = String(repeating: "a long title ", count: 40)
    let svg = try SVGReader(chart)
    #expect(svg.all("title")[0].text == chart.title)
    let lines = svg.all("text", "t").map(\.text)
    #expect(lines.count == 3 && lines[2].hasSuffix("…"))
    #expect(lines.allSatisfy { textWidth($0, size: 16, bold: true) <= 496 })
    #expect(cut("abcdef", width: 30, size: 14).hasSuffix("…"))
    #expect(cut("abc", width: 300, size: 14) == "abc")
  }

  @Test func aFileIsWholeOrTheErrorSaysWhy() throws {
    let scratch = try ScratchFolder()
    try Self.charts[0].write(to: scratch / "a/b/chart.svg", theme: .dark)
    #expect(try scratch.read("a/b/chart.svg") == Self.charts[0].svg(theme: .dark))
    try scratch.write("", to: "file")
    do {
      try Self.charts[0].write(to: scratch / "file/chart.svg")
      Issue.record("a file was taken for a folder")
    } catch {
      guard case .notWritten = error else { throw error }
      #expect(error.description.contains("file/chart.svg"))
    }
  }

  // MARK: Colours

  @Test(arguments: Theme.allCases)
  func coloursAreReadable(theme: Theme) {
    let (palette, categories) = (theme.palette, theme.categories)
    #expect(categories.count == Theme.categoryCount && palette.background != categories[0])
    for color in categories { #expect(color.contrast(with: palette.background) >= 4.5) }
    // Points on the strongest shade of their side; on paper the second group's are black on grey.
    let part = 0.08 * Double(ChartStyle.shades)
    for (index, side) in [(0, 0), (1, 1), (0, 1), (1, 0)] where theme != .paper {
      let shade = palette.background.mixed(with: categories[side], part)
      #expect(categories[index].contrast(with: shade) >= 3, "\(theme) \(index) on \(side)")
    }
  }

  @Test(arguments: [Theme.light, .dark], ColorVisionTests.Vision.allCases)
  func categoriesDiffer(theme: Theme, vision: ColorVisionTests.Vision) {
    let colors = theme.categories
    for (index, color) in colors.enumerated() {
      for other in colors[..<index] {
        #expect(vision.difference(color, other) >= 15, "\(color.hex) \(other.hex)")
      }
    }
  }
}
