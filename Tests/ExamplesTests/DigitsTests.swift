// The network that reads digits, whole and made small: their parts by hand, their pictures.

import ExampleSupport
import Foundation
import Micrograd
import Networks
import TestSupport
import Testing

@testable import DigitsNetwork
@testable import compression
@testable import digits

@Suite struct DigitsTests {
  @Test func readsAllImages() throws {
    let (train, test) = try DigitImages.load(shuffledBy: TorchRandom(seed: 0))
    #expect((train.count, test.count) == (1438, 359))
    #expect(train.inputs.shape == [1438, 1, 8, 8])
    #expect(train.classes == (0...9).map(String.init))
    let pixels = train.inputs.elements + test.inputs.elements
    #expect(pixels.min() == 0)
    #expect(pixels.max() == 1)
    // 561,718 sixteenths, by adding up the file's numbers with awk.
    #expect(pixels.reduce(0, +) * 16 == 561_718)
    #expect(DigitImages.rows(of: test, 1)[7] == Array(test.inputs.elements[120..<128]))
  }

  @Test func drawsItsPictures() throws {
    let scratch = try ScratchFolder()
    let goals = try Digits.run(ExampleSetting(folder: scratch.path, isQuick: true))
    #expect(goals.count == 1)
    #expect((0...1).contains(goals[0].value))
    let suffix = hasDot ? "svg" : "dot"
    #expect(
      try scratch.files() == [
        "digits-confusion.svg", "digits-curves.svg", "digits-graph.\(suffix)", "digits-read.svg",
      ])
  }

  @Test func compressesAndDraws() throws {
    let scratch = try ScratchFolder()
    _ = try Compression.run(ExampleSetting(folder: scratch.path, isQuick: true))
    let suffix = hasDot ? "svg" : "dot"
    #expect(
      try scratch.files() == [
        "compression-curve.svg", "compression-graph.\(suffix)", "compression-table.md",
      ])
    #expect(try scratch.read("compression-table.md").contains("| 8 | 80 % | "))
  }

  @Test func prunedWeightsStayZero() throws {
    let random = TorchRandom(seed: 3)
    let model = DigitNetwork(random)
    let compressed = Compressed(model, pruned: 0.8, bits: 8)
    let weights = compressed.weights.map(\.weight)
    let count = weights.reduce(0) { $0 + $1.full.elements.count }
    let kept = weights.reduce(0) { $0 + $1.mask.elements.count { $0 == 1 } }
    #expect(abs(Double(kept) / Double(count) - 0.2) < 0.001)
    // Those that are kept are larger than those that are not.
    let smallest = weights.flatMap { weight in
      zip(weight.full.elements, weight.mask.elements).filter { $1 == 1 }.map { abs($0.0) }
    }.min()!
    let largest = weights.flatMap { weight in
      zip(weight.full.elements, weight.mask.elements).filter { $1 == 0 }.map { abs($0.0) }
    }.max()!
    #expect(smallest > largest)

    let optimizer = Adam(compressed.learned, learningRate: 0.1)
    for _ in 0..<3 {
      optimizer.zeroGrad()
      crossEntropy(
        compressed(.rand([2, 1, 8, 8], generator: random)), classes: [1, 2]
      ).backward()
      optimizer.step()
    }
    _ = compressed(.rand([2, 1, 8, 8], generator: random))
    for (path, weight) in compressed.weights {
      let stored = try #require(model[parameter: path])
      let levels = Set(stored.elements)
      #expect(levels.count <= 255)
      for (element, isKept) in zip(stored.elements, weight.mask.elements) where isKept == 0 {
        #expect(element == 0)
      }
    }
  }

  /// At 3 bits there are the levels −3 … 3 times a third of the largest.
  @Test func roundingLetsTheGradientThrough() {
    let full = Tensor([0.9, -0.32, 0.4, 0.1], requiresGrad: true)
    let weight = StoredWeight(full: full, mask: Tensor([1, 1, 1, 0]), bits: 3)
    let stored = weight()
    let expected = [0.9, -0.3, 0.3, 0]
    for (element, level) in zip(stored.elements, expected) { #expect(abs(element - level) < 1e-12) }
    (stored * Tensor([1, 2, 3, 4])).sum().backward()
    #expect(full.grad?.elements == [1, 2, 3, 0])
    // Nine bits of numbers and four of places.
    #expect(weight.bytes == 2)
  }

  @Test func anInterruptEndsItCleanly() throws {
    let scratch = try ScratchFolder()
    let result = try runProgram(
      URL(filePath: "/usr/bin/env"),
      ["timeout", "--signal=INT", "3", builtProgram("digits").path, scratch.path])
    // `timeout` says 124 for a program that it had to stop, and the program ended by itself.
    #expect([1, 124].contains(result.code))
    #expect(result.output.contains("interrupted in epoch"))
    #expect(result.output.contains("accuracy on a fifth held out: "))
    #expect(try scratch.files().contains("digits-confusion.svg"))
  }
}
