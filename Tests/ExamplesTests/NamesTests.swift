// The names: what is asked of each letter, pairs of letters by hand, and a quick run.

import ExampleSupport
import Foundation
import Micrograd
import Networks
import TestSupport
import Testing

@testable import names

@Suite struct NamesTests {
  @Test func eachLetterIsAskedForTheNext() {
    let names = Names(["ann", "zo"])
    #expect(names.letters.shape == [4, 2])
    #expect(names.letters.transpose(0, 1).elements == [0, 1, 14, 14, 0, 26, 15, 0])
    #expect(names.next.transpose(0, 1).elements == [1, 14, 14, 0, 26, 15, 0, -100])
    #expect(Names.text([26, 15]) == "zo")
  }

  /// After `a` comes `b` twice and an end once, each counted with 0.1 for what was never seen.
  @Test func pairsAreCounted() {
    let surprise = Names(["a"]).surprise(byPairsOf: Names(["ab", "ab", "a"]))
    let first: Double = -log(3.1 / 5.7)
    let second: Double = -log(1.1 / 5.7)
    #expect(abs(surprise - (first + second) / 2) < 1e-12)
  }

  /// What comes later does not change what is guessed before it.
  @Test func theMaskHidesWhatComesLater() {
    let model = NameModel(width: 8, heads: 2, layers: 2, TorchRandom(seed: 0))
    let (ann, ada) = (model(Names(["ann"]).letters), model(Names(["ada"]).letters))
    #expect(ann.shape == [4, 1, 27])
    #expect(zip(ann[0..<2].elements, ada[0..<2].elements).allSatisfy { abs($0 - $1) < 1e-12 })
    #expect(zip(ann[2..<4].elements, ada[2..<4].elements).contains { abs($0 - $1) > 1e-3 })
    let even: Double = log(27.0)
    #expect(abs(model.loss(Names(["ann"])).item - even) < 1.5)
  }

  @Test func samplesAreNames() {
    let random = TorchRandom(seed: 1)
    let model = NameModel(width: 8, heads: 2, layers: 1, random)
    let made = (0..<20).map { _ in model.sample(random) }
    #expect(made.allSatisfy { $0.count <= NameModel.length })
    #expect(made.joined().allSatisfy { ("a"..."z").contains($0) })
    #expect(Set(made).count > 10)
  }

  @Test func drawsItsPicturesAndReplaysAStep() throws {
    let scratch = try ScratchFolder()
    let goals = try NameMaking.run(ExampleSetting(folder: scratch.path, isQuick: true))
    #expect((1...5).contains(goals[0].value))
    guard hasDot else { return }
    #expect(try scratch.files() == ["names-curves.svg", "names-graph.svg", "names-step.html"])
    #expect(try scratch.bytes("names-step.html").count < 1_500_000)
  }
}
