// Texts of a picture in TeX: names and formulas are mathematics, and what no font of pdfLaTeX has is
// told apart.

import ComputationGraph

/// Text as TeX reads it, and how wide it is about, at a size of one point.
///
/// TeX alone knows how wide: its fonts are those of the document. A picture leaves room by this, and
/// TeX makes smaller what is wider than its room.
struct TikZText {
  var tex: String
  var width: Double

  init(tex: String, width: Double) { (self.tex, self.width) = (tex, width) }

  init(_ text: String, of content: Scene.Text.Content = .words) {
    switch content {
    case .words: self.init(tex: latexText(text), width: textWidth(text, size: 1))
    case .name: self.init(tex: "$\(latexName(text))$", width: textWidth(text, size: 1))
    case .number: self.init(number: text)
    }
  }

  /// A number as a card has it: `1.5e−20` is `1.5 \times 10^{-20}`, which is wider.
  init(number text: String) {
    // The room around a number of a grid: half a digit each.
    let text = text.replacing("\u{200B}", with: "")
    let number = String(text.drop { $0 == "\u{A0}" }.reversed().drop { $0 == "\u{A0}" }.reversed())
    let left = text.prefix { $0 == "\u{A0}" }.count
    let right = text.count - left - number.count
    self.init(written: number)
    func room(_ halves: Int) -> String {
      halves == 0 ? "" : "\\hspace*{\(Double(halves) * 0.25)em}"
    }
    tex = room(left) + tex + room(right)
    width += 0.25 * Double(left + right)
  }

  private init(written text: String) {
    // A minus sign is wider here than in pictures.
    func width(_ text: Substring) -> Double {
      textWidth(String(text), size: 1) + (text.contains("−") ? 0.2 : 0)
    }
    let parts = text.split(separator: "e")
    let exponent = parts.dropFirst().first.map { 2.3 + 0.72 * width($0) } ?? 0
    self.init(tex: "$\(latexNumber(text))$", width: (parts.first.map(width) ?? 0) + exponent)
  }

  /// The text with its letters beyond pdfLaTeX's fonts in a font that has them; they are added to
  /// `foreign`.
  func marked(_ foreign: inout Set<Unicode.Scalar>) -> String {
    guard !tex.utf8.allSatisfy({ $0 < 0x80 }) else { return tex }
    var marked = ""
    var isForeign = false
    for scalar in tex.unicodeScalars {
      let isNext = !isSetByLaTeX(scalar)
      if isNext { foreign.insert(scalar) }
      if isNext != isForeign { marked += isNext ? "{\\gradvizforeign " : "}" }
      isForeign = isNext
      marked.unicodeScalars.append(scalar)
    }
    return isForeign ? marked + "}" : marked
  }
}

/// Whether pdfLaTeX sets a letter with the fonts that it always has.
private func isSetByLaTeX(_ scalar: Unicode.Scalar) -> Bool {
  scalar.isASCII || accented.contains(scalar)
}

private let accented = Set(
  """
  ÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏÑÒÓÔÕÖØÙÚÛÜÝßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿ\
  ĂăĆćČčĎďĚěĞğĹĺŁłŃńŇňŐőŒœŔŕŘřŚśŞşŠšŤťŮůŰűŸŹźŻżŽžı
  """.unicodeScalars)

extension Drawing {
  /// What an edge says, in TeX: the same lines as in every format, side by side.
  func tikzLabel(of content: EdgeContent?) -> TikZText? {
    guard let content else { return nil }
    let factor = content.isSummed ? "$\\sum\\times$ " : "$\\times$ "
    let start = TikZText(
      tex: content.edge.local == nil ? "$\\mathrel{{+}{=}}$ " : factor,
      width: textWidth(content.start, size: 1) + 0.4)
    let lines = lines(of: content).map { line in
      switch line {
      case .factor(let factor): start + TikZText(number: factor)
      case .rule(.named(let rule)) where rule.isWord: TikZText(rule.text)
      case .rule(.named(let rule)): start + TikZText(rule.text)
      case .rule: start + rule(of: content)
      }
    }
    guard !lines.isEmpty else { return nil }
    return TikZText(
      tex: lines.map(\.tex).joined(separator: "\\quad "),
      width: lines.reduce(Double(lines.count) - 1) { $0 + $1.width })
  }

  /// A rule whole, in mathematics.
  private func rule(of content: EdgeContent) -> TikZText {
    guard let formula = content.formula, let text = content.rule else { return TikZText("") }
    let tex = content.bracketed(formula.written(LaTeXNotation()), as: text)
    return TikZText(
      tex: "$\(tex)$", width: 1.1 * textWidth(content.bracketed(text, as: text), size: 1))
  }
}

extension TikZText {
  fileprivate static func + (a: TikZText, b: TikZText) -> TikZText {
    TikZText(tex: a.tex + b.tex, width: a.width + b.width)
  }
}
