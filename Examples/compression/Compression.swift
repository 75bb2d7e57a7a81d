// The network that reads digits, pruned and rounded: how small can it be and still read?
//
//   swift run -c release compression [folder for the pictures]

import ComputationGraph
import DigitsNetwork
import ExampleSupport
import GradViz
import Graphviz
import Micrograd
import Networks

@main
enum Compression: Example {
  static let name = "compression"
  static let task = "The digits net with most weights pruned and the others rounded to 8 or 4 bits"

  /// A network of some size, and how well it reads.
  struct Result {
    let pruned: Double
    let bits: Int
    let bytes: Int
    let accuracy: Double
  }

  static func run(_ setting: ExampleSetting) throws -> [Goal] {
    let random = TorchRandom(seed: 0)
    let (train, test) = try DigitImages.load(setting.amount(1797, quick: 60), shuffledBy: random)
    let whole = DigitNetwork(random)
    print("the whole network:")
    let accuracy = try learn(
      whole, whole.parameters, train, test, epochs: setting.amount(25, quick: 1))

    var results: [Result] = []
    let numbers = whole.stateDictionary
    for bits in [32, 8, 4] {
      for pruned in setting.isQuick ? [0.8] : [0, 0.5, 0.8, 0.9, 0.95] {
        print("\(bits) bits, \(percent(pruned)) pruned:")
        let model = DigitNetwork(random)
        try model.load(numbers)
        let compressed = Compressed(model, pruned: pruned, bits: bits)
        let reached = try learn(
          compressed, compressed.learned, train, test, epochs: setting.amount(8, quick: 1))
        results.append(
          Result(pruned: pruned, bits: bits, bytes: compressed.bytes, accuracy: reached))
      }
    }
    try draw(results, setting)
    drawStraightThrough(setting)
    let goal = results.first { $0.pruned == 0.8 && $0.bits == 8 }!
    return [
      Goal("accuracy lost with 80 % pruned and 8 bits", accuracy - goal.accuracy, .atMost(0.01))
    ]
  }

  /// Trains, and says how many of the digits that were held out are read right.
  private static func learn(
    _ model: Module, _ parameters: [Tensor], _ train: Dataset, _ test: Dataset, epochs: Int
  ) throws -> Double {
    let optimizer = Adam(parameters, learningRate: 0.003)
    let training = Training(
      model, optimizer, schedule: CosineAnnealingLR(optimizer, over: epochs))
    try training.run(epochs: epochs, on: train, batchSize: 32) { batch in
      crossEntropy(model(batch.inputs), classes: batch.classes)
    }
    model.eval()
    let reached = noGrad { accuracy(model(test.all.inputs), classes: test.all.classes) }
    print("accuracy \(percent(reached))")
    return reached
  }

  /// A table, and a curve for each number of bits.
  private static func draw(_ results: [Result], _ setting: ExampleSetting) throws {
    var table = "| bits | pruned | kB | accuracy |\n|---|---|---|---|\n"
    for it in results {
      table +=
        "| \(it.bits) | \(percent(it.pruned)) | "
        + "\(NumberFormat.significant(3).string(Double(it.bytes) / 1000)) | \(percent(it.accuracy)) |\n"
    }
    print(table)
    try AtomicFile.write(table, to: setting.path("compression-table.md"))
    let whole = Double(results[0].bytes)
    try Chart.curves(
      [32, 8, 4].map { bits in
        Curve(
          "\(bits) bits",
          points: results.filter { $0.bits == bits }
            .map { (x: whole / Double($0.bytes), y: 100 * $0.accuracy) })
      }, x: "times smaller", y: "% read right", title: "Accuracy against size"
    ).write(to: setting.path("compression-curve.svg"))
  }

  /// What becomes of the gradient of four weights, of which two are pruned, at 4 bits.
  private static func drawStraightThrough(_ setting: ExampleSetting) {
    let weight = StoredWeight(
      full: Tensor([0.7, -0.04, 0.33, 0.06], name: "weight", requiresGrad: true),
      mask: Tensor([1, 0, 1, 0], name: "mask"), bits: 4)
    let prediction = weight().matmul(Tensor([1, 2, 3, 4], name: "x")).named("prediction")
    let loss = (prediction - 1).pow(2).named("loss")
    loss.backward()
    setting.draw(
      loss.graph(), "Pruned weights get no gradient, rounding lets it through",
      to: "compression-graph.svg")
  }

  private static func percent(_ share: Double) -> String {
    NumberFormat.significant(3).string(100 * share) + " %"
  }
}
