// A recurrent network tells from its letters which of five languages a word belongs to.
//
//   swift run -c release language-id [folder for the pictures]

import ComputationGraph
import ExampleSupport
import GradViz
import Micrograd
import Networks

@main
enum LanguageID: Example {
  static let name = "language-id"
  static let task = "A recurrent network tells the language of a word: 5 × 2,000 words"

  static func run(_ setting: ExampleSetting) throws -> [Goal] {
    let random = TorchRandom(seed: 0)
    let words = try Words(setting.amount(2000, quick: 10))
    let order = random.permutation(words.data.count)
    let (train, test) = words.data[order].split(at: 0.8)
    let model = WordReader(words.alphabet.count + 1, width: setting.amount(64, quick: 8), random)
    let epochs = setting.amount(8, quick: 1)
    let optimizer = AdamW(model.parameters, learningRate: 0.005)
    let training = Training(
      model, optimizer, schedule: CosineAnnealingLR(optimizer, over: epochs), random: random)
    training.measure = {
      ["accuracy": accuracy(model(test.all.inputs), classes: test.all.classes)]
    }
    try training.run(epochs: epochs, on: train, batchSize: 32) { batch in
      crossEntropy(model(batch.inputs), classes: batch.classes)
    }

    let logits = noGrad { model(test.all.inputs) }
    let unseen = order.suffix(test.count).map { words.texts[$0] }
    for (word, language) in zip(unseen, logits.argmaxOfRows()).prefix(8) {
      print("  \(word): \(Words.languages[language])")
    }
    let history = training.history
    try Chart.curves(
      [Curve("loss", history["loss"]), Curve("unseen: right", history["accuracy"])],
      x: "epoch", y: "", title: "Learning to tell languages"
    ).write(to: setting.path("language-id-curves.svg"))
    let confusion = ConfusionMatrix(logits, classes: test.all.classes)
    try Chart.confusion(
      confusion.counts, classes: Words.languages, title: "Unseen words"
    ).write(to: setting.path("language-id-confusion.svg"))
    let word = Tensor([Words.numbers("montaña", words.alphabet)], name: "letters")
    let loss = crossEntropy(model(word), classes: [4]).named("loss")
    loss.backward()
    setting.draw(
      FoldedScopes(depth: 1)(loss.graph()).graph, "“Montaña” is Spanish",
      to: "language-id-graph.svg")
    return [Goal("accuracy on unseen words", confusion.accuracy, .atLeast(0.8))]
  }
}

/// Reads letter by letter, and judges by the strongest that each number of its state ever was.
final class WordReader: Module {
  let embedding: Embedding
  let gru: GRU
  let output: Linear

  init(_ letters: Int, width: Int, _ random: TorchRandom) {
    embedding = Embedding(letters, 16, generator: random)
    gru = GRU(16, width, batchFirst: true, generator: random)
    output = Linear(width, Words.languages.count, generator: random)
  }

  /// Letters `[N, L]` to logits `[N, 5]`.
  override func forward(_ x: Tensor) -> Tensor { output(gru(embedding(x)).amax(dim: 1)) }
}
