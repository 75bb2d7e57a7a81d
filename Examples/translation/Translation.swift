// An encoder and a decoder with attention translate number words into Chinese numerals.
//
//   swift run -c release translation [folder for the pictures]

import ComputationGraph
import ExampleSupport
import GradViz
import Micrograd
import Networks

@main
enum Translation: Example {
  static let name = "translation"
  static let task =
    "Attention translates number words into Chinese numerals; it sees 3,000 of 10,000"

  static func run(_ setting: ExampleSetting) throws -> [Goal] {
    let random = TorchRandom(seed: 0)
    let numbers = random.permutation(10_000)
    let train = numbers.prefix(setting.amount(3000, quick: 8))
    let unseen = Array(numbers.suffix(setting.amount(7000, quick: 4)))
    let model = Translator(random)
    let rounds = setting.amount(20, quick: 2)
    let optimizer = Adam(model.parameters, learningRate: 0.005)
    let training = Training(
      model, optimizer, schedule: CosineAnnealingLR(optimizer, over: rounds), random: random)
    training.measure = { ["wrong": 1 - exactness(Array(unseen.prefix(500)), model)] }
    try training.run(rounds: rounds, of: setting.amount(94, quick: 2)) { _ in
      model.loss(random.permutation(train.count).prefix(32).map { train[$0] })
    }
    let curves = ["loss", "wrong"].map { Curve($0, training.history[$0]) }
    try Chart.curves(curves, x: "round", y: "", isLogarithmic: true, title: "Learning to translate")
      .write(to: setting.path("translation-curves.svg"))
    let long = unseen.max { Numbers.english($0).count < Numbers.english($1).count } ?? 0
    let (sentences, weights) = noGrad { model.translate([long]) }
    let (rows, columns) = (sentences[0] + ["■"], Numbers.english(long))
    let looks = rows.indices.map { weights[0, $0].elements.map { ($0 * 100).rounded() / 100 } }
    try Chart.heatMap(looks, rows: rows, columns: columns, x: "read", y: "written")
      .write(to: setting.path("translation-attention.svg"))
    let loss = model.loss([long]).named("loss")
    loss.backward()
    let layers = FoldedScopes(depth: 1)(loss.graph()).graph
    setting.draw(layers, columns.joined(separator: " "), to: "translation-graph.svg")
    return [Goal("exact on 7,000 unseen numbers", exactness(unseen, model), .atLeast(0.99))]
  }

  /// The share of numbers whose translation is right from the first sign to the last.
  static func exactness(_ numbers: [Int], _ model: Translator) -> Double {
    let sentences = noGrad { model.translate(numbers).sentences }
    return Tensor(zip(numbers, sentences).map { Numbers.chinese($0) == $1 ? 1 : 0 }).mean().item
  }
}
