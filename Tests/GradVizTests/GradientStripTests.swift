// The chart of gradients beside a picture.

import ComputationGraph
import Graphviz
import TestSupport
import Testing

@testable import GradViz

@Suite struct GradientStripTests {
  /// A chain of scopes, each with two parameters with these gradients.
  private func scoped(
    _ grads: [(name: String, w: [Double], b: Double?)], around: String? = nil
  ) -> ComputationGraph {
    var builder = GraphBuilder()
    let outer = around.map { builder.graph.append(Scope(name: $0)) }
    var value = builder.leaf("x", [1, 2], shape: [2], constant: true)
    for (name, w, b) in grads {
      builder.scope = builder.graph.append(Scope(name: name, parent: outer))
      let weight = builder.leaf("w", [1, 1], shape: [2], grad: w)
      value = builder.operation("mul", [weight, value], [1, 2], shape: [2], grad: [9, 9])
      if let b {
        let bias = builder.leaf("b", [0], grad: [b])
        value = builder.operation("add", [value, bias], [1, 2], shape: [2], grad: [9, 9])
      }
    }
    return builder.graph
  }

  private func strip(_ graph: ComputationGraph, isFlat: Bool = false) -> GradientStrip? {
    GradientStrip(graph, isFlat: isFlat || graph.scopes.isEmpty) { $0.name ?? $0.idText }
  }

  @Test func aBarIsTheNormOfAScopesParametersFromTheOutputBack() throws {
    let graph = scoped([("first", [3, 4], nil), ("second", [2, 4], 4)])
    let chart = try #require(strip(graph))
    #expect(chart.bars.map(\.name) == ["second", "first"])
    #expect(chart.bars.map(\.norm) == [6, 5] && chart.bars.map(\.length) == [1, 5.0 / 6])
    #expect(chart.title == "norm of grad" && chart.hidden == 0)
    // One scope around all of them tells nothing.
    let around = scoped([("first", [3, 4], nil), ("second", [2, 4], 4)], around: "model")
    #expect(try #require(strip(around)).bars == chart.bars)
    // Without scopes each parameter has its own.
    let flat = try #require(strip(graph, isFlat: true))
    #expect(
      flat.bars.map(\.name) == ["b", "w", "w"]
        && flat.bars.map(\.norm) == [4, 20.0.squareRoot(), 5])
  }

  @Test func scopesOfOneNameAreNumbered() throws {
    let chart = try #require(strip(scoped([("step", [3, 4], nil), ("step", [1, 0], nil)])))
    #expect(chart.bars.map(\.name) == ["step 2", "step 1"] && chart.bars.map(\.norm) == [1, 5])
  }

  @Test func decadesHaveALengthOfTheirOwn() throws {
    let graph = scoped([("a", [1e-6, 0], nil), ("b", [1e-3, 0], nil), ("c", [1, 0], nil)])
    let chart = try #require(strip(graph))
    #expect(chart.title == "norm of grad, log scale")
    let lengths = chart.bars.map(\.length)
    #expect(lengths[0] == 1 && lengths[2] > 0)
    #expect(abs((lengths[0] - lengths[1]) - (lengths[1] - lengths[2])) < 0.02)
  }

  @Test func whatIsNoNumberIsTold() throws {
    let graph = scoped([("a", [.nan, 0], nil), ("b", [.infinity, 1], nil), ("c", [0, 0], nil)])
    let chart = try #require(strip(graph))
    #expect(chart.bars.map(\.length) == [0, 1, 1] && chart.bars[0].norm == 0)
    #expect(chart.bars[1].norm == .infinity && chart.bars[2].norm.isNaN)
    // Squares that no Double holds.
    let huge = try #require(
      strip(scoped([("a", [3e200, 4e200], nil), ("b", [3e-200, 4e-200], nil)])))
    #expect(huge.bars.map { $0.norm / 5e200 > 0.999 || $0.norm / 5e-200 < 1.001 } == [true, true])
    let dot = graph.dot(DrawingOptions(strip: true))
    #expect(dot.contains(">NaN</td>") && dot.contains(">&#8734;</td>"))
  }

  @Test func manyBarsAreTheFirstAndTheLast() throws {
    let graph = scoped((0..<60).map { ("layer \($0)", [Double($0 + 1), 0], nil) })
    let chart = try #require(strip(graph))
    #expect(chart.bars.count == 24 && chart.hidden == 36)
    #expect(chart.bars[11].name == "layer 48" && chart.bars[12].name == "layer 11")
    #expect(graph.dot(DrawingOptions(strip: true)).contains("36 more"))
  }

  @Test(.needsDot) func everyPictureHasIt() throws {
    let options = DrawingOptions(strip: true)
    let graph = scoped([("first & last", [3, 4], nil), ("second", [2, 4], 4)])
    let drawn = DrawnGraph(graph, options)
    let svg = String(decoding: try drawn.content(.svg).bytes, as: UTF8.self)
    #expect(svg.contains(">norm of grad<") && svg.contains("first &amp; last"))
    let tikz = String(decoding: try drawn.content(.tikz).bytes, as: UTF8.self)
    #expect(tikz.contains("norm of grad") && !drawn.warnings.contains(.noChart))
    #expect(try drawn.content(.mermaid).warnings.contains(.noChartInMermaid))
    #expect(!graph.dot().contains("strip"))
    var builder = GraphBuilder()
    _ = builder.leaf("x", [1])
    #expect(DrawnGraph(builder.graph, options).warnings.contains(.noChart))
  }
}
