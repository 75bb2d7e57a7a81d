// What values are called: as their program calls them, by formulas, and by names made for them.

import TestSupport
import Testing

@testable import ComputationGraph

@Suite struct ValueNamesTests {
  private let times = OperationRecord("mul", written: .operand(0) * .operand(1))

  /// Leaves of these names, and products of two values each.
  private func graph(
    _ names: [String?], products: [(Int, Int, String?)] = []
  ) -> ComputationGraph {
    var graph = ComputationGraph()
    for (id, name) in names.enumerated() {
      graph.append(Node(id: id, name: name, origin: .parameter, data: [2]))
    }
    for (a, b, name) in products {
      graph.append(
        Node(
          id: graph.nodes.count, name: name, operation: times, inputs: [a, b], data: [4],
          source: "test.py:\(graph.nodes.count)"))
    }
    return graph
  }

  private func texts(_ graph: ComputationGraph) -> [String] {
    let names = ValueNames(graph)
    return graph.nodes.indices.map { names[$0].text }
  }

  @Test func namesThatAreSharedAreNumbered() {
    #expect(texts(graph(["h", "h", "x", "h"])) == ["h₁", "h₂", "x", "h₃"])
    // What a reader would take for the same is left out.
    #expect(texts(graph(["h", "h1", "h", "h₃", "h"])) == ["h₂", "h1", "h₄", "h₃", "h₅"])
    #expect(texts(graph([" ", nil, "\u{202E}"])) == ["v₁", "v₂", "v₃"])
  }

  @Test func longNamesAreCutBeforeTheyAreCompared() {
    let long = (0..<2).map {
      "layer" + String(repeating: "x", count: 40) + "\($0)" + "weight-of-it"
    }
    let names = texts(graph(long))
    #expect(names.map(\.last) == ["₁", "₂"] && names[0].count == GivenNames.usualLength + 1)
  }

  @Test func namelessValuesHaveFormulas() {
    let names = texts(graph(["a", "b"], products: [(0, 1, nil), (2, 2, nil), (2, 1, nil)]))
    #expect(names == ["a", "b", "a·b", "(a·b)²", "a·b·b"])
  }

  @Test func whatHasNoFormulaOfItsOwnGetsAName() {
    let long = "quite a long name"
    let names = texts(
      graph([long, "b"], products: [(0, 0, nil), (0, 1, nil), (0, 1, nil), (2, 3, nil)]))
    #expect(names == [long, "b", "(\(long))²", "(\(long))·b", "v₁", "v₂"])
  }

  @Test func madeNamesLookLikeNoneOfTheProgram() {
    #expect(texts(graph(["v", nil])) == ["v", "u₁"])
    #expect(texts(graph(["v2", "u₁", nil])) == ["v2", "u₁", "t₁"])
    #expect(texts(graph(["v", "u", "t", "s", "r", "v₁", nil, nil])).suffix(2) == ["v₂", "v₃"])
    #expect(texts(graph(["vector", nil])) == ["vector", "v₁"])
  }

  @Test func numbersAreThemselves() {
    var graph = graph(["x"])
    let two = graph.append(Node(id: 1, origin: .constant, data: [2]))
    graph.append(Node(id: 2, operation: times, inputs: [0, two], data: [4]))
    // A formula that says nothing more than its operand is no name.
    let one = graph.append(Node(id: 3, origin: .constant, data: [1]))
    graph.append(Node(id: 4, operation: times, inputs: [0, one], data: [2]))
    #expect(texts(graph) == ["x", "2", "x·2", "1", "v₁"])
    let names = ValueNames(graph)
    #expect(graph.nodes.indices.map(names.title) == ["x", nil, nil, nil, "v₁"])
    #expect(graph.nodes.indices.map(names.isMade) == [false, false, false, false, true])
  }

  @Test func valuesAreFoundByWhatTheyAreCalled() throws {
    let graph = graph(["h", "w1"], products: [(0, 1, "h"), (2, 1, nil), (3, 2, "loss")])
    for (name, position) in [
      ("h₁", 0), ("h1", 0), ("h₂", 2), ("h2", 2), ("h₂·w1", 3), ("h2*w1", 3), ("loss", 4),
      ("n3", 3),
    ] { #expect(try graph.position(of: name) == position, "\(name)") }
    #expect(throws: ExplanationError.ambiguous("h", candidates: ["h₁ (given)", "h₂ (test.py:2)"])) {
      try graph.position(of: "h")
    }
    #expect(
      throws: ExplanationError.unknown(
        "lss", suggestion: "loss", names: ["h₁", "w1", "h₂", "loss", "h₂·w1"])
    ) { try graph.position(of: "lss") }
  }

  @Test func noTwoAreCalledTheSameInAnyGraph() throws {
    var generator = SeededGenerator(seed: 4)
    for _ in 0..<500 {
      let graph = ComputationGraph.random(using: &generator)
      let names = ValueNames(graph)
      let positions = graph.nodes.indices.filter { !names.isNumber($0) }
      #expect(Set(positions.map { names[$0].text }).count == positions.count)
      for position in positions {
        #expect(try graph.position(of: names[position].text) == position)
      }
    }
  }

  @Test func manyValuesAreNamedInNoTime() {
    var graph = ComputationGraph()
    graph.append(Node(id: 0, name: "x", origin: .parameter, data: [2]))
    for id in 1..<100_000 {
      graph.append(
        Node(
          id: id, name: id % 3 == 0 ? "h" : nil, operation: times, inputs: [id - 1, 0], data: [4]))
    }
    let names = ValueNames(graph)
    #expect(names[99_999].text == "h₃₃₃₃₃")
    #expect(names[99_998].text == "h₃₃₃₃₂·x·x")
  }
}
