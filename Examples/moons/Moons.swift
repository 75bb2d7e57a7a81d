// micrograd's demo: a network of 337 scalars learns to tell two moons apart.
//
//   swift run -c release moons [folder for the pictures]

import ComputationGraph
import ExampleSupport
import GradViz
import Micrograd
import MoonsNetwork

@main
enum Moons: Example {
  static let name = "moons"
  static let task = "micrograd's demo: a network of scalars tells two moons apart"

  static func run(_ setting: ExampleSetting) throws -> [Goal] {
    let training = Training()
    let format = NumberFormat.significant(4)
    var history: [Training.Progress] = []
    let count = setting.amount(100, quick: 2)
    for step in 0..<count {
      let progress = training.step(step, of: count)
      history.append(progress)
      print(
        "step \(step)  loss \(format.string(progress.loss))"
          + "  accuracy \(format.string(100 * progress.accuracy)) %")
    }
    try drawCurves(history, to: setting.path("moons-curves.svg"))
    try drawBoundary(
      training, resolution: setting.amount(60, quick: 12), to: setting.path("moons-boundary.svg"))
    try drawPoint(training, to: setting.path("moons-point.svg"))
    let scores = noGrad { training.points.map(training.score) }
    return [Goal("accuracy on its 100 points", training.accuracy(of: scores), .atLeast(1))]
  }

  /// Draws what each step began with.
  static func drawCurves(_ history: [Training.Progress], to path: String) throws {
    try Chart.curves(
      [Curve("accuracy", history.map(\.accuracy)), Curve("loss", history.map(\.loss))],
      x: "step", y: "loss and accuracy", title: "Learning to tell two moons apart"
    ).write(to: path)
  }

  /// Draws both moons, and where the network's score changes its sign between them.
  static func drawBoundary(_ training: Training, resolution: Int, to path: String) throws {
    let groups = [(-1.0, "upper moon"), (1, "lower moon")].map { label, name in
      PointGroup(name, training.points.filter { $0.label == label }.map { ($0.x, $0.y) })
    }
    try Chart.boundary(
      groups, x: "x", y: "y", resolution: resolution, title: "What the network says of the plane"
    ) { points in
      // Nothing is to be differentiated: the graph of each point is let go of at once.
      noGrad { points.map { training.score(Point(x: $0.x, y: $0.y, label: 0)).item } }
    }.write(to: path)
  }

  /// Draws how the score of one point came about, neuron by neuron.
  static func drawPoint(_ training: Training, to path: String) throws {
    let score = training.score(training.points[0]).named("score")
    score.backward()
    let neurons = FoldedScopes(depth: 0)(score.graph()).graph
    try neurons.render(to: path, DrawingOptions(title: "One point through the network"))
  }
}
