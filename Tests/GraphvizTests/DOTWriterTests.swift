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
}
