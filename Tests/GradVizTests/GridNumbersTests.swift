// Numbers of grids: digits, one power of ten, points below each other, and never a wrong zero.

import ComputationGraph
import TestSupport
import Testing

@testable import GradViz

@Suite struct GridNumbersTests {
  private let tiniest = Double.leastNonzeroMagnitude

  private func texts(_ elements: [Double], digits: Int = 3) -> [String] {
    let numbers = GridNumbers(elements, digits: digits)
    return [numbers.factor ?? ""] + elements.map(numbers.text)
  }

  @Test(arguments: [
    ([0.0008089, -0.001618], ["×10⁻³", "0.81", "−1.62"]),
    ([-0.7412, 0.5053, 0.0361], ["", "−0.741", "0.505", "0.036"]),
    ([12.345, 6.789], ["", "12.3", "6.8"]),
    ([123.4, 0.52, 3.1], ["", "123.4", "0.5", "3.1"]),
    ([12345.6, 20000], ["", "12346", "20000"]),
    ([123456.7, -98765.4], ["×10⁵", "1.23", "−0.99"]),
    ([0.05, 0.02], ["", "0.05", "0.02"]),
    ([0.0453, 0.012], ["×10⁻²", "4.53", "1.20"]),
    ([0.5, 1.5, 2], ["", "0.5", "1.5", "2.0"]),
    // Rounded up to another digit.
    ([0.9996, 0.25], ["", "1.00", "0.25"]),
    ([99.96, 99.94], ["", "100", "100"]),
  ])
  func theLargestHasThreeDigitsAndAllHaveOnePower(_ elements: [Double], _ expected: [String]) {
    #expect(texts(elements) == expected)
  }

  @Test func wholeNumbersStayWhole() {
    #expect(texts([0, 1, 0]) == ["", "0", "1", "0"])
    #expect(texts([-3, 40, 999_999]) == ["", "−3", "40", "999999"])
    #expect(texts([0, 0, -0.0]) == ["", "0", "0", "0"])
    #expect(texts([1e6, 2.5e6]) == ["×10⁶", "1.0", "2.5"])
  }

  @Test func oneElementIsItself() {
    #expect(texts([0.0008089]) == ["", "0.000809"])
    #expect(texts([1e-20, .nan]) == ["", "1e−20", "NaN"])
    #expect(texts([]) == [""])
  }

  @Test func whatIsNoNumberSetsNoScale() {
    let expected = ["×10⁻²⁰", "1.5", "NaN", "−0.3", "∞", "−∞"]
    #expect(texts([1.5e-20, .nan, -3e-21, .infinity, -.infinity]) == expected)
    #expect(texts([.nan, .nan]) == ["", "NaN", "NaN"])
  }

  /// Only zero is `0`.
  @Test func whatIsTooSmallIsNotZero() {
    let expected = ["", "0.954", "0.045", "≈0", "0", "−0.300"]
    #expect(texts([0.954, 0.0453, -0.000123, 0, -0.3]) == expected)
    #expect(texts([1.618e-3, -0.8e-3, tiniest]) == ["×10⁻³", "1.62", "−0.80", "≈0"])
  }

  @Test func halfMayVanishButNoneOfAPair() {
    let rows = [3.42e-6, 6.54e-6, -4.51e-6, -0.00472, -0.00178, 0.00468]
    #expect(texts(rows) == ["×10⁻³", "≈0", "0.01", "≈0", "−4.72", "−1.78", "4.68"])
    #expect(texts([6.42e-6, 0.00468]) == ["", "6.42e−6", "0.00468"])
  }

  @Test func decadesApartEachHasItsOwnPower() {
    #expect(texts([1e-20, 1, 1e20]) == ["", "1e−20", "1", "1e20"])
    #expect(texts([1e308, -1.2345e-300]) == ["", "1e308", "−1.23e−300"])
    #expect(texts([12.3, 0.0456]) == ["", "12.3", "0.0456"])
    #expect(texts([tiniest, .greatestFiniteMagnitude, 3]) == ["", "5e−324", "1.8e308", "3"])
  }

  @Test func asManyDigitsAsAreAskedFor() {
    #expect(texts([0.0008089, -0.001618], digits: 2) == ["×10⁻³", "0.8", "−1.6"])
    #expect(texts([0.12345678, 1], digits: 6) == ["", "0.12346", "1.00000"])
    let exact = texts([0.1, 1 / 3.0], digits: 17)
    #expect(exact == ["", "0.1000000000000000", "0.3333333333333333"])
  }

  /// In all grids: what is not zero is not told as zero, signs are kept, and no text is wider than
  /// the digits asked for make it.
  @Test func anyNumbers() {
    var generator = SeededGenerator(seed: 7)
    for round in 0..<2000 {
      let spread = round % 40
      let elements = (0..<(round % 7 + 2)).map { _ in
        let power = Int.random(in: -spread...spread, using: &generator)
        return Double.random(in: -10...10, using: &generator) * Double("1e\(power)")!
      }
      let numbers = GridNumbers(elements, digits: 3)
      let cells = elements.map(numbers.cell)
      for (value, cell) in zip(elements, cells) {
        let text = numbers.text(value)
        #expect(text.contains { ("1"..."9").contains($0) } || text == "≈0", "\(elements)")
        #expect(text == "≈0" || text.hasPrefix("−") == (value < 0), "\(elements)")
        #expect(text.count <= 10, "\(elements)")
        #expect(cell.filter { $0 != "\u{A0}" && $0 != "\u{200B}" } == text)
      }
      let told = elements.count { numbers.text($0) != "≈0" }
      #expect(told * 2 >= elements.count, "\(elements)")
      // A minus sign is a little wider than a digit.
      let widths = cells.map { textWidth($0, size: 10) }
      #expect(widths.max()! - widths.min()! < 1, "\(cells)")
    }
  }

  @Test func pointsStandBelowEachOther() {
    let elements = [-10.25, 3.5, 0, 0.125, .nan]
    let numbers = GridNumbers(elements, digits: 4)
    let (edge, space) = ("\u{200B}", "\u{A0}")
    func spaces(_ count: Int) -> String { String(repeating: space, count: count) }
    #expect(
      elements.map(numbers.cell) == [
        "−10.25", edge + spaces(4) + "3.50", edge + spaces(4) + "0" + spaces(5) + edge,
        edge + spaces(4) + "0.13", edge + spaces(2) + "NaN" + spaces(3) + edge,
      ])
  }

  // MARK: On cards

  private func graph(_ data: [Double], grad: [Double]) -> ComputationGraph {
    var builder = GraphBuilder()
    let x = builder.leaf("x", data, shape: [data.count], grad: grad)
    _ = builder.operation("sum", [x], [data.reduce(0, +)], grad: [1], name: "y")
    return builder.graph
  }

  @Test(arguments: DrawingOptions.Style.allCases)
  func everyWriterReadsTheSame(_ style: DrawingOptions.Style) {
    let graph = graph([0.5, 1.25], grad: [0.0008089, -0.001618])
    let dot = graph.dot(DrawingOptions(style: style))
    #expect(dot.contains("grad &#215;10&#8315;&#179;") && dot.contains("&#8722;1.62"))
    #expect(!dot.contains("data &#215;") && dot.contains("1.25"))
    #expect(dot.contains("grad [0.0008089, -0.001618]"), "Tooltips have every digit.")
    var mermaid = DrawingOptions(style: style)
    #expect(graph.mermaid(mermaid).contains("grad ×10⁻³ [0.81, −1.62]"))
    mermaid.precision = 5
    #expect(graph.mermaid(mermaid).contains("grad ×10⁻³ [0.8089, −1.6180]"))
  }

  @Test func precisionOfTheReaderIsThatOfGrids() {
    #expect(DrawingOptions().precision == 4 && DrawingOptions().gridPrecision == 3)
    let options = DrawingOptions(precision: 4)
    #expect(options.precision == 4 && options.gridPrecision == 4)
    #expect(graph([0.123456, 0.2], grad: [1, 1]).dot(options).contains(">0.1235</td>"))
    #expect(graph([0.123456, 0.2], grad: [1, 1]).dot().contains(">0.123</td>"))
  }
}
