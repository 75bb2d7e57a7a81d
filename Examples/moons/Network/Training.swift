// The training of micrograd's demo: its loss, its learning rate, its update.

import Micrograd

/// A network that learns to tell the moons apart.
package struct Training {
  package let points = Point.all
  let model: MLP

  package init(seed: UInt64 = 1) { model = MLP([2, 16, 16, 1], seed: seed) }

  /// The network's score of a point: its sign is the moon that the network believes in.
  package func score(_ point: Point) -> Tensor {
    model([Tensor(point.x, name: "x"), Tensor(point.y, name: "y")])[0]
  }

  /// The max-margin loss of a support vector machine, and a price on large weights.
  ///
  /// A point costs nothing once its score is at least 1 on the right side.
  func loss(of scores: [Tensor]) -> Tensor {
    let losses = zip(points, scores).map { point, score in relu(1 + -point.label * score) }
    let dataLoss = sum(losses) * (1 / Double(points.count))
    return dataLoss + priceOfWeights()
  }

  func priceOfWeights() -> Tensor { 1e-4 * sum(model.parameters.map { $0 * $0 }) }

  /// One step of gradient descent on all points, with a rate that falls from 1 to 0.1.
  package func step(_ number: Int, of count: Int = 100) -> Progress {
    let scores = points.map(score)
    let loss = loss(of: scores)
    loss.backward()
    descend(rate: rate(of: number, of: count))
    return Progress(loss: loss.item, accuracy: accuracy(of: scores))
  }

  func rate(of step: Int, of count: Int) -> Double { 1 - 0.9 * Double(step) / Double(count) }

  func descend(rate: Double) {
    for parameter in model.parameters {
      parameter.data -= rate * parameter.grad!
      parameter.zeroGrad()
    }
  }

  /// The share of points whose score has the right sign.
  package func accuracy(of scores: [Tensor]) -> Double {
    let hits = zip(points, scores).count { point, score in (point.label > 0) == (score.item > 0) }
    return Double(hits) / Double(points.count)
  }

  /// What a step began with.
  package struct Progress {
    package let loss, accuracy: Double
  }
}
