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
    TextExplanation(self, precision: precision, maxValues: maxValues).document
  }
}

/// In lines of at most 100 characters where words allow.
private final class TextExplanation: ExplanationReport, ExplanationFormat {
  func heading(_ text: String) -> String { text }
  func paragraph(_ text: String) -> String { block(wrapped(text)) }

  private func block(_ lines: [String]) -> String {
    lines.map(trimmedEnd).joined(separator: "\n")
  }

  // MARK: Paths

  var localDerivatives: String {
    let names = explanation.links.map(derivative(of:))
    let width = names.map(columns).filter { $0 <= 40 }.max() ?? 0
    let lines = zip(explanation.links, names).map { link, name in
      "  " + padded(name, width) + " = " + value(of: link) + use(of: link, "   (")
    }
    return block(["Local derivatives:"] + lines)
  }

  func blocks(of paths: [Explanation.Path]) -> [String] {
    paths.enumerated().map { index, path in
      let start = paths.count > 1 ? "\(index + 1). " : ""
      let indent = String(repeating: " ", count: start.count + 2)
      var lines = wrapped(
        stations(of: path), separator: " ← ", first: "  " + start, indent: indent)
      let (rules, product) = (rules(of: path), product(of: path))
      if rules != product { lines += wrapped(rules, indent: indent + "  ") }
      let numbers = wrapped(product, indent: indent + "  ")
      lines += numbers
      for (index, kind) in path.breaks {
        let before = factors(of: path).prefix(index + leadingFactors(of: path))
        let column = before.reduce(0) { $0 + columns($1) + 3 }
        // The mark stands under the factor, if all factors stand on one line.
        let place = String(repeating: " ", count: numbers.count == 1 ? column : 0)
        lines.append(indent + "  " + place + "↑ " + alarm(kind, at: path.links[index]))
      }
      return block(lines)
    }
  }

  // MARK: Sums

  func blocks(of sums: [Explanation.Sum]) -> [String] {
    let (left, shown) = shown(sums)
    let breaks = firstBreaks(in: sums)
    var lines = starts(of: sums).map { "  \($0.gradient) = \($0.value)" }
    if let left { lines.append("  … \(left) in between left out") }
    for sum in shown {
      lines.append("  " + heading(of: sum))
      let parts = sum.parts.map { "from " + title($0.node) + use(of: $0) }
      let start = start(of: sum)
      let labels = start == nil ? parts : parts + [startLabel]
      let width = labels.map(columns).filter { $0 <= 40 }.max() ?? 0
      if let start { lines.append("    " + padded(startLabel, width) + "   " + start) }
      for (link, part) in zip(sum.parts, parts) {
        lines += self.lines(of: link, "    " + padded(part, width))
        for (broken, kind) in breaks where broken == link {
          lines.append("    ↑ " + alarm(kind, at: link))
        }
      }
      guard let total = total(of: sum) else { continue }
      let first = "    " + padded("sum", width) + "   "
      let indent = String(repeating: " ", count: columns(first))
      lines += sum.total.count == 1 ? wrapped(total, first, indent: indent) : [first + total]
    }
    return [block(lines)]
  }

  /// What one consumer passes back, and by which rule.
  private func lines(of link: Explanation.Link, _ start: String) -> [String] {
    let contribution = contribution(of: link)
    let isNumber = link.contribution.count == 1
    let rule = flowRule(of: link).map { isNumber ? "   by \($0)" : "   \($0)" } ?? ""
    if isNumber { return [start + "   " + contribution + rule] }
    let line = start + rule + (rule.isEmpty ? "   " : " = ") + contribution
    if columns(line) <= 100 { return [line] }
    return [start + rule + " =", "      " + contribution]
  }

  private func heading(of sum: Explanation.Sum) -> String {
    let derivative = gradient(sum.node)
    let node = nodes[sum.node]
    if node.shape.isEmpty { return derivative + " = " + elements(sum.total, shape: []) }
    return derivative + ", shape " + shapeText(node.shape)
  }
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
