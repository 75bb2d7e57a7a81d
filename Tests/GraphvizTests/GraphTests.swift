// A graph as a value becomes text in the order of its statements, and Graphviz reads it as it is.

import Graphviz
import TestSupport
import Testing

@Suite struct GraphTests {
  private let graph = Graph(
    "two layers", attributes: ["rankdir": "LR"], nodeDefaults: ["shape": "box"],
    edgeDefaults: ["color": "gray"],
    statements: [
      .node(.init("a", ["id": "first"])),
      .subgraph(
        .init(
          "cluster_0", ["label": "inner"],
          statements: [
            .defaults(.node, ["shape": "circle"]), .node(.init("b")), .edge(.init("b", "b")),
          ])),
      .edge(.init("a", "b", ["label": "+1"])),
    ])

  @Test func statementsStandInTheirOrder() {
    #expect(
      graph.dot() == """
        digraph "two layers" {
          graph [rankdir="LR"]
          node [shape="box"]
          edge [color="gray"]
          a [id="first"]
          subgraph cluster_0 {
            graph [label="inner"]
            node [shape="circle"]
            b
            b -> b
          }
          a -> b [label="+1"]
        }

        """)
  }

  @Test(.needsDot) func graphvizReadsIt() throws {
    let picture = try Dot.render([graph.dot()])[0]
    #expect(picture.nodes.map(\.title) == ["a", "b"])
    #expect(picture.nodes.map(\.id) == ["first", "node2"])
    #expect(picture.edges.map(\.title) == ["a->b", "b->b"])
    #expect(picture.edges.map(\.text) == ["+1", ""])
    #expect(picture.clusters.map(\.text) == ["inner"])
  }

  @Test func itCanBeWrittenToAnyStream() {
    #expect(graph.write(to: "// A comment.\n") == "// A comment.\n" + graph.dot())
  }
}
