// Numbers of the normal distribution: the two ways in which PyTorch makes them.

import RealModule

extension TorchGenerator {
  /// `torch.randn`, and `normal_(mean, std)` with both.
  ///
  /// Fewer than 16 are made one by one in double precision, and the second of a pair is kept for
  /// the next call; more are made in blocks of 16 of the type's own precision.
  ///
  /// - Precondition: `count` is not negative. (PyTorch also wants std ≥ 0.)
  ///
  /// Source: G. E. P. Box, M. E. Muller, "A Note on the Generation of Random Normal Deviates",
  /// 1958.
  public func normal(
    count: Int, mean: Double = 0, std: Double = 1, precision: Precision = .single
  ) -> [Double] {
    if count < 16 {
      return (0..<count).map { _ in precision.rounded(mean.addingProduct(nextNormal(), std)) }
    }
    switch precision {
    case .single:
      let (mean, std) = (Float(mean), Float(std))
      // Not of `Float.pi`, which is rounded down.
      let turn = Float(2 * Double.pi)
      return inBlocks(count: count, draw: nextFloat) { first, second in
        let radius = (-2 * VectorMath.log(1 - first)).squareRoot()
        let (sin, cos) = VectorMath.sinCos(turn * second)
        return (mean.addingProduct(radius * cos, std), mean.addingProduct(radius * sin, std))
      }.map(Double.init)
    case .double:
      return inBlocks(count: count, draw: nextDouble) { first, second in
        let radius = (-2 * Double.log(1 - first)).squareRoot()
        let angle = 2 * .pi * second
        return (
          mean.addingProduct(radius * .cos(angle), std),
          mean.addingProduct(radius * .sin(angle), std)
        )
      }
    }
  }

  /// `torch.normal(mean, std)` of two tensors, and `torch.distributions.Normal(loc, scale)`.
  ///
  /// Unlike with one mean and one deviation, product and sum are rounded each. The distribution's
  /// `sample` and `rsample` draw the same numbers.
  ///
  /// - Precondition: There are as many means as deviations.
  public func normal(
    means: [Double], deviations: [Double], precision: Precision = .single
  ) -> [Double] {
    precondition(means.count == deviations.count, "Each mean needs a deviation.")
    let standard = normal(count: means.count, precision: precision)
    return means.indices.map { index in
      let mean = precision.rounded(means[index])
      let deviation = precision.rounded(deviations[index])
      return precision.rounded(precision.rounded(standard[index] * deviation) + mean)
    }
  }

  /// One number of mean 0 and deviation 1 in double precision: the one kept, or the first of a
  /// pair.
  func nextNormal() -> Double {
    if let kept = state.keptNormal {
      state.keptNormal = nil
      return kept
    }
    let angle = 2 * .pi * nextDouble()
    let radius = (-2 * Double.log(onePlus: -nextDouble())).squareRoot()
    state.keptNormal = radius * .sin(angle)
    return radius * .cos(angle)
  }

  /// 16 or more uniform numbers, of which `pair` makes two of the j-th and (j + 8)-th of each 16.
  ///
  /// Where the count is no multiple of 16, the last 16 are drawn anew.
  private func inBlocks<Number>(
    count: Int, draw: () -> Number, pair: (Number, Number) -> (Number, Number)
  ) -> [Number] {
    var numbers = (0..<count).map { _ in draw() }
    func fill(_ start: Int) {
      for index in start..<start + 8 {
        (numbers[index], numbers[index + 8]) = pair(numbers[index], numbers[index + 8])
      }
    }
    for start in stride(from: 0, through: count - 16, by: 16) { fill(start) }
    if count % 16 != 0 {
      for index in count - 16..<count { numbers[index] = draw() }
      fill(count - 16)
    }
    return numbers
  }
}
