// Numbers that are uniform between two bounds.

extension TorchGenerator {
  /// `torch.rand`, and `uniform_(from, to)` with bounds.
  ///
  /// u (to − from) + from, rounded once, for a u of [0, 1) that has the low 24 bits of a 32-bit
  /// draw, or the low 53 of a 64-bit one.
  ///
  /// - Precondition: `count` is not negative. (PyTorch also wants from ≤ to.)
  public func uniform(
    from low: Double = 0, to high: Double = 1, count: Int, precision: Precision = .single
  ) -> [Double] {
    switch precision {
    case .single:
      let (low, high) = (Float(low), Float(high))
      let width = high - low
      return (0..<count).map { _ in Double(low.addingProduct(nextFloat(), width)) }
    case .double:
      let width = high - low
      return (0..<count).map { _ in low.addingProduct(nextDouble(), width) }
    }
  }

  /// The next `float32` of [0, 1).
  func nextFloat() -> Float { Float(next32() & 0xff_ffff) * 0x1p-24 }

  /// The next `float64` of [0, 1).
  func nextDouble() -> Double { Double(next64() & (1 << 53 - 1)) * 0x1p-53 }

  /// The next number of [0, 1) of a type.
  func nextFraction(_ precision: Precision) -> Double {
    switch precision {
    case .single: Double(nextFloat())
    case .double: nextDouble()
    }
  }
}
