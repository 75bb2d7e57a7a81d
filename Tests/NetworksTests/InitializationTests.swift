// What parameters begin with: bounds, deviations and the order of draws.

import Micrograd
import TestSupport
import Testing

@testable import Networks

@Suite struct InitializationTests {
  private func tensor(_ shape: Int...) -> Tensor { .zeros(shape, requiresGrad: true) }

  private func drawn(_ numbers: ClosedRange<Int>, bound: Double) -> [Double] {
    numbers.map { -bound + (bound + bound) * Double($0) / 100 }
  }

  /// PyTorch: the weight from ±√3·√(2/(1 + 5))/√fan, then the bias from ±1/√fan.
  @Test func aLayerDrawsItsWeightFirst() throws {
    let layer = Linear(4, 2, generator: CountingSource())
    let bound = 0.5
    expect(layer.weight.elements, drawn(1...8, bound: bound), "weight")
    expect(try #require(layer.bias).elements, drawn(9...10, bound: bound), "bias")
    #expect(layer.weight.requiresGrad)
    let conv = Networks.Conv2d(4, 2, kernel: [2, 8], groups: 2, generator: CountingSource())
    expect([conv.weight.elements[0]], [-0.98 / 32.0.squareRoot()], "conv")
    let table = Embedding(3, 2, paddingIndex: 1, generator: CountingSource())
    #expect(table.weight.elements == [1, 2, 0, 0, 5, 6])
  }

  /// math.sqrt(3) * 5 / 3 * math.sqrt(2 / (3 * 4 + 2 * 4)) and so on, by Python.
  @Test func boundsAreThoseOfPyTorch() throws {
    let weight = tensor(2, 3, 4)
    func first(_ set: (any RandomSource) throws -> Void) rethrows -> Double {
      try set(CountingSource())
      return weight.elements[0]
    }
    let xavier = 0.9128709291752769
    try expect(
      [
        first { try Initialization.xavierUniform(weight, gain: 5.0 / 3, generator: $0) },
        first { try Initialization.xavierNormal(weight, generator: $0) },
        first { try Initialization.kaimingUniform(weight, generator: $0) },
        first {
          try Initialization.kaimingNormal(
            weight, mode: .fanOut, nonlinearity: .tanh, generator: $0)
        },
        first { Initialization.uniform(weight, from: 1, to: 3, generator: $0) },
        first { Initialization.normal(weight, mean: 1, standardDeviation: 2, generator: $0) },
      ],
      [
        -0.98 * xavier, 0.31622776601683794, -0.98 * 0.7071067811865475, 0.5892556509887896, 1.02,
        3,
      ], "first numbers")
    #expect(throws: TensorError.self) { try Initialization.xavierNormal(tensor(3)) }
    #expect(throws: TensorError.self) { try Initialization.eye(tensor(3)) }
  }

  @Test func gainsAreThoseOfPyTorch() {
    expect(
      [.linear, .sigmoid, .tanh, .relu, .leakyRelu(), .leakyRelu(slope: 0.5), .selu].map(
        Initialization.gain),
      [1, 1, 1.6666666666666667, 1.4142135623730951, 1.4141428569978354, 1.2649110640673518, 0.75],
      "gains")
  }

  @Test func plainBeginnings() throws {
    let matrix = tensor(2, 3)
    try Initialization.eye(matrix)
    #expect(matrix.elements == [1, 0, 0, 0, 1, 0])
    Initialization.ones(matrix)
    #expect(matrix.elements == [1, 1, 1, 1, 1, 1])
    Initialization.zeros(matrix)
    Initialization.constant(matrix, 3)
    #expect(matrix.elements == [3, 3, 3, 3, 3, 3])
  }

  /// torch.linalg.qr of the same numbers, with the signs that make R's diagonal positive.
  @Test func orthogonalIsTheDecompositionsQ() throws {
    let wide = tensor(2, 3)
    try Initialization.orthogonal(wide, gain: 2, generator: CountingSource())
    expect(
      wide.elements,
      [
        0.5345224838248486, 1.0690449676496974, 1.6035674514745462, 1.7457431218879385,
        0.4364357804719857, -0.8728715609439701,
      ], "wide", tolerance: 1e-11)
    let tall = tensor(3, 2)
    try Initialization.orthogonal(tall, generator: CountingSource())
    expect(
      tall.elements,
      [
        0.16903085094570325, 0.8970852271450607, 0.50709255283711, 0.27602622373694136,
        0.8451542547285166, -0.34503277967117696,
      ], "tall", tolerance: 1e-11)
  }

  @Test func aTruncatedNormalStaysInItsBounds() {
    let source = RandomNumbers(SeededGenerator(seed: 1))
    let numbers = tensor(2000)
    Initialization.truncatedNormal(numbers, generator: source)
    #expect(numbers.elements.allSatisfy { $0 >= -2 && $0 <= 2 })
    #expect(abs(numbers.mean().item) < 0.1 && abs(numbers.std().item - 0.88) < 0.05)
    Initialization.truncatedNormal(numbers, from: 1.5, to: 3, generator: source)
    #expect(numbers.elements.allSatisfy { $0 >= 1.5 && $0 <= 3 })
    #expect(abs(numbers.mean().item - 1.9) < 0.1)
  }

  @Test func numbersFromOneOfSwiftsGenerators() {
    let source = RandomNumbers(SeededGenerator(seed: 1))
    let numbers = Tensor(source.normal(2001, mean: 3, standardDeviation: 2))
    #expect(abs(numbers.mean().item - 3) < 0.2 && abs(numbers.std().item - 2) < 0.2)
    #expect(source.permutation(50).sorted() == Array(0..<50))
    #expect(abs(Tensor(source.bernoulli(2000, probability: 0.25)).mean().item - 0.25) < 0.05)
    #expect(source.uniform(100, from: 2, to: 3).allSatisfy { $0 >= 2 && $0 < 3 })
  }
}
