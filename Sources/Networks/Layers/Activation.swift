// Activations as modules: functions of each number that have no settings.

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

/// max(x, 0).
public final class ReLU: Activation { public convenience init() { self.init(Relu()) } }

/// The hyperbolic tangent.
public final class Tanh: Activation { public convenience init() { self.init(Elementary(.tanh)) } }

/// 1 / (1 + e⁻ˣ).
public final class Sigmoid: Activation {
  public convenience init() { self.init(Elementary(.sigmoid)) }
}

/// log σ(x).
public final class LogSigmoid: Activation {
  public convenience init() { self.init(Micrograd.LogSigmoid()) }
}

/// x · σ(x).
public final class SiLU: Activation { public convenience init() { self.init(Silu()) } }

/// x between 0 and 6.
public final class ReLU6: Activation {
  public convenience init() { self.init(Clamp(lower: 0, upper: 6)) }
}

/// x where it is positive, else α(eˣ − 1), times λ, with the numbers that keep mean and variance.
///
/// https://arxiv.org/abs/1706.02515
public final class SELU: Activation {
  public convenience init() {
    self.init { x throws(TensorError) in
      try x.applying(Elu(alpha: 1.6732632423543772848170429916717))
        .times(1.0507009873554804934193349852946)
    }
  }
}

/// x · tanh(softplus(x)).
///
/// https://arxiv.org/abs/1908.08681
public final class Mish: Activation {
  public convenience init() {
    self.init { x throws(TensorError) in
      try x.times(x.applying(Micrograd.Softplus()).applying(Elementary(.tanh)))
    }
  }
}

/// (x + 3)/6, between 0 and 1.
public final class Hardsigmoid: Activation {
  public convenience init() {
    self.init { x throws(TensorError) in try hardSigmoid(x) }
  }
}

/// x · hardsigmoid(x).
public final class Hardswish: Activation {
  public convenience init() {
    self.init { x throws(TensorError) in try x.times(hardSigmoid(x)) }
  }
}

/// x / (1 + |x|).
public final class Softsign: Activation {
  public convenience init() {
    self.init { x throws(TensorError) in try x.over(x.applying(Elementary(.abs)).plus(1)) }
  }
}

/// x − tanh(x).
public final class Tanhshrink: Activation {
  public convenience init() {
    self.init { x throws(TensorError) in try x.minus(x.applying(Elementary(.tanh))) }
  }
}

private func hardSigmoid(_ x: Tensor) throws(TensorError) -> Tensor {
  try x.plus(3).applying(Clamp(lower: 0, upper: 6)).over(6)
}
