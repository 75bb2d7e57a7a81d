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

  static func run(_ setting: ExampleSetting) throws -> [Goal] {
    let random = TorchRandom(seed: 0)
    let (images, test) = try DigitImages.load(setting.amount(1797, quick: 60), shuffledBy: random)
    func train(_ model: Module, _ parameters: [Tensor], epochs: Int) throws -> Double {
      let optimizer = Adam(parameters, learningRate: 0.003)
      let schedule = CosineAnnealingLR(optimizer, over: epochs)
      try Training(model, optimizer, schedule: schedule).run(
        epochs: epochs, on: images, batchSize: 32
      ) { batch in crossEntropy(model(batch.inputs), classes: batch.classes) }
      model.eval()
      return noGrad { accuracy(model(test.all.inputs), classes: test.all.classes) }
    }
    let whole = DigitNetwork(random)
    let accuracyOfWhole = try train(whole, whole.parameters, epochs: setting.amount(25, quick: 1))

    let digits = NumberFormat.significant(3)
    var table = "| bits | pruned | kB | read right |\n|---|---|---|---|\n"
    var lost = Double.nan
    let curves = try [32, 8, 4].map { bits in
      let points = try (setting.isQuick ? [0.8] : [0, 0.5, 0.8, 0.9, 0.95]).map { pruned in
        print("\(bits) bits, \(digits.string(100 * pruned)) % pruned:")
        let model = DigitNetwork(random)
        try model.load(whole.stateDictionary)
        let small = Compressed(model, pruned: pruned, bits: bits)
        let reached = try train(small, small.learned, epochs: setting.amount(8, quick: 1))
        let (kB, share) = (digits.string(Double(small.bytes) / 1000), digits.string(100 * reached))
        table += "| \(bits) | \(digits.string(100 * pruned)) % | \(kB) | \(share) % |\n"
        if (bits, pruned) == (8, 0.8) { lost = accuracyOfWhole - reached }
        return (
          x: Double(4 * whole.parameters.map { $0.elements.count }.reduce(0, +))
            / Double(small.bytes), y: 100 * reached
        )
      }
      return Curve("\(bits) bits", points: points)
    }
    print(table)
    try AtomicFile.write(table, to: setting.path("compression-table.md"))
    try Chart.curves(curves, x: "times smaller", y: "% read right", title: "Accuracy against size")
      .write(to: setting.path("compression-curve.svg"))

    // What becomes of the gradient of four weights, of which two are pruned, at 4 bits.
    let weight = StoredWeight(
      full: Tensor([0.7, -0.04, 0.33, 0.06], name: "weight", requiresGrad: true),
      mask: Tensor([1, 0, 1, 0], name: "mask"), bits: 4)
    let prediction = weight().matmul(Tensor([1, 2, 3, 4], name: "x")).named("prediction")
    let loss = (prediction - 1).pow(2).named("loss")
    loss.backward()
    setting.draw(
      loss.graph(), "Pruned weights get no gradient, rounding lets it through",
      to: "compression-graph.svg")
    return [Goal("accuracy lost with 80 % pruned and 8 bits", lost, .atMost(0.01))]
  }
}
