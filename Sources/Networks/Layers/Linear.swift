// Layers that weigh all their inputs.

import Micrograd

/// x Wᵀ + b (PyTorch's `nn.Linear`).
public final class Linear: Module {
  /// Of shape `[outputs, inputs]`.
  @Parameter public var weight: Tensor
  /// Of shape `[outputs]`.
  @Parameter public var bias: Tensor?

  /// A layer whose numbers are drawn as PyTorch draws them, the weight before the bias.
  ///
  /// - Parameters:
  ///   - inputs: The extent of the last dimension of what it is given.
  ///   - outputs: That of what it gives.
  ///   - bias: Whether something is added.
  ///   - generator: Where the numbers come from; without one they are others on every run.
  /// - Precondition: neither extent is negative.
  public init(
    _ inputs: Int, _ outputs: Int, bias: Bool = true, generator: (any RandomSource)? = nil
  ) {
    precondition(inputs >= 0 && outputs >= 0, "Linear: \(inputs) inputs, \(outputs) outputs")
    (weight, self.bias) = Initialization.layerDefaults(
      weight: [outputs, inputs], bias: bias, generator)
  }

  /// `[…, inputs]` gives `[…, outputs]`.
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    let product = try x.product(weight.applying(Transpose(0, 1)))
    guard let bias else { return product }
    return try product.plus(bias)
  }
}

/// y = x₁ᵀ A x₂ + b, with a matrix for each output (PyTorch's `nn.Bilinear`).
public final class Bilinear: Module {
  /// Of shape `[outputs, firstInputs, secondInputs]`.
  @Parameter public var weight: Tensor
  /// Of shape `[outputs]`.
  @Parameter public var bias: Tensor?

  /// A layer whose numbers are drawn evenly from ±1/√firstInputs.
  ///
  /// - Precondition: there is a first input, and no extent is negative.
  public init(
    _ firstInputs: Int, _ secondInputs: Int, _ outputs: Int, bias: Bool = true,
    generator: (any RandomSource)? = nil
  ) {
    precondition(
      firstInputs > 0 && secondInputs >= 0 && outputs >= 0,
      "Bilinear: \(firstInputs) and \(secondInputs) inputs, \(outputs) outputs")
    let source = sourceOrSystem(generator)
    let bound = 1 / Double(firstInputs).squareRoot()
    weight = Tensor(
      Initialization.drawn([outputs, firstInputs, secondInputs], source, bound: bound),
      requiresGrad: true)
    self.bias =
      bias
      ? Tensor(Initialization.drawn([outputs], source, bound: bound), requiresGrad: true) : nil
  }

  /// Two tensors of equal leading dimensions, `[…, firstInputs]` and `[…, secondInputs]`, give
  /// `[…, outputs]`.
  public func callAsFunction(_ first: Tensor, _ second: Tensor) -> Tensor {
    trapping { () throws(TensorError) in try call(first, second) }
  }

  package func call(_ first: Tensor, _ second: Tensor) throws(TensorError) -> Tensor {
    let extents = weight.shape
    try weight.check(extents.count == 3, for: self, "a weight of three dimensions")
    try first.check(first.shape.last == extents[1], for: self, "[…, \(extents[1])]")
    try second.check(second.shape.last == extents[2], for: self, "[…, \(extents[2])]")
    try second.check(
      second.shape.dropLast() == first.shape.dropLast(), for: self,
      "\(Shape(first.shape.dropLast()) + [extents[2]])")
    return try scoped { () throws(TensorError) in
      let rows = Shape(first.shape.dropLast()).size
      let left = try first.reshaped([1, rows, extents[1]]).product(weight)
      let products = try left.times(second.reshaped([1, rows, extents[2]]))
      let sums = try products.applying(Sum(dims: [2])).applying(Transpose(0, 1))
      let result = try sums.reshaped(Shape(first.shape.dropLast()) + [extents[0]])
      guard let bias else { return result }
      return try result.plus(bias)
    }
  }
}
