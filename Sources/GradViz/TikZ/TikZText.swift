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
    let lines = lines(of: content).map { line in
      line.isRule ? rule(line, of: content) : TikZText(number: line.text)
    }
    guard !lines.isEmpty else { return nil }
    let factor = content.isSummed ? "$\\sum\\times$ " : "$\\times$ "
    let start = content.edge.local == nil ? "$\\mathrel{{+}{=}}$ " : factor
    let startWidth = textWidth(content.start, size: 1) + 0.4
    return TikZText(
      tex: lines.map { start + $0.tex }.joined(separator: "\\quad "),
      width: lines.reduce(Double(lines.count) - 1) { $0 + startWidth + $1.width })
  }

  /// A rule whole, in mathematics; one that is cut is no formula any more.
  private func rule(_ line: EdgeContent.Line, of content: EdgeContent) -> TikZText {
    guard let formula = content.formula, let text = content.rule,
      content.bracketed(text, as: text) == line.text
    else { return TikZText(line.text) }
    let tex = content.bracketed(formula.written(LaTeXNotation()), as: text)
    return TikZText(tex: "$\(tex)$", width: 1.1 * textWidth(line.text, size: 1))
  }
}
