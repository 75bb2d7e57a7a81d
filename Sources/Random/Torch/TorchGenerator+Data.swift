// The order in which data loaders and samplers go through data.

extension TorchGenerator {
  /// The order of an epoch of `DataLoader(…, shuffle=True)`.
  ///
  /// The loader draws a seed for its workers, then its sampler one for the order. A loader that was
  /// given a generator draws the order of that generator itself.
  ///
  /// - Precondition: `count` is not negative.
  public func shuffledEpoch(count: Int, givenGenerator: Bool = false) -> [Int] {
    loaderStart()
    return randomSampler(count: count, givenGenerator: givenGenerator)
  }

  /// What a data loader draws at the start of an epoch, shuffled or not: a seed for its workers.
  public func loaderStart() { _ = random() }

  /// An iteration of `RandomSampler(data, replacement, num_samples)`.
  ///
  /// - Parameters:
  ///   - count: How many there are to choose of.
  ///   - samples: How many are chosen; as many as there are without it.
  ///   - givenGenerator: Whether the sampler was given this generator; else it has one of its own,
  ///     for which this one draws a seed.
  /// - Precondition: Neither is negative, and there is something to choose of where something is
  ///   chosen.
  public func randomSampler(
    count: Int, replacement: Bool = false, samples: Int? = nil, givenGenerator: Bool = false
  ) -> [Int] {
    let source = givenGenerator ? self : TorchGenerator(seed: random())
    let samples = samples ?? count
    precondition(count > 0 || samples == 0, "There is nothing to choose of.")
    if replacement {
      return samples == 0 ? [] : source.randint(high: count, count: samples)
    }
    var order: [Int] = []
    while order.count < samples { order += source.randperm(count) }
    // One more is drawn, if only to take none of it.
    if samples % max(count, 1) == 0 { _ = source.randperm(count) }
    return Array(order.prefix(samples))
  }

  /// `random_split(data, lengths)`: the indices of each part.
  ///
  /// - Precondition: No length is negative.
  public func randomSplit(lengths: [Int]) -> [[Int]] {
    var rest = randperm(lengths.reduce(0, +))[...]
    return lengths.map { length in
      defer { rest = rest.dropFirst(length) }
      return Array(rest.prefix(length))
    }
  }

  /// `random_split(data, fractions)` of fractions whose sum is 1.
  ///
  /// Each part has the whole number below its share, and the first have one more of those left.
  ///
  /// - Precondition: The fractions are of [0, 1], and there is one. (PyTorch also wants a sum of
  ///   1.)
  public func randomSplit(count: Int, fractions: [Double]) -> [[Int]] {
    var lengths = fractions.map { Int((Double(count) * $0).rounded(.down)) }
    for index in 0..<max(0, count - lengths.reduce(0, +)) { lengths[index % lengths.count] += 1 }
    return randomSplit(lengths: lengths)
  }
}
