// A case of every operation, with where and how to try it.

import TestSupport
import Testing

@testable import Micrograd

/// A function of some tensors, with where to try it.
struct DerivativeCase: CustomTestStringConvertible, Sendable {
  let name: String
  let shapes: [[Int]]
  var range: ClosedRange<Double> = -1.5...1.5
  /// The operation, where the function is nothing else.
  var operation: (any Operation)?
  let function: @Sendable ([Tensor]) throws -> Tensor
  var testDescription: String { name }

  /// A case of one operation.
  static func of(
    _ operation: some Operation, _ shapes: [Int]..., range: ClosedRange<Double> = -1.5...1.5
  ) -> DerivativeCase {
    DerivativeCase(
      name: "\(operation.name) \(shapes)", shapes: shapes, range: range, operation: operation
    ) { try Tensor.apply(operation, $0) }
  }

  func inputs(seed: UInt64) -> [NDArray] {
    var generator = SeededGenerator(seed: seed)
    return shapes.map { generator.array($0, in: range) }
  }

  static let elementwise: [DerivativeCase] = [
    .of(Negate(), [2, 3]), .of(Elementary(.exp), []), .of(Elementary(.exp), [3]),
    .of(Elementary(.expm1), [3]),
    .of(Elementary(.log), [3], range: 0.3...2), .of(Elementary(.log1p), [3], range: -0.5...2),
    .of(Elementary(.log2), [3], range: 0.3...2), .of(Elementary(.log10), [3], range: 0.3...2),
    .of(Elementary(.sqrt), [3], range: 0.3...2), .of(Rsqrt(), [3], range: 0.3...2),
    .of(Square(), [3]), .of(Reciprocal(), [3], range: 0.5...2),
    .of(Elementary(.abs), [4], range: 0.2...1),
    .of(Elementary(.abs), [4], range: -1 ... -0.2), .of(Elementary(.sign), [4], range: 0.2...1),
    .of(Elementary(.sin), [3]), .of(Elementary(.cos), [3]),
    .of(Elementary(.tan), [3], range: -1...1),
    .of(Elementary(.asin), [3], range: -0.8...0.8), .of(Elementary(.acos), [3], range: -0.8...0.8),
    .of(Elementary(.atan), [3]),
    .of(Elementary(.sinh), [3]), .of(Elementary(.cosh), [3]), .of(Elementary(.tanh), []),
    .of(Elementary(.tanh), [3]), .of(Elementary(.sigmoid), [3]),
    .of(LogSigmoidRule(), [4]), .of(Relu(), [4], range: 0.1...1),
    .of(Relu(), [4], range: -1 ... -0.1),
    .of(Gelu(), [4]), .of(Silu(), [4]), .of(SoftplusRule(), [4]),
    .of(SoftplusRule(), [2], range: 21...25),
    .of(Elementary(.erf), [3]), .of(Elu(alpha: 1.3), [4], range: 0.1...1),
    .of(Elu(alpha: 1.3), [4], range: -1 ... -0.1), .of(LeakyRelu(slope: 0.1), [4], range: 0.1...1),
    .of(LeakyRelu(slope: 0.1), [4], range: -1 ... -0.1),
    .of(Clamp(lower: -0.5, upper: 0.5), [4], range: -0.4...0.4),
    .of(Clamp(lower: -0.5, upper: 0.5), [4], range: 0.6...1), .of(Clamp(lower: -2), [4]),
    .of(ComposedFunction(.asinh), [4]), .of(ComposedFunction(.acosh), [3], range: 1.3...3),
    .of(ComposedFunction(.atanh), [3], range: -0.8...0.8), .of(ComposedFunction(.exp2), [3]),
    .of(ComposedFunction(.softsign), [3]), .of(ComposedFunction(.mish), [4]),
    .of(ComposedFunction(.selu), [3], range: 0.1...1),
    .of(ComposedFunction(.selu), [3], range: -1 ... -0.1),
    .of(ComposedFunction(.hardsigmoid), [3]), .of(ComposedFunction(.hardswish), [3]),
    .of(Rounding(.floor), [3], range: 0.1...0.9), .of(Rounding(.round), [3], range: 0.6...1.4),
    .of(Remainder(), [3], [3], range: 0.6...0.8),
    .of(Remainder(isTruncated: true), [3], [3], range: 0.6...0.8),
    .of(Atan2(), [4], [4], range: 0.3...1), .of(Atan2(), [4], [4], range: -1 ... -0.3),
    .of(Atan2(), [], []),
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
    .of(Where(), [4], [4], [2, 4], range: 0.1...1),
  ]

  private static let rows = NDArray(shape: [2, 2], elements: [2, 0, 2, -1])
  private static let windows = Window(kernel: [2, 2], stride: [2, 2])

  static let arrays: [DerivativeCase] = [
    .of(Sum(), [2, 3]), .of(Sum(dims: [0]), [2, 3]),
    .of(Sum(dims: [1, -1 - 1], keepdim: true), [2, 3]),
    .of(Sum(), []), .of(Mean(), [2, 3]), .of(Mean(dims: [-1], keepdim: true), [2, 3]),
    .of(CumulativeSum(dim: 1), [2, 3]), .of(CumulativeSum(dim: 0, isReversed: true), [3, 2]),
    .of(Var(), [2, 3]), .of(Var(dims: [1], correction: 0), [2, 3]), .of(Std(dims: [0]), [3, 2]),
    .of(Norm(), [2, 3]), .of(Norm(dims: [1]), [2, 3]), .of(Prod(), [4]),
    .of(Prod(dims: [0], keepdim: true), [3, 2], range: 0.3...1.5),
    .of(Amax(.largest), [5]), .of(Amax(.smallest, dims: [1]), [2, 3]),
    .of(Amax(.largest, name: "max"), [2, 3]), .of(MaxAlong(.largest, dim: 1), [2, 3]),
    .of(MaxAlong(.smallest, dim: 0, keepdim: true), [3, 2]),
    .of(LogSumExp(dims: [1]), [2, 3]), .of(LogSumExp(dims: nil), [2, 3]),
    .of(SoftmaxOperation(dim: -1), [2, 3]), .of(SoftmaxOperation(dim: 0), [3]),
    .of(LogSoftmaxOperation(dim: 0), [3, 2]),
    .of(LayerNormOperation(normalizedShape: [4]), [2, 4]),
    .of(LayerNormOperation(normalizedShape: [2, 3]), [2, 3]),
    .of(MatMul(), [3], [3]), .of(MatMul(), [2, 3], [3]), .of(MatMul(), [3], [3, 2]),
    .of(MatMul(), [2, 3], [3, 4]), .of(MatMul(), [2, 2, 3], [3, 2]),
    .of(MatMul(), [2, 1, 2, 3], [3, 3, 1]), .of(MatMul(), [3], [2, 3, 2]),
    .of(MatMul(), [2, 2, 3], [3]),
    .of(Reshape(shape: [3, -1]), [2, 3]), .of(Reshape(shape: [6], name: "flatten"), [2, 3]),
    .of(Transpose(0, -1), [2, 3, 2]), .of(Transpose(0, -1), []),
    .of(Permute([2, 0, 1]), [2, 3, 4]), .of(Expand(shape: [2, -1, 3]), [2, 1]),
    .of(Slice([.index(-1), .range(start: nil, stop: nil, step: 2)]), [2, 5]),
    .of(Slice([.range(start: 1, stop: 3, step: 1), .newAxis]), [4, 2]),
    .of(Gather(indices: rows), [3, 2]), .of(Gather(indices: NDArray(1)), [3, 2]),
    .of(Pick([.all, .positions(NDArray(shape: [3], elements: [2, 0, 2]))]), [2, 3]),
    .of(
      Assign([.basic(.range(start: 1, stop: nil, step: 2)), .basic(.index(0))]), [4, 2], [2]),
    .of(Cat(dim: 1), [2, 3], [2, 1]), .of(Cat(), [2], [1], [3]), .of(Stack(dim: 0), [3], [3]),
    .of(Stack(dim: -1), [2, 2], [2, 2]),
    .of(Conv2dOperation(), [2, 2, 4, 4], [3, 2, 3, 3]),
    .of(Conv2dOperation(stride: [2, 2], padding: [1, 1]), [1, 2, 5, 5], [2, 2, 3, 3]),
    .of(MaxPool2dOperation(windows), [1, 2, 4, 4]), .of(AvgPool2dOperation(windows), [3, 4, 5]),
    .of(
      AvgPool2dOperation(Window(kernel: [2, 2], stride: [1, 2], padding: [1, 0])), [1, 1, 4, 4]),
    .of(PickClass(classes: NDArray(shape: [3], elements: [2, 0, 1])), [3, 4]),
    .of(PickClass(classes: NDArray(2)), [4]),
  ]

  /// Those that stand within rules only.
  static let insideRules: [DerivativeCase] = [
    .of(SumTo(shape: [1, 3]), [2, 3]),
    .of(
      Unslice(of: Slice([.newAxis, .range(start: 1, stop: nil, step: 2)]), shape: [5, 2]),
      [1, 2, 2]),
    .of(Scatter(of: Gather(indices: rows), shape: [3, 2]), [2, 2, 2]),
    .of(ProductOfOthers(dims: [1]), [2, 3], range: 0.5...1.5),
    .of(
      Conv2dImage(of: Conv2dOperation(stride: [2, 1], padding: [1, 0]), shape: [1, 2, 5, 4]),
      [1, 3, 3, 2], [3, 2, 3, 3]),
    .of(
      Conv2dWeight(of: Conv2dOperation(stride: [2, 1], padding: [1, 0]), shape: [3, 2, 3, 3]),
      [1, 3, 3, 2], [1, 2, 5, 4]),
    .of(MaxUnpool2d(windows), [2, 2, 2], [2, 4, 4]),
    .of(MaxPick2d(windows), [2, 4, 4], [2, 4, 4]),
  ]

  static let functions: [DerivativeCase] = [
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

  /// All cases of single operations.
  static let operations = elementwise + arrays + insideRules
}
