// In which of PyTorch's two usual types of number something is drawn.

/// The type of the numbers drawn: another type takes other bits of the generator.
public enum Precision: Sendable {
  /// `torch.float32`, PyTorch's default.
  case single
  /// `torch.float64`.
  case double

  /// `number` as this type holds it.
  func rounded(_ number: Double) -> Double {
    switch self {
    case .single: Double(Float(number))
    case .double: number
    }
  }
}
