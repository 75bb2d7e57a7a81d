// Losses of classes: of each sample one class is right, or each has a probability.

import Micrograd

/// How the losses of classes are weighed.
package struct ClassWeighting {
  /// A weight for each class; nil where all count alike.
  package var weight: NDArray?
  /// The class that does not count.
  package var ignoreIndex = -100
  /// How much of the probability is spread evenly over all classes.
  package var labelSmoothing = 0.0

  package init(weight: NDArray? = nil, ignoreIndex: Int = -100, labelSmoothing: Double = 0) {
    self.weight = weight
    self.ignoreIndex = ignoreIndex
    self.labelSmoothing = labelSmoothing
  }
}

extension Loss {
  /// The negative log likelihood of classes (PyTorch's `nll_loss`), from log-probabilities `[C]`,
  /// `[N, C]` or `[N, C, …]` and classes of that shape without `C`.
  ///
  /// A mean is over the weights of the samples that count.
  package static func negativeLogLikelihood(
    _ input: Tensor, _ target: Tensor, _ weighting: ClassWeighting = ClassWeighting(),
    _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    let classes = try checkedClasses(input, target, "nll_loss")
    let rows = try samples(input)
    let weights = try weights(of: classes, weighting, input)
    let picked = try picked(rows, classes, weights, weighting)
    return try reduce([picked], weights, reduction, to: target.shape)
  }

  /// The cross entropy of logits with classes, or with probabilities where `target` has the shape
  /// of the logits (PyTorch's `cross_entropy`).
  package static func crossEntropy(
    _ input: Tensor, _ target: Tensor, _ weighting: ClassWeighting = ClassWeighting(),
    _ reduction: LossReduction = .mean
  ) throws(TensorError) -> Tensor {
    let dim = input.rank > 1 ? 1 : 0
    let logarithms = try input.applying(LogSoftmaxOperation(dim: dim))
    if target.shape == input.shape {
      return try ofProbabilities(logarithms, target, weighting, reduction)
    }
    let smoothing = weighting.labelSmoothing
    guard smoothing != 0 else {
      return try negativeLogLikelihood(logarithms, target, weighting, reduction)
    }
    let classes = try checkedClasses(input, target, "cross_entropy")
    let rows = try samples(logarithms)
    let weights = try weights(of: classes, weighting, input)
    let picked = try picked(rows, classes, weights, weighting)
    // What is spread evenly does not go by the weight of the right class but by each one's.
    var even = try rows.negated()
    if let weight = weighting.weight { even = try even.times(Tensor(weight)) }
    even = try even.applying(Sum(dims: [1]))
    if weights.elements.contains(0) { even = try even.chosen(ignored(classes, weighting)) }
    let share = smoothing / Double(max(rows.shape[1], 1))
    return try reduce(
      [picked.times(Tensor(1 - smoothing)), even.times(Tensor(share))], weights, reduction,
      to: target.shape)
  }

  private static func ofProbabilities(
    _ logarithms: Tensor, _ target: Tensor, _ weighting: ClassWeighting,
    _ reduction: LossReduction
  ) throws(TensorError) -> Tensor {
    let dim = logarithms.rank > 1 ? 1 : 0
    let count = logarithms.shape.isEmpty ? 1 : logarithms.shape[dim]
    var target = target
    if weighting.labelSmoothing != 0 {
      let share = Tensor(weighting.labelSmoothing / Double(max(count, 1)))
      target = try target.times(Tensor(1 - weighting.labelSmoothing)).plus(share)
    }
    var products = try logarithms.times(target)
    if let weight = weighting.weight {
      try checkWeight(weight, count, logarithms)
      let column = [count] + [Int](repeating: 1, count: max(logarithms.rank - 2, 0))
      products = try products.times(Tensor(weight).reshaped(column))
    }
    return try products.applying(Sum(dims: [dim])).negated().reduced(reduction)
  }

  // MARK: The parts

  /// Each sample in a row of its own: `[N, C, …]` gives `[N·…, C]`.
  private static func samples(_ input: Tensor) throws(TensorError) -> Tensor {
    let shape = input.shape
    switch shape.count {
    case 1: return try input.reshaped([1, shape[0]])
    case 2: return input
    default:
      let order = [0] + Array(2..<shape.count) + [1]
      let count = shape[0] * shape[2...].reduce(1, *)
      return try input.applying(Permute(order)).reshaped([count, shape[1]])
    }
  }

  private static func checkedClasses(
    _ input: Tensor, _ target: Tensor, _ name: String
  ) throws(TensorError) -> [Double] {
    let shape = input.shape
    let expected = shape.count > 1 ? [shape[0]] + shape[2...] : []
    guard !shape.isEmpty, target.shape == expected else {
      throw TensorError(
        .operation(.targetShape(target.shape)), operation: name,
        operands: [input.operandDescription])
    }
    return target.elements
  }

  private static func checkWeight(
    _ weight: NDArray, _ count: Int, _ input: Tensor
  ) throws(TensorError) {
    guard weight.shape == [count] else {
      throw TensorError(
        .operation(.rank(expected: "a weight of shape [\(count)], not \(weight.shape)")),
        operation: "nll_loss", operands: [input.operandDescription])
    }
  }

  /// The weight of each sample: that of its class, 0 where it does not count.
  private static func weights(
    of classes: [Double], _ weighting: ClassWeighting, _ input: Tensor
  ) throws(TensorError) -> NDArray {
    let count = input.shape[input.rank > 1 ? 1 : 0]
    if let weight = weighting.weight { try checkWeight(weight, count, input) }
    return NDArray(
      shape: [classes.count],
      elements: classes.map { element in
        if element == Double(weighting.ignoreIndex) { return 0 }
        guard let weight = weighting.weight, let position = Int(exactly: element),
          weight.elements.indices.contains(position)
        else { return 1 }
        return weight.elements[position]
      })
  }

  private static func ignored(_ classes: [Double], _ weighting: ClassWeighting) -> NDArray {
    NDArray(
      shape: [classes.count],
      elements: classes.map { $0 == Double(weighting.ignoreIndex) ? 1 : 0 })
  }

  /// Minus the log-probabilities of the right classes, times their weights.
  private static func picked(
    _ rows: Tensor, _ classes: [Double], _ weights: NDArray, _ weighting: ClassWeighting
  ) throws(TensorError) -> Tensor {
    let ignored = ignored(classes, weighting)
    let isAnyIgnored = ignored.elements.contains(1)
    // A class that does not count need not be one.
    let positions = NDArray(shape: [classes.count]) {
      ignored.elements[$0] == 1 ? 0 : classes[$0]
    }
    var result = try rows.applying(PickClass(classes: positions))
    if isAnyIgnored { result = try result.chosen(ignored) }
    if weighting.weight != nil { result = try result.times(Tensor(weights)) }
    return result
  }

  private static func reduce(
    _ parts: [Tensor], _ weights: NDArray, _ reduction: LossReduction, to shape: Shape
  ) throws(TensorError) -> Tensor {
    var sum = parts[0]
    for part in parts.dropFirst() { sum = try sum.plus(part) }
    switch reduction {
    case .none: return try sum.reshaped(shape)
    case .sum: return try sum.applying(Sum())
    case .mean:
      if weights.elements.allSatisfy({ $0 == 1 }) { return try sum.applying(Mean()) }
      return try sum.applying(Sum()).over(Tensor(weights.elements.reduce(0, +)))
    }
  }
}

extension Tensor {
  /// 0 where an array is 1, else this.
  fileprivate func chosen(_ isZero: NDArray) throws(TensorError) -> Tensor {
    try Tensor(isZero).applying(Where(), 0, self)
  }
}
