// Beginnings that take more than a draw a number: orthogonal rows, a normal distribution cut off.

import Micrograd
import RealModule

extension Initialization {
  /// A matrix whose rows, or columns where they are fewer, stand at right angles and have the
  /// length `gain`; of more dimensions all but the first are one.
  ///
  /// Saxe et al. 2013, https://arxiv.org/abs/1312.6120
  /// - Throws: where the tensor has less than two dimensions.
  public static func orthogonal(
    _ tensor: Tensor, gain: Double = 1, generator: (any RandomSource)? = nil
  ) throws(TensorError) {
    let shape = tensor.shape
    guard shape.count >= 2 else { throw tensor.misfit("orthogonal", "two dimensions or more") }
    guard shape.size > 0 else { return }
    let (rows, columns) = (shape[0], shape.size / shape[0])
    let drawn = sourceOrSystem(generator).normal(shape.size, mean: 0, standardDeviation: 1)
    // The shorter vectors are too many to be independent.
    let runsAlongRows = rows < columns
    let (count, length) = (min(rows, columns), max(rows, columns))
    func position(_ vector: Int, _ i: Int) -> Int {
      runsAlongRows ? vector * columns + i : i * columns + vector
    }
    var vectors = (0..<count).map { v in (0..<length).map { drawn[position(v, $0)] } }
    orthonormalize(&vectors)
    var elements = drawn
    for v in 0..<count { for i in 0..<length { elements[position(v, i)] = gain * vectors[v][i] } }
    tensor.set(elements)
  }

  /// Gram and Schmidt's method, twice over, as one pass leaves an error where vectors nearly agree.
  /// It is the QR decomposition in which R's diagonal is positive.
  private static func orthonormalize(_ vectors: inout [[Double]]) {
    for v in vectors.indices {
      for _ in 0..<2 {
        for other in 0..<v {
          let share = zip(vectors[v], vectors[other]).reduce(0) { $0 + $1.0 * $1.1 }
          for i in vectors[v].indices { vectors[v][i] -= share * vectors[other][i] }
        }
      }
      let length = vectors[v].reduce(0) { $0 + $1 * $1 }.squareRoot()
      for i in vectors[v].indices { vectors[v][i] /= length }
    }
  }

  /// Drawn from a normal distribution of which only what lies between two bounds is taken.
  ///
  /// - Precondition: the lower bound is below the upper, and the deviation is positive.
  public static func truncatedNormal(
    _ tensor: Tensor, mean: Double = 0, standardDeviation: Double = 1, from lower: Double = -2,
    to upper: Double = 2, generator: (any RandomSource)? = nil
  ) {
    precondition(lower < upper, "truncatedNormal: there is nothing between \(lower) and \(upper)")
    precondition(standardDeviation > 0, "truncatedNormal: the standard deviation is not positive")
    let (source, count) = (sourceOrSystem(generator), tensor.shape.size)
    func below(_ bound: Double) -> Double {
      (1 + Double.erf((bound - mean) / standardDeviation / 2.0.squareRoot())) / 2
    }
    // As in PyTorch all are drawn again as long as one is refused, and the others stay.
    var numbers: [Double] = []
    var refused = [Bool](repeating: true, count: count)
    if below(upper) - below(lower) > 0.3 {
      while refused.contains(true) {
        let drawn = source.normal(count, mean: mean, standardDeviation: standardDeviation)
        numbers = numbers.isEmpty ? drawn : choose(refused, drawn, numbers)
        refused = numbers.map { $0 < lower || $0 > upper }
      }
    } else {
      let peak = exponent(max(lower, min(mean, upper)), mean, standardDeviation)
      while refused.contains(true) {
        let drawn = source.uniform(count, from: lower, to: upper)
        numbers = numbers.isEmpty ? drawn : choose(refused, drawn, numbers)
        let heights = source.uniform(count, from: 0, to: 1)
        for i in 0..<count where refused[i] {
          refused[i] = .log(heights[i]) > exponent(drawn[i], mean, standardDeviation) - peak
        }
      }
    }
    tensor.set(numbers)
  }

  private static func choose(_ isFirst: [Bool], _ first: [Double], _ second: [Double]) -> [Double] {
    isFirst.indices.map { isFirst[$0] ? first[$0] : second[$0] }
  }

  private static func exponent(_ x: Double, _ mean: Double, _ deviation: Double) -> Double {
    let z = (x - mean) / deviation
    return -0.5 * z * z
  }
}
