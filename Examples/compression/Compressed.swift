// A network whose weights are stored small: most are pruned, the others are rounded to a few bits.

import Micrograd
import Networks

/// A weight that is learned in full and used as it will be stored.
struct StoredWeight {
  /// What the optimizer moves.
  let full: Tensor
  /// 1 for weights that are kept, 0 for those that are pruned for good.
  let mask: Tensor
  let bits: Int

  /// The weight that the network sees.
  ///
  /// Rounding is flat, so its derivative is 0 everywhere. The straight-through estimator (Bengio,
  /// Léonard and Courville, https://arxiv.org/abs/1308.3432) takes it for 1: what rounding adds is
  /// a constant.
  func callAsFunction() -> Tensor {
    let kept = (full * mask).named("kept")
    let largest = kept.elements.reduce(0) { max($0, abs($1)) }
    // Whole numbers from −(2ᵇ⁻¹ − 1) to 2ᵇ⁻¹ − 1, times one scale.
    let scale = largest / Double(1 << (bits - 1) - 1)
    guard bits < 32, scale > 0 else { return kept }
    let rounding = kept.elements.map { ($0 / scale).rounded() * scale - $0 }
    return (kept + Tensor(shape: kept.shape, rounding, name: "rounding")).named("stored")
  }

  /// The bytes of what is kept, and a bit for each weight that tells whether it is, if any is not.
  var bytes: Int {
    let kept = mask.elements.count { $0 == 1 }
    let places = kept < mask.elements.count ? mask.elements.count : 0
    return (kept * bits + places + 7) / 8
  }
}

/// A model with stored weights; its biases stay as they are.
final class Compressed: Module {
  let model: Module
  let weights: [(path: String, weight: StoredWeight)]

  /// - Parameters:
  ///   - model: Its weights are the beginning.
  ///   - pruned: The share of all weights that become 0, those nearest to it.
  ///   - bits: How many each of the others has.
  init(_ model: Module, pruned: Double, bits: Int) {
    self.model = model
    let parameters = model.namedParameters.filter { $0.name.hasSuffix("weight") }
    let magnitudes = parameters.flatMap { $0.parameter.elements.map { abs($0) } }.sorted()
    let limit = magnitudes[Int(pruned * Double(magnitudes.count - 1))]
    weights = parameters.map { path, full in
      let mask = full.elements.map { pruned == 0 || abs($0) > limit ? 1.0 : 0 }
      return (path, StoredWeight(full: full, mask: Tensor(shape: full.shape, mask), bits: bits))
    }
  }

  override func forward(_ x: Tensor) -> Tensor {
    for (path, weight) in weights { model[parameter: path] = weight() }
    return model(x)
  }

  /// What is learned.
  var learned: [Tensor] {
    weights.map(\.weight.full) + model.parameters.filter(\.isLeaf)
  }

  /// With four bytes for each bias.
  var bytes: Int {
    weights.reduce(0) { $0 + $1.weight.bytes }
      + model.namedParameters.filter { $0.name.hasSuffix("bias") }
      .reduce(0) { $0 + 4 * $1.parameter.elements.count }
  }
}
