// What stands around a picture: its title above, and below it what its shapes and colours mean.

import Algorithms
import ComputationGraph
import Graphviz

/// One thing that a legend explains.
struct LegendItem {
  /// The content of a table's cell.
  let markup: String
  /// In points, nearly.
  let width: Double

  init(_ markup: String, width: Double) { (self.markup, self.width) = (markup, width) }

  /// Something seen, and a word on it.
  init(_ sample: String, width: Double, _ text: String) {
    let cells = sample.isEmpty ? "" : "<td>\(sample)</td>"
    self.init(
      "<table border=\"0\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"2\"><tr>\(cells)"
        + "<td>\(asciiMarkup(escapedHTML(text)))</td></tr></table>",
      width: width + textWidth(text, size: Self.textSize) + (sample.isEmpty ? 4 : 8))
  }

  static let textSize = 9.0
}

extension Drawing {
  /// The heading as markup; nil where none is asked for.
  var title: String? {
    options.heading.map { title in
      let text = escapedHTML(title)
      return table(
        [
          "<td align=\"left\"><font point-size=\"16\" color=\"\(palette.text.hex)\">"
            + "<b>\(text)</b></font></td>"
        ], "cellspacing=\"0\" cellpadding=\"3\"")
    }
  }

  /// Whether it is asked for, or usual.
  var isLegendShown: Bool {
    options.legend ?? (survey.hasElements && options.style.type.needsLegend)
  }

  /// What is used in this picture and needs a word, in rows no wider than the picture; nil where
  /// none is asked for, or there is nothing to say.
  func makeLegend() -> String? {
    guard isLegendShown else { return nil }
    let items =
      style.legend + referenceItems + lineItems + signs.map { LegendItem("", width: 0, $0) }
    guard !items.isEmpty else { return nil }
    // What is estimated may be a quarter too much; of what is never laid out as wide as a page.
    let leastWidth =
      isLaidOut
      ? min(0.7 * fitting.width(of: arrangement), fitting.limit)
      : Double(DrawingOptions.usualWidth)
    // Graphviz makes rows as wide as the widest, each column by as much: most of it goes to the many
    // that are empty, a point wide each.
    let emptyColumns = min(max(Int(leastWidth / 16), 12), 100)
    let labelMargin = 16
    let room = leastWidth - Double(emptyColumns + labelMargin)
    var rows: [[LegendItem]] = [[]]
    var width = 0.0
    for item in items {
      if width + item.width > room, !rows[rows.count - 1].isEmpty {
        rows.append([])
        width = 0
      }
      rows[rows.count - 1].append(item)
      width += item.width + 6
    }
    let rest = "<td colspan=\"\(emptyColumns)\" cellpadding=\"0\"></td>"
    let lines = rows.map { row in
      let cells = row.map { "<td>\($0.markup)</td>" }.joined()
      return "<td>" + table([cells + rest], "cellspacing=\"0\" cellpadding=\"3\"") + "</td>"
    }
    return "<font point-size=\"\(Int(LegendItem.textSize))\" color=\"\(palette.secondary.hex)\">"
      + table(lines, "cellspacing=\"0\" cellpadding=\"0\"") + "</font>"
  }

  /// Whether all values are in a frame that is not seen and has the title: the graph itself has one
  /// label, and the legend is it.
  var isFramed: Bool { title != nil && legend != nil && arrangement.breaking != .rows }

  /// Whether the title stands above rows, in a row of its own: within a frame Graphviz would not keep
  /// them in order.
  var isTitleApart: Bool { title != nil && legend != nil && arrangement.breaking == .rows }

  /// Of a frame that is not seen.
  var unseen: Attributes { ["style": "", "peripheries": "0", "margin": "4", "label": ""] }

  /// Of the frame. Graphviz keeps eight points around it, which the padding of the graph has less.
  var frame: Attributes {
    var frame: Attributes = [
      "style": "", "peripheries": "0", "margin": "0", "labelloc": "t",
    ]
    if let title { frame.append("label", .html(title)) }
    return frame
  }

  /// Of scopes, where what they would have from around them is not for them.
  var scopeAttributes: Attributes {
    let isInRow = arrangement.breaking == .rows
    if !isInRow, legend == nil { return [:] }
    if !isInRow, !isFramed { return ["labelloc": "t"] }
    return ["style": "rounded,filled", "peripheries": "1", "margin": "8"]
  }

  func table(_ rows: [String], _ attributes: String) -> String {
    "<table border=\"0\" cellborder=\"0\" \(attributes)>"
      + rows.map { "<tr>\($0)</tr>" }.joined() + "</table>"
  }

  /// Lines that are heavy or dashed.
  private var lineItems: [LegendItem] {
    guard hasDetails, options.style.type.weighsEdges, !show.contains(.structure) else { return [] }
    var weights: Set<LineWeight> = []
    for node in nodes {
      for edge in node.edges.map(Array.init) ?? [] {
        guard let contribution = edge.contribution else { continue }
        weights.insert(LineWeight(contribution, survey.gradients))
      }
    }
    var items: [LegendItem] = []
    if !weights.isDisjoint(with: [.heavy, .heavier]) || !widths.isEmpty {
      let lines = table(["<td>\(line([24], 1))</td>", "<td>\(line([24], 2.5))</td>"], Self.close)
      items.append(LegendItem(lines, width: 24, "thicker: more gradient"))
    }
    if weights.contains(.none) {
      items.append(LegendItem(line([4, 4, 4, 4], 1), width: 28, "dashed: none"))
    }
    return items
  }

  /// Names in small frames.
  private var referenceItems: [LegendItem] {
    if arrangement.breaking == .none { return [] }
    let frame =
      "<table border=\"1\" cellborder=\"0\" cellspacing=\"0\" cellpadding=\"2\""
      + " color=\"\(palette.edge.hex)\" style=\"rounded,dashed\"><tr><td>w</td></tr></table>"
    return [LegendItem(frame, width: 14, "drawn elsewhere")]
  }

  private static let close = "cellspacing=\"0\" cellpadding=\"2\""

  /// A line in pieces of these lengths, with gaps as long between them.
  private func line(_ pieces: [Int], _ height: Double) -> String {
    let cells = pieces.map { length in
      "<td fixedsize=\"true\" width=\"\(length)\" height=\"\(Int(height.rounded()))\""
        + " bgcolor=\"\(palette.edge.hex)\"></td>"
    }
    return table([cells.joined()], "cellspacing=\"\(pieces.count > 1 ? 4 : 0)\" cellpadding=\"0\"")
  }

  /// The signs on edges that need an explanation, with what they mean, and the names of rules with
  /// the rules: in the order in which they are first used.
  var signs: [String] {
    guard hasLabels else { return [] }
    let contents = nodes.flatMap { node in
      node.inputs.indices.compactMap { content(of: node, $0) }
    }
    let told = contents.compactMap(told)
    let isAbridged = told.contains { if case .whole = $0 { false } else { true } }
    let names = told.compactMap { if case .named(let rule) = $0 { rule } else { nil } }
    let upstream = isAbridged ? "upstream, \(ShortRule.upstream)" : "upstream"
    func isAdded(_ content: EdgeContent) -> Bool {
      content.edge.local == nil && content.rule != nil
    }
    let signs: [(sign: String, isUsed: (EdgeContent) -> Bool)] = [
      ("× local derivative", { $0.edge.local != nil }),
      ("Σ summed over broadcast dimensions", \.isSummed),
      ("+= added to the gradient", isAdded),
      ("\(upstream): gradient of the result", isAdded),
    ]
    return signs.filter { contents.contains(where: $0.isUsed) }.map(\.sign)
      + names.uniqued().map(\.explanation)
  }
}
