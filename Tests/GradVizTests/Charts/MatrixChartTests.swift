// Matrices: the colours, numbers and names of cells.

import Foundation
import Testing

@testable import GradViz

@Suite struct MatrixChartTests {
  @Test func aConfusionMatrixIsTold() throws {
    let chart = Chart.confusion(
      [[50, 0, 0], [0, 47, 3], [0, 1, 49]], classes: ["setosa", "versicolor", "virginica"])
    let svg = try SVGReader(chart)
    #expect(
      svg.spoken
        == "Confusion matrix of 3 classes, actual ones in rows, predicted ones in columns: 146 of 150 "
        + "are right (97.3 %). Mistaken most often: versicolor for virginica (3).")
    #expect(
      svg.texts.filter { Int($0) != nil } == ["50", "0", "0", "0", "47", "3", "0", "1", "49"])
    #expect(svg.texts.count { $0 == "setosa" } == 2)
    #expect(svg.texts.contains("actual") && svg.texts.contains("predicted"))
    // Without colour: what is right has a frame.
    #expect(svg.all("rect", "border").count == 3)
    // 3 of 50 are redder than 1 of 50, and nothing has no colour.
    let steps = svg.all("rect", "area").map { $0.classes[0] }
    func step(_ cell: Int) -> Int { Int(steps[cell].dropFirst()) ?? -1 }
    #expect(step(0) == 0 && step(1) == 16 && step(5) > step(7) && step(7) > 16)
  }

  @Test func whatIsMissingInAConfusionMatrixIsNone() throws {
    let svg = try SVGReader(.confusion([[1], [2, 3, 4]], classes: ["a"]))
    #expect(svg.texts.filter { Int($0) != nil }.count == 9 + 4)
    #expect(svg.spoken.contains("4 of 10 are right (40 %)"))
    let none = try SVGReader(.confusion([[0, 0], [0, 0]], classes: ["a", "b"]))
    #expect(none.spoken.contains("0 of 0 are right. There are no mistakes."))
    let large = Chart.confusion([[.max, .max], [.max, .max]], classes: [])
    #expect(try SVGReader(large).spoken.contains("(50 %)"))
  }

  @Test func aHeatMapSaysWhereRowsAreLargest() throws {
    let chart = Chart.heatMap(
      [[0.9, 0.1], [0.25, 0.75]], rows: ["三", "四"], columns: ["three", "four"], x: "read",
      y: "written")
    let svg = try SVGReader(chart)
    #expect(
      svg.spoken
        == "written by read, 2 rows by 2 columns, from 0.1 to 0.9. The largest of each row is in "
        + "column 三: three, 四: four.")
    #expect(["0.90", "0.10", "0.25", "0.75"].allSatisfy(svg.texts.contains))
    #expect(svg.all("rect", "area").map { $0.classes[0] } == ["h32", "h18", "h20", "h29"])
  }

  @Test func cellsWithoutRoomHaveTooltipsAndAKey() throws {
    let numbers = (0..<30).map { row in (0..<30).map { Double($0 - row) } }
    let svg = try SVGReader(.heatMap(numbers, rows: [], columns: [], x: "", y: ""))
    #expect(svg.all("title").count == 1 + 900)
    #expect(svg.all("title").contains { $0.text == "3, 5: 2" })
    #expect(svg.texts.contains("−29") && svg.texts.contains("29"))
    // On paper there are no colours: the sign is a line.
    #expect(svg.all("path", "minus").count >= 1)
  }

  @Test func longNamesAreTurnedAndCut() throws {
    let names = (0..<20).map { "a class with a very long name, \($0 + 10)" }
    let svg = try SVGReader(
      .confusion(Array(repeating: Array(repeating: 1, count: 20), count: 20), classes: names))
    let turned = svg.all("text").filter { $0.attributes["transform"] != nil }
    #expect(!turned.isEmpty)
    #expect(svg.texts.contains { $0.hasPrefix("a class") && $0.hasSuffix("…, 10") })
    // A turned one begins to the left, below its column.
    for name in turned {
      #expect(name.number("x") - 0.71 * textWidth(name.text, size: 14) >= 0)
    }
  }

  @Test func gapsAreEmptyCells() throws {
    let svg = try SVGReader(
      .heatMap([[1, .nan], [.infinity, 2], [3]], rows: ["a"], columns: [], x: "", y: ""))
    #expect(svg.all("rect", "empty").count == 3)
    #expect(svg.spoken.contains("2 numbers can't be shown: NaN or infinite."))
    let none = try SVGReader(.heatMap([[.nan]], rows: [], columns: [], x: "", y: ""))
    #expect(none.spoken.contains("no number"))
  }

  @Test func aVeryLargeMatrixIsOfBlocks() throws {
    let row = Array(repeating: 2.0, count: 500)
    let chart = Chart.heatMap(
      Array(repeating: row, count: 1000), rows: [], columns: [], x: "", y: "")
    let svg = try SVGReader(chart)
    #expect(svg.all("rect", "area").count <= 120 * 120 + 8)
    #expect(svg.texts.contains("A cell is the mean of 9 rows and 5 columns."))
    let shown = ShownMatrix([[1, 3, .nan], [5, 7, 8]], rows: [], columns: [])
    #expect(shown.numbers == [[1, 3, nil], [5, 7, 8]] && shown.note == nil)
    let tall = ShownMatrix((0..<240).map { [Double($0)] }, rows: [], columns: [])
    #expect(tall.numbers.count == 120 && tall.numbers[1] == [2.5] && tall.rows[1] == "2")
  }
}
