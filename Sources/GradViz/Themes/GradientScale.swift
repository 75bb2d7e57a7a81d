// How strong a gradient is, compared with all others of its graph.

/// The strength of gradients over a whole graph.
///
/// Strength goes with the square root, so that a gradient a hundred times smaller still has a colour.
struct GradientScale {
  /// The magnitude that is drawn at full strength; 0 where there is none.
  let full: Double

  /// From −1 for the strongest negative to 1 for the strongest positive gradient.
  func strength(_ grad: Double) -> Double {
    guard full > 0 else { return 0 }
    let part = min((abs(grad) / full).squareRoot(), 1)
    return grad < 0 ? -part : part
  }
}

/// Finds the scale from the largest magnitude of every value.
///
/// NaN and infinities don't count, and the few largest of a hundred and more don't set the scale:
/// one exploding gradient leaves the others told apart.
struct GradientScaleFinder {
  /// How many magnitudes fell between two powers of two, and the largest of each.
  private var counts = [Int](repeating: 0, count: 2200)
  private var largest = [Double](repeating: 0, count: 2200)
  private var total = 0

  mutating func add(_ magnitude: Double) {
    guard magnitude > 0, magnitude.isFinite else { return }
    let bucket = Int(magnitude.exponent) + 1100
    counts[bucket] += 1
    largest[bucket] = max(largest[bucket], magnitude)
    total += 1
  }

  var scale: GradientScale {
    var above = total / 100
    for bucket in counts.indices.reversed() where counts[bucket] > 0 {
      above -= counts[bucket]
      if above < 0 { return GradientScale(full: largest[bucket]) }
    }
    return GradientScale(full: 0)
  }
}

/// The largest magnitude among the finite elements.
func largestMagnitude(_ elements: some Sequence<Double>) -> Double {
  elements.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
}
