// The details of values and edges.

import ComputationGraph
import Testing

@testable import GradViz

@Suite struct TooltipTests {
  @Test func tellsEverythingAboutAValue() {
    var graph = ComputationGraph()
    let scope = graph.append(Scope(name: "b", parent: graph.append(Scope(name: "a"))))
    let x = graph.append(Node(id: 0, origin: .constant, data: [0]))
    let softmax = OperationRecord(
      "softmax", settings: [Setting("dim", .number(1)), Setting("keepdim", .bool(true))])
    graph.append(
      Node(
        id: 1, name: "y", label: "prediction", operation: softmax, inputs: [x], shape: [2, 2],
        data: [1, -0.5, 1.0 / 3, 0], grad: [1, 2, 3, .infinity], scope: scope, source: "a.py:3"))
    #expect(
      text(graph) == """
        prediction (y)
        softmax, dim = 1, keepdim = True
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
    var builder = GraphBuilder()
    _ = builder.leaf(nil, [Double](repeating: 1, count: 1000), shape: [1000], constant: true)
    #expect(text(builder.graph, limit: 3).hasSuffix("data [1, 1, 1, ... 997 more"))
  }

  @Test func edgeTellsItsRule() {
    #expect(
      text(factor(-3, 0.5), .local("w1"), to: nil)
        == "∂f(x)/∂x = w1 = -3\nto the gradient of x: -1.5")
    #expect(text(factor(1, 2), .local(1)) == "∂y/∂x = 1\nto the gradient of x: 2")
    #expect(text(Edge(), .pullback(.text("u @ Wᵀ"))) == "to the gradient of x: u @ Wᵀ")
    #expect(
      text(Edge(contribution: [0.25]), .pullback(.upstream / 4))
        == "to the gradient of x: upstream / 4 = 0.25")
    #expect(
      text(Edge(local: [1, 1], contribution: [2]), .local(1), shape: [2])
        == "∂y/∂x = 1\nto the gradient of x, summed over the broadcast dimensions: 2")
    #expect(text(Edge(), nil) == "")
    #expect(
      text(Edge(local: [1, 0], contribution: [3, 0]), .local(.text("x > 0")), [2], shape: [2])
        == "∂y/∂x = x > 0 = [1, 0]\nto the gradient of x: [3, 0]")
  }

  /// The tooltip of the last node.
  private func text(_ graph: ComputationGraph, limit: Int = 100) -> String {
    var options = DrawingOptions()
    options.limits.tooltipElements = limit
    let drawing = Drawing(graph, options)
    var text = Markup()
    drawing.writeTooltip(of: drawing.content(of: graph.nodes.last!), to: &text)
    return text.string
  }

  /// The tooltip of an edge from x to a result.
  private func text(
    _ edge: Edge, _ rule: GradientRule?, to name: String? = "y", _ operandShape: [Int] = [],
    shape: [Int] = []
  ) -> String {
    func zeros(_ shape: [Int]) -> [Double] { .init(repeating: 0, count: shape.reduce(1, *)) }
    var builder = GraphBuilder()
    let x = builder.leaf("x", zeros(operandShape), shape: operandShape)
    _ = builder.operation(
      "f", [x], zeros(shape), shape: shape, name: name, edges: [edge], rules: [rule])
    let drawing = Drawing(builder.graph, DrawingOptions())
    return drawing.tooltip(of: drawing.content(of: builder.graph.nodes[1], 0)!)
  }
}
