// What stands around a TikZ picture: how it is read, alone and in a document, its colours and styles.

/// The colours and styles of a picture; a document may have others by the same names.
struct TikZStyles {
  let drawing: Drawing

  private var palette: Palette { drawing.palette }

  /// What styles call a kind of value.
  static func name(_ kind: Kind) -> String { kind == .inner ? "computed" : kind.rawValue }

  /// The colours of cells by their classes: `gradvizdata0` to `gradvizdata32` from negative over zero
  /// to positive, as many for gradients, and one for what is no number.
  static let cellColors = Palette.light.data.hex.indices.reduce(into: ["ax": "gradvizalarm"]) {
    $0["d\($1)"] = "gradvizdata\($1)"
    $0["g\($1)"] = "gradvizgrad\($1)"
  }

  /// How cards of each kind look, as the style sheet has it.
  private var looks: [(name: String, look: StyleSheet.Look)] {
    let rules = StyleSheet(theme: nil, style: drawing.options.style.type).rules(in: palette)
    return Kind.allCases.map { kind in
      (Self.name(kind), rules.look(of: "rect", ["f"], in: [["node", kind.rawValue]]))
    }
  }

  /// `cells` are the classes of cells that have a colour.
  func definitions(cells: Set<String>) -> String {
    var colors: [(name: String, hex: String)] = [
      ("background", palette.background.hex), ("text", palette.text.hex),
      ("secondary", palette.secondary.hex), ("edge", palette.edge.hex),
      ("highlight", palette.text.hex), ("scope", palette.scopeBorder.hex),
      ("scopefill", palette.scopes[0].hex), ("innerscopefill", palette.scopes[1].hex),
      ("alarm", palette.alarm.fill.hex), ("alarmtext", palette.alarm.border.hex),
    ]
    for (name, look) in looks {
      colors += [(name, look.stroke ?? ""), (name + "fill", look.fill ?? "")]
    }
    var text = ""
    for (name, hex) in colors {
      text += "  \\providecolor{gradviz\(name)}{HTML}{\(hex.dropFirst().uppercased())}%\n"
    }
    for step in palette.data.hex.indices {
      for (name, ramp) in [("d\(step)", palette.data), ("g\(step)", palette.grad)]
      where cells.contains(name) {
        let hex = ramp.hex[step].dropFirst().uppercased()
        text += "  \\providecolor{\(Self.cellColors[name]!)}{HTML}{\(hex)}%\n"
      }
    }
    for (name, style) in styles { text += "  \\gradvizstyle{\(name)}{\(style)}%\n" }
    return text
  }

  private var styles: [(name: String, style: String)] {
    var styles = [
      ("background", palette.isDark ? "fill=gradvizbackground" : "draw=none"),
      ("scope", "draw=gradvizscope, fill=gradvizscopefill, line width=1bp, rounded corners=8bp"),
      ("inner scope", "gradviz/scope, fill=gradvizinnerscopefill"),
      ("edge", "draw=gradvizedge, line width=1bp, -latex"),
      (
        "reference",
        "draw=gradvizedge, line width=.8bp, rounded corners=6bp, dash pattern=on 4bp off 3bp"
      ),
      ("strong", "line width=1.5bp"), ("strongest", "line width=2bp"),
      ("blocked", "dash pattern=on 4bp off 3bp"), ("nonfinite", "draw=gradvizalarm"),
      ("highlight", "draw=gradvizhighlight"), ("faded", "opacity=.3"),
    ]
    styles += looks.map { name, look in
      let dashes = look.isDashed ? ", dash pattern=on 4bp off 3bp" : ""
      let width = coordinate(look.width)
      return (name, "draw=gradviz\(name), fill=gradviz\(name)fill, line width=\(width)bp\(dashes)")
    }
    let cellBorder = palette.cellBorder == nil ? "" : "draw=gradvizedge, line width=.4bp"
    styles += [
      ("operation", "draw=gradviztext, fill=gradvizbackground, line width=1bp"),
      ("separator", "draw=gradviztext, line width=1bp"), ("cell", cellBorder),
      ("box", "inner sep=0pt, outer sep=0pt"),
      ("text", "gradviz/box, anchor=base west, text=gradviztext, \(font(10.95))"),
      ("name", "gradviz/text"), ("number", "gradviz/text"),
      ("word", "gradviz/text, text=gradvizsecondary"),
      ("element", "gradviz/number, \(font(10))"),
      ("small", "gradviz/word, \(font(9))"), ("label", "gradviz/small, anchor=base"),
      ("heading", "gradviz/text, \(font(14.4))"), ("alarm", "text=gradvizalarmtext"),
    ]
    return styles.map { ("gradviz/" + $0.0, $0.1) }
  }

  /// Sizes that LaTeX's own fonts have.
  private func font(_ size: Double) -> String {
    let skip = coordinate(size * 1.2)
    return "font=\\fontsize{\(size)}{\(skip)}\\selectfont"
  }

  // MARK: Around the picture

  /// The lines before the picture; `foreign` are letters that pdfLaTeX has no font for.
  static func head(_ box: Scene.Box, foreign: [Unicode.Scalar]) -> String {
    // TeX rounds down.
    let (width, height) = (coordinate(box.width + 0.1), coordinate(box.height + 0.1))
    var text = """
      % A computation graph, drawn by gradviz. This file compiles alone; a document whose preamble has
      %   \\usepackage{amsmath,tikz}
      % takes it by \\input, or as wide as its text by \\resizebox{\\textwidth}{!}{\\input{picture}}.
      % Colours (gradvizparameter) and styles (gradviz/parameter) that are defined before stay as they are.

      """
    var fonts = ""
    if !foreign.isEmpty {
      let letters = foreign.prefix(40).map(String.init).joined(separator: " ")
      text += """
        % These need LuaLaTeX or XeLaTeX, and a font that has them: \(letters)
        % A document names it: \\newfontfamily\\gradvizforeign{Noto Serif CJK SC}

        """
      fonts = """
          \\usepackage{fontspec}
          \\def\\gradviztry#1{\\ifdefined\\gradvizforeign\\else
            \\IfFontExistsTF{#1}{\\newfontfamily\\gradvizforeign{#1}}{}\\fi}
        \(Self.fonts.map { "  \\gradviztry{\($0)}" }.joined(separator: "\n"))

        """
    }
    text += """
      \\expandafter\\ifx\\csname @nodocument\\endcsname\\relax
        \\ifdefined\\tikzset\\else\\errmessage{\\string\\usepackage{tikz} is missing}\\fi
        \\ifdefined\\operatorname\\else\\errmessage{\\string\\usepackage{amsmath} is missing}\\fi
      \\else
        \\documentclass{article}
        \\usepackage{amsmath,tikz}
        \\usepackage[papersize={\(width)bp,\(height)bp},margin=0bp,noheadfoot]{geometry}
      \(fonts)  \\setlength{\\parindent}{0pt}\\setlength{\\topskip}{0pt}\\pagestyle{empty}
        \\def\\gradvizend{\\end{document}}
        \\begin{document}%
      \\fi

      """
    return text
  }

  private static let fonts = [
    "Noto Serif CJK SC", "Noto Sans CJK SC", "Source Han Serif SC", "FandolSong-Regular",
    "Songti SC", "SimSun", "WenQuanYi Micro Hei", "Droid Sans Fallback", "DejaVu Sans",
  ]

  static let tail = "\\csname gradvizend\\endcsname\n"

  /// What the picture is written with. It is known within the picture alone.
  static let commands = """
      \\providecommand\\gradvizforeign{}%
      \\providecommand\\gradvizstyle[2]{%
        \\pgfkeysifdefined{/tikz/#1/.@cmd}{}{\\tikzset{#1/.style={#2}}}}%
      % Text, made smaller where it is wider than its room.
      \\providecommand\\gradvizfit[2]{\\sbox0{#2}%
        \\ifdim\\wd0>#1bp\\resizebox{#1bp}{!}{\\usebox0}\\else\\usebox0\\fi}%

    """
}
