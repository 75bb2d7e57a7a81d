// What layers are made of, and what joins several tensors.

/// (x − mean) / √(variance + ε) over the last dimensions, times a weight, plus a bias.
///
/// https://arxiv.org/abs/1607.06450
///
/// The shape of `x` ends in that of `weight` and `bias`; ε keeps the root from 0.
public func layerNorm(_ x: Tensor, weight: Tensor, bias: Tensor, epsilon: Double = 1e-5) -> Tensor {
  LayerNormOperation(normalizedShape: weight.shape, epsilon: epsilon)(x) * weight + bias
}

/// The cross-correlation that networks call convolution.
///
/// - Parameters:
///   - image: Of shape `[N, C, H, W]`.
///   - weight: Of shape `[O, C, kH, kW]`.
///   - stride: How far apart the windows are.
///   - padding: How many zeros are put around the image on each side.
/// - Returns: `[N, O, H′, W′]` with H′ = (H + 2·padding − kH) / stride + 1, rounded down.
public func conv2d(_ image: Tensor, _ weight: Tensor, stride: Int = 1, padding: Int = 0) -> Tensor {
  Conv2dOperation(stride: [stride, stride], padding: [padding, padding])(image, weight)
}

/// The largest of each window of an image `[N, C, H, W]`; windows stand side by side unless a
/// `stride` is given.
public func maxPool2d(_ image: Tensor, kernel: Int, stride: Int? = nil) -> Tensor {
  let step = stride ?? kernel
  return MaxPool2dOperation(Window(kernel: [kernel, kernel], stride: [step, step]))(image)
}

/// The mean of each window of an image `[N, C, H, W]`; windows stand side by side unless a `stride`
/// is given.
public func avgPool2d(_ image: Tensor, kernel: Int, stride: Int? = nil) -> Tensor {
  let step = stride ?? kernel
  return AvgPool2dOperation(Window(kernel: [kernel, kernel], stride: [step, step]))(image)
}

/// The rows of a table `[rows, width]` at given positions: `[indices.count, width]`.
public func embedding(_ table: Tensor, _ indices: [Int]) -> Tensor {
  Gather(indices: NDArray(shape: [indices.count], elements: indices.map(Double.init)))(table)
}

/// Tensors of one shape, put together along a new dimension.
///
/// ```swift
/// print(stack([Tensor([1, 2]), Tensor([3, 4])]))  // tensor([[1., 2.], [3., 4.]])
/// ```
public func stack(_ tensors: [Tensor], dim: Int = 0) -> Tensor {
  .applying(Stack(dim: dim), tensors)
}

/// Tensors put one after the other along a dimension; in the others they are of one shape.
public func cat(_ tensors: [Tensor], dim: Int = 0) -> Tensor { .applying(Cat(dim: dim), tensors) }
