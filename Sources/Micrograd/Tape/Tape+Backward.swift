// Backward: one loop from the output to the first record.

extension Tape {
  /// Finds the gradients of one pass, for `finishPass` or `undoPass` to be called then.
  ///
  /// A second pass adds exactly as much again: each starts from nothing, and what was there before
  /// is added at the end.
  ///
  /// - Parameter seed: The gradient of the value at `root`, of its shape.
  /// - Returns: the gradients of passes before.
  mutating func beginPass(from root: Int, seed: NDArray) -> [(Int, NDArray)] {
    let earlier = differentiated > 0 ? savedGradients() : []
    if passes.isEmpty {
      for i in leaves.indices { leaves[i].earlierGrad = leaves[i].leaf.grad }
    }
    passes.append((root, seed))
    clearGradients()
    accumulate(seed, at: root)

    let table = OperationCode.table
    let (records, grads) = (records, grads)
    let (add, multiply) = (OperationCode.add.rawValue, OperationCode.multiply.rawValue)
    var position = root
    // Often a gradient was written a moment ago, for the record just below: reading it back from
    // memory would take longer than all the rest.
    var written = (position: root, gradient: grads[root])
    while position >= 0 {
      let upstream = written.position == position ? written.gradient : grads[position]
      let record = records[position]
      if upstream.bitPattern == Tape.unreached {
        if record.kind == .sum { position = parts(ofSum: record, at: position).first }
      } else {
        // The two commonest rules need no call; both read the same derivatives as the rest.
        switch (record.kind, record.code) {
        case (.plain, multiply):
          let (a, b) = Multiply().derivatives(
            records[Int(record.first)].value, records[Int(record.second)].value, record.value)
          Tape.flow(record, upstream * a, upstream * b, in: grads, &written)
        case (.plain, add):
          Tape.flow(record, upstream, upstream, in: grads, &written)
        case (.leaf, _), (.constant, _), (.literal, _): break
        default:
          position = flow(upstream, throughOtherAt: position, table)
          written.position = -1  // it may have added to that gradient
        }
      }
      position -= 1
    }
    return earlier
  }

  /// Adds what a pass found to the leaves and to the gradients of passes before.
  mutating func finishPass(_ earlier: [(Int, NDArray)]) {
    for use in leaves where use.leaf.isParameter {
      if use.array == nil {
        if isReached(use.position) { use.leaf.accumulate(grads[use.position]) }
      } else if let grad = grad(at: use.position) {
        use.leaf.accumulate(grad)
      }
    }
    for (position, gradient) in earlier { accumulate(gradient, at: position) }
  }

  /// Adds the contributions of a scalar rule to those operands that take a gradient.
  ///
  /// - Parameter written: Becomes the operand that stands later, with its gradient.
  @inline(__always)
  private static func flow(
    _ record: Record, _ first: Double, _ second: Double, in grads: UnsafeMutablePointer<Double>,
    _ written: inout (position: Int, gradient: Double)
  ) {
    if record.flags.contains(.firstNeedsGrad) {
      let position = Int(record.first)
      written = (position, accumulate(first, at: position, in: grads))
    }
    if record.flags.contains(.secondNeedsGrad) {
      let position = Int(record.second)
      let gradient = accumulate(second, at: position, in: grads)
      if position >= written.position { written = (position, gradient) }
    }
  }

  /// Backward of all other operations, kept apart so that the loop has the registers for itself.
  ///
  /// - Returns: where the value begins: a sum takes several places.
  @inline(never)
  private mutating func flow(
    _ upstream: Double, throughOtherAt position: Int, _ table: OperationCode.Table
  ) -> Int {
    let record = records[position]
    switch record.kind {
    case .leaf, .constant, .literal: break
    case .plain:
      let second = record.second >= 0 ? records[Int(record.second)].value : 0
      var (a, b) = table.rules[Int(record.code)].scalarDerivatives(
        records[Int(record.first)].value, second, record.value)
      (a, b) =
        table.areGates[Int(record.code)]
        ? (.gated(upstream, a), .gated(upstream, b)) : (upstream * a, upstream * b)
      if record.flags.contains(.firstNeedsGrad) { accumulate(a, at: Int(record.first)) }
      if record.flags.contains(.secondNeedsGrad) { accumulate(b, at: Int(record.second)) }
    case .sum:
      let parts = parts(ofSum: record, at: position)
      if parts.areProducts {
        flow(upstream, toProducts: parts.operands)
      } else {
        for term in parts.operands.reversed() { flow(upstream, to: Int(term.first)) }
      }
      if record.flags.contains(.firstNeedsGrad) { accumulate(upstream, at: Int(record.first)) }
      return parts.first
    case .entry: backwardEntry(at: position)
    }
    return position
  }

  @inline(__always)
  private func flow(_ upstream: Double, toProducts products: UnsafeBufferPointer<SumTerm.Operands>)
  {
    for operands in products.reversed() {
      let (first, second) = (Int(operands.first), Int(operands.second))
      let (a, b) = Multiply().derivatives(records[first].value, records[second].value, 0)
      flow(upstream * a, to: first)
      flow(upstream * b, to: second)
    }
  }

  @inline(__always)
  private func flow(_ contribution: Double, to place: Int) {
    if records[place].flags.contains(.requiresGrad) { accumulate(contribution, at: place) }
  }

  private mutating func backwardEntry(at position: Int) {
    guard let upstream = grad(at: position), let operation = operation(at: position) else { return }
    let operands = operands(at: position)
    let arrays = operands.map { array(at: $0) }
    let result = array(at: position)
    for operand in operands.indices where needsGrad(operand, at: position) {
      accumulate(
        operation.backward(upstream, to: operand, of: arrays, result: result),
        at: operands[operand])
    }
  }

  /// Forgets what a pass found.
  mutating func undoPass(_ earlier: [(Int, NDArray)]) {
    passes.removeLast()
    clearGradients()
    for (position, gradient) in earlier { accumulate(gradient, at: position) }
  }

  /// Whether the last pass came to what an earlier one released.
  func reachesReleased(from root: Int) -> Bool {
    hasReleased
      && (0...root).contains { isReached($0) && records[$0].flags.contains(.isReleased) }
  }

  /// The gradients that the last pass found for values of other graphs.
  func gradientsOfOutsiders() -> [(origin: Handle, gradient: NDArray)] {
    outsiders.compactMap { position, origin in grad(at: position).map { (origin, $0) } }
  }

  /// What the last pass came through.
  func reached(from root: Int) -> [Int] { (0...root).filter { isReached($0) } }

  /// Notes that a pass came through values, as PyTorch lets go of them: no other may come there.
  ///
  /// Where the derivative needs no numbers, as in a sum, PyTorch has nothing to let go of.
  mutating func release(_ positions: [Int]) {
    writeParts()
    for position in positions {
      guard let operation = operation(at: position), !(operation is any NumberlessDerivative)
      else { continue }
      records[position].flags.insert(.isReleased)
      hasReleased = true
    }
  }

  private func savedGradients() -> [(Int, NDArray)] {
    (0..<differentiated).compactMap { position in
      grad(at: position).map { (position, $0) }
    }
  }
}
