// The style `classic`: micrograd's picture, a box per value and a circle per operation.

import ComputationGraph
import Graphviz

/// Cards that look like micrograd's record `name | data 2.0000 | grad −1.5000`.
final class ClassicCards: CardStyle {
  static let parts: DrawingOptions.Parts = [.names, .data, .grad, .scopes, .tooltips]
  static let hasOperators = true
  static let tellsConstants = true

  let (options, survey, palette): (DrawingOptions, Survey, Palette)
  private let numbers: NumberFormat

  init(_ options: DrawingOptions, _ survey: Survey, _ palette: Palette) {
    (self.options, self.survey, self.palette) = (options, survey, palette)
    numbers = .fixed(options.precision)
  }

  // MARK: For Graphviz

  var graphDefaults: Attributes { [:] }
  var textSize: Double { 14 }
  var nodeDefaults: Attributes { ["shape": "plain"] }
  var edgeDefaults: Attributes { ["color": .text(palette.text.hex), "arrowsize": "1"] }
  var legend: [LegendItem] {
    ["box: value", "ellipse: operation"].map { LegendItem("", width: 0, $0) }
  }

  func write(_ card: CardContent, to text: inout DOTText) {
    var cells = ""
    if let title = card.title {
      // Graphviz takes long text for narrower than browsers do.
      let isMeasured = hasWide(title) || title.count > 16
      let width = isMeasured ? " width=\"\(Int(textWidth(title, size: 14)) + 16)\"" : ""
      cells += "<td\(width)>\(escapedHTML(title))</td>"
    }
    if let form = card.shape ?? card.type.map({ escapedHTML($0) }) { cells += "<td>\(form)</td>" }
    for part in CardContent.Part.allCases {
      switch card[part] {
      case .hidden: break
      case .missing: if part == .grad { cells += "<td>grad –</td>" }
      case .elements(let elements): cells += cell(part, elements, card.node)
      }
    }
    for note in card.notes { cells += "<td>\(escapedHTML(note))</td>" }
    // A table without cells is an error.
    if cells.isEmpty { cells = "<td></td>" }
    text.append(
      "label",
      .html(
        "<table border=\"0\" cellborder=\"1\" cellspacing=\"0\" cellpadding=\"6\""
          + " color=\"\(palette.text.hex)\"><tr>\(cells)</tr></table>"))
  }

  /// A scalar, a small tensor row by row, or what a large one is like.
  private func cell(
    _ part: CardContent.Part, _ elements: Elements, _ node: NodeView
  ) -> String {
    var lines: [String]
    var title = part.rawValue + " "
    let form = ElementsForm(node, options.limits)
    switch form {
    case _ where node.isScalar: lines = [markup(of: elements.first ?? .nan, numbers)]
    case .none: lines = ["[]"]
    case .grid(let grid):
      let numbers = form.numbers(elements, options)!
      let write = grid.rows > 1 ? numbers.cell : numbers.text
      lines = (0..<grid.rows).map { row in
        let start = row * grid.columns
        return elements[start..<start + grid.columns].map(write).joined(separator: "  ")
      }
      // One point is below the other only where no line begins with a word.
      title = part.title(numbers) + (grid.rows > 1 ? "<br/>" : "  ")
    case .summary:
      let statistics = Statistics(elements)
      lines = [shapeText(node.shape)]
      if statistics.finite > 0 {
        lines += statistics.named.map { "\($0.name) \(numbers.string($0.value))" }
      }
      lines += statistics.trouble
    }
    let text = asciiMarkup(title + lines.joined(separator: "<br/>"))
    if elements.allSatisfy(\.isFinite) { return "<td>\(text)</td>" }
    return "<td bgcolor=\"\(palette.alarm.fill.hex)\">"
      + "<font color=\"\(palette.alarm.border.hex)\"><b>\(text)</b></font></td>"
  }

  // MARK: For replays

  static func colours(_ palette: Palette) -> String {
    let colours = "fill:\(palette.background.hex);stroke:\(palette.text.hex)"
    return ["node", "operation"].map {
      ".\($0) .f{\(colours);stroke-width:1;stroke-dasharray:none}"
    }.joined()
  }

  /// Around texts.
  private let padding = 7.0

  /// The width of the words before elements.
  private func label(_ numbers: ReplayCard.Numbers) -> Double {
    ReplayCard.titles(numbers).reduce(36) { max($0, textWidth($1, size: 11) + 12) }
  }

  func card(
    _ content: CardContent, isNamed: Bool, widest: Double, numbers: ReplayCard.Numbers
  ) -> ReplayCard {
    let box = ElementsBox(content.node, widest: widest, options.limits, hasThumbnail: false)
    let label = self.label(numbers)
    let height = box.height + 10
    var texts: [Scene.Item] = []
    /// Where cells begin, and the last one ends.
    var edges: [Double] = [0]
    func append(_ width: Double) { edges.append(edges[edges.count - 1] + width) }
    for text in [content.title, content.shape, content.type].compactMap(\.self) {
      let meaning = text == content.title ? Scene.Text.Content.name : .words
      texts.append(
        .text(text, isNamed ? [] : ["q"], edges[edges.count - 1] + padding, 18, of: meaning))
      append(textWidth(text, size: 11) + 2 * padding)
    }
    let dataX = edges[edges.count - 1]
    if case .elements = content.data { append(label + box.width + padding) }
    let gradX = edges[edges.count - 1]
    if content.hasGrad { append(label + box.width + padding) }
    let frame = Scene.Box(width: edges[edges.count - 1], height: height)
    let separators = edges.dropFirst().dropLast().map { x in
      let (top, bottom) = (Scene.Point(x: x, y: 0), Scene.Point(x: x, y: height))
      return Scene.Item(.curves([[top, top, bottom, bottom]]), ["f"])
    }
    return ReplayCard(
      content: content, width: frame.width, height: height,
      outline: [Scene.Item(.rectangle(frame), ["f"])] + separators + texts, elements: box,
      numbers: numbers, places: (dataX, gradX))
  }

  func isColoured(_ part: CardContent.Part, on card: ReplayCard) -> Bool { false }

  func shapes(of part: CardContent.Part, _ values: [Double]?, on card: ReplayCard) -> [Scene.Item] {
    if part == .data, card.content.type != nil { return [] }
    let x = card.x(part)
    return [.text(card.title(part), [], x + padding, 18)]
      + elements(of: part, values, on: card, x: x + label(card.numbers), y: 6.5)
  }
}
