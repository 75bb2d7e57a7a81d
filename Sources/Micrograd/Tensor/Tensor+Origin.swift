// What a value was computed from, for those who follow a graph backwards.

extension Tensor {
  /// The operation that gave this value, and its operands; nil for a leaf, and for what is no longer
  /// kept. An operand that a user made is that leaf itself.
  package var origin: (operation: any Operation, operands: [Tensor])? {
    guard !isLeaf, let tape = try? ThreadState.current.pointee.writtenTape(of: self),
      tape.pointee.graph == graph, let operation = tape.pointee.operation(at: Int(position))
    else { return nil }
    return (operation, tape.pointee.operands(at: Int(position)).map { tape.pointee.made(at: $0) })
  }
}

extension Tape {
  /// A value with its numbers, which stay when the graph goes.
  private func kept(at position: Int) -> Tensor {
    let tensor = tensor(at: position)
    let array = tensor.flags.contains(.isScalar) ? nil : array(at: position)
    return Tensor(
      tensor.handle,
      owner: Leaf(
        array, or: tensor.handle.value, name: name(at: position),
        requiresGrad: tensor.requiresGrad, nil, origin: tensor.handle))
  }

  fileprivate func made(at position: Int) -> Tensor {
    guard records[position].kind == .leaf,
      let leaf = leaves.first(where: { $0.position == position })?.leaf
    else { return kept(at: position) }
    return Tensor(Handle(leaf), owner: leaf)
  }
}

extension Tensor {
  /// Where it stands in its graph: what is computed later stands further on; −1 for a leaf.
  package var place: Int { isLeaf ? -1 : Int(position) }

  /// Lets go of the graph that was differentiated from here, as PyTorch does after each pass.
  package func releaseGraph() {
    let state = ThreadState.current
    guard !isLeaf, let tape = try? state.pointee.tape(of: self) else { return }
    tape.pointee.release(tape.pointee.reached(from: Int(position)))
    if tape == state.pointee.current { state.pointee.finishTape() }
  }
}

extension Tensor {
  /// The parameters that a value may have been computed from.
  package var usedParameters: [Tensor] {
    let state = ThreadState.current
    guard !isLeaf, let tape = try? state.pointee.writtenTape(of: self) else { return [self] }
    return tape.pointee.leaves.filter(\.leaf.isParameter).map {
      Tensor(Handle($0.leaf), owner: $0.leaf)
    }
  }
}
