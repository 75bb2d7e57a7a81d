// Normal numbers within bounds, as layers are initialised by them.

import RealModule

extension TorchGenerator {
  /// `nn.init.trunc_normal_(tensor, mean, std, a, b)`: normal numbers of [a, b].
  ///
  /// Where more than 0.3 of the distribution is within the bounds, all numbers are drawn until each
  /// was within them once; else uniform ones, each until it is accepted.
  ///
  /// - Precondition: `count` is not negative, std > 0, a < b.
  public func truncatedNormal(
    count: Int, mean: Double = 0, std: Double = 1, from low: Double = -2, to high: Double = 2,
    precision: Precision = .single
  ) -> [Double] {
    precondition(std > 0 && low < high, "There are no numbers between the bounds.")
    func share(below bound: Double) -> Double {
      (1 + .erf((bound - mean) / std / 2.0.squareRoot())) / 2
    }
    if share(below: high) - share(below: low) > 0.3 {
      let (low, high) = (precision.rounded(low), precision.rounded(high))
      return redrawn(
        draw: { self.normal(count: count, mean: mean, std: std, precision: precision) },
        // What is no number is taken, as by PyTorch, and not drawn again without end.
        accept: { numbers in numbers.map { !($0 < low || $0 > high) } })
    }
    let mode = max(low, min(mean, high))
    let deviation = (mode - mean) / std
    let peak = precision.rounded(-0.5 * (deviation * deviation))
    let (mean, std) = (precision.rounded(mean), precision.rounded(std))
    return redrawn(
      draw: { self.uniform(from: low, to: high, count: count, precision: precision) },
      accept: { numbers in
        zip(numbers, self.uniform(count: count, precision: precision)).map { number, height in
          let deviation = precision.rounded(precision.rounded(number - mean) / std)
          let exponent = precision.rounded(precision.rounded(deviation * deviation) * -0.5)
          return !(precision.rounded(.log(height)) > precision.rounded(exponent - peak))
        }
      })
  }

  /// Numbers that were accepted: all are drawn again as long as one was not, and only those not
  /// accepted before are taken.
  private func redrawn(draw: () -> [Double], accept: ([Double]) -> [Bool]) -> [Double] {
    var numbers = draw()
    var accepted = accept(numbers)
    while accepted.contains(false) {
      let drawn = draw()
      let acceptedNow = accept(drawn)
      for index in numbers.indices where !accepted[index] {
        numbers[index] = drawn[index]
        accepted[index] = acceptedNow[index]
      }
    }
    return numbers
  }
}
