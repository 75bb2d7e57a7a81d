// Activations as modules: those with settings, and the one that is trained.

import Micrograd

/// A function, element by element or along a dimension, as a module.
public class Activation: Module {
  private let function: (Tensor) throws(TensorError) -> Tensor

  init(_ function: @escaping (Tensor) throws(TensorError) -> Tensor) { self.function = function }

  convenience init(_ operation: some Operation) {
    self.init { x throws(TensorError) in try x.applying(operation) }
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor { try function(x) }
}

/// x where it is positive, else a slope times x.
public final class LeakyReLU: Activation {
  /// - Parameter slope: What negative numbers are multiplied by.
  public convenience init(_ slope: Double = 0.01) { self.init(LeakyRelu(slope: slope)) }
}

/// x where it is positive, else α(eˣ − 1).
public final class ELU: Activation {
  /// - Parameter alpha: What it tends to for negative numbers, but for the sign.
  public convenience init(alpha: Double = 1) { self.init(Elu(alpha: alpha)) }
}

/// x where it is positive, else α(e^(x/α) − 1).
public final class CELU: Activation {
  /// - Precondition: `alpha` is not 0.
  public convenience init(alpha: Double = 1) {
    precondition(alpha != 0, "CELU: alpha must not be 0")
    self.init { x throws(TensorError) in
      try x.over(Tensor(alpha)).applying(Elu(alpha: 1)).times(Tensor(alpha))
    }
  }
}

/// x · Φ(x) with the normal distribution's Φ.
///
/// https://arxiv.org/abs/1606.08415
public final class GELU: Activation {
  /// How Φ is computed.
  public enum Approximation: String, Sendable {
    /// By the error function.
    case none
    /// As ½(1 + tanh(√(2/π)(x + 0.044715 x³))).
    case tanh
  }

  /// - Parameter approximate: How Φ is computed.
  public convenience init(approximate: Approximation = .none) {
    switch approximate {
    case .none: self.init(Gelu())
    case .tanh:
      self.init { x throws(TensorError) in
        let cubic = try x.plus(x.applying(Pow(exponent: 3)).times(0.044715))
        let root = (2 / Double.pi).squareRoot()
        return try x.times(0.5).times(cubic.times(Tensor(root)).applying(Elementary(.tanh)).plus(1))
      }
    }
  }
}

/// log(1 + e^(βx)) / β, linear where βx is above 20.
public final class Softplus: Activation {
  /// - Precondition: `beta` is not 0.
  public convenience init(beta: Double = 1) {
    precondition(beta != 0, "Softplus: beta must not be 0")
    self.init { x throws(TensorError) in
      guard beta != 1 else { return try x.applying(SoftplusRule()) }
      return try x.times(Tensor(beta)).applying(SoftplusRule()).over(Tensor(beta))
    }
  }
}

/// x between two bounds.
public final class Hardtanh: Activation {
  /// - Precondition: the first bound is not above the second.
  public convenience init(_ lower: Double = -1, _ upper: Double = 1) {
    precondition(lower <= upper, "Hardtanh: there is nothing between \(lower) and \(upper)")
    self.init(Clamp(lower: lower, upper: upper))
  }
}

/// eˣ / Σ eˣ along a dimension.
public final class Softmax: Activation {
  /// - Parameter dim: The dimension, negative from the end.
  public convenience init(dim: Int) { self.init(SoftmaxOperation(dim: dim)) }
}

/// x − log Σ eˣ along a dimension.
public final class LogSoftmax: Activation {
  /// - Parameter dim: The dimension, negative from the end.
  public convenience init(dim: Int) { self.init(LogSoftmaxOperation(dim: dim)) }
}

/// x where it is positive, else a slope that is trained times x (PyTorch's `nn.PReLU`).
///
/// https://arxiv.org/abs/1502.01852
public final class PReLU: Module {
  /// One slope, or one for each position along dimension 1.
  @Parameter public var weight: Tensor

  /// - Precondition: `count` is positive.
  public init(_ count: Int = 1, initial: Double = 0.25) {
    precondition(count > 0, "PReLU: \(count) slopes")
    weight = Tensor([Double](repeating: initial, count: count), requiresGrad: true)
  }

  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    let count = weight.shape.size
    var slopes = weight
    if count > 1 {
      try x.check(x.rank > 1 && x.shape[1] == count, for: self, "[N, \(count), …]")
      slopes = try weight.reshaped([count] + [Int](repeating: 1, count: x.rank - 2))
    } else if x.rank == 0 {
      slopes = try weight.reshaped([])
    }
    let isPositive = try x.applying(Compare(.greater), 0)
    return try isPositive.applying(Where(), x, x.times(slopes))
  }
}
