// How classes look: rules as values, which are written as CSS, and looked up where there is none.

/// Rules by which classes become colours, lines and letters. Of two that meet, the later one has
/// the last word.
struct StyleSheet {
  struct Rule {
    let selectors: [Selector]
    let declarations: [Declaration]

    init(_ selectors: Selector..., as declarations: Declaration...) {
      self.selectors = selectors
      self.declarations = declarations
    }
  }

  /// `.edge.w text`: a tag and classes, within something that has other classes.
  struct Selector {
    let tag: String
    let classes: [String]
    let ancestor: [String]

    init(_ tag: String, _ classes: String..., within ancestor: String...) {
      self.tag = tag
      self.classes = classes
      self.ancestor = ancestor
    }
  }

  enum Declaration {
    case font, middle, dashed
    case fill(Color?)
    /// The colour of a cell, in a table of a page too.
    case heat(Color)
    /// The colour of what stands on it.
    case letters(Color)
    case stroke(Color)
    case width(Double)
    case size(Double)
    case bold(Bool)
    case visible(Bool)
  }

  /// Nil for light or dark by the reader's setting.
  let theme: Theme?
  let style: any CardStyle.Type

  /// What is the same in all themes, a line each.
  private var shared: [Rule] {
    [
      Rule(.init("text"), as: .font), Rule(.init("text", "b"), as: .bold(true)),
      Rule(.init("text", "u"), .init("tspan", "u"), as: .bold(false)),
      Rule(.init("text", "m"), as: .size(10)),
      Rule(.init("text", "s"), .init("text", "l"), as: .size(9)),
      Rule(.init("text", "i"), .init("text", "l"), as: .middle),
      Rule(.init("path", within: "edge"), as: .fill(nil), .width(1.3)),
    ] + style.lines + [
      Rule(.init("", "c"), as: .fill(nil)), Rule(.init("", "ba"), as: .visible(false)),
      Rule(.init("", "ba", within: "edge", "w"), as: .visible(true)),
      Rule(.init("rect", within: "scope"), as: .width(1)),
    ]
  }

  /// The colours of a theme, line by line.
  private func colours(_ palette: Palette) -> [[Rule]] {
    let (forward, backward) = (palette.forward, palette.backward)
    let scopes = palette.scopes.enumerated().map { depth, fill in
      Rule(.init("rect", within: "z\(depth)"), as: .fill(fill), .stroke(palette.scopeBorder))
    }
    let steps = zip(palette.grad.colors, palette.data.colors).enumerated().flatMap { step, colors in
      [
        Rule(.init("", "g\(step)"), as: .heat(colors.0)),
        Rule(.init("", "d\(step)"), as: .heat(colors.1)),
      ]
    }
    return [
      [
        Rule(.init("text"), as: .fill(palette.text)),
        Rule(.init("", "bg"), as: .fill(palette.background)),
        Rule(
          .init("text", "q"), .init("text", "u"), .init("tspan", "u"), .init("text", "s"),
          .init("text", "l"), .init("text", within: "scope"), as: .fill(palette.secondary)),
      ],
      [
        Rule(.init("path", within: "edge"), as: .stroke(palette.edge)),
        Rule(.init("polygon", within: "edge"), as: .fill(palette.edge)),
      ],
      style.colours(palette) + scopes,
      [
        Rule(.init("", "ax"), as: .heat(palette.alarm.fill)),
        Rule(.init("", "at"), as: .letters(palette.alarm.border)),
      ],
      steps,
      [
        Rule(.init("", "f", within: "w"), .init("", "f", within: "h"), as: .stroke(forward), .width(3)),
        Rule(.init("", "f", within: "w"), as: .stroke(backward)),
        Rule(
          .init("path", within: "edge", "h"), .init("path", within: "edge", "w"),
          as: .stroke(forward), .width(3)),
        Rule(.init("path", within: "edge", "w"), as: .stroke(backward)),
        Rule(.init("polygon", within: "edge", "h"), .init("", "bar"), as: .fill(forward)),
        Rule(.init("polygon", within: "edge", "w"), .init("", "token"), as: .fill(backward)),
        Rule(.init("text", "cap"), as: .size(13)),
        Rule(.init("text", within: "edge", "w"), as: .fill(backward), .bold(true)),
      ],
    ]
  }
}

// MARK: As CSS

extension StyleSheet {
  var css: String {
    shared.map { $0.css + "\n" }.joined() + Self.themed(theme) { palette in
      colours(palette).map { $0.map(\.css).joined() + "\n" }.joined()
    }
  }

  /// Text for one theme, or for light and dark by the reader's setting.
  static func themed(_ theme: Theme?, _ css: (Palette) -> String) -> String {
    if let theme { return css(theme.palette) }
    return css(.light) + "@media (prefers-color-scheme:dark){" + css(.dark) + "}\n"
  }
}

extension StyleSheet {
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
}

extension StyleSheet.Rule {
  fileprivate var css: String {
    selectors.map(\.css).joined(separator: ",") + "{"
      + declarations.map(\.css).joined(separator: ";") + "}"
  }
}

extension StyleSheet.Selector {
  fileprivate var css: String {
    func dotted(_ classes: [String]) -> String { classes.map { "." + $0 }.joined() }
    return dotted(ancestor) + (ancestor.isEmpty ? "" : " ") + tag + dotted(classes)
  }
}

extension StyleSheet.Declaration {
  fileprivate var css: String {
    switch self {
    case .font: "font:11px Helvetica,Arial,sans-serif"
    case .middle: "text-anchor:middle"
    case .dashed: "stroke-dasharray:4 3"
    case .fill(let color): "fill:\(color?.hex ?? "none")"
    case .heat(let color): "fill:\(color.hex);background:\(color.hex)"
    case .letters(let color): "fill:\(color.hex);color:\(color.hex)"
    case .stroke(let color): "stroke:\(color.hex)"
    case .width(let width): "stroke-width:\(coordinate(width))"
    case .size(let size): "font-size:\(coordinate(size))px"
    case .bold(let isBold): "font-weight:\(isBold ? "bold" : "normal")"
    case .visible(let isVisible): "visibility:\(isVisible ? "inherit" : "hidden")"
    }
  }
}

// MARK: Looked up

/// What all rules that apply say of one thing.
struct SceneLook {
  var fill: Color?
  var stroke: Color?
  var width = 1.0
  var size = 11.0
  var isBold = false
  var isMiddle = false
  var isDashed = false
  var isVisible = true
}

extension StyleSheet {
  /// All rules of one theme, in order.
  func rules(_ theme: Theme) -> [Rule] { shared + colours(theme.palette).joined() }
}

extension [StyleSheet.Rule] {
  /// What something looks like within groups of these classes; `look` is what it inherits.
  func look(
    of tag: String, _ classes: [String], within groups: [[String]], inheriting look: SceneLook = .init()
  ) -> SceneLook {
    var look = look
    for rule in self {
      let applies = rule.selectors.contains { selector in
        (selector.tag.isEmpty || selector.tag == tag)
          && selector.classes.allSatisfy(classes.contains)
          && (selector.ancestor.isEmpty
            || groups.contains { group in selector.ancestor.allSatisfy(group.contains) })
      }
      if applies { rule.declarations.forEach { $0.apply(to: &look) } }
    }
    return look
  }
}

extension StyleSheet.Declaration {
  fileprivate func apply(to look: inout SceneLook) {
    switch self {
    case .font: break
    case .middle: look.isMiddle = true
    case .dashed: look.isDashed = true
    case .fill(let color): look.fill = color
    case .heat(let color), .letters(let color): look.fill = color
    case .stroke(let color): look.stroke = color
    case .width(let width): look.width = width
    case .size(let size): look.size = size
    case .bold(let isBold): look.isBold = isBold
    case .visible(let isVisible): look.isVisible = isVisible
    }
  }
}
