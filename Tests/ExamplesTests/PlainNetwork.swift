// A second opinion on the moons network: plain numbers, and the chain rule written out.

import Micrograd

@testable import MoonsNetwork

struct PlainNetwork {
  /// For each layer a row per neuron: its weights, then its bias.
  private let layers: [[[Double]]]

  init(_ model: MLP) {
    layers = model.layers.map { $0.neurons.map { $0.parameters.map(\.item) } }
  }

  /// The demo's loss, and its gradient in the order of the model's parameters.
  func loss(_ points: [Point]) -> (loss: Double, gradients: [Double]) {
    var loss = 0.0
    var gradients = layers.map { $0.map { $0.map { 2e-4 * $0 } } }
    for value in layers.joined().joined() { loss += 1e-4 * value * value }
    // A bias is priced too, as a weight of an input that is always 1.
    for point in points {
      var inputs = [[point.x, point.y, 1]]
      for (number, layer) in layers.enumerated() {
        let sums = layer.map { row in zip(row, inputs[number]).reduce(0) { $0 + $1.0 * $1.1 } }
        let isLast = number == layers.count - 1
        inputs.append((isLast ? sums : sums.map { max($0, 0) }) + [1])
      }
      let margin = 1 - point.label * inputs[layers.count][0]
      loss += max(margin, 0) / Double(points.count)
      var upstream = [margin > 0 ? -point.label / Double(points.count) : 0]
      for number in layers.indices.reversed() {
        var next = [Double](repeating: 0, count: inputs[number].count)
        for (neuron, row) in layers[number].enumerated() {
          for (index, weight) in row.enumerated() {
            gradients[number][neuron][index] += upstream[neuron] * inputs[number][index]
            next[index] += upstream[neuron] * weight
          }
        }
        // Through the relu of the layer before; the last entry belongs to the bias.
        upstream = zip(next, inputs[number]).dropLast().map { $1 > 0 ? $0 : 0 }
      }
    }
    return (loss, gradients.joined().flatMap { $0 })
  }
}
