// One layout for all steps: every value has its place, and nothing moves.

import ComputationGraph
import Foundation
import Graphviz
import Testing

@testable import GradViz

@Suite(.enabled(if: ReplaySamples.hasDot, "Graphviz's dot is not installed"))
struct ReplayPictureTests {
  @Test func everyValueAndEveryEdgeHasItsPlace() throws {
    let picture = try ReplaySamples.picture(ReplaySamples.layer())
    for (position, card) in picture.cards.enumerated() {
      let box = picture.layout.nodes[position]
      #expect(abs(box.width - card.width) < 7 && abs(box.height - card.height) < 7)
      #expect(box.x >= -0.1 && box.x + box.width <= picture.layout.width + 0.1)
      #expect(box.y >= -0.1 && box.y + box.height <= picture.layout.height + 0.1)
    }
    #expect(picture.layout.edges.count == picture.nodes.reduce(0) { $0 + $1.inputs.count })
    #expect(picture.layout.edges.allSatisfy { $0.curves.count == 1 && $0.arrows.count == 1 })
    #expect(picture.layout.scopes.map(\.scope) == Array(picture.replay.graph.scopes.indices))
  }

  @Test func boxesDoNotOverlap() throws {
    let layout = try ReplaySamples.picture(ReplaySamples.chain(steps: 40)).layout
    for (i, a) in layout.nodes.enumerated() {
      for b in layout.nodes.dropFirst(i + 1) {
        let apart =
          a.x + a.width <= b.x + 0.1 || b.x + b.width <= a.x + 0.1
          || a.y + a.height <= b.y + 0.1 || b.y + b.height <= a.y + 0.1
        #expect(apart)
      }
    }
  }

  @Test func cardsHaveRoomForTheWidestTextOfAnyStep() throws {
    let replay = try ReplaySamples.neuron()
    let picture = try ReplaySamples.picture(replay)
    for step in replay.steps {
      guard case .flow(let flow) = step else { continue }
      let text = NumberFormat.significant(4).string(flow.after[0])
      let room = picture.cards[flow.target].width - 38
      #expect(textWidth(text, size: 11) <= room)
    }
  }

  @Test func framesDifferOnlyInTextsAndClasses() throws {
    var skeletons: Set<String> = []
    for svg in try ReplaySamples.frames(ReplaySamples.neuron()) {
      // Places of cards are in their transforms.
      let places = svg.split(separator: "transform=\"").dropFirst()
        .map { $0.prefix { $0 != "\"" } }
      skeletons.insert(places.joined(separator: " "))
    }
    #expect(skeletons.count == 1)
  }

  @Test func theLastFrameShowsTheGradientsAndTheFirstNone() throws {
    let replay = try ReplaySamples.neuron()
    let frames = try ReplaySamples.frames(replay)
    #expect(frames.count == replay.steps.count + 1)
    for node in replay.graph.nodes {
      guard let grad = node.grad else { continue }
      #expect(frames.last!.contains(">\(NumberFormat.significant(4).string(grad.first!))</text>"))
    }
    #expect(!frames[0].contains(" w\"") && frames.last!.contains("class=\"node parameter w\""))
  }
}
