// How an operation is recorded: the fast path of scalars, and the one path of everything else.

extension Tensor: ArrayQuantity {
  package static func applying(_ operation: some Operation, _ operands: [Tensor]) -> Tensor {
    trapping { () throws(TensorError) in try apply(operation, operands) }
  }

  package static func apply(_ operation: some Operation, _ operands: Tensor...)
    throws(TensorError) -> Tensor
  { try apply(operation, operands) }

  /// Computes an operation, and records it where a gradient may flow through it.
  package static func apply(_ operation: some Operation, _ operands: [Tensor])
    throws(TensorError) -> Tensor
  {
    let state = ThreadState.current
    var arrays: [NDArray] = []
    for operand in operands { arrays.append(try operand.checkedArray()) }
    let shape: Shape
    do {
      shape = try operation.shape(of: arrays.map(\.shape))
    } catch {
      throw TensorError(
        .operation(error), operation: operation.name, operands: operands.map(\.operandDescription))
    }
    try state.pointee.limit?.take(elements: shape.checkedSize)

    let needsGrad = operation.isDifferentiable && operands.contains { $0.requiresGrad }
    guard state.pointee.noGradDepth == 0, needsGrad || state.pointee.recordsConstants else {
      return Tensor(operation.evaluate(arrays, shape: shape))
    }
    let tape = try state.pointee.tape(for: operands)
    let positions = operands.map { $0.leaf.map { tape.pointee.enter($0) } ?? $0.position }
    let result = operation.evaluate(arrays, shape: shape)

    var flags: Record.Flags = shape.isEmpty ? [.isScalar] : []
    if needsGrad { flags.insert(.requiresGrad) }
    if operation.isDifferentiable, operands.count <= 2 {
      if operands[0].requiresGrad { flags.insert(.firstNeedsGrad) }
      if operands.count > 1, operands[1].requiresGrad { flags.insert(.secondNeedsGrad) }
    }
    var record = Record(
      value: shape.isEmpty ? result.elements[0] : 0, kind: .entry, flags: flags)
    if positions.count <= 2 {
      record.first = positions[0]
      record.second = positions.count > 1 ? positions[1] : -1
    }
    if let rule = operation as? any PlainRule, arrays.allSatisfy({ $0.shape.isEmpty }) {
      record.kind = .plain
      record.code = type(of: rule).code.rawValue
    } else {
      record.payload = Int32(tape.pointee.entries.count)
      tape.pointee.entries.append(
        Entry(operation: operation, operands: positions.count > 2 ? positions : [], array: result))
    }
    let position = tape.pointee.append(record)
    return Tensor(
      graph: tape.pointee.graph, position: position, flags: flags, value: record.value)
  }

  // MARK: The fast path

  /// A plain rule of two operands.
  @inline(__always)
  static func record<R: PlainBinaryRule>(_ rule: R, _ a: Tensor, _ b: Tensor) -> Tensor {
    if let (tape, first, second) = scalars(a, b) {
      let records = tape.pointee.records
      let y = rule.value(records[Int(first)].value, records[Int(second)].value)
      return push(y, R.code, first, second, [a.firstFlag, b.secondFlag], tape)
    }
    return applying(rule, [a, b])
  }

  /// A plain rule of one operand.
  @inline(__always)
  static func record<R: PlainUnaryRule>(_ rule: R, _ x: Tensor) -> Tensor {
    if let (tape, first, _) = scalars(x, x) {
      let y = rule.value(tape.pointee.records[Int(first)].value)
      return push(y, R.code, first, -1, x.firstFlag, tape)
    }
    return applying(rule, [x])
  }

  /// A number in an expression, as an operand beside `other`.
  @inline(__always)
  static func literal(_ value: Double, beside other: Tensor) -> Tensor {
    if let (tape, _, _) = scalars(other, other) {
      let flags: Record.Flags = [.isScalar]
      let position = tape.pointee.append(Record(value: value, kind: .literal, flags: flags))
      return Tensor(graph: tape.pointee.graph, position: position, flags: flags, value: value)
    }
    return Tensor(Leaf(value))
  }

  /// The current tape and the places of two operands, where both are scalars on it and the result
  /// is to be recorded; anything else takes the longer path.
  @inline(__always)
  private static func scalars(
    _ a: Tensor, _ b: Tensor
  ) -> (tape: UnsafeMutablePointer<Tape>, first: Int32, second: Int32)? {
    let state = ThreadState.current
    let tape = state.pointee.current
    let graph = tape.pointee.graph
    let first = a.place(in: graph)
    let second = b.place(in: graph)
    guard first | second >= 0, a.flags.intersection(b.flags).contains(.isScalar),
      a.flags.union(b.flags).contains(.requiresGrad), state.pointee.isPlain
    else { return nil }
    return (tape, first, second)
  }

  /// Where this value stands in a graph, or −1.
  @inline(__always)
  private func place(in graph: UInt64) -> Int32 {
    if self.graph == graph { return position }
    if let leaf, leaf.graph == graph { return leaf.position }
    return -1
  }

  @inline(__always) private var firstFlag: Record.Flags {
    requiresGrad ? [.firstNeedsGrad] : []
  }
  @inline(__always) private var secondFlag: Record.Flags {
    requiresGrad ? [.secondNeedsGrad] : []
  }

  @inline(__always)
  private static func push(
    _ value: Double, _ code: OperationCode, _ first: Int32, _ second: Int32,
    _ needs: Record.Flags, _ tape: UnsafeMutablePointer<Tape>
  ) -> Tensor {
    let flags: Record.Flags = [.isScalar, .requiresGrad, needs]
    let position = tape.pointee.append(
      Record(
        value: value, first: first, second: second, code: code.rawValue, kind: .plain,
        flags: flags))
    return Tensor(graph: tape.pointee.graph, position: position, flags: flags, value: value)
  }
}

extension Shape {
  /// The number of elements, or the largest number where it would overflow.
  package var checkedSize: Int {
    var size = 1
    for extent in self {
      let (product, overflow) = size.multipliedReportingOverflow(by: extent)
      if overflow { return .max }
      size = product
    }
    return size
  }
}
