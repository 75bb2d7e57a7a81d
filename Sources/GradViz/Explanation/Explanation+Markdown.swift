// Explanations as Markdown.

import ComputationGraph

extension Explanation {
  /// The explanation as Markdown with tables, as GitHub reads it.
  public var markdown: String { markdown() }

  /// The explanation as Markdown with tables; parameters as in ``text(precision:maxValues:)``.
  public func markdown(precision: Int = 6, maxValues: Int = 40) -> String {
    MarkdownExplanation(self, precision: precision, maxValues: maxValues).document
  }
}

private final class MarkdownExplanation: ExplanationReport, ExplanationFormat {
  func heading(_ text: String) -> String { "### " + text }
  func paragraph(_ text: String) -> String { text }
  func closing(_ text: String) -> String { "**\(text)**" }

  var localDerivatives: String {
    let rows = explanation.links.map { link in
      let number = number(link.edge.local?.first ?? .nan)
      return "| \(derivative(of: link))\(use(of: link)) | \(rule(of: link) ?? number) | \(number) |"
    }
    return (["| local derivative | rule | value |", "|:--|:--|--:|"] + rows)
      .joined(separator: "\n")
  }

  func blocks(of paths: [Explanation.Path]) -> [String] {
    let items = paths.enumerated().map { index, path in
      let start = paths.count > 1 ? "\(index + 1). " : "- "
      let (rules, product) = (rules(of: path), product(of: path))
      var lines = [start + stations(of: path).joined(separator: " ← ")]
      lines += rules == product ? [product] : [rules, product]
      lines += path.breaks.map { "**\(alarm($0.kind, at: path.links[$0.index]))**" }
      return lines.joined(separator: "<br>\n" + String(repeating: " ", count: start.count))
    }
    return [items.joined(separator: "\n")]
  }

  func blocks(of sums: [Explanation.Sum]) -> [String] {
    let (left, shown) = shown(sums)
    let breaks = firstBreaks(in: sums)
    var rows = ["| gradient | from | contribution | rule |", "|:--|:--|:--|:--|"]
    rows += starts(of: sums).map { "| \($0.gradient) |  | \($0.value) |  |" }
    if let left { rows.append("| … | \(left) in between left out |  |  |") }
    for sum in shown {
      let start = start(of: sum)
      if let start { rows.append("| \(gradient(sum.node)) | \(startLabel) | \(start) |  |") }
      for (index, link) in sum.parts.enumerated() {
        let use = use(of: link)
        var contribution = contribution(of: link)
        for (broken, kind) in breaks where broken == link {
          contribution += "<br>**\(alarm(kind, at: link))**"
        }
        let derivative = index == 0 && start == nil ? gradient(sum.node) : ""
        rows.append(
          "| \(derivative) | \(title(link.node))\(use) | \(contribution) | "
            + "\(flowRule(of: link) ?? "") |")
      }
      if let total = total(of: sum) { rows.append("|  | **sum** | **\(total)** |  |") }
    }
    return [rows.joined(separator: "\n")]
  }

  /// Text with everything escaped that Markdown would read.
  func plain(_ text: String) -> String {
    let entities: [Character: String] = ["&": "&amp;", "<": "&lt;", ">": "&gt;"]
    return text.withoutControls.map {
      entities[$0] ?? ("\\`*_{}[]#|~$!".contains($0) ? "\\\($0)" : "\($0)")
    }
    .joined()
  }
}
