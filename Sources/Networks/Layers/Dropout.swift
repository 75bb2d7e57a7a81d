// Layers that leave out a part of what they are given, drawn anew at each call.

import Micrograd

/// Sets numbers to 0 with a probability and divides the others by how likely they stay, while it is
/// trained (PyTorch's `nn.Dropout`).
///
/// https://arxiv.org/abs/1207.0580
public class Dropout: Module {
  /// The probability with which a number is left out.
  public let probability: Double
  private let source: any RandomSource

  /// - Parameters:
  ///   - probability: How likely it is that a number is left out.
  ///   - generator: Where it is drawn; without one it is drawn otherwise on every run.
  /// - Precondition: the probability is one, from 0 to 1.
  public init(_ probability: Double = 0.5, generator: (any RandomSource)? = nil) {
    precondition((0...1).contains(probability), "Dropout: \(probability) is no probability")
    self.probability = probability
    source = sourceOrSystem(generator)
  }

  /// What is drawn for a shape: one number for each element, or for what goes together.
  func maskShape(_ x: Tensor) throws(TensorError) -> Shape { x.shape }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    let shape = try maskShape(x)
    guard isTraining, probability > 0 else { return x }
    let kept = 1 - probability
    let mask = source.bernoulli(shape.size, probability: kept)
    return try x.times(
      Tensor(NDArray(shape: shape, elements: kept == 0 ? mask : mask.map { $0 / kept })))
  }
}

/// Leaves out whole channels of `[N, C, L]` (PyTorch's `nn.Dropout1d`).
public final class Dropout1d: Dropout {
  override func maskShape(_ x: Tensor) throws(TensorError) -> Shape {
    try x.channels(spatial: 1, in: self)
  }
}

/// Leaves out whole channels of `[N, C, H, W]` (PyTorch's `nn.Dropout2d`).
public final class Dropout2d: Dropout {
  override func maskShape(_ x: Tensor) throws(TensorError) -> Shape {
    try x.channels(spatial: 2, in: self)
  }
}

extension Tensor {
  /// The shape with one number for each channel, of a batch or a single sample.
  fileprivate func channels(spatial: Int, in layer: Module) throws(TensorError) -> Shape {
    let places = spatial == 1 ? "L" : "H, W"
    try check(
      rank == spatial + 1 || rank == spatial + 2, for: layer, "[N, C, \(places)] or [C, \(places)]")
    return shape.dropLast(spatial) + [Int](repeating: 1, count: spatial)
  }
}
