// A legend is below pictures of tensors, says what is in them, and makes none of them wider.

import ComputationGraph
import Foundation
import TestSupport
import Testing

@testable import GradViz

@Suite struct LegendTests {
  /// Of a picture: what is said by texts that a legend alone has.
  private func legend(_ graph: ComputationGraph, _ options: DrawingOptions) -> String? {
    Drawing(graph, options).legend
  }

  @Test func tensorsHaveOneByThemselves() {
    #expect(legend(attention(), DrawingOptions()) != nil)
    #expect(legend(attention(), DrawingOptions(legend: false)) == nil)
    #expect(legend(neuron(), DrawingOptions()) == nil)
    #expect(legend(neuron(), DrawingOptions(legend: true)) != nil)
    // There is nothing in the classic style that is not said in words.
    #expect(legend(attention(), DrawingOptions(style: .classic)) == nil)
    #expect(legend(attention(), DrawingOptions(style: .classic, legend: true)) != nil)
  }

  @Test func itSaysWhatIsUsedAndNoMore() throws {
    let scalars = try #require(legend(neuron(), DrawingOptions(legend: true)))
    for text in ["parameter", "computed", "output", "grad", "thicker", "dashed", "local"] {
      #expect(scalars.contains(text), "\(text)")
    }
    for text in ["constant", "data per tensor", "NaN", "Σ", "upstream"] {
      #expect(!scalars.contains(text), "\(text)")
    }
    let tensors = try #require(legend(attention(), DrawingOptions()))
    #expect(tensors.contains("data per tensor") && tensors.contains("upstream"))
    var options = DrawingOptions(legend: true)
    #expect(try #require(legend(sharedOperands(), options)).contains("constant"))
    #expect(try #require(legend(broken(), options)).contains("NaN"))
    options.show = [.data]
    let data = try #require(legend(neuron(), options))
    #expect(!data.contains("grad ") && !data.contains("local"))
  }

  @Test func theTitleStaysAboveAndTheLegendIsBelow() {
    let both = attention().dot(DrawingOptions(title: "T"))
    #expect(both.contains("subgraph cluster_picture") && both.contains("labelloc=\"b\""))
    let one = attention().dot(DrawingOptions(title: "T", legend: false))
    #expect(!one.contains("cluster_picture") && one.contains("labelloc=\"t\""))
    #expect(!attention().dot().contains("cluster_picture"))
  }

  /// What Graphviz says of an SVG: its width, and where its texts are, from the top.
  private func measured(
    _ graph: ComputationGraph, _ options: DrawingOptions
  ) throws -> (width: Double, heights: [String: Double]) {
    let svg = String(decoding: try graph.picture(.svg, options).bytes, as: UTF8.self)
    let box = try #require(svg.firstMatch(of: try Regex(#"viewBox="0.00 0.00 ([0-9.]+) "#)))
    var heights: [String: Double] = [:]
    for text in svg.matches(of: try Regex(#"<text[^>]* y="([-0-9.]+)"[^>]*>([^<]*)"#)) {
      heights[String(text.output[2].substring!)] = Double(text.output[1].substring!)
    }
    return (Double(box.output[1].substring!)!, heights)
  }

  @Test(.needsDot, arguments: DrawingOptions.RankDirection.allCases)
  func noPictureIsWider(rankdir: DrawingOptions.RankDirection) throws {
    for graph in [attention(), neuron(), tensors(), perceptron([2, 3, 1], scopes: true)] {
      for title in [nil, "T"] {
        func width(_ legend: Bool) throws -> Double {
          let options = DrawingOptions(rankdir: rankdir, title: title, legend: legend)
          return try measured(graph, options).width
        }
        // A point is what Graphviz rounds to.
        let (with, without) = (try width(true), try width(false))
        #expect(with <= without + 1.5, "\(graph.nodes.count) values, \(title ?? "no title")")
      }
    }
  }

  @Test(.needsDot, arguments: [DrawingOptions.RankDirection.leftToRight, .topToBottom])
  func itIsBelowAllValues(rankdir: DrawingOptions.RankDirection) throws {
    let options = DrawingOptions(rankdir: rankdir, title: "The title")
    let heights = try measured(attention(), options).heights
    let (title, legend) = (try #require(heights["The title"]), try #require(heights["parameter"]))
    for (text, height) in heights where text == "grad" || text == "data" {
      #expect(title < height && height < legend, "\(text)")
    }
  }
}
