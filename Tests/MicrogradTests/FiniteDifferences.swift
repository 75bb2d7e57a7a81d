// The second judge of every derivative: central differences.

import Testing

@testable import Micrograd

/// A seeded generator, so that a failure can be repeated (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
  var state: UInt64
  init(_ seed: UInt64) { state = seed }
  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}

/// A function of some tensors, with where and how to try it.
struct DerivativeCase: CustomTestStringConvertible, Sendable {
  let name: String
  let shapes: [[Int]]
  var range: ClosedRange<Double> = -1.5...1.5
  var isTwiceDifferentiable = true
  let function: @Sendable ([Tensor]) throws -> Tensor
  var testDescription: String { name }

  /// A case of one operation.
  static func of(
    _ operation: some Operation, _ shapes: [Int]..., range: ClosedRange<Double> = -1.5...1.5,
    twice: Bool = true
  ) -> DerivativeCase {
    DerivativeCase(
      name: "\(operation.name) \(shapes)", shapes: shapes, range: range,
      isTwiceDifferentiable: twice
    ) { try Tensor.apply(operation, $0) }
  }
}

/// Compares gradients with central differences, of first and of second order.
struct DerivativeCheck {
  static let step = 1e-6
  private let inputs: [NDArray]
  private let upstream: NDArray
  private let seconds: [NDArray]
  private let test: DerivativeCase

  init(_ test: DerivativeCase, seed: UInt64) throws {
    var generator = SeededGenerator(seed)
    func random(_ shape: Shape, _ range: ClosedRange<Double>) -> NDArray {
      NDArray(
        shape: shape, elements: (0..<shape.size).map { _ in .random(in: range, using: &generator) })
    }
    self.test = test
    inputs = test.shapes.map { random($0, test.range) }
    let shape = try test.function(inputs.map { Tensor($0) }).shape
    upstream = random(shape, -1...1)
    seconds = inputs.map { random($0.shape, -1...1) }
  }

  private func parameters(_ arrays: [NDArray]) -> [Tensor] {
    arrays.map { Tensor($0, requiresGrad: true) }
  }

  /// Σ upstream · f(inputs)
  private func weighted(_ tensors: [Tensor]) throws -> Tensor {
    (try test.function(tensors) * Tensor(upstream)).sum()
  }

  /// Σ seconds · ∂/∂inputs of `weighted`: a scalar whose gradient is of second order.
  private func weightedGradient(_ tensors: [Tensor]) throws -> Tensor {
    let first = gradients(of: try weighted(tensors), withRespectTo: tensors)
    return zip(first, seconds).map { ($0 * Tensor($1)).sum() }.reduce(Tensor(0.0)) { $0 + $1 }
  }

  func checkFirstOrder() throws { try check { try weighted($0) } }

  func checkSecondOrder() throws { try check { try weightedGradient($0) } }

  private func check(_ function: ([Tensor]) throws -> Tensor) throws {
    let tensors = parameters(inputs)
    let value = try function(tensors)
    if value.requiresGrad { value.backward() }
    for (number, input) in inputs.enumerated() {
      let gradient = tensors[number].grad?.elements ?? input.elements.map { _ in 0 }
      for position in input.elements.indices {
        func moved(by step: Double) throws -> Double {
          var arrays = inputs
          arrays[number].elements[position] += step
          return try function(parameters(arrays)).item
        }
        let step = DerivativeCheck.step
        let difference = (try moved(by: step) - moved(by: -step)) / (2 * step)
        let tolerance = 1e-5 + 1e-3 * difference.magnitude
        #expect(
          (gradient[position] - difference).magnitude <= tolerance,
          "operand \(number), element \(position): \(gradient[position]), by differences \(difference)"
        )
      }
    }
  }
}
