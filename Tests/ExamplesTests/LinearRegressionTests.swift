// The linear model: its numbers, and the pictures it leaves.

import Foundation
import GradViz
import Micrograd
import TestSupport
import Testing

@testable import linear_regression

@Suite struct LinearRegressionTests {
  @Test func startsWithTheNumbersOfPyTorch() {
    let model = LinearModel()
    let loss = model.loss()
    loss.backward()
    #expect(loss.item == 0.25)
    #expect(model.weights.grad?.elements == [1, 2])
    #expect(model.bias.grad?.item == 1)
  }

  @Test func tanhLosesTheGradientAsInPyTorch() throws {
    let model = LinearModel(usesTanh: true)
    let loss = model.loss()
    loss.backward()
    #expect(isClose(loss.item, 16.000267223865322))
    let weights = try #require(model.weights.grad).elements
    #expect(isClose(weights[0], -0.0005344410360654286))
    #expect(isClose(weights[1], -0.0010688820721308572))
    #expect(isClose(try #require(model.bias.grad).item, -0.0005344410360654286))

    let squashed = try #require(loss.graph().nodes.first { $0.operation?.name == "tanh" })
    let y = Foundation.tanh(5.5)
    #expect(isClose(try #require(squashed.edges?[0].local?[0]), 1 - y * y))
    #expect(isClose(try #require(squashed.grad?[0]), -8.000066805687393))
  }

  /// Every epoch against the same descent with the gradient worked out by hand.
  @Test(arguments: [false, true]) func learnsAsWorkedOutByHand(usesTanh: Bool) {
    var (w1, w2, b) = (1.0, 2.0, 0.5)
    var epochs = 0
    LinearModel(usesTanh: usesTanh).train { epoch, loss in
      let sum = 1 * w1 + 2 * w2 + b
      let y = usesTanh ? Foundation.tanh(sum) : sum
      let expected = (y - 5) * (y - 5)
      // Near the target a difference of one unit in the last place of `sum` shows.
      #expect(abs(loss.item - expected) <= 1e-9 * expected + 1e-24, "epoch \(epoch)")
      let slope = 2 * (y - 5) * (usesTanh ? 1 - y * y : 1)
      w1 -= 0.01 * slope * 1
      w2 -= 0.01 * slope * 2
      b -= 0.01 * slope
      epochs += 1
      if epoch == 1000 { #expect(usesTanh ? loss.item > 16 : loss.item < 1e-12) }
    }
    #expect(epochs == 1000)
  }

  @Test func aGraphShowsTheNumbersFromBeforeTheUpdate() throws {
    let model = LinearModel()
    var graphs: [String] = []
    model.train(epochs: 2) { _, loss in graphs.append(loss.graph().dot()) }
    #expect(model.weights.elements != [1, 2])
    for name in ["weights", "bias", "x", "target", "sum", "loss"] {
      #expect(graphs[0].contains(">\(name)"), "\(name) is not in the picture")
    }
    #expect(graphs[0].contains("data [1, 2]"))
    #expect(!graphs[1].contains("data [1, 2]\\ngrad"))
  }

  @Test func drawsItsPictures() throws {
    let scratch = try ScratchFolder()
    LinearRegression.learn(picturesIn: scratch.path)
    LinearRegression.loseTheGradient(picturesIn: scratch.path)
    let suffix = hasDot ? "svg" : "dot"
    #expect(
      try scratch.files()
        == ["first", "last", "tanh"].map { "linear-regression-\($0).\(suffix)" })
    #expect(try scratch.read("linear-regression-tanh.\(suffix)").contains("6.68046e−5"))
  }

  @Test func withoutGraphvizItLeavesTheTextAndSaysSo() throws {
    let scratch = try ScratchFolder()
    let result = try runProgram(
      builtProgram("linear-regression"), [scratch.path], path: scratch / "none")
    let printed = result.output
    #expect(result.code == 0)
    #expect(
      try scratch.files()
        == ["examples/linear-regression.md"]
        + ["first", "last", "tanh"].map { "linear-regression-\($0).dot" })
    #expect(printed.contains("epoch 1: loss 0.25\n"))
    #expect(printed.contains("\nepoch 1000: loss "))
    #expect(printed.contains("Install it"))
    #expect(printed.contains("\(scratch.path)/linear-regression-first.dot"))
    #expect(!printed.contains("wrote"))
  }

  private func isClose(_ a: Double, _ b: Double) -> Bool { abs(a - b) <= 1e-9 * abs(b) }
}
