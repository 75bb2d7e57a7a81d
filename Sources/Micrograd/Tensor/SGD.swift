// Stochastic gradient descent.

/// Stochastic gradient descent, with momentum if wanted (PyTorch's `torch.optim.SGD`).
///
/// ```swift
/// var optimizer = SGD([w, b], learningRate: 0.01)
/// for _ in 0..<1000 {
///   optimizer.zeroGrad()
///   let loss = mseLoss(x.matmul(w) + b, y)
///   loss.backward()
///   optimizer.step()
/// }
/// ```
public struct SGD {
  /// What is moved.
  public let parameters: [Tensor]
  /// How far a step goes: the gradient is multiplied by it.
  public var learningRate: Double
  /// How much of the last step goes into the next, from 0 to 1.
  public var momentum: Double
  private var velocities: [NDArray?]

  /// An optimizer of some parameters; it keeps its momentum between steps.
  ///
  /// - Precondition: every parameter is a leaf that requires a gradient.
  public init(_ parameters: [Tensor], learningRate: Double, momentum: Double = 0) {
    for parameter in parameters {
      precondition(
        parameter.isLeaf && parameter.requiresGrad,
        "SGD: \(parameter.name ?? "a tensor") is not a parameter (a leaf with requiresGrad: true)")
    }
    self.parameters = parameters
    self.learningRate = learningRate
    self.momentum = momentum
    velocities = parameters.map { _ in nil }
  }

  /// Moves each parameter against its gradient; one without gradient stays.
  public mutating func step() {
    for (number, parameter) in parameters.enumerated() {
      guard let leaf = parameter.leaf, var step = leaf.grad else { continue }
      if momentum != 0 {
        if let velocity = velocities[number] {
          for i in step.elements.indices { step.elements[i] += momentum * velocity.elements[i] }
        }
        velocities[number] = step
      }
      var array = leaf.current
      for i in array.elements.indices { array.elements[i] -= learningRate * step.elements[i] }
      leaf.set(array)
    }
  }

  /// Forgets the gradients of all parameters.
  public func zeroGrad() { for parameter in parameters { parameter.zeroGrad() } }
}
