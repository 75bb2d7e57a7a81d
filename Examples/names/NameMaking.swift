// A transformer learns from first names what names are like, and makes some of its own.
//
//   swift run -c release names [folder for the pictures]

import ComputationGraph
import ExampleSupport
import GradViz
import Micrograd
import Networks

@main
enum NameMaking: Example {
  static let name = "names"
  static let task = "A character-level transformer learns 5,163 first names, and makes new ones"

  static func run(_ setting: ExampleSetting) throws -> [Goal] {
    let random = TorchRandom(seed: 0)
    let list = try Table(contentsOf: dataFile("names.csv")).texts("name")
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
    let best = history["unseen"].last ?? .nan
    let losses: KeyValuePairs = [
      "even guess": log(Tensor(27)).item, "pairs of letters": pairs, "transformer": best,
    ]
    print("  loss a letter of unseen names:")
    for (guess, loss) in losses { print("  \(guess) \(NumberFormat.significant(4).string(loss))") }
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
    return [Goal("loss a letter", best, .atMost(2.05), in: .number)]
  }
}
