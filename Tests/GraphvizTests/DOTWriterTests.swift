// What the writer writes, to the letter.

import Graphviz
import Testing

@Suite struct DOTWriterTests {
  @Test func statementsStandInTheOrderInWhichTheyWereMade() {
    var writer = DOTWriter(to: "")
    writer.beginGraph("sum")
    writer.defaults(.graph, ["rankdir": "LR"])
    writer.defaults(.node, [:])
    writer.node("a", ["label": "a = \"2\"", "shape": "box"])
    writer.beginSubgraph("cluster_0", ["label": .html("<b>x</b>")])
    writer.node("1a")
    writer.endSubgraph()
    writer.edge("a", "1a", ["label": .escaped(#"left\l"#)])
    #expect(
      writer.endGraph() == #"""
        digraph sum {
          graph [rankdir="LR"]
          a [label="a = \"2\"", shape="box"]
          subgraph cluster_0 {
            graph [label=<<b>x</b>>]
            "1a"
          }
          a -> "1a" [label="left\l"]
        }

        """#)
  }

  @Test func attributesThatAreWrittenAsTheyComeAreTheSame() {
    let text = "a \"b\"\n\\N & ×" + String(repeating: "long ", count: 4000)
    func document(_ write: (inout DOTWriter<String>) -> Void) -> String {
      var writer = DOTWriter(to: "")
      writer.beginGraph("g")
      write(&writer)
      writer.node("next")
      return writer.endGraph()
    }
    let whole = document {
      $0.node("a", ["label": .text(text), "tooltip": .text(text), "class": .text(text)])
    }
    let parts = document {
      $0.node("a") {
        $0.append("label", .text(text))
        $0.append("tooltip", text: Array(text.utf8))
        $0.append(["class": .text(text)])
      }
    }
    #expect(parts == whole)
    #expect(document { $0.node("a") { _ in } } == document { $0.node("a") })
  }

  @Test func undirectedGraphsHaveOtherEdges() {
    var writer = DOTWriter(to: "")
    writer.beginGraph("", directed: false, strict: true)
    writer.edge("a", "b")
    #expect(writer.endGraph() == "strict graph \"\" {\n  a -- b\n}\n")
  }

  @Test func whatIsOpenIsClosedAtTheEnd() {
    var writer = DOTWriter(to: "")
    writer.beginGraph("g")
    writer.beginSubgraph("a")
    writer.beginSubgraph("b")
    #expect(
      writer.endGraph() == """
        digraph g {
          subgraph a {
            subgraph b {
            }
          }
        }

        """)
  }

  @Test func severalGraphsGoToOneStream() {
    var text = "// Two graphs.\n"
    for name in ["a", "b"] {
      var writer = DOTWriter(to: text)
      writer.beginGraph(name)
      text = writer.endGraph()
    }
    #expect(text == "// Two graphs.\ndigraph a {\n}\ndigraph b {\n}\n")
  }

  /// The stream gets neither the whole at once nor a piece per statement.
  @Test func textIsPassedOnInLargePieces() {
    struct Pieces: TextOutputStream {
      var text = ""
      var sizes: [Int] = []
      mutating func write(_ piece: String) {
        text += piece
        sizes.append(piece.utf8.count)
      }
    }
    var writer = DOTWriter(to: Pieces())
    writer.beginGraph("g")
    for index in 0..<20_000 { writer.node("n\(index)", ["label": "∂L/∂w é"]) }
    let pieces = writer.endGraph()
    let nodes = (0..<20_000).map { "  n\($0) [label=\"∂L/∂w é\"]\n" }.joined()
    #expect(pieces.text == "digraph g {\n\(nodes)}\n")
    #expect(pieces.sizes.dropLast().allSatisfy { (65_536..<66_000).contains($0) })
  }

  @Test func emptyDefaultsAreNotWritten() {
    var writer = DOTWriter(to: "")
    writer.beginGraph("g")
    for kind in [DOTDefaults.graph, .node, .edge] { writer.defaults(kind, [:]) }
    #expect(writer.endGraph() == "digraph g {\n}\n")
  }
}
