// Functions of whole arrays: products, sums, shapes, parts. Tensors have them, and so have the
// quantities that a rule is read with.

extension ArrayQuantity {
  // MARK: Products and sums

  /// The matrix product with PyTorch's rules for vectors and batches.
  ///
  /// `[n] @ [n]` is a scalar, `[m, n] @ [n, p]` is `[m, p]`; leading dimensions are batches.
  /// - Precondition: the shapes fit; else the program stops with both shapes and names.
  public func matmul(_ other: Self) -> Self { MatMul()(self, other) }

  /// Σ x over all elements, or over the dimensions `dim`.
  ///
  /// ```swift
  /// let x: Tensor = [[1, 2, 3], [4, 5, 6]]
  /// print(x.sum(dim: 1), x.sum(dim: 0, keepdim: true).shape)  // tensor([ 6., 15.]) [1, 3]
  /// ```
  /// - Parameters:
  ///   - dim: The dimensions that are reduced, from the front or, negative, from the end; all
  ///     where none is given.
  ///   - keepdim: Whether they stay, with extent 1.
  public func sum(dim: Int..., keepdim: Bool = false) -> Self {
    Sum(dims: dim.isEmpty ? nil : dim, keepdim: keepdim)(self)
  }

  /// Σ x / n over all elements, or over the dimensions `dim`.
  public func mean(dim: Int..., keepdim: Bool = false) -> Self {
    Mean(dims: dim.isEmpty ? nil : dim, keepdim: keepdim)(self)
  }

  /// The variance Σ (x − mean)² / (n − `correction`), over all elements or the dimensions `dim`.
  public func variance(dim: Int..., correction: Double = 1, keepdim: Bool = false) -> Self {
    Var(dims: dim.isEmpty ? nil : dim, correction: correction, keepdim: keepdim)(self)
  }

  /// The standard deviation √(Σ (x − mean)² / (n − `correction`)); its gradient at 0 is 0.
  public func std(dim: Int..., correction: Double = 1, keepdim: Bool = false) -> Self {
    Std(dims: dim.isEmpty ? nil : dim, correction: correction, keepdim: keepdim)(self)
  }

  /// The product of all elements, or over the dimensions `dim`.
  public func prod(dim: Int..., keepdim: Bool = false) -> Self {
    Prod(dims: dim.isEmpty ? nil : dim, keepdim: keepdim)(self)
  }

  /// The largest element, of all or over the dimensions `dim`; tied elements share the gradient
  /// evenly. NaN wins.
  public func amax(dim: Int..., keepdim: Bool = false) -> Self {
    Amax(.largest, dims: dim.isEmpty ? nil : dim, keepdim: keepdim)(self)
  }

  /// The smallest element, of all or over the dimensions `dim`; tied elements share the gradient
  /// evenly. NaN wins.
  public func amin(dim: Int..., keepdim: Bool = false) -> Self {
    Amax(.smallest, dims: dim.isEmpty ? nil : dim, keepdim: keepdim)(self)
  }

  /// The Euclidean norm √Σ x²; its gradient at 0 is 0.
  public func norm() -> Self { Norm()(self) }

  /// log Σ eˣ along a dimension, without overflow.
  public func logsumexp(dim: Int, keepdim: Bool = false) -> Self {
    LogSumExp(dims: [dim], keepdim: keepdim)(self)
  }

  /// eˣ / Σ eˣ along a dimension, without overflow.
  public func softmax(dim: Int) -> Self { SoftmaxOperation(dim: dim)(self) }

  /// x − log Σ eˣ along a dimension, without overflow.
  public func logSoftmax(dim: Int) -> Self { LogSoftmaxOperation(dim: dim)(self) }

  // MARK: Shapes

  /// The same elements under another shape; one extent may be −1.
  public func reshape(_ shape: Int...) -> Self { Reshape(shape: shape)(self) }

  /// Two dimensions exchanged.
  public func transpose(_ first: Int, _ second: Int) -> Self { Transpose(first, second)(self) }

  /// The transposed matrix.
  // swift-format-ignore: AlwaysUseLowerCamelCase
  public var T: Self { transpose(0, 1) }

  /// The dimensions in another order.
  public func permute(_ order: Int...) -> Self { Permute(order)(self) }

  /// Repeated along new dimensions and those of extent 1; −1 keeps an extent.
  public func expand(_ shape: Int...) -> Self { Expand(shape: shape)(self) }

  /// All dimensions from `startDim` on as one.
  public func flatten(startDim: Int = 0) -> Self {
    Reshape(shape: shape.prefix(startDim) + [-1], name: "flatten")(self)
  }

  /// With a new dimension of extent 1 at `dim`.
  public func unsqueeze(_ dim: Int) -> Self {
    var shape = shape
    shape.insert(1, at: dim < 0 ? dim + shape.count + 1 : dim)
    return Reshape(shape: shape, name: "unsqueeze")(self)
  }

  // MARK: Parts

  /// The part at a position of the first dimension; negative positions count from the end.
  public subscript(index: Int) -> Self { Slice([.index(index)])(self) }

  /// The element at a position of each dimension.
  public subscript(first: Int, others: Int...) -> Self {
    Slice(([first] + others).map { .index($0) })(self)
  }

  /// The parts at a range of positions of the first dimension.
  public subscript(range: Range<Int>) -> Self {
    Slice([.range(start: range.lowerBound, stop: range.upperBound, step: 1)])(self)
  }
}
