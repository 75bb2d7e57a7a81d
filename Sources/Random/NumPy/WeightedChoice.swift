// How both of NumPy's generators choose by probabilities.

/// The indices of `choice(len(p), samples, replace, p)`, found in the running sums of p by
/// fractions of [0, 1).
///
/// - Precondition: The probabilities are finite and not negative, and one is not 0; without
///   replacement, at least `samples` are not 0.
func weightedChoice(
  _ probabilities: [Double], samples: Int, replacement: Bool, fraction: () -> Double
) -> [Int] {
  precondition(
    replacement || samples <= probabilities.count { $0 > 0 }, "So many cannot be chosen.")
  func drawn(_ count: Int, _ probabilities: [Double]) -> [Int] {
    let sums = probabilities.runningSums
    let shares = sums.map { $0 / sums[sums.count - 1] }
    return (0..<count).map { _ in shares.firstIndex(above: fraction(), atMost: shares.count) }
  }
  if replacement { return drawn(samples, probabilities) }
  // Those chosen twice are drawn again, without all that were chosen.
  var left = probabilities
  var taken: Set<Int> = []
  var chosen: [Int] = []
  while chosen.count < samples {
    for index in drawn(samples - chosen.count, left) where taken.insert(index).inserted {
      chosen.append(index)
      left[index] = 0
    }
  }
  return chosen
}
