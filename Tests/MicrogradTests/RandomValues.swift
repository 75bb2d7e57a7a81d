// Random numbers as arrays, and random computations with them.

import TestSupport

@testable import Micrograd

extension SeededGenerator {
  mutating func array(_ shape: Shape, in range: ClosedRange<Double> = -1...1) -> NDArray {
    NDArray(
      shape: shape, elements: (0..<shape.size).map { _ in .random(in: range, using: &self) })
  }

  /// Some parameters, and as many values computed from them: later ones use earlier ones, some
  /// several times.
  mutating func scalars(parameters: Int, computed: Int) -> [Tensor] {
    var values = (0..<parameters).map { number in
      Tensor(.random(in: -1...1, using: &self), name: "p\(number)", requiresGrad: true)
    }
    for _ in 0..<computed {
      let a = values.randomElement(using: &self)!
      let b = values.randomElement(using: &self)!
      let value =
        switch Int.random(in: 0..<8, using: &self) {
        case 0: a + b
        case 1: a * b
        case 2: tanh(a)
        case 3: sigmoid(a) * 2.0
        case 4: a - b / 3.0
        case 5: exp(tanh(a)) - 2.0 * b
        case 6: a / (b * b + 1.0)
        default: relu(a) + sin(b)
        }
      values.append(value)
    }
    return values
  }
}
