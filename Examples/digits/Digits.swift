// A convolutional network learns to read handwritten digits.
//
//   swift run -c release digits [folder for the pictures]

import ComputationGraph
import DigitsNetwork
import ExampleSupport
import GradViz
import Micrograd
import Networks

@main
enum Digits: Example {
  static let name = "digits"
  static let task = "A conv net reads handwritten digits: 1,797 images of 8×8"

  static func run(_ setting: ExampleSetting) throws -> [Goal] {
    let random = TorchRandom(seed: 0)
    let (train, test) = try DigitImages.load(setting.amount(1797, quick: 100), shuffledBy: random)
    let model = DigitNetwork(random)
    let epochs = setting.amount(25, quick: 1)
    let optimizer = Adam(model.parameters, learningRate: 0.003)
    let training = Training(
      model, optimizer, schedule: CosineAnnealingLR(optimizer, over: epochs), random: random)
    training.measure = {
      ["accuracy": accuracy(model(test.all.inputs), classes: test.all.classes)]
    }
    try training.run(epochs: epochs, on: train, batchSize: 32) { batch in
      crossEntropy(model(batch.inputs), classes: batch.classes)
    }
    let logits = noGrad { model.eval()(test.all.inputs) }
    try draw(training.history, setting)
    try draw(test, logits, setting)
    drawOneImage(test[[0]].all, model, setting)
    return [
      Goal(
        "accuracy on a fifth held out", accuracy(logits, classes: test.all.classes),
        .atLeast(0.97))
    ]
  }

  private static func draw(_ history: History, _ setting: ExampleSetting) throws {
    try Chart.curves(
      [
        Curve("loss", history["loss"]),
        Curve("held out: wrong", history["accuracy"].map { 1 - $0 }),
      ],
      x: "epoch", y: "", isLogarithmic: true, title: "Learning to read digits"
    ).write(to: setting.path("digits-curves.svg"))
  }

  /// How the digits that were held out are read, and those that are misread.
  private static func draw(_ test: Dataset, _ logits: Tensor, _ setting: ExampleSetting) throws {
    let labels = test.all.classes
    try Chart.confusion(
      ConfusionMatrix(logits, classes: labels).counts, classes: test.classes,
      title: "How digits that were held out are read"
    ).write(to: setting.path("digits-confusion.svg"))
    let read = logits.argmaxOfRows()
    // The misread ones first, then others as they come.
    let places = labels.indices.sorted { read[$0] != labels[$0] && read[$1] == labels[$1] }
    let tiles = places.prefix(16).map { place in
      let isWrong = read[place] != labels[place]
      return ImageTile(
        DigitImages.rows(of: test, place),
        caption: isWrong ? "\(labels[place]) → \(read[place])" : "\(labels[place])",
        isMarked: isWrong)
    }
    try Chart.images(tiles, columns: 8, title: "Misread ones, framed, and some others")
      .write(to: setting.path("digits-read.svg"))
  }

  /// Where the gradient of one image's loss goes.
  private static func drawOneImage(
    _ image: Batch, _ model: DigitNetwork, _ setting: ExampleSetting
  ) {
    model.zeroGrad()
    let loss = crossEntropy(model(image.inputs), classes: image.classes).named("loss")
    loss.backward()
    let layers = FoldedScopes(depth: 1)(loss.graph()).graph
    setting.draw(layers, "One digit through the network", to: "digits-graph.svg")
  }
}
