// The colours of a replay as CSS: one theme, or light and dark by the reader's setting.

/// Style sheets for pictures and pages.
enum ReplayStyle {
  /// Rules for the picture, in the theme or by the reader's setting.
  static func picture(_ theme: Theme?) -> String {
    shared + themed(theme, rules)
  }

  /// Custom properties for the page around the picture.
  static func page(_ theme: Theme?) -> String { themed(theme, properties) }

  private static func themed(_ theme: Theme?, _ css: (Palette) -> String) -> String {
    if let theme { return css(theme.palette) }
    return css(.light) + "@media (prefers-color-scheme:dark){" + css(.dark) + "}\n"
  }

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

    """

  private static func rules(_ palette: Palette) -> String {
    let accents = Accents(palette)
    var css = "text{fill:\(palette.text.hex)}.bg{fill:\(palette.background.hex)}"
    css += "text.q,text.u,tspan.u,text.s,text.l,.scope text{fill:\(palette.secondary.hex)}\n"
    css += ".edge path{stroke:\(palette.edge.hex)}.edge polygon{fill:\(palette.edge.hex)}\n"
    for kind in Kind.allCases {
      let look = palette.looks[kind]!
      css += ".\(kind.name) .f{fill:\(look.fill.hex);stroke:\(look.border.hex)}"
    }
    for depth in palette.scopes.indices {
      css += ".z\(depth) rect{fill:\(palette.scopes[depth].hex);stroke:\(palette.scopeBorder.hex)}"
    }
    css += "\n.ax{fill:\(palette.alarm.fill.hex);background:\(palette.alarm.fill.hex)}"
    css += ".at{fill:\(palette.alarm.border.hex);color:\(palette.alarm.border.hex)}\n"
    for step in 0..<palette.grad.count {
      let (grad, data) = (palette.grad.hex[step], palette.data.hex[step])
      css += ".g\(step){fill:\(grad);background:\(grad)}.d\(step){fill:\(data);background:\(data)}"
    }
    css += "\n.w .f,.h .f{stroke:\(accents.forward);stroke-width:3}"
    css += ".w .f{stroke:\(accents.backward)}"
    css += ".edge.h path,.edge.w path{stroke:\(accents.forward);stroke-width:3}"
    css += ".edge.w path{stroke:\(accents.backward)}"
    css += ".edge.h polygon,.bar{fill:\(accents.forward)}"
    css += ".edge.w polygon,.token{fill:\(accents.backward)}"
    css += "text.cap{font-size:13px}.edge.w text{fill:\(accents.backward);font-weight:bold}\n"
    return css
  }

  private static func properties(_ palette: Palette) -> String {
    let accents = Accents(palette)
    let isDark = palette.background.luminance < 0.2
    let values = [
      ("bg", palette.background.hex), ("fg", palette.text.hex), ("muted", palette.secondary.hex),
      ("panel", palette.scopes[0].hex), ("raised", palette.scopes[1].hex),
      ("line", palette.scopeBorder.hex), ("forward", accents.forward),
      ("backward", accents.backward), ("on", palette.background.hex),
    ]
    return ":root{color-scheme:\(isDark ? "dark" : "light");"
      + values.map { "--\($0):\($1)" }.joined(separator: ";") + "}\n"
  }

  /// What is computed now, and what flows back now.
  struct Accents {
    let forward: String
    let backward: String

    init(_ palette: Palette) {
      switch palette.background.luminance {
      case ..<0.2: (forward, backward) = ("#4493f8", "#f0883e")
      default:
        let isPaper = palette.cellBorder != nil
        (forward, backward) = isPaper ? ("#000000", "#000000") : ("#0969da", "#bc4c00")
      }
    }
  }
}
