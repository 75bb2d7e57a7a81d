// How strong a gradient is, compared with all others of its graph.

/// The strength of gradients over a whole graph.
///
/// Strength goes with the square root, so that a gradient a hundred times smaller still has a colour.
struct GradientScale {
  /// The magnitude that is drawn at full strength; 0 where there is none.
  let full: Double

  /// The scale of gradients with these largest magnitudes, of every value one.
  ///
  /// NaN and infinities don't count, and the few largest of a hundred and more don't set the scale:
  /// one exploding gradient leaves the others told apart. It is set by the octave of the next.
  init(_ magnitudes: some Sequence<Double>) {
    let (lowest, highest) = (
      Double.leastNonzeroMagnitude.exponent, Double.greatestFiniteMagnitude.exponent
    )
    var octaves = [(count: Int, largest: Double)](
      repeating: (0, 0), count: highest - lowest + 1)
    var count = 0
    for magnitude in magnitudes where magnitude > 0 && magnitude.isFinite {
      let octave = magnitude.exponent - lowest
      octaves[octave].count += 1
      octaves[octave].largest = max(octaves[octave].largest, magnitude)
      count += 1
    }
    var aside = count / 100
    let setting = octaves.last { octave in
      aside -= octave.count
      return aside < 0
    }
    full = setting?.largest ?? 0
  }

  /// From −1 for the strongest negative to 1 for the strongest positive gradient.
  func strength(_ grad: Double) -> Double {
    guard full > 0 else { return 0 }
    let part = min((abs(grad) / full).squareRoot(), 1)
    return grad < 0 ? -part : part
  }
}

/// The largest magnitude among the finite elements.
func largestMagnitude(_ elements: some Sequence<Double>) -> Double {
  elements.reduce(0) { $1.isFinite ? max($0, abs($1)) : $0 }
}

/// The strength of elements that are compared with each other alone.
func ownScale(_ elements: some Sequence<Double>) -> (Double) -> Double {
  let largest = largestMagnitude(elements)
  return { largest > 0 ? $0 / largest : 0 }
}
