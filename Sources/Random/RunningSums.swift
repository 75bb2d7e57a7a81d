// How an index is found by weights: in their running sums.

extension [Double] {
  /// The sum of the first number, of the first two, and so on.
  var runningSums: [Double] {
    var sum = 0.0
    return map { number in
      sum += number
      return sum
    }
  }

  /// The first index of an ascending list whose number is above a bound; `last` if none before it
  /// is.
  func firstIndex(above bound: Double, atMost last: Int) -> Int {
    var (low, high) = (0, last)
    while low < high {
      let middle = (low + high) / 2
      if bound < self[middle] { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
