// Pictures that fit a page: which direction is chosen, and how often Graphviz is asked.

import ComputationGraph
import Graphviz
import TestSupport
import Testing

@testable import GradViz

@Suite struct FittingTests {
  /// A chain of scalars, each in a scope of its own with a parameter.
  private func layers(_ count: Int) -> ComputationGraph {
    var builder = GraphBuilder()
    var value = builder.leaf("x", [1], constant: true)
    for layer in 0..<count {
      builder.scope = builder.graph.append(Scope(name: "layer \(layer)"))
      let weight = builder.leaf("w", [0.5], grad: [0.1])
      let product = builder.operation(
        "mul", [weight, value], [0.5], grad: [0.2],
        edges: [factor(1, 0.2), layer == 0 ? .closed : factor(0.5, 0.2)])
      value = builder.operation(
        "tanh", [product], [0.4], grad: [0.3], name: "h", edges: [factor(0.8, 0.3)])
    }
    return builder.graph
  }

  @Test func aNeuronGoesFromLeftToRight() {
    #expect(neuron().dot().contains("rankdir=\"LR\""))
    #expect(neuron().dot() == neuron().dot(DrawingOptions(rankdir: .leftToRight)))
  }

  @Test func whatIsTooWideGoesDownwards() {
    let graph = layers(6)
    #expect(graph.dot().contains("rankdir=\"TB\""))
    #expect(graph.mermaid().contains("flowchart TB"))
    #expect(graph.dot(DrawingOptions(width: 10_000)).contains("rankdir=\"LR\""))
    // What is asked for is not changed.
    #expect(graph.dot(DrawingOptions(rankdir: .leftToRight)).contains("rankdir=\"LR\""))
    #expect(!graph.dot(DrawingOptions(rankdir: .leftToRight)).contains("invis"))
  }

  @Test func theStructureHasShapesAndCountsAndNoNumbers() {
    var options = DrawingOptions()
    options.show.insert(.structure)
    for graph in [attention(), layers(2)] {
      let drawn = DrawnGraph(graph, options)
      let dot = drawn.dot
      #expect(drawn.warnings.isEmpty && !dot.contains("penwidth") && !dot.contains(">grad<"))
      let labels = dot.matches(of: /(?s)label=<(.*?)>, tooltip/).map { String($0.1) }
      #expect(labels.count > 5 && !labels.contains { $0.contains("0.5") })
    }
    let dot = layers(2).dot(options)
    #expect(dot.contains("layer 1  ·  1 parameter\""))
    #expect(dot.matches(of: />1 parameter</).count == 2)
    #expect(attention().mermaid(options).contains("<br/>6 parameters\"]:::parameter"))
    // A number in an expression stays.
    var builder = GraphBuilder()
    let x = builder.leaf("x", [2], grad: [1])
    _ = builder.operation("mul", [x, builder.leaf(nil, [0.25], constant: true)], [0.5], grad: [1])
    #expect(builder.graph.dot(options).contains("0.25"))
  }

  @Test func aLeafStandsBelowWhatItsScopeBeginsWith() {
    // h of one layer, w of the next, and what it is multiplied with.
    let leaves = Drawing(layers(3), DrawingOptions()).innerLeaves
    #expect(leaves.map(\.entering) == [3, 6] && leaves.map(\.leaf) == [4, 7])
    #expect(leaves.map(\.use) == [5, 8])
    let graph = layers(3)
    #expect(graph.nodes[3].name == "h" && graph.nodes[4].name == "w")
    var options = DrawingOptions()
    options.show.remove(.scopes)
    #expect(Drawing(graph, options).innerLeaves.isEmpty)
  }

  /// Scopes one below the other, none beside another: no staircase.
  @Test(.needsDot) func scopesInARowFormAColumn() throws {
    let picture = try ReplayPicture(layers(10).replay(), ReplayOptions()) {
      dot throws(GraphvizError) in try DotEngine().render(dot, format: "json0").bytes
    }
    let boxes = picture.layout.scopes.map(\.box)
    #expect(boxes.count == 10 && picture.layout.width <= 800)
    for (upper, lower) in zip(boxes, boxes.dropFirst()) {
      #expect(upper.y + upper.height <= lower.y)
    }
  }

  /// Trying costs two more calls of `dot` at most, and nothing where it takes long.
  @Test(.needsDot, arguments: [(6, 1...3), (60, 1...3), (100, 1...1)])
  func graphvizIsAskedSeldom(count: Int, calls: ClosedRange<Int>) throws {
    let scratch = try ScratchFolder()
    let fake = try FakeDot("echo x >> '\(scratch / "calls")'; exec dot \"$@\"")
    let engine = DotEngine(executable: fake.path)
    let drawn = DrawnGraph(layers(count))
    drawn.arrange(for: [.dot, .svg], engine: engine)
    let dot = drawn.dot
    _ = try drawn.content(.svg, engine: engine)
    #expect(drawn.dot == dot)
    #expect(calls.contains(try scratch.read("calls").split(separator: "\n").count))
  }

  @Test func whereGraphvizFailsItIsAskedOnce() throws {
    let scratch = try ScratchFolder()
    let fake = try FakeDot("echo x >> '\(scratch / "calls")'; exit 3")
    let drawn = DrawnGraph(layers(6))
    let engine = DotEngine(executable: fake.path)
    drawn.arrange(for: [.svg], engine: engine)
    #expect(throws: DrawingError.self) { try drawn.content(.svg, engine: engine) }
    #expect(try scratch.read("calls") == "x\n")
  }
}
