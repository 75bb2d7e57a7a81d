// Thousands of nasty texts, wherever text can stand: none changes a graph, and each comes out as
// it went in.

import Graphviz
import TestSupport
import Testing

@Suite(.needsDot, .timeLimit(.minutes(5))) struct RandomTextTests {
  @Test(arguments: 0..<8) func noTextChangesAGraph(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    let cases = (0..<100).map { _ in Case(using: &random) }
    for (example, picture) in zip(cases, try Dot.render(cases.map { $0.graph.dot() })) {
      try example.check(picture)
    }
  }
}

/// A graph with another text in every place.
private struct Case {
  let tail, head, cluster, clusterLabel: String
  let label, tooltip, link, id: String
  let markup, markupTitle, escaped: String
  let edgeLabel, edgeTooltip, headLabel: String

  init(using random: inout SeededGenerator) {
    func text() -> String { NastyText.make(using: &random) }
    func anyLength() -> String { NastyText.makeOfAnyLength(using: &random) }
    // Beside a label at the end of an edge, Graphviz 2.43 cannot lay out labels of mere newlines.
    (edgeLabel, headLabel, clusterLabel) = ("e" + text(), "h" + text(), "c" + text())
    (tail, cluster, edgeTooltip) = (anyLength(), anyLength(), "t" + text())
    head = "head" + anyLength()  // Another node than the tail, in any case.
    // Graphviz puts something of its own in the place of an empty tooltip or id.
    (label, tooltip, link, id) = (text(), "t" + anyLength(), anyLength(), "i" + anyLength())
    (markup, markupTitle, escaped) = (text(), "t" + text(), text())
  }

  var graph: Graph {
    let cell = #"<td href="u" title="\#(escapedHTML(markupTitle, newline: "&#10;"))">"#
    let table = "<table><tr>\(cell)x\(escapedHTML(markup))</td></tr></table>"
    return Graph(
      "g",
      statements: [
        .subgraph(
          .init(
            "cluster" + cluster, ["label": .text(clusterLabel)],
            statements: [
              .node(
                .init(
                  tail,
                  [
                    "label": .text(label), "tooltip": .text(tooltip), "URL": .text(link),
                    "id": .text(id),
                  ]))
            ])),
        .node(.init(head, ["label": .html(table)])),
        .node(.init("last", ["label": .escaped(escapedText(escaped) + #"\l"#)])),
        .edge(
          .init(
            tail, head,
            [
              "label": .text(edgeLabel), "edgetooltip": .text(edgeTooltip),
              "headlabel": .text(headLabel),
            ])),
      ])
  }

  func check(_ picture: Picture) throws {
    let (nodes, edges, clusters) = (picture.nodes, picture.edges, picture.clusters)
    try #require(nodes.count == 3 && edges.count == 1 && clusters.count == 1, "\(self)")
    expect(nodes[0].title, isName: tail)
    expect(nodes[1].title, isName: head)
    expect(nodes[2].title, isName: "last")
    expect(clusters[0].title, isName: "cluster" + cluster)
    expect(clusters[0].lines, are: clusterLabel)

    expect(nodes[0].lines, are: label)
    expect(nodes[0].tooltip, is: tooltip)
    expect(nodes[0].link, is: link)
    expect(nodes[0].id, is: id)
    expect(nodes[1].lines, are: "x" + markup.replacing("\t", with: " "))
    expect(nodes[1].tooltip, is: markupTitle)
    expect(nodes[2].lines, are: escaped)

    expect(edges[0].title, isName: tail, "->", head)
    expect(edges[0].lines, are: edgeLabel, headLabel)
    expect(edges[0].tooltip, is: edgeTooltip)
  }

  /// A name has backslashes and newlines in the form that they have in DOT text.
  private func expect(_ name: String, isName parts: String...) {
    let expected = parts.map(NastyText.expected).joined().unicodeScalars.map { scalar in
      switch scalar {
      case "\\": #"\\"#
      case "\n": #"\n"#
      default: String(scalar)
      }
    }
    expectSame(name, expected.joined())
  }

  /// An attribute's value: XML makes a space of a tab there.
  private func expect(_ value: String?, is text: String) {
    expectSame(value ?? "", NastyText.expected(text).replacing("\t", with: " "))
  }

  /// What is drawn: lines that are empty are not.
  private func expect(_ lines: [String], are texts: String...) {
    let expected = texts.flatMap { NastyText.expected($0).split(separator: "\n") }
    expectSame(lines.joined(separator: "\n"), expected.joined(separator: "\n"))
  }

  /// Strings are equal when they look the same; here every byte counts.
  private func expectSame(_ actual: String, _ expected: String) {
    #expect(
      actual.utf8.elementsEqual(expected.utf8),
      "\(actual.debugDescription) is not \(expected.debugDescription) in \(self)")
  }
}

/// Text made of what is known to go wrong.
private enum NastyText {
  static func make(using random: inout SeededGenerator) -> String {
    let count = Int.random(in: 0...8, using: &random)
    return (0..<count).map { _ in pieces.randomElement(using: &random)! }.joined()
  }

  /// Mostly short, but now and then too long for Graphviz to lay out, or to read in one piece.
  static func makeOfAnyLength(using random: inout SeededGenerator) -> String {
    let text = make(using: &random)
    let isLong = Int.random(in: 0..<50, using: &random) == 0
    return isLong ? String(repeating: text + "x", count: 20_000 / (text.utf8.count + 1)) : text
  }

  /// What remains of the text: line endings are newlines, and what no picture can hold is gone.
  static func expected(_ text: String) -> String {
    var scalars = String.UnicodeScalarView()
    var previous: Unicode.Scalar?
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x0A where previous == "\r": break
      case 0x0A, 0x0D: scalars.append("\n")
      case 0x09: scalars.append(scalar)
      case 0..<0x20, 0xFFFE, 0xFFFF: break
      default: scalars.append(scalar)
      }
      previous = scalar
    }
    return String(scalars)
  }

  static let pieces: [String] = [
    "\"", "\\", "\\\\", "\\\"", "\\n", "\\l", "\\N", "\\G", "\\E", "\\T", "\\H", "\\L", "\\\\N",
    "&", "&lt;", "&lt", "&amp;", "&amp;lt;", "&#0;", "&#38;", "&#x26;", "&#92;", "&#10;", "&nbsp;",
    "&nosuch;", "<", ">", "<b>", "</b>", "<br/>", "<!--", "-->", "--", "]]>", "<![CDATA[", "'",
    "<script>alert(1)</script>", "</svg>\n", "</text>", "<?xml?>", "{a|b}", "[", "]", ";", ",", "=",
    "->", "+", "\" + \"", "/*", "*/", "//", "#", "%", "%3", "%s%n", ":", ":n", "\n", "\r", "\r\n",
    "\n\n", "\t", " ", "a b", "\0", "\u{1}", "\u{7}", "\u{8}", "\u{B}", "\u{C}", "\u{1B}[31m",
    "\u{1F}", "\u{7F}", "\u{85}", "\u{9F}", "\u{2028}", "\u{2029}", "\u{FEFF}", "\u{FFFD}",
    "\u{FFFE}", "\u{FFFF}", "\u{10FFFF}", "\u{200B}", "\u{202E}", "\u{200D}", "é",
    "e\u{301}", "\u{301}", "שלום", "مرحبا", "∂L/∂w", "−1.5", "日本", "🦉", "👩‍👩‍👧", "🇫🇷", "𝔘",
    "node", "Graph", "subgraph", "strict", "digraph { a -> b }", "1a", "1e-3", "-inf", ".5", "0x",
    "x", "weight", "_", "C:\\new\\table", "https://example.org/?a=1&b=2#c", "javascript:alert(1)",
    "$HOME", "`id`", "%00", "\u{202A}\u{202C}",
  ]
}
