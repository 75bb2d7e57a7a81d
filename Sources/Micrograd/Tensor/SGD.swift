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
    for (parameter, number) in zip(parameters, parameters.indices) {
      guard momentum != 0 else {
        Self.move(parameter) { [learningRate] _, x, g in x - learningRate * g }
        continue
      }
      guard let gradient = parameter.leaf?.grad else { continue }
      if velocities[number].isEmpty {
        // −0, which changes no number it is added to.
        velocities[number] = [Double](repeating: -0.0, count: gradient.elements.count)
      }
      velocities[number].withUnsafeMutableBufferPointer { velocity in
        Self.move(parameter) { [learningRate, momentum] i, x, g in
          velocity[i] = g + momentum * velocity[i]
          return x - learningRate * velocity[i]
        }
      }
    }
  }
}
