// What cards say, decided once: the same in every writer.

import ComputationGraph
import Testing

@testable import GradViz

@Suite struct CardContentTests {
  /// y of a shape, computed from x; nothing but shape and type is known of either, unless given.
  private func unknown(
    _ shape: [Int] = [3, 2], data: [Double]? = nil, grad: [Double]? = nil
  ) -> ComputationGraph {
    var graph = ComputationGraph()
    let size = shape.reduce(1, *)
    let x = graph.append(
      Node(
        id: 0, name: "x", origin: .parameter, shape: shape, type: "float32", data: data, grad: grad)
    )
    let y = graph.append(
      Node(
        id: 1, name: "y", operation: OperationRecord("relu"), inputs: [x], shape: shape,
        type: "float32", data: nil,
        grad: [Double](repeating: 1, count: size)))
    graph.outputs = [Output(node: y)]
    return graph
  }

  private func content(
    _ graph: ComputationGraph, _ position: Int, _ options: DrawingOptions = DrawingOptions()
  ) -> CardContent {
    Drawing(graph, options).content(of: graph.nodes[position])
  }

  @Test func namesOperationsAndBareNumbers() {
    let graph = sharedOperands()
    let cards = graph.nodes.map { content(graph, $0.position) }
    #expect(cards.map(\.title) == ["x", "y", nil, nil, "loss"])
    #expect(cards.map(\.symbol) == [nil, "×", "+", nil, "+"])
    #expect(cards.map(\.isBare) == [false, false, false, true, false])
    #expect(cards.map(\.hasGrad) == [true, true, true, false, true])
    #expect(content(graph, 3, DrawingOptions(style: .classic)).hasGrad)
    let hidden = content(graph, 3, DrawingOptions(show: [.names]))
    #expect(hidden.symbol == "constant" && !hidden.isBare)
  }

  @Test func aValueKnownByShapeAndType() {
    let card = content(unknown(), 1)
    #expect(card.type == "float32 [3, 2]" && card.shape == nil && card.data.number == nil)
    #expect(content(unknown([]), 0).type == "float32")
    #expect(content(unknown([]), 0, DrawingOptions(show: [.names])).type == nil)
    for style in DrawingOptions.Style.allCases {
      for shape in [[3, 2], [], [1], [0, 2], [40, 40]] {
        let text = unknown(shape).dot(DrawingOptions(style: style))
        #expect(text.contains("float32") && !text.contains("nan"), "\(style) \(shape)")
        var large = DrawingOptions(style: style)
        large.limits.tables = 0
        #expect(unknown(shape).dot(large).contains("float32"))
      }
    }
    #expect(unknown().mermaid().contains("y = relu<br/>float32 [3, 2]<br/>grad [[1, 1]"))
    #expect(unknown([]).dot().contains("tooltip=\"x\\nparameter\\ntype float32\\nno gradient\""))
  }

  /// It has no line to which its shape could be added.
  @Test func aBareNumberOfOneElement() {
    var graph = ComputationGraph()
    graph.append(Node(id: 0, origin: .constant, shape: [1], data: [2]))
    #expect(graph.mermaid().contains("n0[\"2\"]:::constant"))
    #expect(graph.dot().contains("<b>2</b></td></tr></table>"))
  }

  @Test func aParameterThatNothingUses() {
    var graph = ComputationGraph()
    let x = graph.append(Node(id: 0, name: "x", origin: .parameter, data: [2], grad: [1]))
    graph.append(Node(id: 1, name: "unused", origin: .parameter, data: [3]))
    let y = graph.append(
      Node(id: 2, operation: OperationRecord("exp"), inputs: [x], data: [7], grad: [1]))
    graph.outputs = [Output(node: y, seed: [1])]
    let line = graph.dot().split(separator: "\n").first { $0.hasPrefix("  n1 ") } ?? ""
    #expect(line.contains("<b>unused</b>") && line.contains("grad  &ndash;"))
    #expect(graph.mermaid().contains("n1[\"unused<br/>data 3<br/>grad –\"]:::parameter"))
    #expect(graph.dot(DrawingOptions(style: .classic)).contains("<td>unused</td><td>data 3.0000"))
  }

  @Test func oneOfSeveralResults() {
    var graph = ComputationGraph()
    let x = graph.append(Node(id: 0, name: "x", origin: .parameter, shape: [2], data: [1, 2]))
    for index in 0..<2 {
      graph.append(
        Node(
          id: index + 1, origin: .result(index: index), operation: OperationRecord("split"),
          inputs: [x],
          data: [Double(index)]))
    }
    #expect(content(graph, 1).symbol == "split" && content(graph, 2).symbol == "split[1]")
    #expect(graph.dot().contains("<b>split[1&#93;</b>"))
    #expect(graph.dot(DrawingOptions(style: .classic)).contains("label=\"split[1]\""))
  }

  @Test func edgesSayFactorsAndRules() {
    func label(_ graph: ComputationGraph, _ node: Int, _ options: DrawingOptions) -> String {
      let drawing = Drawing(graph, options)
      return drawing.label(of: drawing.content(of: graph.nodes[node], 0))
    }
    var options = DrawingOptions()
    #expect(label(attention(), 2, options) == "+= up @ Wqᵀ")
    options.show.insert(.formula)
    #expect(label(neuron(), 9, options) == "× 0.5\n× (1 − o²)")
  }
}
