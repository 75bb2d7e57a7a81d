// Every operation against finite differences, of first and of second order.

import Testing

@testable import Micrograd

@Suite struct OperationDerivativeTests {
  static let elementwise: [DerivativeCase] = [
    .of(Negate(), [2, 3]), .of(Exp(), []), .of(Exp(), [3]), .of(Expm1(), [3]),
    .of(Log(), [3], range: 0.3...2), .of(Log1p(), [3], range: -0.5...2),
    .of(Log2(), [3], range: 0.3...2), .of(Log10(), [3], range: 0.3...2),
    .of(Sqrt(), [3], range: 0.3...2), .of(Rsqrt(), [3], range: 0.3...2),
    .of(Square(), [3]), .of(Reciprocal(), [3], range: 0.5...2), .of(Abs(), [4], range: 0.2...1),
    .of(Abs(), [4], range: -1 ... -0.2), .of(Sign(), [4], range: 0.2...1),
    .of(Sin(), [3]), .of(Cos(), [3]), .of(Tan(), [3], range: -1...1),
    .of(Asin(), [3], range: -0.8...0.8), .of(Acos(), [3], range: -0.8...0.8), .of(Atan(), [3]),
    .of(Sinh(), [3]), .of(Cosh(), [3]), .of(Tanh(), []), .of(Tanh(), [3]), .of(Sigmoid(), [3]),
    .of(LogSigmoid(), [4]), .of(Relu(), [4], range: 0.1...1), .of(Relu(), [4], range: -1 ... -0.1),
    .of(Gelu(), [4]), .of(Silu(), [4]), .of(Softplus(), [4]), .of(Softplus(), [2], range: 21...25),
    .of(Erf(), [3]), .of(Elu(alpha: 1.3), [4], range: 0.1...1),
    .of(Elu(alpha: 1.3), [4], range: -1 ... -0.1), .of(LeakyRelu(slope: 0.1), [4], range: 0.1...1),
    .of(LeakyRelu(slope: 0.1), [4], range: -1 ... -0.1),
    .of(Clamp(lower: -0.5, upper: 0.5), [4], range: -0.4...0.4),
    .of(Clamp(lower: -0.5, upper: 0.5), [4], range: 0.6...1),
    .of(Pow(exponent: 2), []), .of(Pow(exponent: 3), [3]), .of(Pow(exponent: 0), [3]),
    .of(Pow(exponent: -1.5), [3], range: 0.5...2), .of(Huber(delta: 1), [3], range: -0.9...0.9),
    .of(Huber(delta: 1), [3], range: 1.1...3),
    .of(Add(), [], []), .of(Add(), [2, 3], [3]), .of(Subtract(), [2, 1], [1, 3]),
    .of(Multiply(), [], []), .of(Multiply(), [2, 3], []), .of(Multiply(), [3], [2, 3]),
    .of(Divide(), [2, 3], [2, 1], range: 0.5...2), .of(Divide(), [], [], range: 0.5...2),
    .of(Power(), [3], [3], range: 0.4...2), .of(Power(), [], [2], range: 0.4...2),
    .of(Maximum(), [5], [5]), .of(Minimum(), [5], [5]), .of(Maximum(), [], []),
    .of(BinaryCrossEntropyWithLogits(), [4], [4]),
    .of(BinaryCrossEntropy(), [4], [4], range: 0.2...0.8),
  ]

  static let arrays: [DerivativeCase] = [
    .of(Sum(), [2, 3]), .of(Sum(dims: [0]), [2, 3]),
    .of(Sum(dims: [1, -1 - 1], keepdim: true), [2, 3]),
    .of(Sum(), []), .of(Mean(), [2, 3]), .of(Mean(dims: [-1], keepdim: true), [2, 3]),
    .of(Var(), [2, 3]), .of(Var(dims: [1], correction: 0), [2, 3]), .of(Std(dims: [0]), [3, 2]),
    .of(Norm(), [2, 3]), .of(Norm(dims: [1]), [2, 3]), .of(Prod(), [4]),
    .of(Prod(dims: [0], keepdim: true), [3, 2], range: 0.3...1.5),
    .of(Amax(.largest), [5]), .of(Amax(.smallest, dims: [1]), [2, 3]),
    .of(MaxAlong(.largest, dim: 1), [2, 3]),
    .of(MaxAlong(.smallest, dim: 0, keepdim: true), [3, 2]),
    .of(LogSumExp(dims: [1]), [2, 3]), .of(LogSumExp(dims: nil), [2, 3]),
    .of(Softmax(dim: -1), [2, 3]), .of(Softmax(dim: 0), [3]), .of(LogSoftmax(dim: 0), [3, 2]),
    .of(LayerNorm(normalizedShape: [4]), [2, 4]), .of(LayerNorm(normalizedShape: [2, 3]), [2, 3]),
    .of(MatMul(), [3], [3]), .of(MatMul(), [2, 3], [3]), .of(MatMul(), [3], [3, 2]),
    .of(MatMul(), [2, 3], [3, 4]), .of(MatMul(), [2, 2, 3], [3, 2]),
    .of(MatMul(), [2, 1, 2, 3], [3, 3, 1]), .of(MatMul(), [3], [2, 3, 2]),
    .of(MatMul(), [2, 2, 3], [3]),
    .of(Reshape(shape: [3, -1]), [2, 3]), .of(Transpose(0, -1), [2, 3, 2]),
    .of(Permute([2, 0, 1]), [2, 3, 4]), .of(Expand(shape: [2, -1, 3]), [2, 1]),
    .of(SumTo(shape: [1, 3]), [2, 3]),
    .of(Slice([.index(-1), .range(start: nil, stop: nil, step: 2)]), [2, 5]),
    .of(Slice([.range(start: 1, stop: 3, step: 1), .newAxis]), [4, 2]),
    .of(Gather(indices: NDArray(shape: [2, 2], elements: [2, 0, 2, -1])), [3, 2]),
    .of(Cat(dim: 1), [2, 3], [2, 1]), .of(Stack(dim: 0), [3], [3]),
    .of(Stack(dim: -1), [2, 2], [2, 2]),
    .of(Conv2d(), [2, 2, 4, 4], [3, 2, 3, 3]),
    .of(Conv2d(stride: [2, 2], padding: [1, 1]), [1, 2, 5, 5], [2, 2, 3, 3]),
    .of(Pool2d(.max, kernel: [2, 2], stride: [2, 2]), [1, 2, 4, 4]),
    .of(Pool2d(.avg, kernel: [2, 2], stride: [1, 2], padding: [1, 0]), [1, 1, 4, 4]),
    .of(PickClass(classes: NDArray(shape: [3], elements: [2, 0, 1])), [3, 4]),
    DerivativeCase(name: "where", shapes: [[4], [2, 4]]) {
      try Tensor.apply(Where(), [Tensor([1, 0, 1, 0]), $0[0], $0[1]])
    },
    DerivativeCase(name: "one tensor used three times", shapes: [[3]]) { $0[0] * $0[0] + $0[0] },
    DerivativeCase(name: "x to the power of itself", shapes: [[3]], range: 0.4...2) {
      $0[0].pow($0[0])
    },
    DerivativeCase(name: "cross entropy of classes", shapes: [[3, 4]]) {
      try Loss.crossEntropy($0[0], classes: NDArray(shape: [3], elements: [1, 3, 0]))
    },
    DerivativeCase(name: "huber loss", shapes: [[4], [4]]) { try Loss.huber($0[0], $0[1]) },
  ]

  @Test(arguments: elementwise + arrays)
  func gradientsAreCentralDifferences(_ test: DerivativeCase) throws {
    for seed in 1...3 { try DerivativeCheck(test, seed: UInt64(seed)).checkFirstOrder() }
  }

  @Test(arguments: (elementwise + arrays).filter(\.isTwiceDifferentiable))
  func gradientsOfGradientsAreCentralDifferences(_ test: DerivativeCase) throws {
    try DerivativeCheck(test, seed: 7).checkSecondOrder()
  }

  /// ⟨J v, u⟩ = ⟨v, Jᵀ u⟩ for operations that are linear in their one operand: J v is the
  /// operation itself.
  @Test func transposesOfLinearOperations() throws {
    let linear: [(any Operation, Shape)] = [
      (Sum(dims: [1]), [2, 3]), (Mean(), [2, 3]), (Reshape(shape: [6]), [2, 3]),
      (Permute([1, 0]), [2, 3]), (Expand(shape: [4, 3]), [1, 3]),
      (Slice([.range(start: 1, stop: nil, step: 2)]), [5, 2]),
      (Gather(indices: NDArray(shape: [3], elements: [1, 1, 0])), [2, 2]),
      (Pool2d(.avg, kernel: [2, 2], stride: [2, 2]), [1, 4, 4]),
    ]
    var generator = SeededGenerator(11)
    for (operation, shape) in linear {
      let v = NDArray(
        shape: shape, elements: (0..<shape.size).map { _ in .random(in: -1...1, using: &generator) }
      )
      let image = NDArray.applying(operation, [v])
      let u = NDArray(
        shape: image.shape,
        elements: image.elements.map { _ in .random(in: -1...1, using: &generator) })
      let back = operation.backward(u, to: 0, of: [v], result: image)
      let left = zip(image.elements, u.elements).reduce(0) { $0 + $1.0 * $1.1 }
      let right = zip(v.elements, back.elements).reduce(0) { $0 + $1.0 * $1.1 }
      #expect((left - right).magnitude < 1e-12, "\(operation.name)")
    }
  }
}
