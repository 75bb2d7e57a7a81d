// Activations as modules: functions of each number that have no settings.

import Micrograd

/// max(x, 0).
public final class ReLU: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.applying(Relu())
  }
}

/// The hyperbolic tangent.
public final class Tanh: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.applying(Elementary(.tanh))
  }
}

/// 1 / (1 + e⁻ˣ).
public final class Sigmoid: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.applying(Elementary(.sigmoid))
  }
}

/// log σ(x).
public final class LogSigmoid: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.applying(LogSigmoidRule())
  }
}

/// x · σ(x).
public final class SiLU: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.applying(Silu())
  }
}

/// x between 0 and 6.
public final class ReLU6: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.applying(Clamp(lower: 0, upper: 6))
  }
}

/// x where it is positive, else α(eˣ − 1), times λ, with the numbers that keep mean and variance.
///
/// https://arxiv.org/abs/1706.02515
public final class SELU: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.applying(Elu(alpha: 1.6732632423543772848170429916717))
      .times(1.0507009873554804934193349852946)
  }
}

/// x · tanh(softplus(x)).
///
/// https://arxiv.org/abs/1908.08681
public final class Mish: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.times(x.applying(SoftplusRule()).applying(Elementary(.tanh)))
  }
}

/// (x + 3)/6, between 0 and 1.
public final class Hardsigmoid: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try hardSigmoid(x)
  }
}

/// x · hardsigmoid(x).
public final class Hardswish: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.times(hardSigmoid(x))
  }
}

/// x / (1 + |x|).
public final class Softsign: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.over(x.applying(Elementary(.abs)).plus(1))
  }
}

/// x − tanh(x).
public final class Tanhshrink: Module {
  public override func forward(_ x: Tensor) throws(TensorError) -> Tensor {
    try x.minus(x.applying(Elementary(.tanh)))
  }
}

private func hardSigmoid(_ x: Tensor) throws(TensorError) -> Tensor {
  try x.plus(3).applying(Clamp(lower: 0, upper: 6)).over(6)
}
