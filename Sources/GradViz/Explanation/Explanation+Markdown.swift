// Explanations as Markdown.

import ComputationGraph

extension Explanation {
  /// The explanation as Markdown with tables, as GitHub reads it.
  public var markdown: String { markdown() }

  /// The explanation as Markdown with tables; parameters as in ``text(precision:maxValues:)``.
  public func markdown(precision: Int = 6, maxValues: Int = 40) -> String {
    MarkdownExplanation(
      report: ExplanationReport(
        self, PlainMarks(escaped: markdownText), precision: precision, maxValues: maxValues)
    ).text
  }
}

private struct MarkdownExplanation {
  let report: ExplanationReport

  var text: String {
    let explanation = report.explanation
    var blocks = ["### " + report.heading, report.introduction]
    switch explanation.account {
    case _ where explanation.links.isEmpty: break
    case .paths(let paths):
      blocks.append(localDerivatives)
      blocks.append(
        paths.enumerated().map { item(of: $1, number: paths.count > 1 ? $0 + 1 : nil) }
          .joined(separator: "\n"))
    case .byNode(let sums, _): blocks.append(table(of: sums))
    }
    if !explanation.links.isEmpty { blocks.append("**\(report.conclusion)**") }
    return blocks.joined(separator: "\n\n") + "\n"
  }

  private var localDerivatives: String {
    let rows = report.explanation.links.map { link in
      let use = report.use(of: link).map { " (\($0))" } ?? ""
      let number = report.number(link.edge.local?.first ?? .nan)
      let derivative = report.derivative(of: link)
      return "| \(derivative)\(use) | \(report.rule(of: link) ?? number) | \(number) |"
    }
    return (["| local derivative | rule | value |", "|:--|:--|--:|"] + rows)
      .joined(separator: "\n")
  }

  private func item(of path: Explanation.Path, number: Int?) -> String {
    let start = number.map { "\($0). " } ?? "- "
    let rules = report.rules(of: path).joined(separator: report.notation.dot)
    let product = report.product(of: path)
    var lines = [start + report.stations(of: path).joined(separator: " ← ")]
    if rules != product { lines.append(rules) }
    lines.append(product)
    for (index, kind) in path.breaks {
      lines.append("**\(report.alarm(kind, at: path.links[index]))**")
    }
    return lines.joined(separator: "<br>\n" + String(repeating: " ", count: start.count))
  }

  private func table(of sums: [Explanation.Sum]) -> String {
    let (left, shown) = report.shown(sums)
    let breaks = report.firstBreaks(in: sums)
    var rows = ["| gradient | from | contribution | rule |", "|:--|:--|:--|:--|"]
    rows += report.starts(of: sums).map { "| \($0.gradient) |  | \($0.value) |  |" }
    if let left { rows.append("| … | \(left) in between left out |  |  |") }
    for sum in shown {
      let start = report.start(of: sum)
      if let start { rows.append("| \(report.gradient(sum.node)) | \(startLabel) | \(start) |  |") }
      for (index, link) in sum.parts.enumerated() {
        let use = report.use(of: link).map { " (\($0))" } ?? ""
        var contribution = report.contribution(of: link)
        for (broken, kind) in breaks where broken == link {
          contribution += "<br>**\(report.alarm(kind, at: link))**"
        }
        let derivative = index == 0 && start == nil ? report.gradient(sum.node) : ""
        rows.append(
          "| \(derivative) | \(report.title(link.node))\(use) | \(contribution) | "
            + "\(report.flowRule(of: link) ?? "") |")
      }
      if let total = report.total(of: sum) { rows.append("|  | **sum** | **\(total)** |  |") }
    }
    return rows.joined(separator: "\n")
  }
}

/// Text with everything escaped that Markdown would read.
private func markdownText(_ text: String) -> String {
  text.withoutControls.reduce(into: "") { result, character in
    switch character {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\\", "`", "*", "_", "{", "}", "[", "]", "#", "|", "~", "$", "!":
      result += "\\" + String(character)
    default: result.append(character)
    }
  }
}
