// Categories drawn by their weights.

extension TorchGenerator {
  /// `torch.multinomial` of one row of weights: the indices drawn.
  ///
  /// With replacement each is found in the running sums of the weights; without, the indices are
  /// those of the greatest wᵢ / eᵢ in descending order, for exponential eᵢ.
  ///
  /// `torch.distributions.Categorical(probs)` samples with replacement, by weights that it divided
  /// by their sum; `WeightedRandomSampler` in double precision.
  ///
  /// - Precondition: `count` is not negative; the weights are finite, not negative and not all 0;
  ///   without replacement, at least `count` of them are not 0.
  ///
  /// Complexity: O(n + count · log n) with replacement, O(n log n) without, of n weights.
  public func multinomial(
    _ weights: [Double], count: Int, withReplacement: Bool = false, precision: Precision = .single
  ) -> [Int] {
    multinomial(
      rows: [weights], count: count, withReplacement: withReplacement, precision: precision)[0]
  }

  /// `torch.multinomial` of a matrix of weights: the indices drawn of each row.
  ///
  /// - Precondition: Each row is as for ``multinomial(_:count:withReplacement:precision:)``.
  public func multinomial(
    rows: [[Double]], count: Int, withReplacement: Bool = false, precision: Precision = .single
  ) -> [[Int]] {
    let rows = rows.map { row in row.map(precision.rounded) }
    if withReplacement {
      return rows.map { row in
        let sums = Self.runningShares(row, precision)
        return (0..<count).map { _ in Self.firstIndex(in: sums, notBelow: nextDouble()) }
      }
    }
    // All rows are drawn for before the first is looked at.
    let quotients = rows.map { row in
      zip(row, exponential(count: row.count, precision: precision)).map {
        precision.rounded($0 / $1)
      }
    }
    return quotients.map { row in
      Array(row.indices.sorted { row[$0] > row[$1] }.prefix(count))
    }
  }

  private static func runningShares(_ weights: [Double], _ precision: Precision) -> [Double] {
    var sum = 0.0
    var sums = weights.map { weight in
      sum = precision.rounded(sum + weight)
      return sum
    }
    for index in sums.indices { sums[index] = precision.rounded(sums[index] / sum) }
    if !sums.isEmpty { sums[sums.count - 1] = 1 }
    return sums
  }

  private static func firstIndex(in sums: [Double], notBelow bound: Double) -> Int {
    var (low, high) = (0, sums.count)
    while low < high {
      let middle = (low + high) / 2
      if sums[middle] < bound { low = middle + 1 } else { high = middle }
    }
    return low
  }
}
