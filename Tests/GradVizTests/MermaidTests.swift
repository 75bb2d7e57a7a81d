// Mermaid text.

import ComputationGraph
import Foundation
import Testing

@testable import GradViz

@Suite struct MermaidTests {
  @Test func smallGraph() {
    #expect(
      sharedOperands().mermaid() == """
        flowchart LR
          n0["x<br/>data 3<br/>grad 12"]:::parameter
          n1("y = ×<br/>data 9<br/>grad 2"):::inner
          n2("+<br/>data 18<br/>grad 1"):::inner
          n3["2"]:::constant
          n4(["loss = +<br/>data 20<br/>grad 1"]):::output
          n0 -->|"× 3"| n1
          n0 -->|"× 3"| n1
          n1 -->|"× 1"| n2
          n1 -->|"× 1"| n2
          n2 -->|"× 1"| n4
          n3 -->|"× 1"| n4
          classDef parameter fill:#e6f4ff,stroke:#0969da,color:#1f2328,stroke-width:2px
          classDef constant fill:#f6f8fa,stroke:#6e7781,color:#1f2328,stroke-dasharray:4 3
          classDef inner fill:#ffffff,stroke:#8c959f,color:#1f2328
          classDef output fill:#e3fbe8,stroke:#1a7f37,color:#1f2328,stroke-width:3px

        """)
  }

  @Test func scopesAreSubgraphs() {
    let text = attention().mermaid(DrawingOptions(rankdir: .topToBottom, title: "A \"b\" \\"))
    #expect(text.hasPrefix("---\ntitle: \"A \\\"b\\\" \\\\\"\n---\nflowchart TB\n"))
    #expect(text.contains("  subgraph s0[\"attention\"]\n"))
    #expect(text.contains("    subgraph s1[\"scores\"]\n      n2("))
    #expect(text.contains("    end\n  end\n"))
    #expect(text.contains("  class s0,s1 scope\n"))
    #expect(!attention().mermaid(DrawingOptions(show: [.data])).contains("subgraph"))
  }

  @Test func syntaxIsEscaped() {
    #expect(
      mermaidText("a \"b\" <c> & #1; `d` {e} |f|\n%%\u{7}") == """
        a #34;b#34; #60;c#62; #38; #35;1#59; #96;d#96; #123;e#125; #124;f#124; #37;#37;
        """)
    #expect(mermaidText("预测值 × −1") == "预测值 × −1")
    for line in hostileNames().mermaid().split(separator: "\n") where line.contains("[\"") {
      let inner = line.drop { $0 != "\"" }.dropFirst().prefix { $0 != "\"" }
      #expect(!inner.contains("`") && !inner.contains("<script"))
    }
  }

  @Test func edgesOfTensorsTellTheirRules() {
    let text = attention().mermaid()
    #expect(text.contains("  n0 -->|\"+= up #64; Wqᵀ\"| n2\n"))
    #expect(text.contains("-->|\"softmax rule\"| n5\n"))
    var options = DrawingOptions()
    options.show.remove(.local)
    #expect(!neuron().mermaid(options).contains("|"))
    options.show.formUnion([.local, .formula])
    #expect(neuron().mermaid(options).contains("|\"× 0.5<br/>× (1 −"))
  }

  static let graphs: [(String, ComputationGraph)] = [
    ("neuron", neuron()), ("attention", attention()), ("tensors", tensors()), ("broken", broken()),
    ("hostile", hostileNames()), ("perceptron", perceptron([2, 3, 1], scopes: true)),
  ]

  /// The statements of Mermaid's grammar that are used, with nothing in quotes that could end them.
  @Test(arguments: graphs) func everyLineIsAStatement(_ name: String, _ graph: ComputationGraph) {
    let quoted = "\"(?:[^\"`&;#<>{}|]|#[0-9]+;|<br/>)*\""
    let statements = [
      "flowchart (LR|TB|BT|RL)", "subgraph s[0-9]+\\[\(quoted)\\]", "end",
      "n[0-9]+(\\[\(quoted)\\]|\\(\(quoted)\\)|\\(\\[\(quoted)\\]\\)):::[a-z]+",
      "n[0-9]+ -->(\\|\(quoted)\\|)? n[0-9]+", "classDef [a-z]+ [a-z0-9#:,. -]+",
      "class [ns][0-9]+(,[ns][0-9]+)* [a-z]+", "linkStyle [0-9]+ [a-z0-9#:.-]+",
    ]
    var options = DrawingOptions()
    options.show.formUnion([.formula, .attributes, .source])
    options.highlight = Highlight(nodes: [0], edges: [:])
    for line in graph.mermaid(options).split(separator: "\n") {
      let text = line.trimmingCharacters(in: .whitespaces)
      #expect(
        statements.contains { text.range(of: "^(\($0))$", options: .regularExpression) != nil },
        "\(text)")
    }
  }
}
