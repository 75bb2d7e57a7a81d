// How classes look, in CSS; writers of other formats look it up there.

/// Rules by which classes become colours, lines and letters. Of two that meet, the later one has
/// the last word.
struct StyleSheet {
  /// Nil for light or dark by the reader's setting.
  let theme: Theme?
  let style: any CardStyle.Type

  /// What is the same in all themes.
  private static let shared = """
    text{font:11px Helvetica,Arial,sans-serif}
    text.b{font-weight:bold}
    text.u,tspan.u{font-weight:normal}
    text.m{font-size:10px}
    text.s,text.l{font-size:9px}
    text.i,text.l{text-anchor:middle}
    .edge path{fill:none;stroke-width:1.3}
    .node .f{stroke-width:1}
    .parameter .f{stroke-width:2}
    .constant .f{stroke-dasharray:4 3}
    .c{fill:none}
    .ba{visibility:hidden}
    .edge.w .ba{visibility:inherit}
    .scope rect{stroke-width:1}
    .reference rect{fill:none;stroke-width:0.8;stroke-dasharray:4 3}

    """

  private func colours(_ palette: Palette) -> String {
    let (edge, alarm) = (palette.edge.hex, palette.alarm)
    let (forward, backward) = (palette.forward.hex, palette.backward.hex)
    let scopes = palette.scopes.enumerated().map { depth, fill in
      ".z\(depth) rect{fill:\(fill.hex);stroke:\(palette.scopeBorder.hex)}"
    }
    // Of cells in a picture, and in a table of a page.
    let steps = zip(palette.grad.hex, palette.data.hex).enumerated().map { step, colors in
      ".g\(step){fill:\(colors.0);background:\(colors.0)}"
        + ".d\(step){fill:\(colors.1);background:\(colors.1)}"
    }
    return """
      text{fill:\(palette.text.hex)}.bg{fill:\(palette.background.hex)}\
      text.q,text.u,tspan.u,text.s,text.l,.scope text{fill:\(palette.secondary.hex)}
      .edge path{stroke:\(edge)}.edge polygon{fill:\(edge)}.reference rect{stroke:\(edge)}
      \(style.colours(palette))\(scopes.joined())
      .ax{fill:\(alarm.fill.hex);background:\(alarm.fill.hex)}\
      .at,.ax+.u{fill:\(alarm.border.hex);color:\(alarm.border.hex)}
      \(steps.joined())
      .w .f,.h .f{stroke:\(forward);stroke-width:3}.w .f{stroke:\(backward)}\
      .edge.h path,.edge.w path{stroke:\(forward);stroke-width:3}.edge.w path{stroke:\(backward)}\
      .edge.h polygon,.bar{fill:\(forward)}.edge.w polygon,.token{fill:\(backward)}\
      text.cap{font-size:13px}.edge.w text{fill:\(backward);font-weight:bold}

      """
  }

  var css: String { Self.shared + Self.themed(theme, colours) }

  /// Custom properties for the page around a picture.
  static func properties(_ theme: Theme?) -> String {
    themed(theme) { palette in
      let values = [
        ("bg", palette.background), ("fg", palette.text), ("muted", palette.secondary),
        ("panel", palette.scopes[0]), ("raised", palette.scopes[1]),
        ("line", palette.scopeBorder), ("forward", palette.forward),
        ("backward", palette.backward), ("on", palette.background),
      ]
      return ":root{color-scheme:\(palette.isDark ? "dark" : "light");"
        + values.map { "--\($0):\($1.hex)" }.joined(separator: ";") + "}\n"
    }
  }

  /// Text for one theme, or for light and dark by the reader's setting.
  private static func themed(_ theme: Theme?, _ css: (Palette) -> String) -> String {
    if let theme { return css(theme.palette) }
    return css(.light) + "@media screen and (prefers-color-scheme:dark){" + css(.dark) + "}\n"
  }

  // MARK: Looking up

  /// All rules of one theme, in order.
  func rules(_ theme: Theme) -> [Rule] { rules(in: theme.palette) }

  func rules(in palette: Palette) -> [Rule] {
    (Self.shared + colours(palette)).split { $0 == "}" || $0 == "\n" }.map(Rule.init)
  }

  /// A rule as it is looked up. Tags are names like classes: nothing has the name of the other.
  struct Rule {
    /// Of each selector the names of the group around, if it asks for one, and of what it means.
    private let selectors: [[[String]]]
    fileprivate let properties: [String: String]

    /// Reads `.edge.w text{fill:#bc4c00;font-weight:bold`.
    init(_ css: Substring) {
      let parts = css.split(separator: "{")
      selectors = parts[0].split(separator: ",").map { (selector: Substring) in
        selector.split(separator: " ").map { $0.split(separator: ".").map(String.init) }
      }
      let properties = parts[1].split(separator: ";").map { $0.split(separator: ":") }
      self.properties = properties.reduce(into: [:]) { $0[String($1[0])] = String($1[1]) }
    }

    func applies(to names: [String], in groups: [[String]]) -> Bool {
      selectors.contains { selector in
        selector.last!.allSatisfy(names.contains)
          && selector.dropLast().allSatisfy { around in
            groups.contains { around.allSatisfy($0.contains) }
          }
      }
    }
  }

  /// What all rules that apply say of one thing.
  struct Look {
    fileprivate(set) var properties: [String: String] = [:]

    var fill: String? { color("fill") }
    var stroke: String? { color("stroke") }
    var width: Double { number("stroke-width") ?? 1 }
    var size: Double { number("font-size") ?? number("font") ?? 11 }
    var isBold: Bool { properties["font-weight"] == "bold" }
    var isMiddle: Bool { properties["text-anchor"] == "middle" }
    var isDashed: Bool { properties["stroke-dasharray", default: "none"] != "none" }
    var isVisible: Bool { properties["visibility"] != "hidden" }

    private func color(_ name: String) -> String? {
      properties[name].flatMap { $0 == "none" ? nil : $0 }
    }

    private func number(_ name: String) -> Double? {
      properties[name].flatMap { Double($0.prefix { $0.isNumber || $0 == "." }) }
    }
  }
}

extension [StyleSheet.Rule] {
  /// What something looks like within groups of these classes; `look` is what it inherits.
  func look(
    of tag: String, _ classes: [String], in groups: [[String]], from look: StyleSheet.Look = .init()
  ) -> StyleSheet.Look {
    reduce(into: look) { look, rule in
      guard rule.applies(to: [tag] + classes, in: groups) else { return }
      look.properties.merge(rule.properties) { $1 }
    }
  }
}
