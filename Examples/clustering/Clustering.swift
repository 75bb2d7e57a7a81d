// Flowers are sorted without being told what they are: by soft k-means, and by an autoencoder.
//
//   swift run -c release clustering [folder for the pictures]

import ExampleSupport
import GradViz
import Micrograd
import Networks

@main
enum Clustering: Example {
  static let name = "clustering"
  static let task = "Soft k-means and an autoencoder sort 150 irises without labels"

  static func run(_ setting: ExampleSetting) throws -> [Goal] {
    let random = TorchRandom(seed: 0)
    let table = try Table(contentsOf: dataFile("iris.csv"))
    // The species are used for measuring and for drawing alone.
    var irises = try Dataset(table, classes: "species")
    irises = try irises.replacing(inputs: Scaling.range(of: irises.inputs)(irises.inputs))
    let (samples, species) = (irises.all.inputs, irises.all.classes)

    // All three are of one species: there is something to learn.
    let kMeans = SoftKMeans(startingAt: irises[0..<3].inputs, temperature: 0.05)
    let clustering = Training(kMeans, Adam(kMeans.parameters, learningRate: 0.05))
    clustering.measure = { ["purity": purity(of: kMeans.clusters(samples), by: species)] }
    try clustering.run(rounds: setting.amount(50, quick: 2), of: 2) { _ in kMeans.loss(samples) }

    // Four numbers through two and back.
    let encoder = Sequential {
      Linear(4, 8, generator: random)
      Tanh()
      Linear(8, 2, generator: random)
    }
    let decoder = Sequential {
      Linear(2, 8, generator: random)
      Tanh()
      Linear(8, 4, generator: random)
    }
    let autoencoder = Sequential([encoder, decoder])
    let coding = Training(
      autoencoder, Adam(autoencoder.parameters, learningRate: 0.01), random: random)
    try coding.run(epochs: setting.amount(150, quick: 1), on: irises, batchSize: 16) { batch in
      mseLoss(autoencoder(batch.inputs), batch.inputs)
    }

    try drawCurves(clustering.history, coding.history, setting)
    let clusters = noGrad { kMeans.clusters(samples) }
    try drawClusters(clusters, of: irises, setting)
    try Chart.scatter(
      groups(noGrad { encoder(samples) }, 0, 1, by: species, irises.classes), x: "first code",
      y: "second code", title: "Irises as two numbers each"
    ).write(to: setting.path("clustering-codes.svg"))
    drawLoss(kMeans, irises[[60, 120]].all.inputs, setting)
    return [Goal("purity of three clusters", purity(of: clusters, by: species), .atLeast(0.85))]
  }

  private static func drawCurves(
    _ clustering: History, _ coding: History, _ setting: ExampleSetting
  ) throws {
    try Chart.curves(
      [Curve("loss", clustering["loss"]), Curve("purity", clustering["purity"])],
      x: "round of two steps", y: "", title: "Soft k-means"
    ).write(to: setting.path("clustering-curves.svg"))
    try Chart.curves(
      [Curve("loss", coding["loss"])], x: "epoch", y: "loss", isLogarithmic: true,
      title: "Four measures through two numbers and back"
    ).write(to: setting.path("clustering-autoencoder.svg"))
  }

  /// What was found, over two of the four measures.
  private static func drawClusters(
    _ clusters: [Int], of irises: Dataset, _ setting: ExampleSetting
  ) throws {
    // A cluster is called by the species that it has the most of.
    let names = ConfusionMatrix(predicted: irises.all.classes, actual: clusters, classes: 3).counts
      .map { counts in
        let most = counts.indices.max { counts[$0] < counts[$1] } ?? 0
        return "\(counts[most]) of \(counts.reduce(0, +)) are \(irises.classes[most])"
      }
    try Chart.scatter(
      groups(irises.all.inputs, 2, 3, by: clusters, names), x: "petal length, scaled",
      y: "petal width, scaled", title: "Three clusters of irises"
    ).write(to: setting.path("clustering-clusters.svg"))
  }

  /// Two columns of numbers `[N, C]`, as points in groups by their labels.
  private static func groups(
    _ numbers: Tensor, _ x: Int, _ y: Int, by labels: [Int], _ names: [String]
  ) -> [PointGroup] {
    let (elements, width) = (numbers.elements, numbers.shape[1])
    return names.enumerated().map { label, name in
      let rows = labels.indices.filter { labels[$0] == label }
      return PointGroup(
        name, rows.map { (elements[$0 * width + x], elements[$0 * width + y]) })
    }
  }

  /// Where the gradient of the centres comes from, for two flowers.
  private static func drawLoss(
    _ kMeans: SoftKMeans, _ samples: Tensor, _ setting: ExampleSetting
  ) {
    kMeans.zeroGrad()
    let loss = kMeans.loss(samples)
    loss.backward()
    setting.draw(loss.graph(), "Soft k-means of two irises", to: "clustering-graph.svg")
  }
}
