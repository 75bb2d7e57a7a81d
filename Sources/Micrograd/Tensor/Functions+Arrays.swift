// Functions of whole arrays: products, sums, shapes, parts.

extension Tensor {
  /// The matrix product with PyTorch's rules for vectors and batches.
  ///
  /// `[n] @ [n]` is a scalar, `[m, n] @ [n, p]` is `[m, p]`; leading dimensions are batches.
  /// - Precondition: the shapes fit; else the program stops with both shapes and names.
  public func matmul(_ other: Tensor) -> Tensor { .applying(MatMul(), [self, other]) }

  /// The sum over all elements, or over the dimensions `dim`.
  public func sum(dim: Int..., keepdim: Bool = false) -> Tensor {
    .applying(Sum(dims: dim.isEmpty ? nil : dim, keepdim: keepdim), [self])
  }

  /// The mean of all elements, or over the dimensions `dim`.
  public func mean(dim: Int..., keepdim: Bool = false) -> Tensor {
    .applying(Mean(dims: dim.isEmpty ? nil : dim, keepdim: keepdim), [self])
  }

  /// The variance over n − `correction`.
  public func variance(dim: Int..., correction: Double = 1, keepdim: Bool = false) -> Tensor {
    .applying(
      Var(dims: dim.isEmpty ? nil : dim, correction: correction, keepdim: keepdim), [self])
  }

  /// The largest element; tied elements share the gradient evenly.
  public func amax(dim: Int..., keepdim: Bool = false) -> Tensor {
    .applying(Amax(.largest, dims: dim.isEmpty ? nil : dim, keepdim: keepdim), [self])
  }

  /// The smallest element; tied elements share the gradient evenly.
  public func amin(dim: Int..., keepdim: Bool = false) -> Tensor {
    .applying(Amax(.smallest, dims: dim.isEmpty ? nil : dim, keepdim: keepdim), [self])
  }

  /// The Euclidean norm; its gradient at 0 is 0.
  public func norm() -> Tensor { .applying(Norm(), [self]) }

  /// log Σ eˣ along a dimension, without overflow.
  public func logsumexp(dim: Int, keepdim: Bool = false) -> Tensor {
    .applying(LogSumExp(dims: [dim], keepdim: keepdim), [self])
  }

  /// eˣ / Σ eˣ along a dimension.
  public func softmax(dim: Int) -> Tensor { .applying(Softmax(dim: dim), [self]) }

  /// x − log Σ eˣ along a dimension.
  public func logSoftmax(dim: Int) -> Tensor { .applying(LogSoftmax(dim: dim), [self]) }

  /// The same elements under another shape; one extent may be −1.
  public func reshape(_ shape: Int...) -> Tensor { .applying(Reshape(shape: shape), [self]) }

  /// Two dimensions exchanged.
  public func transpose(_ first: Int, _ second: Int) -> Tensor {
    .applying(Transpose(first, second), [self])
  }

  /// The transposed matrix.
  // swift-format-ignore: AlwaysUseLowerCamelCase
  public var T: Tensor { transpose(0, 1) }

  /// The dimensions in another order.
  public func permute(_ order: Int...) -> Tensor { .applying(Permute(order), [self]) }

  /// Repeated along new dimensions and those of extent 1; −1 keeps an extent.
  public func expand(_ shape: Int...) -> Tensor { .applying(Expand(shape: shape), [self]) }

  /// All dimensions from `startDim` on as one.
  public func flatten(startDim: Int = 0) -> Tensor {
    .applying(Reshape(shape: shape.prefix(startDim) + [-1], name: "flatten"), [self])
  }

  /// With a new dimension of extent 1 at `dim`.
  public func unsqueeze(_ dim: Int) -> Tensor {
    var shape = shape
    shape.insert(1, at: dim < 0 ? dim + shape.count + 1 : dim)
    return .applying(Reshape(shape: shape, name: "unsqueeze"), [self])
  }

  /// The standard deviation over n − `correction`.
  public func std(dim: Int..., correction: Double = 1, keepdim: Bool = false) -> Tensor {
    .applying(
      Std(dims: dim.isEmpty ? nil : dim, correction: correction, keepdim: keepdim), [self])
  }

  /// The product of all elements, or over the dimensions `dim`.
  public func prod(dim: Int..., keepdim: Bool = false) -> Tensor {
    .applying(Prod(dims: dim.isEmpty ? nil : dim, keepdim: keepdim), [self])
  }

  /// The part at a position of the first dimension; negative positions count from the end.
  public subscript(index: Int) -> Tensor { .applying(Slice([.index(index)]), [self]) }

  /// The element at a position of each dimension.
  public subscript(first: Int, others: Int...) -> Tensor {
    .applying(Slice(([first] + others).map { .index($0) }), [self])
  }

  /// The parts at a range of positions of the first dimension.
  public subscript(range: Range<Int>) -> Tensor {
    .applying(
      Slice([.range(start: range.lowerBound, stop: range.upperBound, step: 1)]), [self])
  }
}

/// (x − mean) / √(variance + ε) over the last dimensions, times a weight, plus a bias.
///
/// The shape of `x` ends in that of `weight` and `bias`; ε keeps the root from 0.
public func layerNorm(_ x: Tensor, weight: Tensor, bias: Tensor, epsilon: Double = 1e-5)
  -> Tensor
{
  .applying(LayerNorm(normalizedShape: weight.shape, epsilon: epsilon), [x]) * weight + bias
}

/// The cross-correlation that networks call convolution: an image `[N, C, H, W]`, a weight
/// `[O, C, kH, kW]`; the result is `[N, O, H′, W′]`.
public func conv2d(_ image: Tensor, _ weight: Tensor, stride: Int = 1, padding: Int = 0)
  -> Tensor
{
  .applying(
    Conv2d(stride: [stride, stride], padding: [padding, padding]), [image, weight])
}

/// The largest of each window of an image `[N, C, H, W]`.
public func maxPool2d(_ image: Tensor, kernel: Int, stride: Int? = nil) -> Tensor {
  let step = stride ?? kernel
  return .applying(Pool2d(.max, kernel: [kernel, kernel], stride: [step, step]), [image])
}

/// The mean of each window of an image `[N, C, H, W]`.
public func avgPool2d(_ image: Tensor, kernel: Int, stride: Int? = nil) -> Tensor {
  let step = stride ?? kernel
  return .applying(Pool2d(.avg, kernel: [kernel, kernel], stride: [step, step]), [image])
}

/// The rows of a table `[rows, width]` at given positions: `[indices.count, width]`.
public func embedding(_ table: Tensor, _ indices: [Int]) -> Tensor {
  let positions = NDArray(shape: [indices.count], elements: indices.map(Double.init))
  return .applying(Gather(indices: positions), [table])
}

/// Tensors of one shape, put together along a new dimension.
public func stack(_ tensors: [Tensor], dim: Int = 0) -> Tensor {
  .applying(Stack(dim: dim), tensors)
}

/// Tensors put one after the other along a dimension.
public func cat(_ tensors: [Tensor], dim: Int = 0) -> Tensor { .applying(Cat(dim: dim), tensors) }
