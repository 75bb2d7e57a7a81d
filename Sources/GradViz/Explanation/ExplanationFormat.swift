// What the formats of explanations differ in, and what they have in common.

import ComputationGraph

/// What every format knows of an explanation.
class ExplanationReport {
  let explanation: Explanation
  let nodes: ComputationGraph.Nodes
  let names: ValueNames
  /// What was differentiated, as the gradients name it.
  let differentiated: Formula
  let numbers: NumberFormat
  /// By node, values beyond so many are left out: those nearest the output.
  let maxValues: Int

  init(_ explanation: Explanation, precision: Int, maxValues: Int) {
    self.explanation = explanation
    self.maxValues = max(maxValues, 1)
    nodes = explanation.graph.nodes
    let names = ValueNames(explanation.graph)
    self.names = names
    differentiated =
      explanation.sources.isEmpty
      ? names[explanation.output] : GradViz.objective(of: explanation.sources) { names[$0] }
    numbers = .significant(precision)
  }
}

/// How a report is written: its notation, by itself that of plain text, and its layout.
protocol ExplanationFormat: ExplanationReport {
  // MARK: Notation

  var times: String { get }
  var dot: String { get }
  var minus: String { get }
  /// Words and signs that are no formula; a document reads nothing in them.
  func plain(_ text: String) -> String
  /// A formula, however long.
  func whole(_ formula: Formula) -> String
  /// A rule; a long one is cut where the notation allows it.
  func rule(_ formula: Formula) -> String
  /// ∂a/∂b
  func derivative(_ a: String, _ b: String) -> String
  func numeral(_ text: String) -> String
  func matrix(_ rows: [[String]], isVector: Bool) -> String
  /// A formula within a sentence.
  func inline(_ text: String) -> String
  /// Factors, or the stations of a path.
  func joined(_ pieces: [String], _ separator: String) -> String

  // MARK: Layout

  func heading(_ text: String) -> String
  func paragraph(_ text: String) -> String
  func closing(_ text: String) -> String
  var localDerivatives: String { get }
  func blocks(of paths: [Explanation.Path]) -> [String]
  func blocks(of sums: [Explanation.Sum]) -> [String]
}

extension ExplanationFormat {
  var times: String { " × " }
  var dot: String { " · " }
  var minus: String { " − " }
  /// A name never leaves its line.
  func plain(_ text: String) -> String { text.withoutControls }
  func whole(_ formula: Formula) -> String { plain(formula.text) }
  func rule(_ formula: Formula) -> String { plain(shortened(formula.text, to: 80)) }
  func derivative(_ a: String, _ b: String) -> String { "∂\(a)/∂\(b)" }
  func numeral(_ text: String) -> String { text }
  func matrix(_ rows: [[String]], isVector: Bool) -> String {
    let texts = rows.map { "[" + $0.joined(separator: ", ") + "]" }
    return plain(isVector ? texts.joined() : "[" + texts.joined(separator: ", ") + "]")
  }
  func inline(_ text: String) -> String { text }
  func joined(_ pieces: [String], _ separator: String) -> String {
    pieces.joined(separator: separator)
  }
  func closing(_ text: String) -> String { paragraph(text) }

  /// All of it, with a line feed at the end.
  var document: String {
    var blocks = [heading(title), paragraph(introduction)]
    if !explanation.links.isEmpty {
      switch explanation.account {
      case .paths(let paths): blocks += [localDerivatives] + self.blocks(of: paths)
      case .byNode(let sums, _): blocks += self.blocks(of: sums)
      }
      blocks.append(closing(conclusion))
    }
    return blocks.joined(separator: "\n\n") + "\n"
  }
}

/// What the gradient that enters the graph at a value is called among its parts.
let startLabel = "enters here"
