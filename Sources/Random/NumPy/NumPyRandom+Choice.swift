// What NumPy's old generator shuffles and chooses.

extension NumPyRandom {
  /// `shuffle(list)`; of an array of several dimensions, its rows.
  public func shuffle<Element>(_ list: inout [Element]) {
    for index in list.indices.dropFirst().reversed() {
      list.swapAt(index, Int(upTo(UInt64(index))))
    }
  }

  /// `permutation(count)`: 0 … count − 1 in random order.
  ///
  /// - Precondition: `count` is not negative.
  public func permutation(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    shuffle(&order)
    return order
  }

  /// The indices that `choice(count, samples, replace)` takes.
  ///
  /// - Precondition: `samples` is not negative; `count` is positive, and without replacement at
  ///   least `samples`.
  public func choice(of count: Int, samples: Int = 1, replacement: Bool = true) -> [Int] {
    replacement
      ? (0..<samples).map { _ in randint(0, count) } : Array(permutation(count).prefix(samples))
  }

  /// The indices that `choice(len(p), samples, replace, p)` takes.
  ///
  /// - Precondition: `samples` is not negative; the probabilities are finite and not negative, and
  ///   one is not 0; without replacement, at least `samples` are not 0. (NumPy also wants a sum of
  ///   1.)
  public func choice(probabilities: [Double], samples: Int = 1, replacement: Bool = true) -> [Int] {
    weightedChoice(
      probabilities, samples: samples, replacement: replacement, fraction: random)
  }
}
