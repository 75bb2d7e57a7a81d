// The style `card`: one card per value, with the operation that made it.

import ComputationGraph
import Graphviz

/// Cards as small tables: the name and the operation, data, and the gradient on a pill in its
/// colour; kinds of values differ by their frames.
class TableCards: CardStyle {
  static let parts: DrawingOptions.Parts = [
    .names, .data, .grad, .shape, .local, .scopes, .tooltips,
  ]
  static var plain: any CardStyle.Type { PlainCards.self }
  static let needsLegend = true
  static let weighsEdges = true

  let (options, survey, palette): (DrawingOptions, Survey, Palette)
  let numbers: NumberFormat

  required init(_ options: DrawingOptions, _ survey: Survey, _ palette: Palette) {
    (self.options, self.survey, self.palette) = (options, survey, palette)
    numbers = .significant(options.precision)
  }

  // MARK: For Graphviz

  var graphDefaults: Attributes { ["nodesep": "0.25", "ranksep": "0.5"] }
  var textSize: Double { 11 }
  var nodeDefaults: Attributes { ["shape": "plain"] }
  var edgeDefaults: Attributes { ["color": .text(palette.edge.hex), "arrowsize": "0.6"] }

  var scales: [ColorScale] {
    let show = options.show.resolved
    var scales: [ColorScale] = []
    if show.contains(.grad), survey.hasGrad {
      let full = survey.gradients.full
      let name = survey.gradients.isLogarithmic ? "grad, log scale" : "grad"
      scales.append(
        ColorScale(name: name, part: "g", ends: (numbers.string(-full), numbers.string(full))))
    }
    if show.contains(.data), survey.hasElements {
      scales.append(ColorScale(name: "data per tensor", part: "d", ends: ("−", "+")))
    }
    return scales
  }

  var legend: [LegendItem] {
    var items = Kind.allCases.filter(survey.kinds.contains).map { kind in
      let frame = frame(kind, padding: 3)
      let name = kind == .inner ? "computed" : kind.rawValue
      let width = textWidth(name, size: LegendItem.textSize) + (kind == .output ? 16 : 10)
      return LegendItem("\(frame.open)<tr><td>\(name)</td></tr>\(frame.close)", width: width)
    }
    items += scales.map { scale($0, $0.part == "d" ? palette.data : palette.grad) }
    if survey.hasTrouble {
      let width = textWidth("NaN or ∞", size: LegendItem.textSize) + 6
      items.append(LegendItem(alarm(asciiMarkup("NaN or ∞")), width: width))
    }
    return items
  }

  func write(_ card: CardContent, to text: inout DOTText) {
    let frame = frame(card.kind)
    let columns = card.node.isScalar ? [] : columns(of: card)
    var cell = "<td"
    if let title = card.title, hasWide(title) {
      cell +=
        " colspan=\"\(max(columns.count, 1))\" width=\"\(Int(textWidth(title, size: 11)) + 24)\""
    } else if columns.count > 1 {
      cell += " colspan=\"\(columns.count)\""
    }
    var rows: [String] = []
    if !card.isBare { rows.append(cell + ">" + header(of: card)) }
    if let type = card.type { rows.append(left + secondary(escapedHTML(type))) }
    if card.node.isScalar {
      if let value = card.data.number {
        rows.append(card.isBare ? cell + "><b>" + number(value) + "</b>" : data(value))
      }
      switch card.grad {
      case .hidden: break
      case .missing: rows.append(left + secondary("grad  &ndash;"))
      case .elements(let grad): rows.append(pill("grad", grad[0]))
      }
    } else if !columns.isEmpty {
      rows.append(columns.map { "<td cellpadding=\"4\">" + $0.title }.joined(separator: "</td>"))
      rows.append(
        columns.map { "<td cellpadding=\"4\" valign=\"top\">" + $0.content }
          .joined(separator: "</td>"))
    }
    for note in card.notes { rows.append(left + small(escapedHTML(note))) }
    let table = rows.joined(separator: "</td></tr><tr>")
    text.append("label", .html(frame.open + "<tr>" + table + "</td></tr>" + frame.close))
  }

  private let left = "<td align=\"left\">"

  /// `n = +`, for tensors with the shape, and the settings of the operation where they are shown.
  private func header(of card: CardContent) -> String {
    let symbol = card.symbol.map { asciiMarkup(escapedHTML($0)) }
    var header = ""
    if let title = card.title, let symbol {
      header = "<b>\(escapedHTML(title))  </b>" + secondary("= " + symbol)
    } else {
      header = "<b>" + (card.title.map { escapedHTML($0) } ?? symbol ?? "") + "</b>"
    }
    if let shape = card.shape { header += secondary("  " + shape) }
    if let settings = card.settings { header += "<br/>" + small(escapedHTML(settings)) }
    return header
  }

  private func data(_ value: Double) -> String {
    guard value.isFinite else { return pill("data", value) }
    return left + secondary("data  ") + number(value)
  }

  /// A number in the colour of a gradient; one that is infinite or NaN is alarming.
  private func pill(_ name: String, _ value: Double) -> String {
    let step = Ramp.step(survey.gradients.strength(value))
    let text = name + "  " + number(value) + " "
    return "<td cellpadding=\"3\">"
      + (value.isFinite
        ? pill(palette.grad.hex[step], text, isLeft: true)
        : alarm(text, isLeft: true))
  }

  // MARK: For replays

  static func colours(_ palette: Palette) -> String {
    Kind.allCases.map { kind in
      let look = palette.looks[kind]!
      return ".\(kind.rawValue) .f{fill:\(look.fill.hex);stroke:\(look.border.hex)}"
    }.joined()
  }

  func card(
    _ content: CardContent, isNamed: Bool, widest: Double, numbers: ReplayCard.Numbers
  ) -> ReplayCard {
    // A nameless value is called by its operation.
    let title = content.title
    let operation = title == nil ? nil : content.symbol.map { "= " + $0 }
    let tail = ([operation, content.shape, content.settings].compactMap(\.self) + content.notes)
      .joined(separator: "  ")
    let text = Scene.Text(
      text: title ?? content.symbol ?? "", at: .init(x: 8, y: 15),
      content: title == nil ? .words : .name, tail: tail.isEmpty ? nil : (tail, "u"))
    let headerWidth =
      textWidth(text.text, size: 11, bold: true) + textWidth(tail, size: 11)
      + (tail.isEmpty ? 0 : Scene.Text.gap) + 16
    let box = ElementsBox(content.node, widest: widest, options.limits)
    let typeWidth = textWidth(content.type ?? "", size: 11)
    let part = ReplayCard.titles(numbers).reduce(max(box.width, typeWidth)) {
      max($0, textWidth($1, size: 11) + 2)
    }
    let rows = CardContent.Part.allCases.count(where: content.has)
    let parts = Double(rows)
    let frame: Scene.Box =
      if content.isBare {
        .init(width: max(widest * 1.07 + 16, 34), height: 26)
      } else if content.node.isScalar {
        .init(
          width: max(headerWidth, numberX + widest + 11, typeWidth + 18),
          height: 22 + 20 * parts)
      } else {
        .init(
          width: max(headerWidth, part * parts + 8 * (parts + 1)),
          height: rows == 0 ? 22 : elementsY + box.height + 8)
      }
    let isOutput = content.kind == .output
    var outline = [
      Scene.Item(.rectangle(frame, radius: isOutput || content.kind == .inner ? 9 : 0), ["f"])
    ]
    if isOutput { outline.insert(.init(.rectangle(frame.grown(by: 3), radius: 11), ["f"]), at: 0) }
    if !content.isBare { outline.append(.init(.text(text), isNamed ? ["b"] : ["b", "q"])) }
    return ReplayCard(
      content: content, width: frame.width, height: frame.height, outline: outline, elements: box,
      border: isOutput ? 3 : 0, numbers: numbers,
      places: (8, content.has(.data) ? 16 + part : 8))
  }

  /// Where numbers of scalars begin, and where the elements of tensors do.
  private let (numberX, elementsY) = (38.0, 42.0)

  /// Data of scalars is not.
  func isColoured(_ part: CardContent.Part, on card: ReplayCard) -> Bool {
    part == .grad || !card.content.node.isScalar
  }

  func shapes(of part: CardContent.Part, _ values: [Double]?, on card: ReplayCard) -> [Scene.Item] {
    let (content, value, isScalar) = (card.content, values?.first, card.content.node.isScalar)
    if content.isBare { return [figure(value, ["b", "i"], card.width / 2, 17)] }
    let isFirst = part == .data || !content.has(.data)
    let (x, y) = isScalar ? (9, isFirst ? 33.0 : 53) : (card.x(part) + 1, 36)
    if part == .data, let type = content.type { return [.text(type, ["u"], x, y)] }
    let label = Scene.Item.text(card.title(part), ["u"], x, y)
    guard isScalar else {
      return [label] + elements(of: part, values, on: card, x: x - 1, y: elementsY)
    }
    let pill = Scene.Box(x: 5, y: y - 12, width: card.width - 10, height: 17)
    return [
      Scene.Item(.rectangle(pill, radius: 5), cell(part, value, on: card)), label,
      figure(value, [], numberX, y),
    ]
  }
}
