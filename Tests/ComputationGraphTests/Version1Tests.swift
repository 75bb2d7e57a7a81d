// Version 1 of the schema is still read: files that an earlier release wrote.

import TestSupport
import Testing

@testable import ComputationGraph

@Suite struct Version1Tests {
  private func graph(_ name: String) throws -> ComputationGraph {
    try ComputationGraph(json: text(of: "Tests/ComputationGraphTests/Version1/\(name).json"))
  }

  @Test func namesDataRulesAndOutput() throws {
    let graph = try graph("neuron")
    #expect(graph.nodes.compactMap(\.name) == ["x1", "w1", "x2", "w2", "b", "n", "o"])
    #expect(graph.nodes.prefix(2).map(\.origin) == [.parameter, .parameter])
    #expect(graph.outputs == [Output(node: graph.nodes.count - 1, seed: [1])])
    let output = try #require(graph.nodes.last)
    #expect(output.operation?.name == "tanh" && output.data == [0.7071067811865477])
    #expect(output.edge(0)?.rule == .local(.text("1 − o²")))
    #expect(output.edge(0)?.rule?.taught.text == "1 − o²")
    #expect(try graph.replay().gradients == graph.nodes.map { $0.grad.map(Array.init) })
    #expect(try graph.explanation(of: "w1").total == [0.9999999999999996])
  }

  @Test func tensorsSettingsAndPullbacks() throws {
    let graph = try graph("attention")
    let softmax = try #require(graph.nodes.first { $0.operation?.name == "softmax" })
    #expect(softmax.operation?.setting("dim") == .number(-1))
    guard case .pullback(.text, nil)? = softmax.edge(0)?.rule else {
      Issue.record("\(softmax.edge(0) as Any)")
      return
    }
    #expect(try graph.explanation(of: "Q").isComplete)
  }

  @Test func scopesAndOtherScripts() throws {
    let mlp = try graph("mlp_scopes")
    #expect(mlp.nodes.contains { mlp.path(ofScope: $0.scope) == ["hidden"] })
    #expect(
      try graph("chinese_names").nodes.contains { $0.name?.unicodeScalars.first! ?? "a" > "z" })
  }

  @Test(arguments: ["neuron", "attention", "mlp_scopes", "chinese_names"])
  func isWrittenInVersion2(name: String) throws {
    let graph = try graph(name)
    let json = graph.json(contributions: true)
    #expect(json.contains(#""version": 2"#))
    #expect(try ComputationGraph(json: json) == graph)
  }

  @Test(
    arguments: [
      ("", "", nil),
      (
        #""output": "n2""#, #""output": "n3""#,
        "the output n3 is not among the nodes; name one of them, or none"
      ),
      (
        #""output": "n2""#, #""output": 2"#,
        #"output: this must be a node's id in quotes, such as "n12", or null"#
      ),
      (
        #""output": "n2""#, #""output": "n02""#,
        #"output: "n02" is not an id; write a letter and a number, n12 for a node, s3 for a scope"#
      ),
      (#""output": "n2","#, "", nil),
      (
        #""operation": "sum""#, #""operation": null"#,
        "node n1, operation: this must be a text in quotes"
      ),
      (#""operation": "sum", "#, "", #"node n1: the key "operation" is missing"#),
      (
        #""operation": "sum""#, #""operation": "constant""#,
        "node n1: only a result has an operation and inputs, and every result has an operation"
      ),
      (
        #""attributes": {"dim": 0}"#, #""attributes": [0]"#,
        "node n1, attributes: this must be an object of numbers, texts, booleans, nulls, and lists of these"
      ),
      (
        #""formula": "−1""#, #""formula": 1"#,
        "node n2, edges[0].formula: this must be a text in quotes, or null"
      ),
      (
        #"[{"local": [-1], "contribution": [-1], "formula": "−1"}]"#, "[null]",
        "node n2, edges[0]: this must be an object"
      ),
    ] as [(String, String, String?)])
  func refusesDamage(part: String, damage: String, message: String?) {
    expectReading(version1JSON(replacing: part, with: damage), fails: message)
  }

  /// Version 1 says of an operand that takes no gradient that nothing is known.
  @Test func operandsThatTakeNoGradient() throws {
    let json = version1JSON(
      replacing: #"{"local": [-1], "contribution": [-1], "formula": "−1"}"#,
      with: #"{"local": null, "contribution": null}"#)
    let edge = try #require(ComputationGraph(json: json).nodes[2].edge(0))
    #expect(!edge.takesGradient && edge.rule == nil)
  }
}
