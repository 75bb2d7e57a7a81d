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
    let document = LaTeXExplanation(self, precision: precision, maxValues: maxValues).document
    let isASCII = document.utf8.allSatisfy { $0 < 0x80 }
    return "% Needs \\usepackage{amsmath}."
      + (isASCII ? "" : " Its names need XeLaTeX or LuaLaTeX, and a font that has them.")
      + "\n" + document
  }
}

private final class LaTeXExplanation: ExplanationReport, ExplanationFormat {
  let times = " \\times "
  let dot = " \\cdot "
  let minus = " - "

  func plain(_ text: String) -> String { "\\text{\(latexText(text))}" }
  func whole(_ formula: Formula) -> String { formula.written(LaTeXNotation()) }
  func rule(_ formula: Formula) -> String { whole(formula) }
  func derivative(_ a: String, _ b: String) -> String { "\\frac{\\partial \(a)}{\\partial \(b)}" }
  func numeral(_ text: String) -> String { latexNumber(text) }
  func matrix(_ rows: [[String]], isVector: Bool) -> String {
    "\\begin{bmatrix} " + rows.map { $0.joined(separator: " & ") }.joined(separator: " \\\\ ")
      + " \\end{bmatrix}"
  }
  func inline(_ text: String) -> String { "$\(text)$" }

  /// Longer products and chains go on in the next line.
  func joined(_ pieces: [String], _ separator: String) -> String {
    pieces.chunks(ofCount: 6).map { $0.joined(separator: separator) }
      .joined(separator: " \\\\\n  &\\quad" + separator)
  }

  func heading(_ text: String) -> String { "\\[ \(text) \\]" }

  /// Signs within words are formulas.
  func paragraph(_ text: String) -> String {
    text.replacing("×", with: "$\\times$").replacing("10³⁰⁸", with: "$10^{308}$")
  }

  private func aligned(_ lines: [String]) -> String {
    "\\begin{align*}\n  " + lines.joined(separator: " \\\\\n  ") + "\n\\end{align*}"
  }

  var localDerivatives: String {
    aligned(
      explanation.links.map { link in
        derivative(of: link) + " &= " + value(of: link)
          + use(of: link, " \\quad\\text{(", ")}")
      })
  }

  func blocks(of paths: [Explanation.Path]) -> [String] {
    paths.enumerated().flatMap { number, path in
      let links = joined(path.links.map(derivative(of:)), dot)
      let (rules, product) = (rules(of: path), product(of: path))
      // Where the gradient entered at the value itself, there is nothing that its seed is equal to.
      let equals = links.isEmpty ? "&\\quad " : "&\\quad = "
      var lines = ["& " + joined(stations(of: path), " \\leftarrow ")]
      if !links.isEmpty { lines.append("&\\quad " + links) }
      lines += (rules == product ? [product] : [rules, product]).map { equals + $0 }
      let alarms = path.breaks.map { index, kind in
        "At factor \(index + 1 + leadingFactors(of: path)), "
          + paragraph(alarm(kind, at: path.links[index])) + "."
      }
      return (paths.count > 1 ? ["Path \(number + 1):"] : []) + [aligned(lines)] + alarms
    }
  }

  func blocks(of sums: [Explanation.Sum]) -> [String] {
    let (left, shown) = shown(sums)
    var lines = starts(of: sums).map { "\($0.gradient) &= \($0.value)" }
    if let left { lines.append("&\\;\\;\\vdots \\quad\\text{\(left) left out}") }
    for sum in shown {
      let start = start(of: sum)
      if let start {
        lines.append("\(gradient(sum.node)) &= \(start) &&\\text{\(startLabel)}")
      }
      for (index, link) in sum.parts.enumerated() {
        let derivative = gradient(sum.node)
        let index = start == nil ? index : index + 1
        let start = index == 0 ? derivative + " &= " : "&\\quad + "
        let rule = flowRule(of: link).map { ":\\ } " + $0 } ?? "}"
        var contribution = contribution(of: link)
        if index > 0, contribution.contains("=") || contribution.hasPrefix("-") {
          contribution = "(\(contribution))"
        }
        lines.append(
          start + contribution + " &&\\text{from }" + title(link.node)
            + "\\text{" + use(of: link, ", ", "") + rule)
      }
      guard sum.parts.count > 1 || start != nil else { continue }
      lines.append(
        "&= " + elements(sum.total, shape: nodes[sum.node].shape) + " &&\\text{the sum}")
    }
    let alarms = firstBreaks(in: sums).map { link, kind in
      "From $\(title(link.node))$ to $\(title(link.target))$, "
        + paragraph(alarm(kind, at: link)) + "."
    }
    return [aligned(lines)] + alarms
  }
}
