// Differentiation, as the user asks for it.

extension Tensor {
  /// Adds the gradient of this scalar to everything it was computed from.
  ///
  /// Leaves and computed values keep their gradient in `grad`. A second call adds exactly as much
  /// again. Afterwards this graph is finished: it stays readable, also when leaves are changed,
  /// until two later graphs have been differentiated.
  ///
  /// - Parameter gradient: What backpropagation begins with in place of 1, of this tensor's shape:
  ///   with `v` for a tensor `y`, what leaves get is ∂(Σ v·y)/∂x.
  /// - Precondition: this tensor depends on one with `requiresGrad`, and has one element where no
  ///   `gradient` is given.
  public func backward(_ gradient: Tensor? = nil) {
    trapping { () throws(TensorError) in try checkedBackward(gradient?.array) }
  }

  /// - Parameter retainGraph: Whether gradients may be asked for again, as this module's users
  ///   always may; PyTorch's only where they say so.
  package func checkedBackward(
    _ gradient: NDArray? = nil, retainGraph: Bool = true
  ) throws(TensorError) {
    guard requiresGrad else { throw TensorError(.notDifferentiable) }
    guard gradient != nil || shape.size == 1 else {
      throw TensorError(.notAScalar, operands: [operandDescription])
    }
    let seed = gradient ?? NDArray(shape: shape, repeating: 1)
    guard seed.shape == shape else {
      throw TensorError(.gradientShape(seed.shape), operands: [operandDescription])
    }
    let state = ThreadState.current
    let tape = try isLeaf ? state.pointee.current : state.pointee.tape(of: self)
    try tape.backward(from: Int(tape.pointee.enter(self)), seed: seed, retainGraph: retainGraph)
    if tape == state.pointee.current { state.pointee.finishTape() }
  }
}

extension UnsafeMutablePointer<Tape> {
  /// Goes on into the other graph where values of it were used in this one; adds nothing where it
  /// comes to what was released.
  ///
  /// No method of `ThreadState`, which would hold a copy of the memory that is to be used again.
  fileprivate func backward(
    from root: Int, seed: NDArray, retainGraph: Bool
  ) throws(TensorError) {
    try ThreadState.current.pointee.chargeBackward(over: self)
    let earlier = pointee.beginPass(from: root, seed: seed)
    do throws(TensorError) {
      if pointee.reachesReleased(from: root) { throw TensorError(.graphIsReleased) }
      for (origin, gradient) in pointee.gradientsOfOutsiders() {
        guard let other = try? ThreadState.current.pointee.tape(of: origin.graph) else {
          throw TensorError(.graphIsReleased)
        }
        try other.backward(
          from: Int(origin.position), seed: gradient, retainGraph: retainGraph)
      }
    } catch {
      pointee.undoPass(earlier)
      throw error
    }
    let reached = retainGraph ? [] : pointee.reached(from: root)
    pointee.finishPass(earlier)
    if !retainGraph { pointee.release(reached) }
  }
}
