// How large the numbers of a layer have to be, by its inputs, its outputs and what follows it.

import Micrograd
import RealModule

extension Initialization {
  /// What follows a layer.
  public enum Nonlinearity: Sendable, Equatable {
    /// Nothing, or a layer.
    case linear
    /// The logistic function.
    case sigmoid
    /// The hyperbolic tangent.
    case tanh
    /// max(x, 0).
    case relu
    /// x, times the slope where it is negative.
    case leakyRelu(slope: Double = 0.01)
    /// The self-normalising unit.
    case selu
  }

  /// Which of a layer's two sides is to keep the size of numbers.
  public enum FanMode: String, Sendable {
    /// The inputs: values stay about as large.
    case fanIn = "fan_in"
    /// The outputs: gradients stay about as large.
    case fanOut = "fan_out"
  }

  /// The factor by which a nonlinearity makes numbers smaller, undone (PyTorch's `calculate_gain`).
  public static func gain(_ nonlinearity: Nonlinearity) -> Double {
    switch nonlinearity {
    case .linear, .sigmoid: 1
    case .tanh: 5.0 / 3
    case .relu: 2.0.squareRoot()
    case .leakyRelu(let slope): (2 / (1 + slope * slope)).squareRoot()
    case .selu: 3.0 / 4
    }
  }

  /// How many inputs an output of a layer has, and how many outputs an input.
  struct Fans {
    let input, output: Double

    /// The second dimension of a weight counts inputs, the first outputs, and the rest is where a
    /// kernel looks.
    init(of weight: Tensor, for initialization: String) throws(TensorError) {
      guard weight.rank >= 2 else {
        throw weight.misfit(initialization, "two dimensions or more")
      }
      self.init(weight.shape)
    }

    init(_ shape: Shape) {
      let field = shape.dropFirst(2).reduce(1) { $0 * Double($1) }
      input = Double(shape[1]) * field
      output = Double(shape[0]) * field
    }

    func xavierDeviation(_ gain: Double) -> Double {
      gain * (2 / (input + output)).squareRoot()
    }

    func kaimingDeviation(_ mode: FanMode, _ nonlinearity: Nonlinearity) -> Double {
      Initialization.gain(nonlinearity) / (mode == .fanIn ? input : output).squareRoot()
    }
  }

  /// What PyTorch's layers begin with: the weight drawn from ±√3 · gain / √fan with the gain of a
  /// leaky relu of slope √5, then the bias from ±1/√fan.
  static func layerDefaults(
    weight shape: Shape, bias: Bool, _ generator: (any RandomSource)?
  ) -> (weight: Tensor, bias: Tensor?) {
    let source = sourceOrSystem(generator)
    let fans = Fans(shape)
    let deviation = fans.kaimingDeviation(.fanIn, .leakyRelu(slope: 5.0.squareRoot()))
    let bound = 3.0.squareRoot() * deviation
    let weight = Tensor(
      drawn(shape, source, bound: fans.input > 0 ? bound : 0), requiresGrad: true)
    guard bias else { return (weight, nil) }
    let biasBound = fans.input > 0 ? 1 / fans.input.squareRoot() : 0
    return (weight, Tensor(drawn([shape[0]], source, bound: biasBound), requiresGrad: true))
  }

  static func drawn(_ shape: Shape, _ source: any RandomSource, bound: Double) -> NDArray {
    NDArray(shape: shape, elements: source.uniform(shape.size, from: -bound, to: bound))
  }
}
