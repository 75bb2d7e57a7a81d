// Explanations as LaTeX.

import Algorithms
import ComputationGraph

extension Explanation {
  /// The explanation as LaTeX, to be put into a document that loads `amsmath`.
  ///
  /// Names beyond ASCII need XeLaTeX or LuaLaTeX with a font that has them; Greek letters don't.
  public var latex: String { latex() }

  /// The explanation as LaTeX; parameters as in ``text(precision:maxValues:)``.
  public func latex(precision: Int = 6, maxValues: Int = 40) -> String {
    LaTeXExplanation(
      report: ExplanationReport(self, LaTeXMarks(), precision: precision, maxValues: maxValues)
    ).text
  }
}

private struct LaTeXExplanation {
  let report: ExplanationReport
  /// Longer products and chains go on in the next line.
  private let piecesPerLine = 6

  var text: String {
    let explanation = report.explanation
    var blocks = ["\\[ \(report.heading) \\]", sentence(report.introduction)]
    switch explanation.account {
    case _ where explanation.links.isEmpty: break
    case .paths(let paths):
      blocks.append(aligned(localDerivatives))
      for (number, path) in paths.enumerated() {
        if paths.count > 1 { blocks.append("Path \(number + 1):") }
        blocks.append(aligned(lines(of: path)))
        for (index, kind) in path.breaks {
          let place = "At factor \(index + 1 + report.leadingFactors(of: path)), "
          blocks.append(place + sentence(report.alarm(kind, at: path.links[index])) + ".")
        }
      }
    case .byNode(let sums, _):
      blocks.append(aligned(lines(of: sums)))
      for (link, kind) in report.firstBreaks(in: sums) {
        let place = "From $\(report.title(link.node))$ to $\(report.title(link.target))$, "
        blocks.append(place + sentence(report.alarm(kind, at: link)) + ".")
      }
    }
    if !explanation.links.isEmpty { blocks.append(sentence(report.conclusion)) }
    let body = blocks.joined(separator: "\n\n") + "\n"
    let needs =
      body.utf8.allSatisfy { $0 < 0x80 }
      ? "" : " Its names need XeLaTeX or LuaLaTeX, and a font that has them."
    return "% Needs \\usepackage{amsmath}.\(needs)\n" + body
  }

  /// Signs within words are formulas.
  private func sentence(_ text: String) -> String {
    text.replacing("×", with: "$\\times$").replacing("10³⁰⁸", with: "$10^{308}$")
  }

  private func aligned(_ lines: [String]) -> String {
    "\\begin{align*}\n  " + lines.joined(separator: " \\\\\n  ") + "\n\\end{align*}"
  }

  /// Pieces with their separator, and line breaks where there are many.
  private func broken(_ pieces: [String], _ separator: String) -> String {
    pieces.chunks(ofCount: piecesPerLine).map { $0.joined(separator: separator) }
      .joined(separator: " \\\\\n  &\\quad" + separator)
  }

  // MARK: Paths

  private var localDerivatives: [String] {
    report.explanation.links.map { link in
      let use = report.use(of: link).map { " \\quad\\text{(\($0))}" } ?? ""
      return report.derivative(of: link) + " &= " + report.value(of: link) + use
    }
  }

  private func lines(of path: Explanation.Path) -> [String] {
    let links = path.links.map(report.derivative(of:))
    var lines = ["& " + broken(report.stations(of: path), " \\leftarrow ")]
    // Where the gradient entered at the value itself, there is nothing that its seed is equal to.
    let equals = links.isEmpty ? "" : "= "
    if !links.isEmpty { lines.append("&\\quad " + broken(links, report.notation.dot)) }
    let rules = broken(report.rules(of: path), report.notation.dot)
    let factors = report.factors(of: path)
    let result = report.number(path.contribution)
    if rules != result { lines.append("&\\quad \(equals)" + rules) }
    lines.append(
      "&\\quad \(equals)"
        + (factors.count < 2
          ? result : broken(factors, report.notation.times) + report.notation.equals + result))
    return lines
  }

  // MARK: Sums

  private func lines(of sums: [Explanation.Sum]) -> [String] {
    let (left, shown) = report.shown(sums)
    var lines = report.starts(of: sums).map { "\($0.gradient) &= \($0.value)" }
    if let left { lines.append("&\\;\\;\\vdots \\quad\\text{\(left) left out}") }
    for sum in shown {
      let start = report.start(of: sum)
      if let start {
        lines.append("\(report.gradient(sum.node)) &= \(start) &&\\text{\(startLabel)}")
      }
      for (index, link) in sum.parts.enumerated() {
        let derivative = report.gradient(sum.node)
        let index = start == nil ? index : index + 1
        let start = index == 0 ? derivative + " &= " : "&\\quad + "
        let use = report.use(of: link).map { ", " + $0 } ?? ""
        let rule = report.flowRule(of: link).map { ":\\ } " + $0 } ?? "}"
        var contribution = report.contribution(of: link)
        if index > 0, contribution.contains("=") || contribution.hasPrefix("-") {
          contribution = "(\(contribution))"
        }
        lines.append(
          start + contribution + " &&\\text{from }" + report.title(link.node)
            + "\\text{\(use)\(rule)")
      }
      guard sum.parts.count > 1 || start != nil else { continue }
      lines.append(
        "&= " + report.elements(sum.total, shape: report.nodes[sum.node].shape)
          + " &&\\text{the sum}")
    }
    return lines
  }
}

/// Formulas of LaTeX's mathematics.
private struct LaTeXMarks: ExplanationNotation {
  let times = " \\times "
  let dot = " \\cdot "
  let minus = " - "

  func whole(_ formula: Formula) -> String { formula.written(LaTeXNotation()) }
  func mark(_ id: String) -> String { "\\langle \\mathrm{\(id)}\\rangle " }
  func derivative(_ a: String, _ b: String) -> String { "\\frac{\\partial \(a)}{\\partial \(b)}" }
  func number(_ text: String) -> String { latexNumber(text) }
  func matrix(_ rows: [[String]], isVector: Bool) -> String {
    "\\begin{bmatrix} " + rows.map { $0.joined(separator: " & ") }.joined(separator: " \\\\ ")
      + " \\end{bmatrix}"
  }
  func plain(_ text: String) -> String { "\\text{\(latexText(text))}" }
  func inline(_ text: String) -> String { "$\(text)$" }
}
