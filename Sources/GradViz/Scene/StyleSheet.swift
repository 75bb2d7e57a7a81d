// How classes look: rules as values, which are written as CSS, and looked up where there is none.

/// Rules by which classes become colours, lines and letters. Of two that meet, the later one has
/// the last word.
struct StyleSheet {
  struct Rule: Sendable {
    let selectors: [Selector]
    let declarations: [Declaration]

    init(_ selectors: Selector..., as declarations: Declaration...) {
      self.selectors = selectors
      self.declarations = declarations
    }
  }

  /// `.edge.w text`: a tag and classes, within something that has other classes.
  struct Selector: Sendable {
    let tag: String
    let classes: [String]
    let ancestor: [String]

    init(_ tag: String, _ classes: String..., in ancestor: String...) {
      self.tag = tag
      self.classes = classes
      self.ancestor = ancestor
    }
  }

  /// One property, as CSS and as what it does.
  struct Declaration: Sendable {
    let css: String
    let apply: @Sendable (inout Look) -> Void

    static let font = Self(css: "font:11px Helvetica,Arial,sans-serif") { $0.size = 11 }
    static let middle = Self(css: "text-anchor:middle") { $0.isMiddle = true }
    static let dashed = Self(css: "stroke-dasharray:4 3") { $0.isDashed = true }
    static let bold = Self(css: "font-weight:bold") { $0.isBold = true }
    static let regular = Self(css: "font-weight:normal") { $0.isBold = false }
    static let hidden = Self(css: "visibility:hidden") { $0.isVisible = false }
    static let shown = Self(css: "visibility:inherit") { $0.isVisible = true }
    static func size(_ size: Double) -> Self {
      .init(css: "font-size:\(coordinate(size))px") { $0.size = size }
    }
    static func fill(_ color: Color?) -> Self {
      .init(css: "fill:\(color?.hex ?? "none")") { $0.fill = color }
    }
    static func stroke(_ color: Color) -> Self {
      .init(css: "stroke:\(color.hex)") { $0.stroke = color }
    }
    static func width(_ width: Double) -> Self {
      .init(css: "stroke-width:\(coordinate(width))") { $0.width = width }
    }
    /// The colour of a cell or of what stands on it, in a table of a page too.
    static func fill(_ color: Color, andHTML property: String) -> Self {
      .init(css: "fill:\(color.hex);\(property):\(color.hex)") { $0.fill = color }
    }
  }

  /// What all rules that apply say of one thing.
  struct Look {
    var fill: Color?
    var stroke: Color?
    var width = 1.0
    var size = 11.0
    var (isBold, isMiddle, isDashed, isVisible) = (false, false, false, true)
  }

  /// Nil for light or dark by the reader's setting.
  let theme: Theme?
  let style: any CardStyle.Type

  // MARK: Rules

  /// What is the same in all themes, a line each.
  private var shared: [Rule] {
    [
      Rule(.init("text"), as: .font), Rule(.init("text", "b"), as: .bold),
      Rule(.init("text", "u"), .init("tspan", "u"), as: .regular),
      Rule(.init("text", "m"), as: .size(10)),
      Rule(.init("text", "s"), .init("text", "l"), as: .size(9)),
      Rule(.init("text", "i"), .init("text", "l"), as: .middle),
      Rule(.init("path", in: "edge"), as: .fill(nil), .width(1.3)),
    ] + style.lines + [
      Rule(.init("", "c"), as: .fill(nil)), Rule(.init("", "ba"), as: .hidden),
      Rule(.init("", "ba", in: "edge", "w"), as: .shown),
      Rule(.init("rect", in: "scope"), as: .width(1)),
    ]
  }

  /// The colours of a theme, line by line.
  private func colours(_ palette: Palette) -> [[Rule]] {
    let (forward, backward) = (palette.forward, palette.backward)
    let scopes = palette.scopes.enumerated().map { depth, fill in
      Rule(.init("rect", in: "z\(depth)"), as: .fill(fill), .stroke(palette.scopeBorder))
    }
    let steps = zip(palette.grad.colors, palette.data.colors).enumerated().flatMap { step, colors in
      [
        Rule(.init("", "g\(step)"), as: .fill(colors.0, andHTML: "background")),
        Rule(.init("", "d\(step)"), as: .fill(colors.1, andHTML: "background")),
      ]
    }
    return [
      [
        Rule(.init("text"), as: .fill(palette.text)),
        Rule(.init("", "bg"), as: .fill(palette.background)),
        Rule(
          .init("text", "q"), .init("text", "u"), .init("tspan", "u"), .init("text", "s"),
          .init("text", "l"), .init("text", in: "scope"), as: .fill(palette.secondary)),
      ],
      [
        Rule(.init("path", in: "edge"), as: .stroke(palette.edge)),
        Rule(.init("polygon", in: "edge"), as: .fill(palette.edge)),
      ],
      style.colours(palette) + scopes,
      [
        Rule(.init("", "ax"), as: .fill(palette.alarm.fill, andHTML: "background")),
        Rule(.init("", "at"), as: .fill(palette.alarm.border, andHTML: "color")),
      ],
      steps,
      [
        Rule(.init("", "f", in: "w"), .init("", "f", in: "h"), as: .stroke(forward), .width(3)),
        Rule(.init("", "f", in: "w"), as: .stroke(backward)),
        Rule(
          .init("path", in: "edge", "h"), .init("path", in: "edge", "w"), as: .stroke(forward),
          .width(3)),
        Rule(.init("path", in: "edge", "w"), as: .stroke(backward)),
        Rule(.init("polygon", in: "edge", "h"), .init("", "bar"), as: .fill(forward)),
        Rule(.init("polygon", in: "edge", "w"), .init("", "token"), as: .fill(backward)),
        Rule(.init("text", "cap"), as: .size(13)),
        Rule(.init("text", in: "edge", "w"), as: .fill(backward), .bold),
      ],
    ]
  }

  // MARK: Readings

  var css: String {
    shared.map { $0.css + "\n" }.joined()
      + Self.themed(theme) { palette in
        colours(palette).map { $0.map(\.css).joined() + "\n" }.joined()
      }
  }

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
    return css(.light) + "@media (prefers-color-scheme:dark){" + css(.dark) + "}\n"
  }

  /// All rules of one theme, in order, to look things up in.
  func rules(_ theme: Theme) -> [Rule] { shared + colours(theme.palette).joined() }
}

extension [StyleSheet.Rule] {
  /// What something looks like within groups of these classes; `look` is what it inherits.
  func look(
    of tag: String, _ classes: [String], in groups: [[String]], from look: StyleSheet.Look = .init()
  ) -> StyleSheet.Look {
    var look = look
    for rule in self {
      let applies = rule.selectors.contains { selector in
        (selector.tag.isEmpty || selector.tag == tag)
          && selector.classes.allSatisfy(classes.contains)
          && (selector.ancestor.isEmpty
            || groups.contains { group in selector.ancestor.allSatisfy(group.contains) })
      }
      for declaration in applies ? rule.declarations : [] { declaration.apply(&look) }
    }
    return look
  }
}

extension StyleSheet.Rule {
  fileprivate var css: String {
    func dotted(_ classes: [String]) -> String { classes.map { "." + $0 }.joined() }
    let selectors = selectors.map { selector in
      (selector.ancestor.isEmpty ? "" : dotted(selector.ancestor) + " ") + selector.tag
        + dotted(selector.classes)
    }
    return selectors.joined(separator: ",") + "{"
      + declarations.map(\.css).joined(separator: ";") + "}"
  }
}
