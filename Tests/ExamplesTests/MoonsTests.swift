// The moons: the network against one worked out by hand, its training, and its picture.

import ExampleSupport
import GradViz
import Micrograd
import TestSupport
import Testing

@testable import MoonsNetwork
@testable import moons

@Suite struct MoonsTests {
  @Test func readsAllPoints() {
    #expect(Point.all.count == 100)
    #expect(Point.all.count { $0.label == 1 } == 50)
    #expect(Point.all.allSatisfy { abs($0.label) == 1 })
    #expect(Point.all[0].x == 1.3561737160849392)
    #expect(Point.all[0].y == -0.33694213016569713)
  }

  @Test func hasTheParametersOfMicrogradsDemo() {
    let parameters = Training().model.parameters
    #expect(parameters.count == 337)
    #expect(parameters.allSatisfy { abs($0.item) <= 1 })
    #expect(Set(parameters.map(\.item)).count > 300)
  }

  /// One step's loss and all its gradients, against matrices of plain numbers.
  @Test func agreesWithANetworkOfPlainNumbers() {
    let training = Training(seed: 7)
    let loss = training.loss(of: training.points.map(training.score))
    loss.backward()
    let expected = PlainNetwork(training.model).loss(training.points)
    #expect(abs(loss.item - expected.loss) <= 1e-12)
    let gradients = training.model.parameters.map { $0.grad?.item ?? .nan }
    #expect(gradients.count == expected.gradients.count)
    for (ours, theirs) in zip(gradients, expected.gradients) {
      #expect(abs(ours - theirs) <= 1e-12)
    }
  }

  @Test func learnsToTellAllPointsApart() throws {
    let training = Training()
    let progress = (0..<100).map { training.step($0) }
    #expect(progress[0].accuracy < 0.9)
    #expect(progress[99].accuracy == 1)
    #expect(progress[99].loss < 0.02)
    #expect(training.accuracy(of: noGrad { training.points.map(training.score) }) == 1)

    let scratch = try ScratchFolder()
    try Moons.drawCurves(progress, to: scratch / "curves.svg")
    try Moons.drawBoundary(training, resolution: 16, to: scratch / "boundary.svg")
    // The descriptions say what is drawn.
    #expect(try scratch.read("curves.svg").contains("to 1 at 100, lowest"))
    #expect(
      try scratch.read("boundary.svg").contains(
        "The line parts upper moon and lower moon: 100 of 100 points are on their side."))
  }

  @Test(.needsDot) func aQuickRunDrawsEverything() throws {
    let scratch = try ScratchFolder()
    let goals = try Moons.run(ExampleSetting(folder: scratch.path, isQuick: true))
    #expect(goals.count == 1 && !goals[0].isReached)
    #expect(
      try scratch.files() == ["moons-boundary.svg", "moons-curves.svg", "moons-point.svg"])
  }

  /// Far enough that a step that is off by a thousandth would be seen, and no relu's sign hangs on
  /// the order of a sum.
  @Test func recordedOnceItTakesTheSameSteps() {
    let (training, once) = (Training(seed: 3), FixedTraining(Training(seed: 3)))
    for step in 0..<10 {
      let (expected, progress) = (training.step(step), once.step(step))
      #expect(abs(progress.loss - expected.loss) <= 1e-9 * expected.loss)
      #expect(progress.accuracy == expected.accuracy)
    }
  }

  @Test func aPointIsDrawnLayerByLayer() {
    let training = Training()
    let score = training.score(training.points[0])
    score.backward()
    let graph = score.graph()
    #expect(graph.nodes.count == 979)
    #expect(graph.scopes.map(\.name) == ["hidden 1", "hidden 2", "output"])
    // The parameters of a layer are in its box, the point is outside of all.
    #expect(graph.nodes.filter(\.isParameter).allSatisfy { $0.scope != nil })
    #expect(graph.nodes.filter { $0.scope == nil }.map(\.name) == ["x", "y"])
    let dot = graph.dot()
    #expect(dot.contains("label=\"hidden 1\""))
    let again = Training()
    let sameScore = again.score(again.points[0])
    sameScore.backward()
    #expect(sameScore.graph().dot() == dot)
  }
}
