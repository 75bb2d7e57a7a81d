// Products so far, and norms of any order: recorded as the operations they are made of.

extension Tensor {
  /// y[i] = x[0]·…·x[i] along a dimension; its gradient is right also where factors are 0.
  ///
  /// Each step multiplies by what stands twice as far away as the step before: log₂ n products.
  package func cumulativeProduct(dim: Int) throws(TensorError) -> Tensor {
    let dimension: Int
    do throws(OperationError) { dimension = try shape.dimension(dim) } catch {
      throw mistake(error, "cumprod")
    }
    guard !shape.isEmpty else { return self }
    func part(_ tensor: Tensor, _ start: Int, _ stop: Int) throws(TensorError) -> Tensor {
      let whole = SliceItem.range(start: nil, stop: nil, step: 1)
      let items = [SliceItem](repeating: whole, count: dimension)
      return try .apply(Slice(items + [.range(start: start, stop: stop, step: 1)]), tensor)
    }
    var result = self
    var step = 1
    let extent = shape[dimension]
    while step < extent {
      let product = try Tensor.apply(
        Multiply(), part(result, step, extent), part(result, 0, extent - step))
      result = try .apply(Cat(dim: dimension), part(result, 0, step), product)
      step *= 2
    }
    return result
  }

  /// The norm (Σ |x|ᵖ)^(1/p) over all elements or some dimensions; the largest |x| where p is
  /// infinite, the smallest where it is −∞.
  package func norm(
    p: Double, dims: [Int]? = nil, keepdim: Bool = false
  ) throws(TensorError) -> Tensor {
    if p == 2 { return try .apply(Norm(dims: dims, keepdim: keepdim), self) }
    let sizes = try Tensor.apply(Elementary(.abs), self)
    if p.isInfinite {
      return try .apply(
        Amax(p > 0 ? .largest : .smallest, dims: dims, keepdim: keepdim), sizes)
    }
    if p == 1 { return try .apply(Sum(dims: dims, keepdim: keepdim), sizes) }
    if p == 0 {
      let counts = try Tensor.apply(Compare(.notEqual), sizes, Tensor(0.0))
      return try .apply(Sum(dims: dims, keepdim: keepdim), counts)
    }
    let sum = try Tensor.apply(
      Sum(dims: dims, keepdim: keepdim), Tensor.apply(Pow(exponent: p), sizes))
    return try .apply(Pow(exponent: 1 / p), sum)
  }
}
