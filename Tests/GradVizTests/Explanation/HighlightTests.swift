// Pictures in which the paths of an explanation stand out.

import ComputationGraph
import Testing

@testable import GradViz

@Suite struct HighlightTests {
  private func lines(_ text: String, _ start: String) -> [String] {
    text.split(separator: "\n").map(String.init)
      .filter { $0.drop { $0 == " " }.hasPrefix(start + " ") }
  }

  @Test func exactlyThePathsStandOut() throws {
    let graph = neuron()
    let explanation = try graph.explanation(of: "w1")
    let highlight = Highlight(explanation)
    // w1 (2), the product (5), the sum (7), n (8) and o (9).
    #expect(highlight.nodes == [2, 5, 7, 8, 9])
    #expect(highlight.edges.count == 4)
    #expect(highlight.edges[Highlight.Edge(node: 5, operand: 1)] == 1)
    let text = graph.dot(DrawingOptions(highlight: highlight))
    for (position, node) in graph.nodes.enumerated() {
      let isFaded = lines(text, node.idText).contains { $0.contains(" faded\"") }
      #expect(isFaded != highlight.nodes.contains(position), "\(node.idText)")
    }
    let edges = lines(text, "n2").first { $0.contains("->") } ?? ""
    #expect(edges.contains("penwidth=\"5\"") && edges.contains("class=\"highlight\""))
    #expect(lines(text, "n0").contains { $0.contains("->") && $0.contains("class=\"faded\"") })
    let inner = lines(text, "n5").first { $0.contains("->") } ?? ""
    #expect(inner.contains("penwidth=\"3.9\""), "\(inner)")
  }

  @Test func withoutHighlightNothingChanges() {
    #expect(!neuron().dot().contains("faded"))
    #expect(DrawingOptions().highlight == nil)
  }

  @Test(arguments: DrawingOptions.Style.allCases, Theme.allCases)
  func everyStyleAndThemeFades(style: DrawingOptions.Style, theme: Theme) throws {
    let graph = neuron()
    let highlight = Highlight(try graph.explanation(of: "x1"))
    let text = graph.dot(DrawingOptions(style: style, theme: theme, highlight: highlight))
    #expect(text.contains(" faded\"") && text.contains(theme.palette.faded.text.hex))
    #expect(text == graph.dot(DrawingOptions(style: style, theme: theme, highlight: highlight)))
  }

  @Test func whatIsBrokenStaysAlarming() throws {
    var builder = GraphBuilder()
    let x = builder.leaf("x", [0], grad: [.infinity])
    _ = builder.operation(
      "log", [x], [-.infinity], grad: [1], edges: [factor(.infinity, 1)])
    let highlight = Highlight(try builder.graph.explanation(of: "x"))
    let text = builder.graph.dot(DrawingOptions(highlight: highlight))
    #expect(text.contains("class=\"nonfinite\"") && text.contains("penwidth=\"5\""))
  }

  @Test func mermaidToo() throws {
    let graph = neuron()
    let text = graph.mermaid(DrawingOptions(highlight: Highlight(try graph.explanation(of: "w1"))))
    #expect(text.contains("class n0,n1,n3,n4,n6 faded"))
    #expect(text.contains("linkStyle 1 stroke-width:5px"))
  }
}
