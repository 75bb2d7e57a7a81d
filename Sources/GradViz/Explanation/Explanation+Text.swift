// Explanations as plain text.

import Algorithms
import ComputationGraph

extension Explanation {
  /// The explanation as plain text, with a line feed at the end.
  ///
  /// ```swift
  /// print(try loss.graph().explanation(of: "w1").text)
  /// ```
  public var text: String { text() }

  /// The explanation as plain text.
  /// - Parameters:
  ///   - precision: Significant digits of numbers (1 to 17).
  ///   - maxValues: Where values are explained one by one, how many; the last are shown.
  public func text(precision: Int = 6, maxValues: Int = 40) -> String {
    TextExplanation(
      report: ExplanationReport(self, PlainMarks(), precision: precision, maxValues: maxValues)
    ).text
  }
}

/// Lays out the report in lines of at most 100 characters where words allow.
private struct TextExplanation {
  let report: ExplanationReport

  var text: String {
    let explanation = report.explanation
    var lines = [report.heading, ""] + wrapped(report.introduction)
    switch explanation.account {
    case _ where explanation.links.isEmpty: break
    case .paths(let paths):
      lines += ["", "Local derivatives:"] + localDerivatives + [""]
      for (number, path) in paths.enumerated() {
        lines += self.lines(of: path, number: paths.count > 1 ? number + 1 : nil) + [""]
      }
    case .byNode(let sums, _): lines += [""] + self.lines(of: sums) + [""]
    }
    if !explanation.links.isEmpty { lines += wrapped(report.conclusion) }
    return lines.map(trimmedEnd).joined(separator: "\n") + "\n"
  }

  // MARK: Paths

  private var localDerivatives: [String] {
    let links = report.explanation.links
    let names = links.map(report.derivative(of:))
    let width = names.map(columns).filter { $0 <= 40 }.max() ?? 0
    return zip(links, names).map { link, name in
      let use = report.use(of: link).map { "   (\($0))" } ?? ""
      return "  " + padded(name, width) + " = " + report.value(of: link) + use
    }
  }

  private func lines(of path: Explanation.Path, number: Int?) -> [String] {
    let start = number.map { "\($0). " } ?? ""
    let indent = String(repeating: " ", count: start.count + 2)
    var lines = wrapped(
      report.stations(of: path), separator: " ← ", first: "  " + start, indent: indent)
    let rules = report.rules(of: path).joined(separator: report.notation.dot)
    let product = report.product(of: path)
    if rules != product { lines += wrapped(rules, indent: indent + "  ") }
    let numbers = wrapped(product, indent: indent + "  ")
    lines += numbers
    for (index, kind) in path.breaks {
      let before = report.factors(of: path).prefix(index + report.leadingFactors(of: path))
      let column = before.reduce(0) { $0 + columns($1) + 3 }
      let alarm = report.alarm(kind, at: path.links[index])
      // The mark stands under the factor, if all factors stand on one line.
      let place = String(repeating: " ", count: numbers.count == 1 ? column : 0)
      lines.append(indent + "  " + place + "↑ " + alarm)
    }
    return lines
  }

  // MARK: Sums

  private func lines(of sums: [Explanation.Sum]) -> [String] {
    let (left, shown) = report.shown(sums)
    let breaks = report.firstBreaks(in: sums)
    var lines = report.starts(of: sums).map { "  \($0.gradient) = \($0.value)" }
    if let left { lines.append("  … \(left) in between left out") }
    for sum in shown {
      lines.append("  " + heading(of: sum))
      let parts = sum.parts.map { link in
        "from " + report.title(link.node) + (report.use(of: link).map { " (\($0))" } ?? "")
      }
      let start = report.start(of: sum)
      let labels = start == nil ? parts : parts + [startLabel]
      let width = labels.map(columns).filter { $0 <= 40 }.max() ?? 0
      if let start { lines.append("    " + padded(startLabel, width) + "   " + start) }
      for (link, part) in zip(sum.parts, parts) {
        lines += self.lines(of: link, "    " + padded(part, width))
        for (broken, kind) in breaks where broken == link {
          lines.append("    ↑ " + report.alarm(kind, at: link))
        }
      }
      guard let total = report.total(of: sum) else { continue }
      let first = "    " + padded("sum", width) + "   "
      let indent = String(repeating: " ", count: columns(first))
      lines += sum.total.count == 1 ? wrapped(total, first, indent: indent) : [first + total]
    }
    return lines
  }

  /// What one consumer passes back, and by which rule.
  private func lines(of link: Explanation.Link, _ start: String) -> [String] {
    let contribution = report.contribution(of: link)
    let isNumber = link.contribution.count == 1
    let rule = report.flowRule(of: link).map { isNumber ? "   by \($0)" : "   \($0)" } ?? ""
    if isNumber { return [start + "   " + contribution + rule] }
    let line = start + rule + (rule.isEmpty ? "   " : report.notation.equals) + contribution
    if columns(line) <= 100 { return [line] }
    return [start + rule + " =", "      " + contribution]
  }

  private func heading(of sum: Explanation.Sum) -> String {
    let derivative = report.gradient(sum.node)
    let node = report.nodes[sum.node]
    if node.shape.isEmpty { return derivative + " = " + report.elements(sum.total, shape: []) }
    return derivative + ", shape " + shapeText(node.shape)
  }
}

/// Formulas as the graph has them: `∂o/∂w1`.
struct PlainMarks: ExplanationNotation {
  let times = " × "
  let dot = " · "
  let minus = " − "
  /// How a document writes what it would read as its own signs; a name never leaves its line.
  var escaped: (String) -> String = { $0.withoutControls }

  func whole(_ formula: Formula) -> String { escaped(formula.text) }
  func formula(_ formula: Formula) -> String { escaped(shortened(formula.text, to: ruleLength)) }
  func mark(_ id: String) -> String { escaped("⟨\(id)⟩") }
  func derivative(_ a: String, _ b: String) -> String { "∂\(a)/∂\(b)" }
  func matrix(_ rows: [[String]], isVector: Bool) -> String {
    let texts = rows.map { "[" + $0.joined(separator: ", ") + "]" }
    return escaped(isVector ? texts.joined() : "[" + texts.joined(separator: ", ") + "]")
  }
  func plain(_ text: String) -> String { escaped(text) }
}

// MARK: Lines

private func padded(_ text: String, _ width: Int) -> String {
  text + String(repeating: " ", count: max(width - columns(text), 0))
}

private func trimmedEnd(_ line: String) -> String { String(line.trimmingSuffix { $0 == " " }) }

/// Words in lines of at most 100 columns.
private func wrapped(_ text: String, _ first: String? = nil, indent: String = "") -> [String] {
  let words = text.split(separator: " ").map(String.init)
  return wrapped(words, separator: " ", first: first ?? indent, indent: indent)
}

/// Pieces in lines of at most 100 columns; a line that goes on ends with the separator.
private func wrapped(
  _ pieces: [String], separator: String, first: String, indent: String
) -> [String] {
  var lines: [String] = []
  var line = first
  var width = columns(first)
  for (index, piece) in pieces.enumerated() {
    let text = piece + (index < pieces.count - 1 ? separator : "")
    let size = columns(text)
    if width + columns(trimmedEnd(text)) > 100, index > 0 {
      lines.append(line)
      line = indent
      width = columns(indent)
    }
    line += text
    width += size
  }
  return lines + [line]
}
