// What moves parameters by their gradients, and what all such rules share.

/// A rule by which parameters are moved after each backward pass.
///
/// ```swift
/// var optimizer = Adam([w, b])
/// for _ in 0..<1000 {
///   optimizer.zeroGrad()
///   let loss = mseLoss(x.matmul(w) + b, y)
///   loss.backward()
///   optimizer.step()
/// }
/// ```
public protocol Optimizer {
  /// What is moved.
  var parameters: [Tensor] { get }
  /// Moves each parameter against its gradient; one without gradient stays.
  mutating func step()
}

extension Optimizer {
  /// Forgets the gradients of all parameters.
  public func zeroGrad() { for parameter in parameters { parameter.zeroGrad() } }

  /// The parameters, once it is clear that they are some.
  static func checked(_ parameters: [Tensor]) -> [Tensor] {
    for parameter in parameters {
      precondition(
        parameter.isLeaf && parameter.requiresGrad,
        "\(Self.self): \(parameter.name ?? "a tensor") is not a parameter "
          + "(a leaf with requiresGrad: true)")
    }
    return parameters
  }

  /// Sets a parameter to what `body` writes, which is given as many elements of it, of its gradient,
  /// and of what is to be; a parameter without gradient stays.
  ///
  /// The new numbers stand in memory of their own: the graph that was differentiated keeps the old.
  @inline(__always)
  static func move(
    _ parameter: Tensor,
    _ body: (UnsafePointer<Double>, UnsafePointer<Double>, UnsafeMutablePointer<Double>, Int) ->
      Void
  ) {
    guard let leaf = parameter.leaf, let gradient = leaf.grad else { return }
    let moved = leaf.current.withPointer { x in
      gradient.withPointer { g in
        NDArray(shape: gradient.shape) { moved, count in body(x, g, moved, count) }
      }
    }
    leaf.set(moved)
  }
}
