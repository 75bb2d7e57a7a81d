// Stochastic gradient descent.

/// Stochastic gradient descent, with momentum if wanted (PyTorch's `torch.optim.SGD`).
///
/// A step is x − learningRate · v, where v is the gradient plus `momentum` times the last v.
public struct SGD: Optimizer {
  public let parameters: [Tensor]
  /// How far a step goes: the gradient is multiplied by it.
  public var learningRate: Double
  /// How much of the last step goes into the next, from 0 to 1.
  public var momentum: Double
  private var velocities: [[Double]]

  /// An optimizer of some parameters; it keeps its momentum between steps.
  ///
  /// - Precondition: every parameter is a leaf that requires a gradient.
  public init(_ parameters: [Tensor], learningRate: Double, momentum: Double = 0) {
    self.parameters = Self.checked(parameters)
    self.learningRate = learningRate
    self.momentum = momentum
    velocities = parameters.map { _ in [] }
  }

  public mutating func step() {
    let (rate, momentum) = (learningRate, momentum)
    for (parameter, number) in zip(parameters, parameters.indices) {
      Self.move(parameter) { x, g, moved, count in
        guard momentum != 0 else {
          for i in 0..<count { moved[i] = x[i] - rate * g[i] }
          return
        }
        if velocities[number].isEmpty {
          // −0, which changes no number it is added to.
          velocities[number] = [Double](repeating: -0.0, count: count)
        }
        velocities[number].withUnsafeMutableBufferPointer { velocity in
          for i in 0..<count { velocity[i] = g[i] + momentum * velocity[i] }
          for i in 0..<count { moved[i] = x[i] - rate * velocity[i] }
        }
      }
    }
  }
}
