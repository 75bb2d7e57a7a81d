// What NumPy's new generator shuffles and chooses.

extension NumPyGenerator {
  /// `shuffle(list)`; of an array of several dimensions, its rows.
  public func shuffle<Element>(_ list: inout [Element]) {
    for index in list.indices.dropFirst().reversed() {
      let greatest = UInt64(index)
      list.swapAt(index, Int(maskedInteger(upTo: greatest, next32: next32, next64: next64)))
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
  ///
  /// Source: R. W. Floyd, in J. Bentley, "Programming Pearls: A Sample of Brilliance", 1987.
  public func choice(of count: Int, samples: Int = 1, replacement: Bool = true) -> [Int] {
    if replacement { return (0..<samples).map { _ in integers(0, count) } }
    precondition(0...max(count, 0) ~= samples, "So many cannot be chosen.")
    if count > 10_000, samples > count / 50 {
      var order = Array(0..<count)
      swapFromEnd(&order, downTo: max(count - samples, 1))
      return Array(order.suffix(samples))
    }
    var taken: Set<Int> = []
    var chosen = (count - samples..<count).map { last in
      let drawn = Int(upTo(UInt64(last)))
      let index = taken.contains(drawn) ? last : drawn
      taken.insert(index)
      return index
    }
    swapFromEnd(&chosen, downTo: 1)
    return chosen
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

  /// Swaps each index from the last down to `first` with one up to itself, which ``integers(_:_:)``
  /// would draw.
  private func swapFromEnd(_ order: inout [Int], downTo first: Int) {
    for index in order.indices.dropFirst(first).reversed() {
      order.swapAt(index, Int(upTo(UInt64(index))))
    }
  }
}
