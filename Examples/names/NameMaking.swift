// A transformer learns from first names what names are like, and makes some of its own.
//
//   swift run -c release names [folder for the pictures]

import ComputationGraph
import ExampleSupport
import Foundation
import GradViz
import Micrograd
import Networks

@main
enum NameMaking: Example {
  static let name = "names"
  static let task = "A character-level transformer learns 5,163 first names, and makes new ones"

  static func run(_ setting: ExampleSetting) throws -> [Goal] {
    let random = TorchRandom(seed: 0)
    let file = try String(contentsOfFile: dataFile("names.txt"), encoding: .utf8)
    let list = file.split(separator: "\n").map(String.init)
    let order = random.permutation(list.count).map { list[$0] }
    let train = Array(order.dropLast(500).prefix(setting.amount(list.count, quick: 8)))
    let unseen = Names(Array(order.suffix(setting.amount(500, quick: 4))))
    let model = NameModel(width: setting.amount(48, quick: 8), random)
    let rounds = setting.amount(15, quick: 2)
    let optimizer = AdamW(model.parameters, learningRate: 0.003)
    let training = Training(
      model, optimizer, schedule: CosineAnnealingLR(optimizer, over: rounds), random: random)
    training.measure = { ["unseen": model.loss(unseen).item] }
    let batchSize = setting.amount(64, quick: 4)
    try training.run(rounds: rounds, of: train.count / batchSize) { _ in
      model.loss(Names(random.permutation(train.count).prefix(batchSize).map { train[$0] }))
    }
    let (history, pairs) = (training.history, unseen.surprise(byPairsOf: Names(train)))
    let curves = [
      Curve("learned from", history["loss"]), Curve("unseen", history["unseen"]),
      Curve("pairs of letters", history["unseen"].map { _ in pairs }),
    ]
    try Chart.curves(curves, x: "round", y: "nats a letter", title: "Learning what names are like")
      .write(to: setting.path("names-curves.svg"))
    for (guess, losses) in [("by pairs", [pairs]), ("transformer", history["unseen"])] {
      print("  loss of a letter of unseen names, \(guess): \(losses.last ?? .nan)")
    }
    let made = (0..<setting.amount(12, quick: 2)).map { _ in model.sample(random) }
    print("  made: \(made.joined(separator: ", "))")
    let loss = model.loss(Names(["anna"])).named("loss")
    loss.backward()
    setting.draw(FoldedScopes(depth: 1)(loss.graph()).graph, "anna", to: "names-graph.svg")
    // A step of a smaller one is replayed: a page has every number of its step.
    let step = NameModel(width: 4, heads: 2, layers: 1, random).loss(Names(["ann"])).named("loss")
    step.backward()
    let path = setting.path("names-step.html")
    do { try step.graph().replay().write(to: path, .init(title: "ann")) } catch { print(error) }
    return [Goal("loss a letter", history["unseen"].last ?? .nan, .atMost(2.05), in: .number)]
  }
}
