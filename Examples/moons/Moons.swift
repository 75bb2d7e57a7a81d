// micrograd's demo: a network of 337 scalars learns to tell two moons apart.
//
//   swift run -c release moons [folder for the pictures]

import ComputationGraph
import GradViz
import Micrograd
import MoonsNetwork

@main
enum Moons {
  static func main() {
    let folder = CommandLine.arguments.dropFirst().first ?? "output"
    let training = Training()
    let format = NumberFormat.significant(4)
    var history: [Training.Progress] = []
    for step in 0..<100 {
      let progress = training.step(step)
      history.append(progress)
      print(
        "step \(step)  loss \(format.string(progress.loss))"
          + "  accuracy \(format.string(100 * progress.accuracy)) %")
    }
    do {
      try drawCurves(history, to: "\(folder)/moons-curves.svg")
      try drawBoundary(training, to: "\(folder)/moons-boundary.svg")
    } catch {
      print(error)
    }
    drawPoint(training, to: "\(folder)/moons-point.svg")
  }

  /// Draws what each step began with.
  static func drawCurves(_ history: [Training.Progress], to path: String) throws {
    let chart = Chart.curves(
      [Curve("accuracy", history.map(\.accuracy)), Curve("loss", history.map(\.loss))],
      x: "step", y: "loss and accuracy", title: "Learning to tell two moons apart")
    try chart.write(to: path)
    print("wrote \(path)")
  }

  /// Draws both moons, and where the network's score changes its sign between them.
  static func drawBoundary(_ training: Training, resolution: Int = 60, to path: String) throws {
    let groups = [-1.0, 1].map { label in
      PointGroup(
        label < 0 ? "upper moon" : "lower moon",
        training.points.filter { $0.label == label }.map { ($0.x, $0.y) })
    }
    let chart = Chart.boundary(
      groups, x: "x", y: "y", resolution: resolution, title: "What the network says of the plane"
    ) { points in
      // Nothing is to be differentiated: the graph of each point is let go of at once.
      noGrad { points.map { training.score(Point(x: $0.x, y: $0.y, label: 0)).item } }
    }
    try chart.write(to: path)
    print("wrote \(path)")
  }

  /// Draws how the score of one point came about, and how each of the 337 parameters moves it.
  static func drawPoint(_ training: Training, to path: String) {
    let score = training.score(training.points[0]).named("score")
    score.backward()
    do {
      try score.graph().render(to: path, DrawingOptions(title: "One point through the network"))
      print("wrote \(path)")
    } catch {
      // When Graphviz is missing, this says how to get it, and where the graph's DOT text is.
      print(error)
    }
  }
}
