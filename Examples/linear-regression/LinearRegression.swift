// Fits a linear model to one sample, draws its first and last epoch, then loses the gradient.
//
//   swift run linear-regression [folder for the pictures]

import ExampleSupport
import GradViz
import Micrograd

@main
enum LinearRegression: Example {
  static let name = "linear-regression"
  static let task = "A linear model fits one sample; with tanh it cannot"

  static func run(_ setting: ExampleSetting) -> [Goal] {
    let loss = learn(picturesIn: setting.folder)
    loseTheGradient(picturesIn: setting.folder)
    return [Goal("loss after 1,000 epochs", loss, .atMost(1e-12), in: .number)]
  }

  /// The prediction 5.5 comes down to the target 5.
  ///
  /// - Returns: The last loss.
  @discardableResult
  static func learn(picturesIn folder: String) -> Double {
    print("A linear model learns that [1, 2] gives 5.")
    let model = LinearModel()
    let epochs = 1000
    var last = Double.nan
    model.train(epochs: epochs) { epoch, loss in
      last = loss.item
      if epoch == 1 || epoch % 100 == 0 { print("epoch \(epoch): loss \(loss.item)") }
      if epoch == 1 { draw(loss, "The first epoch", to: "\(folder)/linear-regression-first.svg") }
      if epoch == epochs {
        draw(loss, "The last epoch", to: "\(folder)/linear-regression-last.svg")
      }
    }
    print("learned: weights \(model.weights.elements), bias \(model.bias.item)\n")
    return last
  }

  /// With tanh the prediction stays between −1 and 1, and the target 5 is out of its reach.
  static func loseTheGradient(picturesIn folder: String) {
    print("The same model with tanh on its prediction:")
    LinearModel(usesTanh: true).train { epoch, loss in
      if epoch == 1 || epoch % 500 == 0 { print("epoch \(epoch): loss \(loss.item)") }
      if epoch == 1 {
        explain(loss)
        draw(
          loss, "Where tanh loses the gradient", to: "\(folder)/linear-regression-tanh.svg")
      }
    }
  }

  /// Prints what becomes of the gradient on its way back through tanh.
  ///
  /// Where tanh is flat, a change of its input hardly changes its output: with the sum 5.5 its
  /// output is 0.99997, and the local derivative 1 − y² is all that gets through.
  static func explain(_ loss: Tensor) {
    // A graph is a plain value: every number in the picture can be read from it.
    let nodes = loss.graph().nodes
    guard let squashed = nodes.first(where: { $0.operation?.name == "tanh" }),
      let edge = squashed.edges?.first
    else { return }
    print("  the gradient that reaches tanh:   \(squashed.grad![0])")
    print("  the factor 1 − y² on its edge:    \(edge.local![0])")
    print("  what is left for the parameters:  \(edge.contribution![0])")
  }

  /// Draws the graph of a loss into a file.
  static func draw(_ loss: Tensor, _ title: String, to path: String) {
    do {
      try loss.graph().render(to: path, DrawingOptions(precision: 6, title: title))
      print("  wrote \(path)")
    } catch {
      // When Graphviz is missing, this says how to get it, and where the graph's DOT text is.
      print(error)
    }
  }
}
