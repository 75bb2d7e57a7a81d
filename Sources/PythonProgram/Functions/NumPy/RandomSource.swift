// The generators of NumPy and of Python's `random`, as programs hold them.

import Random

/// What random numbers are drawn of, by functions of a program.
protocol DrawnNumbers: AnyObject {
  func random() -> Double
  func normal(mean: Double, std: Double) -> Double
  /// An integer that is not above the last of a range.
  func integer(_ low: Int, below high: Int) -> Int
  func permutation(_ count: Int) -> [Int]
  func choice(of count: Int, samples: Int, replacement: Bool) -> [Int]
  func choice(probabilities: [Double], samples: Int, replacement: Bool) -> [Int]
}

extension NumPyRandom: DrawnNumbers {
  func integer(_ low: Int, below high: Int) -> Int { randint(low, high) }
}

extension NumPyGenerator: DrawnNumbers {
  func integer(_ low: Int, below high: Int) -> Int { integers(low, high) }
}

/// A generator of NumPy: `np.random.RandomState` and what `np.random.default_rng` gives.
final class ArrayGenerator: ProgramObject {
  let numbers: any DrawnNumbers
  var isSeeded: Bool

  init(_ numbers: any DrawnNumbers, isSeeded: Bool) {
    self.numbers = numbers
    self.isSeeded = isSeeded
  }

  var typeName: String { "a generator" }
}

/// A generator of Python's `random`.
final class PythonGenerator: ProgramObject {
  let numbers = PythonRandom(seed: 0)
  var isSeeded = false

  var typeName: String { "a generator" }
}

extension Interpreter {
  /// Remarks that numbers are drawn of a generator that has no seed.
  func noteUnseeded(_ span: Span) throws(Fault) {
    try note("random without a seed: seed 0 is taken, so that every run is the same", span)
  }
}
