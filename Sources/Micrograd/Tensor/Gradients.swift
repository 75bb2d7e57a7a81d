// Gradients as values: asked for by name, added to no tensor, and recorded where they are used further.

/// The gradients of a scalar, recorded, so that they can be differentiated again.
///
/// ```swift
/// let x = Tensor(3.0, requiresGrad: true)
/// let slope = gradients(of: x * x * x, withRespectTo: [x])[0]   // 3x² = 27
/// slope.backward()
/// print(x.grad!)                                                // 6x: tensor(18.)
/// ```
/// - Returns: one gradient per tensor, in its shape; zeros where the scalar does not depend on it.
/// - Precondition: `output` has one element.
public func gradients(of output: Tensor, withRespectTo inputs: [Tensor]) -> [Tensor] {
  trapping { () throws(TensorError) in
    guard output.shape.size == 1 else {
      throw TensorError(.notAScalar, operands: [output.operandDescription])
    }
    var found = try Tensor.checkedGradients(
      of: [output], withRespectTo: inputs.filter(\.requiresGrad), createGraph: true)
    return inputs.map { input in
      let gradient = input.requiresGrad ? found.removeFirst() : nil
      return gradient ?? Tensor(NDArray(shape: input.shape, repeating: 0))
    }
  }
}

extension Tensor {
  /// The gradients of the sum of some tensors, with respect to leaves or to computed values; they are
  /// added to no `grad`.
  ///
  /// - Parameters:
  ///   - seeds: What each output begins with, of its shape; 1 where there is nil, for one element.
  ///   - createGraph: Whether the gradients are recorded, so that they can be differentiated again.
  ///   - retainGraph: Whether the outputs can be differentiated again; nil for: if gradients are
  ///     recorded.
  /// - Returns: one gradient for each input; nil where no output depends on it.
  package static func checkedGradients(
    of outputs: [Tensor], withRespectTo inputs: [Tensor], seeds: [Tensor?] = [],
    createGraph: Bool = false, retainGraph: Bool? = nil
  ) throws(TensorError) -> [Tensor?] {
    for input in inputs where !input.requiresGrad {
      throw TensorError(.inputNotDifferentiable, operands: [input.operandDescription])
    }
    var roots: [(output: Tensor, seed: Tensor)] = []
    for (number, output) in outputs.enumerated() {
      guard output.requiresGrad else { throw TensorError(.notDifferentiable) }
      let seed = number < seeds.count ? seeds[number] : nil
      guard seed != nil || output.shape.size == 1 else {
        throw TensorError(.notAScalar, operands: [output.operandDescription])
      }
      if let seed, seed.shape != output.shape {
        throw TensorError(.gradientShape(seed.shape), operands: [output.operandDescription])
      }
      roots.append((output, seed ?? Tensor(NDArray(shape: output.shape, repeating: 1))))
    }
    return createGraph
      ? try recordedGradients(of: roots, inputs)
      : try computedGradients(of: roots, inputs, retainGraph: retainGraph ?? false)
  }

  /// By the pullbacks on tensors, which are recorded.
  private static func recordedGradients(
    of roots: [(output: Tensor, seed: Tensor)], _ inputs: [Tensor]
  ) throws(TensorError) -> [Tensor?] {
    let state = ThreadState.current
    let tape = try state.pointee.writtenTape(for: roots.map(\.output) + inputs)
    var upstreams: [Tensor?] = []
    func add(_ gradient: Tensor, at position: Int) {
      if position >= upstreams.count {
        upstreams += [Tensor?](repeating: nil, count: position + 1 - upstreams.count)
      }
      upstreams[position] = upstreams[position].map { $0 + gradient } ?? gradient
    }
    for (output, seed) in roots { add(seed, at: Int(tape.pointee.enter(output))) }
    try state.pointee.chargeBackward(over: tape)
    for position in upstreams.indices.reversed() {
      guard let upstream = upstreams[position] else { continue }
      if tape.pointee.records[position].flags.contains(.isReleased) {
        throw TensorError(.graphIsReleased)
      }
      guard let operation = tape.pointee.operation(at: position) else { continue }
      let operands = tape.pointee.operands(at: position)
      func step() {
        let tensors = operands.map { tape.pointee.tensor(at: $0) }
        for operand in operands.indices where tape.pointee.needsGrad(operand, at: position) {
          add(
            operation.pullback(
              upstream, to: operand, of: tensors, result: tape.pointee.tensor(at: position)),
            at: operands[operand])
        }
      }
      guard let budget = state.pointee.budget else {
        step()
        continue
      }
      do { try budget.postponing(step) } catch {
        throw TensorError(.exceeded(error), operation: "grad")
      }
    }
    return inputs.map { input in
      let position = Int(tape.pointee.enter(input))
      return position < upstreams.count ? upstreams[position] : nil
    }
  }

  /// By a pass over each output's tape, which leaves nothing behind.
  private static func computedGradients(
    of roots: [(output: Tensor, seed: Tensor)], _ inputs: [Tensor], retainGraph: Bool
  ) throws(TensorError) -> [Tensor?] {
    let state = ThreadState.current
    var sums = [NDArray?](repeating: nil, count: inputs.count)
    var reached: [(tape: UnsafeMutablePointer<Tape>, positions: [Int])] = []
    for (output, seed) in roots {
      let tape = try output.isLeaf ? state.pointee.current : state.pointee.tape(of: output)
      let root = Int(tape.pointee.enter(output))
      try state.pointee.chargeBackward(over: tape)
      let earlier = tape.pointee.beginPass(from: root, seed: try seed.checkedArray())
      defer { tape.pointee.undoPass(earlier) }
      guard !tape.pointee.reachesReleased(from: root),
        tape.pointee.gradientsOfOutsiders().isEmpty
      else { throw TensorError(.graphIsReleased) }
      for (number, input) in inputs.enumerated() {
        guard let position = tape.pointee.position(of: input),
          let gradient = tape.pointee.grad(at: position)
        else { continue }
        sums[number] = sums[number].map(gradient.adding) ?? gradient
      }
      if !retainGraph { reached.append((tape, tape.pointee.reached(from: root))) }
    }
    // Only now: outputs may have much in common.
    for (tape, positions) in reached {
      tape.pointee.release(positions)
      if tape == state.pointee.current { state.pointee.finishTape() }
    }
    return sums.map { $0.map { Tensor($0) } }
  }
}

extension Tape {
  /// A handle on a value that stands on this tape.
  func tensor(at position: Int) -> Tensor {
    let record = records[position]
    return Tensor(
      Handle(
        graph: graph, position: Int32(position), flags: record.flags, value: record.value))
  }
}
