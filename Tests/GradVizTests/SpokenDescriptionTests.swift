// What an SVG says to those who do not see it.

import ComputationGraph
import Foundation
import TestSupport
import Testing

@testable import GradViz

@Suite struct SpokenDescriptionTests {
  @Test func aNeuronInThreeSentences() {
    #expect(
      neuron().spokenDescription() == """
        A computation graph of 10 values, 5 of them parameters. It computes o = 0.7071 by 5 \
        operations: mul (2), add (2), tanh. The largest gradient is −1.5, of x1; then 1, of w1, \
        and 0.5, of x2.
        """)
    #expect(neuron().spokenDescription(precision: 2).contains("o = 0.71 "))
  }

  @Test func whatIsNotThereIsNotSaid() {
    var builder = GraphBuilder()
    #expect(
      builder.graph.spokenDescription()
        == "A computation graph of 0 values. Nothing is computed. No gradients were computed.")
    let x = builder.leaf("x", [2], grad: nil)
    #expect(
      builder.graph.spokenDescription()
        == "A computation graph of 1 value, 1 of them parameters. Nothing is computed. "
        + "No gradients were computed.")
    _ = builder.operation("tanh", [x], [0.9], grad: [1], edges: [factor(1, 1)])
    #expect(builder.graph.spokenDescription().contains("1 operation: tanh."))
  }

  @Test func troubleIsSaid() {
    let text = broken().spokenDescription()
    #expect(text.contains("NaN or infinite: the value"))
    let fine = neuron().spokenDescription()
    #expect(!fine.contains("NaN"))
  }

  @Test func muchIsCounted() {
    var builder = GraphBuilder()
    var x = builder.leaf("x", [1], grad: [-3])
    for name in ["a", "b", "c", "d", "e", "f", "g", "h"] {
      x = builder.operation(name, [x], [.nan], grad: [1], edges: [factor(1, 1)])
    }
    let text = builder.graph.spokenDescription()
    #expect(text.contains("8 operations: a, b, c, d, e, f and 2 other kinds."))
    #expect(text.contains("The largest gradient is −3, of x."))
    #expect(text.contains("and 5 more"))
  }

  @Test func aTensorIsItsShape() {
    var graph = attention()
    graph.outputs = [Output(node: 0)]
    #expect(graph.spokenDescription().contains("It computes X, a tensor of shape [3, 2] by"))
  }
}

@Suite struct SVGIdentityTests {
  /// The texts that the root of an SVG is labelled by, in their order.
  private func labels(_ svg: String) throws -> [String] {
    let root = try Regex(#"<svg[^>]* role="img"[^>]* aria-labelledby="([^"]*)""#)
    let ids = try #require(svg.firstMatch(of: root)?.output[1].substring).split(separator: " ")
    return try ids.map { id in
      let element = try Regex(#"<(title|desc) id="\#(id)">([^<]*)</(title|desc)>"#)
      let matches = svg.matches(of: element)
      #expect(matches.count == 1)
      return String(try #require(matches.first?.output[2].substring))
    }
  }

  @Test(.needsDot, arguments: [nil, Theme.light, .dark, .paper])
  func aPictureIsOneImageWithANameAndADescription(theme: Theme?) throws {
    let options = DrawingOptions(theme: theme, title: "A <neuron>")
    let svg = String(decoding: try neuron().picture(.svg, options).bytes, as: UTF8.self)
    #expect(try labels(svg) == ["A &lt;neuron&gt;", neuron().spokenDescription()])
    // The first children of the root, as browsers ask for.
    let first = try #require(svg.firstRange(of: "<title"))
    #expect(svg[..<first.lowerBound].contains("<svg") && !svg[..<first.lowerBound].contains("<g"))
  }

  @Test(.needsDot)
  func aHighlightIsSaid() throws {
    let highlight = Highlight(try neuron().explanation(of: "w1"))
    let picture = try neuron().picture(.svg, DrawingOptions(highlight: highlight))
    let text = try labels(String(decoding: picture.bytes, as: UTF8.self))[1]
    #expect(text.hasSuffix(" 5 of the values stand out, the others are faded."))
  }

  @Test(.needsDot)
  func replaysAndTheirFramesToo() throws {
    let drawn = DrawnReplay(try neuron().replay())
    let animated = String(decoding: try drawn.content(.svg).bytes, as: UTF8.self)
    #expect(
      try labels(animated) == ["Backpropagation, step by step", neuron().spokenDescription()])
    let folder = try ScratchFolder()
    try drawn.write(to: folder / "frames", format: .frames)
    let frame = try folder.read("frames/step-001.svg")
    let said = try labels(frame)[1]
    #expect(said.hasSuffix(neuron().spokenDescription()))
    #expect(said.hasPrefix("x1·w1 = 2 × (−3) = −6."), "\(said)")
  }

  /// Paper does not move: there the whole is seen, as it is at the end.
  @Test(.needsDot)
  func onPaperAnAnimatedPictureStandsStill() throws {
    let svg = String(
      decoding: try DrawnReplay(try neuron().replay()).content(.svg).bytes, as: UTF8.self)
    #expect(svg.contains("@media print,(prefers-reduced-motion:reduce){.v,.bar{animation:none}}"))
    #expect(svg.contains("@media screen and (prefers-color-scheme:dark){"))
  }

  @Test func idsTellPicturesOnOnePageApart() {
    func attributes(_ description: String) -> String {
      SVGIdentity(title: "a", description: description).attributes
    }
    #expect(attributes("b") != attributes("c"))
    #expect(attributes("b") == attributes("b"))
  }

  @Test func whatIsNoSVGStaysWhatItIs() {
    let identity = SVGIdentity(title: "a", description: "b")
    #expect(identity.complete(Array("nothing".utf8), style: nil) == Array("nothing".utf8))
    #expect(identity.complete([], style: ("c", "d")) == [])
  }
}
