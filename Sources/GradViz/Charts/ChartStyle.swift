// How the classes of charts look in each theme.

/// The style sheet of a chart: its rules hold for charts of the same theme alone, so that several
/// can be on one page.
struct ChartStyle {
  /// Nil for light or dark by the reader's setting.
  let theme: Theme?

  /// The class of the root.
  var name: String { "chart-" + (theme?.rawValue ?? "auto") }

  /// The rules of these classes.
  func css(for classes: Set<String>) -> String {
    func rules(_ rules: [(selector: String, look: String)]) -> String {
      rules.filter { rule in
        // `text.c0` is of the class `c0`; what names no class is always there.
        rule.selector.split(separator: ".", omittingEmptySubsequences: false).dropFirst()
          .allSatisfy { classes.contains(String($0)) }
      }.map { ".\(name) \($0.selector){\($0.look)}" }.joined(separator: "\n") + "\n"
    }
    let shared = rules(Self.shared)
    if let theme { return shared + rules(Self.colours(theme)) }
    return shared + rules(Self.colours(.light))
      + "@media screen and (prefers-color-scheme:dark){\n\(rules(Self.colours(.dark)))}\n"
  }

  /// Steps of shades: of a side of a boundary, and of ink.
  static let (shades, inks) = (4, 16)
  /// How a curve's line is broken; of two curves none has the same colour and dashes.
  private static let dashes = [
    "none", "8 4", "2 4", "10 4 2 4", "5 3", "14 4", "1 3", "12 3 3 3 3 3", "6 6", "16 3 2 3",
  ]

  private static let shared: [(selector: String, look: String)] =
    [
      ("text", "font:14px Helvetica,Arial,sans-serif"),
      ("text.t", "font-size:16px;font-weight:bold"), ("text.n", "font-size:12px"),
      ("text.b", "font-weight:bold"), ("text.i", "font-style:italic"),
      ("text.mid", "text-anchor:middle"), ("text.end", "text-anchor:end"),
      ("text.over", "paint-order:stroke;stroke-width:4;stroke-linejoin:round"),
      (".line", "fill:none;stroke-width:2.5;stroke-linejoin:round;stroke-linecap:butt"),
      (".line.dense", "stroke-width:1.2"),
      (".lead", "fill:none;stroke-width:1.5;stroke-dasharray:1.5 2.5"),
      (".grid", "fill:none;stroke-width:1"),
      (".frame", "fill:none;stroke-width:1"), (".heavy", "fill:none;stroke-width:4"),
      (".point", "stroke-width:0.8"),
      (".point.dense", "stroke-width:0.3"), (".ring", "stroke-width:2"),
      (".border", "fill:none;stroke-width:2;stroke-linecap:round"),
      (".box", "fill:none;stroke-width:2.5"), (".halo", "fill:none;stroke-width:5"),
      (".true", "stroke-dasharray:5 3"), (".area", "stroke:none;shape-rendering:crispEdges"),
    ] + dashes.enumerated().dropFirst().map { (".l\($0)", "stroke-dasharray:\($1)") }

  private static func colours(_ theme: Theme) -> [(selector: String, look: String)] {
    let palette = theme.palette
    let (text, background) = (palette.text, palette.background)
    var rules: [(selector: String, look: String)] = [
      ("text", "fill:\(text.hex)"), ("text.m", "fill:\(palette.secondary.hex)"),
      ("text.over", "stroke:\(background.hex)"),
      (".grid", "stroke:\(palette.scopeBorder.mixed(with: background, 0.4).hex)"),
      (".frame", "stroke:\(palette.edge.hex)"), (".heavy", "stroke:\(palette.alarm.fill.hex)"),
      (".border", "stroke:\(text.hex)"), (".halo", "stroke:\(background.hex)"),
      (".ring", "fill:\(background.hex);stroke:\(text.hex)"),
      (".bg", "fill:\(background.hex)"), (".empty", "fill:\(palette.scopes[1].hex)"),
    ]
    for (index, color) in theme.categories.enumerated() {
      rules += [
        (".line.c\(index)", "stroke:\(color.hex)"), (".lead.c\(index)", "stroke:\(color.hex)"),
        (".box.c\(index)", "stroke:\(color.hex)"), ("text.c\(index)", "fill:\(color.hex)"),
        (".point.c\(index)", "fill:\(color.hex);stroke:\(background.hex)"),
      ]
    }
    if theme == .paper {
      rules.append((".minus", "stroke:\(text.hex)"))
      // Every other shape is open, as all are black.
      for index in stride(from: 1, to: Theme.categoryCount, by: 2) {
        rules.append(
          (".point.c\(index)", "fill:\(background.hex);stroke:\(text.hex);stroke-width:1.4"))
      }
    }
    rules += palette.data.hex.enumerated().map { (".h\($0)", "fill:\($1)") }
    if let border = palette.cellBorder {
      rules.append((".cell", "stroke:\(border.hex);stroke-width:0.5"))
    }
    for step in 1...shades {
      let part = 0.08 * Double(step)
      // On paper one side is white and the other one grey.
      let (below, above) =
        theme == .paper ? (background, text) : (theme.categories[0], theme.categories[1])
      rules.append((".below\(step)", "fill:\(background.mixed(with: below, part).hex)"))
      rules.append((".above\(step)", "fill:\(background.mixed(with: above, part).hex)"))
    }
    rules += (0...inks).map { step in
      (".k\(step)", "fill:\(background.mixed(with: text, Double(step) / Double(inks)).hex)")
    }
    return rules
  }
}
