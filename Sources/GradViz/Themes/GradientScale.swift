// How strong a gradient is, compared with all others of its graph.

/// The strength of gradients over a whole graph.
///
/// Strength goes with the square root, so that a gradient a hundred times smaller still has a colour.
/// Where gradients span more than that it goes with the logarithm: each decade that a gradient
/// vanishes on the way back is seen.
struct GradientScale {
  /// The magnitude that is drawn at full strength; 0 where there is none.
  let full: Double
  /// How many times the smallest gradient could be doubled up to `full`; 0 where the span is so small
  /// that strength goes with the root.
  private let octaves: Double

  var isLogarithmic: Bool { octaves > 0 }

  /// A hundredth is seen as a root, and more than ten decades are one.
  private static let (widestRoot, mostOctaves) = (100.0, 33.0)
  /// The strength of the smallest.
  private static let weakest = 0.08

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
    var smallest: Double?
    for magnitude in magnitudes where magnitude > 0 && magnitude.isFinite {
      let octave = magnitude.exponent - lowest
      octaves[octave].count += 1
      octaves[octave].largest = max(octaves[octave].largest, magnitude)
      count += 1
      smallest = min(smallest ?? magnitude, magnitude)
    }
    var aside = count / 100
    let setting = octaves.last { octave in
      aside -= octave.count
      return aside < 0
    }
    let full = setting?.largest ?? 0
    let least = smallest ?? full
    self.full = full
    self.octaves =
      full > Self.widestRoot * least
      ? min(Self.octave(full) - Self.octave(least), Self.mostOctaves) : 0
  }

  /// The binary logarithm, nearly: between powers of two it is a line.
  private static func octave(_ magnitude: Double) -> Double {
    Double(magnitude.exponent) + magnitude.significand - 1
  }

  /// From −1 for the strongest negative to 1 for the strongest positive gradient.
  func strength(_ grad: Double) -> Double {
    guard isLogarithmic, grad != 0, grad.isFinite else { return share(grad) }
    let below = (Self.octave(full) - Self.octave(abs(grad))) / octaves
    let part = min(max(1 - below * (1 - Self.weakest), Self.weakest), 1)
    return grad < 0 ? -part : part
  }

  /// The same by the square root in any case: how heavy a line is says how much flows along it.
  func share(_ grad: Double) -> Double {
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
