// Scenes and their writers: SVG, drawing operations, and the style sheet that both go by.

import ComputationGraph
import Foundation
import Testing

@testable import GradViz

@Suite struct SceneTests {
  private let sheet = StyleSheet(theme: .light, style: TableCards.self)

  private func look(
    _ tag: String, _ classes: [String], in groups: [[String]] = []
  ) -> StyleSheet.Look {
    sheet.rules(.light).look(of: tag, classes, in: groups)
  }

  @Test func laterRulesHaveTheLastWord() {
    let palette = Palette.light
    #expect(look("text", ["k", "m", "i"]).size == 10)
    #expect(look("text", ["k", "m", "i"]).isMiddle)
    #expect(look("text", ["b", "q"]).isBold)
    #expect(look("text", ["b", "q"]).fill == palette.secondary.hex)
    #expect(look("text", ["k", "at"]).fill == palette.alarm.border.hex)
    #expect(look("rect", ["c"]).fill == nil)
    #expect(look("rect", ["c", "g32"]).fill == palette.grad.hex[32])
    let frame = look("rect", ["f"], in: [["node", "constant"]])
    #expect(frame.isDashed && frame.width == 1 && frame.fill == palette.looks[.constant]!.fill.hex)
    let active = look("rect", ["f"], in: [["node", "parameter", "w"]])
    #expect(active.width == 3 && active.stroke == palette.backward.hex)
    #expect(!look("polygon", ["ba"], in: [["edge", "h"]]).isVisible)
    #expect(look("polygon", ["ba"], in: [["edge", "w"]]).isVisible)
    let text = look("text", ["b"])
    let tail = sheet.rules(.light).look(of: "tspan", ["u"], in: [], from: text)
    #expect(!tail.isBold && tail.fill == palette.secondary.hex)
  }

  @Test func shapesAsSVG() {
    let box = Scene.Box(x: -1, y: 2, width: 10, height: 5.25)
    var writer = SVGWriter()
    let tail = Scene.Text(text: "a<b", at: .init(x: 1, y: 2), room: 9, tail: ("= +", "u"))
    writer.writeLines([
      Scene.Item(
        .group([Scene.Item(.rectangle(box, radius: 3), ["f"])], at: .init(x: 1, y: 2)), ["n"],
        id: "v1"),
      Scene.Item(.ellipse(box)), Scene.Item(.text(tail)),
      Scene.Item(.curves([[.init(x: 0, y: 0), .init(x: 1, y: 1)]])),
    ])
    #expect(
      writer.text == """
        <g id="v1" class="n" transform="translate(1,2)"><rect class="f" x="-1" y="2" width="10" \
        height="5.3" rx="3"/></g>
        <ellipse cx="4" cy="4.6" rx="5" ry="2.6"/>
        <text x="1" y="2" textLength="9" lengthAdjust="spacingAndGlyphs">a&lt;b\
        <tspan class="u" dx="6">= +</tspan></text>
        <path d="M0,0C1,1"/>

        """)
  }

  /// The same scene, from the lower left corner, with the looks of its classes.
  @Test func shapesAsDrawingOperations() {
    let scene = Scene(
      box: .init(x: -6, y: -6, width: 100, height: 50),
      items: [
        Scene.Item(
          .group(
            [
              Scene.Item(.rectangle(.init(width: 20, height: 10)), ["f"]),
              .text("a\\b", ["m"], 1, 2), Scene.Item(.rectangle(.init(width: 1, height: 1)), ["c"]),
            ], at: .init(x: 10, y: 0)), ["node", "parameter"])
      ])
    let dot = XDotWriter.dot(scene, sheet, .light)
    let frame = "S 15 -setlinewidth(2) C 7 -#e6f4ff P 4 16 44 36 44 36 34 16 34"
    #expect(dot.contains("c 7 -#0969da " + frame))
    #expect(dot.contains("F 10.0 9 -Helvetica c 7 -#1f2328 t 0 T 17 42 -1 13.9 5 -a∖b"))
    #expect(dot.components(separatedBy: "setlinewidth").count == 2)
    #expect(dot.contains("corner1 [pos=\"100,50\"]"))
  }
}

@Suite(.enabled(if: ReplaySamples.hasDot, "Graphviz's dot is not installed"))
struct ReplayStyleTests {
  /// What is drawn as dots says what the SVG of the same scene says.
  @Test(arguments: DrawingOptions.Style.allCases)
  func framesSayTheSameInEveryFormat(style: DrawingOptions.Style) throws {
    let replay = try ReplaySamples.layer()
    let picture = try ReplaySamples.picture(replay, ReplayOptions(style: style))
    for number in [0, replay.steps.count] {
      let frame = picture.frame(number)
      let svg = picture.svg(frame).matches(of: />([^<>]+)<\/t(?:ext|span)>|>([^<>]+)<tspan/).map {
        String($0.1 ?? $0.2 ?? "").replacing("&gt;", with: ">")
      }
      // Long strings go on in the next line.
      let text = XDotWriter.dot(frame, picture.sheet, .light).replacing(/" \+\s*"/, with: "")
      let drawn = text.matches(
        of: #/ T [-\d. ]+ \d+ -(.*?) (?=F |c |C |S |")/#)
      let dots = drawn.map { String($0.1) }
      #expect(svg.sorted() == dots.sorted())
    }
  }

  @Test func classicHasBoxesAndCircles() throws {
    let replay = try ReplaySamples.neuron()
    let options = ReplayOptions(style: .classic)
    let picture = try ReplaySamples.picture(replay, options)
    #expect(picture.layout.operators.map { $0 != nil } == replay.graph.nodes.map { !$0.isLeaf })
    #expect(picture.layout.edges.allSatisfy { $0.curves.count == 2 && $0.arrows.count == 2 })
    #expect(!picture.labels.joined().contains { !$0.isEmpty })
    let animation = try replay.animation(options)
    #expect(animation.contains("<g class=\"operation\"><ellipse class=\"f\""))
    #expect(animation.contains(">tanh</text></g>") && !animation.contains(">= tanh<"))
    let page = try replay.page(options)
    #expect(page.contains("<g id=\"v0g\" class=\"part plain\">"))
    #expect(!page.contains("class=\"c g"))
    for card in picture.cards {
      // What has a formula for a name has no box for one.
      #expect((card.places.data > 0) == (card.content.title != nil))
      #expect(card.places.grad > card.places.data + 36)
      #expect(card.width > card.places.grad + 36)
    }
  }

  @Test(arguments: DrawingOptions.Style.allCases)
  func emptyTensorsAndTensorOutputs(style: DrawingOptions.Style) throws {
    var builder = GraphBuilder()
    let empty = builder.leaf("empty", [], shape: [0, 3], grad: [])
    let x = builder.leaf("x", [1, 2], shape: [2], grad: [5, 7])
    _ = builder.operation(
      "f", [empty, x], [1, 2], shape: [2], grad: [5, 7], name: "y",
      edges: [Edge(contribution: []), Edge(local: [1, 1], contribution: [5, 7])])
    let replay = try builder.graph.replay()
    let options = ReplayOptions(style: style)
    #expect(try replay.animation(options).contains("no elements"))
    #expect(try replay.page(options).contains("no elements"))
    let last = try ReplaySamples.frames(replay, options).last!
    #expect(last.contains(">5</text>") && last.contains(">7</text>"))
  }

  @Test(arguments: DrawingOptions.Style.allCases)
  func valuesOfWhichOnlyTheShapeIsKnown(style: DrawingOptions.Style) throws {
    for shape in [[], [2], [40, 40]] {
      var graph = ComputationGraph()
      let ones = [Double](repeating: 1, count: shape.reduce(1, *))
      let x = graph.append(
        Node(id: 0, name: "x", origin: .input, shape: shape, type: "float32", data: nil, grad: ones)
      )
      let y = graph.append(
        Node(
          id: 1, name: "y", operation: OperationRecord("relu"), inputs: [x], shape: shape,
          type: "float32", data: nil,
          grad: ones, edges: [Edge(local: ones, contribution: ones)]))
      graph.outputs = [Output(node: y, seed: ones)]
      let text = shape.isEmpty ? ">float32</text>" : ">float32 \(shapeText(shape))</text>"
      let replay = try graph.replay()
      for svg in try ReplaySamples.frames(replay, ReplayOptions(style: style)) {
        #expect(svg.components(separatedBy: text).count == 3, "\(style) \(shape)")
      }
      #expect(try replay.page(ReplayOptions(style: style)).contains(text))
    }
  }

  /// What earlier passes left is there before the first step, and the seed is added to it.
  @Test func earlierGradients() throws {
    var graph = ComputationGraph()
    let x = graph.append(
      Node(id: 0, name: "x", origin: .parameter, data: [1], grad: [300], earlierGrad: [100]))
    let y = graph.append(
      Node(
        id: 1, name: "y", operation: OperationRecord("f"), inputs: [x], data: [1], grad: [30],
        earlierGrad: [20],
        edges: [Edge(local: [20], contribution: [200])]))
    graph.outputs = [Output(node: y, seed: [10])]
    let frames = try ReplaySamples.frames(graph.replay())
    #expect(frames[0].contains(">100</text>") && frames[0].contains(">20</text>"))
    #expect(frames[2].contains(">30</text>") && frames[3].contains(">300</text>"))
  }
}
