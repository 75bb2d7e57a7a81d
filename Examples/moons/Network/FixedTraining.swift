// The same training on graphs that are recorded once: each step runs them at all points at once.

import Micrograd

/// Takes the steps of a `Training`, to within rounding: here gradients are added point after point.
package final class FixedTraining {
  private let training: Training
  /// A point, and its share of the loss.
  private let (x, y, label) = (Tensor(0.0, name: "x"), Tensor(0.0, name: "y"), Tensor(0.0))
  private let share: FixedGraph
  private let price: FixedGraph

  package init(_ training: Training) {
    self.training = training
    let (x, y, label) = (x, y, label)
    share = FixedGraph {
      relu(1 - label * training.model([x, y])[0]) * (1 / Double(training.points.count))
    }
    price = FixedGraph { training.priceOfWeights() }
  }

  /// One step of gradient descent on all points.
  package func step(_ number: Int, of count: Int = 100) -> Training.Progress {
    let points = training.points
    let shares = share.backward(at: [
      (x, points.map(\.x)), (y, points.map(\.y)), (label, points.map(\.label)),
    ]).values
    let price = price.run().item
    self.price.backward()
    training.descend(rate: training.rate(of: number, of: count))
    // A point's share is below that of the score 0 where the score has the right sign.
    let hits = shares.count { $0 < 1 / Double(points.count) }
    return Training.Progress(
      loss: shares.reduce(0, +) + price, accuracy: Double(hits) / Double(points.count))
  }
}
