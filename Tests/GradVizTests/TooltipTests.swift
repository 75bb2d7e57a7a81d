// The details of values and edges.

import ComputationGraph
import Testing

@testable import GradViz

@Suite struct TooltipTests {
  @Test func tellsEverythingAboutAValue() {
    let node = Node(
      id: 0, name: "y", label: "prediction", operation: "softmax",
      settings: [Setting("dim", .number(1)), Setting("keepdim", .bool(true))], shape: [2, 2],
      data: [1, -0.5, 1.0 / 3, 0], grad: [1, 2, 3, .infinity], source: "a.py:3")
    #expect(
      text(node, path: ["a", "b"]) == """
        prediction (y)
        softmax, dim = 1, keepdim = true
        shape [2, 2]
        data [[1, -0.5],
        [0.3333333333333333, 0]]
        grad [[1, 2],
        [3, inf]]
        in a / b
        a.py:3
        """)
  }

  @Test func longValuesAreCut() {
    let node = Node(
      id: 0, origin: .constant, shape: [1000], data: [Double](repeating: 1, count: 1000))
    #expect(text(node, limit: 3).hasSuffix("data [1, 1, 1, ... 997 more"))
  }

  @Test func edgeTellsItsRule() {
    #expect(text(factor(-3, 0.5, "w1"), to: nil) == "∂n1/∂x = w1 = -3\nto the gradient of x: -1.5")
    #expect(text(factor(1, 2, "1"), to: "y") == "∂y/∂x = 1\nto the gradient of x: 2")
    #expect(text(Edge(formula: "u @ Wᵀ"), to: "y") == "to the gradient of x: u @ Wᵀ")
    let mean = Edge(contribution: [0.25], formula: "upstream / 4")
    #expect(text(mean, to: "y") == "to the gradient of x: upstream / 4 = 0.25")
    #expect(
      text(factor(1, 2, "1"), to: "y", isSummed: true)
        == "∂y/∂x = 1\nto the gradient of x, summed over the broadcast dimensions: 2")
    #expect(text(Edge(), to: "y") == "")
    let edge = Edge(local: [1, 0], contribution: [3, 0], formula: "x > 0")
    #expect(
      text(edge, to: "y", shape: [2])
        == "∂y/∂x = x > 0 = [1, 0]\nto the gradient of x: [3, 0]")
  }

  private func text(_ node: Node, limit: Int = 100, path: [String] = []) -> String {
    var markup = Markup()
    Tooltip(limit: limit).write(node, path: path, to: &markup)
    return markup.string
  }

  private func text(_ edge: Edge, to result: String?, shape: [Int] = [], isSummed: Bool = false)
    -> String
  {
    var markup = Markup()
    let data = [Double](repeating: 0, count: shape.reduce(1, *))
    let operand = Node(id: 0, name: "x", origin: .parameter, shape: shape, data: data)
    let node = Node(
      id: 1, name: result, operation: "mul", inputs: [0], shape: shape, data: data)
    Tooltip(limit: 100).write(
      edge, from: operand, to: node, isSummed: isSummed, nameLength: 32, to: &markup)
    return markup.string
  }
}
