// The text of a graph's JSON, to the character, and that it reads back as the same graph.

import Foundation
import TestSupport
import Testing

@testable import ComputationGraph

/// `y = x * x`, then `z = log(y)` of a negative number, in a scope.
private func sample() -> ComputationGraph {
  var graph = ComputationGraph()
  let model = graph.append(Scope(name: "model"))
  let head = graph.append(Scope(name: "head", parent: model))
  graph.append(
    Node(
      id: 0, name: "x", origin: .parameter, shape: [2], data: [-3, 0.1], grad: [6, .nan],
      source: "a.py:1"))
  graph.append(
    Node(
      id: 1, name: "y", label: "x \"squared\"",
      operation: OperationRecord(
        "mul", symbol: "×", rules: [.local(.operand(1)), nil],
        written: .operand(0) * .operand(1)),
      inputs: [0, 0], shape: [2],
      data: [9, 0.010000000000000002], grad: [1e-20, -.infinity], scope: model, source: "a.py:2",
      edges: [Edge(local: [-3, 0.1], contribution: [-3, 0.1]), .closed]))
  let settings: [Setting] = [
    Setting("dims", .list([.number(0), .number(-1)])), Setting("eps", .number(1e-5)),
    Setting("keepdim", .bool(false)), Setting("mode", .string("a\\b")),
    Setting("upper", .number(.infinity)),
  ]
  let sum = graph.append(
    Node(
      id: 4, operation: OperationRecord("sum", settings: settings), inputs: [1], data: [1e300],
      scope: head))
  graph.outputs = [Output(node: sum)]
  return graph
}

@Suite struct ComputationGraphJSONTests {
  @Test func writesTheKeysInTheirOrderAndOneNodePerLine() {
    #expect(
      sample().json() == #"""
        {"format": "computation-graph", "version": 2,
         "outputs": [{"node": "n4", "seed": null, "objective": null}],
         "scopes": [{"id": "s0", "name": "model", "parent": null},
                    {"id": "s1", "name": "head", "parent": "s0"}],
         "operations": [
          {"id": "mul", "name": "mul", "symbol": "×", "settings": {}, "value": null, "rules": [{"local": "x1"}, null], "isGate": false, "written": ["mul", "x0", "x1"]},
          {"id": "sum", "name": "sum", "symbol": "sum", "settings": {"dims": [0, -1], "eps": 1e-05, "keepdim": false, "mode": "a\\b", "upper": "Infinity"}, "value": null, "rules": [], "isGate": false, "written": null}],
         "nodes": [
          {"id": "n0", "name": "x", "label": null, "origin": "parameter", "operation": null, "inputs": [], "shape": [2], "type": "float64", "data": [-3.0, 0.1], "grad": [6.0, "NaN"], "scope": null, "source": "a.py:1"},
          {"id": "n1", "name": "y", "label": "x \"squared\"", "origin": "result", "operation": "mul", "inputs": ["n0", "n0"], "shape": [2], "type": "float64", "data": [9.0, 0.010000000000000002], "grad": [1e-20, "-Infinity"], "scope": "s0", "source": "a.py:2"},
          {"id": "n4", "name": null, "label": null, "origin": "result", "operation": "sum", "inputs": ["n1"], "shape": [], "type": "float64", "data": [1e+300], "grad": null, "scope": "s1", "source": null}]}

        """#)
  }

  /// What the article about the schema shows is read, and is written so.
  @Test func theArticleShowsWhatIsWritten() throws {
    let article = "Sources/ComputationGraph/ComputationGraph.docc/GraphJSON.md"
    let text = text(of: article)
    let example = try #require(blocks(of: "json", in: article).first)
    let graph = try ComputationGraph(json: example)
    #expect(graph.json(contributions: true) == example)
    #expect(try graph.replay().gradients == graph.nodes.map { $0.grad.map(Array.init) })
    // Every key and every name within formulas is in it.
    let keys =
      GraphKey.allCases.map(\.rawValue) + OutputKey.allCases.map(\.rawValue)
      + ScopeKey.allCases.map(\.rawValue) + OperationKey.allCases.map(\.rawValue)
      + RuleKey.allCases.map(\.rawValue) + FormulaKey.allCases.map(\.rawValue)
      + NodeKey.allCases.map(\.rawValue) + EdgeKey.allCases.map(\.rawValue)
      + Formula.Operator.allCases.map(\.rawValue) + ElementaryFunction.allCases.map(\.name)
      + Comparison.allCases.map(\.rawValue) + Constant.allCases.map(\.rawValue)
    for key in keys {
      #expect(text.contains("`\(key)`") || text.contains("\"\(key)\""), "\(key)")
    }
  }

  @Test func writesContributionsWhenAsked() {
    let lines = sample().json(contributions: true).split(separator: "\n")
    #expect(
      lines[9].hasSuffix(
        #"""
        "edges": [{"local": [-3.0, 0.1], "contribution": [-3.0, 0.1]}, null]},
        """#))
    #expect(!lines[8].contains("edges"))
  }

  @Test func writesAnEmptyGraph() {
    #expect(
      ComputationGraph().json() == """
        {"format": "computation-graph", "version": 2,
         "outputs": [],
         "scopes": [],
         "operations": [],
         "nodes": []}

        """)
  }

  @Test func escapesTexts() {
    var text = JSONText()
    text.string("a\"b\\c/\n\r\t\0\u{1b}\u{7f}\u{2028}\u{2029}−‧é🧠</script>")
    #expect(
      text.take() == #""a\"b\\c/\n\r\t\u0000\u001b"# + "\u{7f}" + #"\u2028\u2029−‧é🧠</script>""#)
  }

  @Test func escapesTextsForScripts() {
    var text = JSONText(isInScript: true)
    text.list([.nan, -.infinity, 1, 0.5]) { $0.number(short: $1) }
    text.string("</script>&\u{1}\"é\u{2028}")
    #expect(
      text.take()
        == ##"["NaN", "-Infinity", 1, 0.5]"\u003c/script\u003e\u0026\u0001\"é\u2028""##)
  }

  @Test func streamsTheSameTextInPieces() {
    struct Pieces: TextOutputStream {
      var all: [String] = []
      mutating func write(_ string: String) { all.append(string) }
    }
    var graph = ComputationGraph()
    for id in 0..<2_000 {
      graph.append(Node(id: id, name: "权重\(id)", origin: .parameter, data: [Double(id) / 7]))
    }
    var pieces = Pieces()
    graph.write(jsonTo: &pieces)
    #expect(pieces.all.count > 2)
    #expect(pieces.all.joined() == graph.json())
  }

  @Test func readsBackWhatItWrote() throws {
    let graph = sample()
    #expect(try ComputationGraph(json: graph.json(contributions: true)) == graph)
    #expect(try ComputationGraph(json: Array(graph.json(contributions: true).utf8)) == graph)
    let withoutEdges = try ComputationGraph(json: graph.json())
    #expect(withoutEdges.nodes.allSatisfy { $0.edges == nil })
    #expect(withoutEdges.json() == graph.json())
  }

  @Test func readsBackRandomGraphs() throws {
    var generator = SeededGenerator(seed: 1)
    for _ in 0..<500 {
      let graph = ComputationGraph.random(using: &generator)
      let json = graph.json(contributions: true)
      let copy = try ComputationGraph(json: json)
      #expect(copy == graph)
      #expect(copy.json(contributions: true) == json)
    }
  }

  /// What hashes differently from process to process must not be seen in a text.
  @Test func writesTheSameBytesInEveryProcess() async throws {
    func json() async throws -> [UInt8] {
      let result = try await #require(
        processExitsWith: .success, observing: [\.standardOutputContent]
      ) {
        var generator = SeededGenerator(seed: 4)
        for _ in 0..<50 {
          print(
            ComputationGraph.random(using: &generator).json(contributions: true), terminator: "")
        }
        exit(EXIT_SUCCESS)
      }
      return result.standardOutputContent
    }
    let first = try await json()
    #expect(first.count > 10_000)
    #expect(try await json() == first)
  }

  @Test func readsBackTextsThatLookLikeNumbers() throws {
    let settings = [
      Setting("a", .string("NaN")), Setting("b", .number(.nan)),
      Setting("c", .list([.string("-Infinity"), .none, .number(-.infinity)])),
    ]
    var graph = ComputationGraph()
    graph.append(Node(id: 0, operation: OperationRecord("f", settings: settings), data: [1]))
    let json = graph.json()
    #expect(json.contains(#"{"a": {"text": "NaN"}, "b": "NaN", "c": [{"text": "-Infinity"}, "#))
    #expect(try ComputationGraph(json: json).nodes[0].operation?.settings == settings)
  }

  @Test func operationsOfOneNameAreToldApart() throws {
    var graph = ComputationGraph()
    for (id, name) in ["f", "f#2", "f", "f"].enumerated() {
      let operation = OperationRecord(name, settings: [Setting("k", .number(Double(id)))])
      graph.append(Node(id: id, operation: operation, data: [1]))
    }
    let json = graph.json()
    for id in ["f", "f#2", "f#3", "f#4"] {
      #expect(json.split(separator: "\"operation\": \"\(id)\"").count == 2)
    }
    #expect(try ComputationGraph(json: json) == graph)
  }
}
