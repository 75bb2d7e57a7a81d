// Integers and permutations.

extension TorchGenerator {
  /// `torch.randint(low, high, …)`: integers of [low, high).
  ///
  /// The remainder of a 32-bit draw, or of a 64-bit one from a width of 2²⁸ on.
  ///
  /// - Precondition: low < high, and `count` is not negative.
  public func randint(low: Int = 0, high: Int, count: Int) -> [Int] {
    precondition(low < high, "No integer is in [\(low), \(high)).")
    let width = UInt64(bitPattern: Int64(high &- low))
    return (0..<count).map { _ in
      let drawn = width < 1 << 28 ? UInt64(next32()) : next64()
      return low &+ Int(truncatingIfNeeded: drawn % width)
    }
  }

  /// `torch.randperm(n)`: 0 … n − 1 in random order.
  ///
  /// - Precondition: `count` is not negative.
  public func randperm(_ count: Int) -> [Int] {
    var order = Array(0..<count)
    for index in order.indices.dropLast() {
      let left = UInt64(count - index)
      // No remainder of 32 bits is biased noticeably for as many as this.
      let drawn = count < Int(UInt32.max / 20) ? UInt64(next32()) : next64()
      order.swapAt(index, index + Int(drawn % left))
    }
    return order
  }

  /// `random_()` of a tensor of integers: one of [0, 2⁶³).
  ///
  /// PyTorch draws the seeds of data loaders by it.
  public func random() -> Int { Int(next64() & (1 << 63 - 1)) }
}
