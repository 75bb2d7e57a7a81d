// Names for several values at once, and the places where values are made and named.

import ComputationGraph
import Testing

@testable import Micrograd

@Suite struct NameTests {
  @Test func arraysAreNamedByTheirElements() {
    let w = (0..<2).map { _ in
      (0..<2).map { Tensor(Double($0), requiresGrad: true) }
    }
    w[0][1].named("own")
    w.named("w")
    #expect(w.joined().map(\.name) == ["w[0][0]", "own", "w[1][0]", "w[1][1]"])
  }

  @Test func severalValuesAreNamedAtOnce() {
    let x = Tensor(2.0, requiresGrad: true)
    func cell(_ x: Tensor) -> (Tensor, [Tensor]) { (x * x, [x, tanh(x)]) }
    let (h, rest) = named(cell(x), "h", "rest")
    #expect(h.name == "h" && rest.map(\.name) == ["rest[0]", "rest[1]"])
    #expect(named(x * 3.0, "y").name == "y")
  }

  @Test func asManyNamesAsValues() async {
    await #expect(processExitsWith: .failure) { named((Tensor(1.0), Tensor(2.0)), "x") }
    await #expect(processExitsWith: .failure) { named((Tensor(1.0), Tensor(2.0)), "x", "y", "z") }
  }

  @Test func valuesHaveThePlaceWhereTheyWereMadeOrNamed() {
    let line = #line
    let w = Tensor(2.0, name: "w", requiresGrad: true)
    let v = Tensor([1.0, 2.0])
    let array: Tensor = [3.0, 4.0]
    let product = (w * v * array * 0.5).named("product")
    array.named("array")
    let sum = product.sum()
    sum.backward()
    let places = sum.graph().nodes.filter { $0.source != nil }
    #expect(
      places.map { "\($0.name ?? "-") \($0.source!)" } == [
        "w NameTests.swift:\(line + 1)", "- NameTests.swift:\(line + 2)",
        "array NameTests.swift:\(line + 5)", "product NameTests.swift:\(line + 4)",
      ])
  }

  @Test func theFirstPlaceStaysAsTheFirstNameDoes() {
    let line = #line
    let w = Tensor.zeros([2], requiresGrad: true)
    let y = (w + 1.0).named("y")
    w.named("w")
    y.named("other")
    let nodes = y.graph().nodes
    #expect(nodes.first?.source == "NameTests.swift:\(line + 1)" && nodes.first?.name == "w")
    #expect(nodes.last?.source == "NameTests.swift:\(line + 2)" && nodes.last?.name == "y")
  }

  /// A program of another kind has lines of its own.
  @Test func programsKeepTheirLines() throws {
    let budget = Budget(operations: 100, elements: 100)
    let nodes = Recording.program(budget) {
      Recording.at(source: "neuron.py:3")
      let w = Tensor(2.0, name: "w", requiresGrad: true)
      let y = w * w
      y.setName("y")
      return y.graph().nodes
    }
    #expect(nodes.map(\.source) == ["neuron.py:3", "neuron.py:3"])
  }
}
