// micrograd's demo: a network of 337 scalars learns to tell two moons apart.
//
//   swift run -c release moons [folder for the picture]

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
    for step in 0..<100 {
      let progress = training.step(step)
      print(
        "step \(step)  loss \(format.string(progress.loss))"
          + "  accuracy \(format.string(100 * progress.accuracy)) %")
    }
    drawPoint(training, to: "\(folder)/moons-point.svg")
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
