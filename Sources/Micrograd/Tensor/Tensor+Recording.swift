// How an operation is recorded: the fast path of scalars, and the one path of everything else.

extension Tensor: AppliedQuantity {
  public static func applying(_ operation: some Operation, _ operands: [Tensor]) -> Tensor {
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
    do throws(OperationError) {
      shape = try operation.shape(of: arrays.map(\.shape))
      guard shape.count <= Shape.maximumRank else {
        throw .limit("a shape of \(shape.count) dimensions")
      }
      guard shape.sizeIfCountable != nil else { throw .limit("the shape \(shape)") }
    } catch {
      throw TensorError(
        .operation(error), operation: operation.name, operands: operands.map(\.operandDescription))
    }
    let cost = try state.pointee.charge(operation, arrays, result: shape)

    let needsGrad = operation.isDifferentiable && operands.contains { $0.requiresGrad }
    guard state.pointee.noGradDepth == 0, needsGrad || state.pointee.recordsConstants else {
      return Tensor(operation.evaluate(arrays, shape: shape))
    }
    let tape = try state.pointee.tape(for: operands)
    if tape != state.pointee.current { state.pointee.note(on: tape) }
    let positions = operands.map { tape.pointee.enter($0) }
    let result = operation.evaluate(arrays, shape: shape)

    var flags: Record.Flags = shape.isEmpty ? [.isScalar] : []
    if needsGrad { flags.insert(.requiresGrad) }
    if operation.isDifferentiable, operands.count <= 2 {
      if operands[0].requiresGrad { flags.insert(.firstNeedsGrad) }
      if operands.count > 1, operands[1].requiresGrad { flags.insert(.secondNeedsGrad) }
    }
    let value = shape.isEmpty ? result.elements[0] : 0
    let first = positions.count <= 2 ? positions.first ?? -1 : -1
    let second = positions.count == 2 ? positions[1] : -1
    let record: Record
    if let rule = operation as? any PlainRule, arrays.allSatisfy({ $0.shape.isEmpty }) {
      record = Record(
        value: value, first: first, second: second, code: rule.code.rawValue, kind: .plain,
        flags: flags)
    } else {
      record = Record(
        value: value, first: first, second: second, payload: Int32(tape.pointee.entries.count),
        kind: .entry, flags: flags)
      tape.pointee.entries.append(
        Entry(operation: operation, operands: positions.count > 2 ? positions : [], array: result))
    }
    let position = tape.pointee.append(record)
    tape.pointee.work = tape.pointee.work.adding(cost.work)
    tape.pointee.numbers += cost.numbers
    state.pointee.budget?.hold(cost.numbers - result.elements.count, onTapeOf: tape.pointee.graph)
    let handle = Handle(
      graph: tape.pointee.graph, position: position, flags: flags, value: record.value)
    guard state.pointee.recordsConstants else { return Tensor(handle) }
    let kept = Leaf(
      shape.isEmpty ? nil : result, or: value, name: nil, requiresGrad: needsGrad, nil,
      origin: handle)
    return Tensor(handle, owner: kept)
  }

  // MARK: The fast path

  /// A plain rule of two operands.
  @inline(__always)
  static func record<R: PlainBinaryRule>(_ rule: R, _ a: Tensor, _ b: Tensor) -> Tensor {
    recordScalars(a, b, code: rule.code) { rule.value($0, $1) } ?? recordSlowly(rule, a, b)
  }

  /// A plain rule of two scalars; nil where it takes the longer path.
  @inlinable @inline(__always)
  static func recordScalars(
    _ a: Tensor, _ b: Tensor, code: @autoclosure () -> OperationCode,
    _ value: (Double, Double) -> Double
  ) -> Tensor? {
    let result = Handle.record(a.handle, b.handle, code: code(), value).map(Tensor.init)
    // A handle may look into the storage of a leaf, which goes with its last tensor.
    withExtendedLifetime(a) {}
    withExtendedLifetime(b) {}
    return result
  }

  /// A plain rule of one operand.
  @inline(__always)
  static func record<R: UnaryRule & PlainRule>(_ rule: R, _ a: Tensor) -> Tensor {
    guard a.flags.isSuperset(of: [.isScalar, .requiresGrad]) else { return recordSlowly(rule, a) }
    let state = ThreadState.current
    let (first, x) = a.handle.operand(state)
    withExtendedLifetime(a) {}
    guard first >= 0 else { return recordSlowly(rule, a) }
    return Tensor(
      .push(
        Record(
          value: rule.value(x), first: first, code: rule.code.rawValue, kind: .plain,
          flags: [.isScalar, .requiresGrad, .firstNeedsGrad]), state))
  }

  /// A number in an expression, as an operand beside `other`.
  @inline(__always)
  static func literal(_ value: Double, beside other: Tensor) -> Tensor {
    guard other.flags.isSuperset(of: [.isScalar, .requiresGrad]) else {
      return Tensor(literal: value)
    }
    let state = ThreadState.current
    let (place, _) = other.handle.operand(state)
    withExtendedLifetime(other) {}
    guard place >= 0 else { return Tensor(literal: value) }
    return Tensor(.push(Record(value: value, kind: .literal, flags: [.isScalar]), state))
  }

  /// Kept apart, so that the fast path needs no room for what the longer one does.
  @inline(never)
  static func recordSlowly<R: PlainBinaryRule>(
    _ rule: R, _ a: Tensor, _ b: Tensor
  ) -> Tensor {
    if a.flags.contains(.isScalar), b.flags.contains(.isScalar),
      ThreadState.current.pointee.recordsNothing(of: a.requiresGrad || b.requiresGrad)
    {
      return Tensor(scalar: rule.value(a.scalar, b.scalar))
    }
    return applying(rule, [a, b])
  }

  @usableFromInline
  static func addSlowly(_ a: Tensor, _ b: Tensor) -> Tensor { recordSlowly(Add(), a, b) }
  @usableFromInline
  static func multiplySlowly(_ a: Tensor, _ b: Tensor) -> Tensor { recordSlowly(Multiply(), a, b) }

  @inline(never)
  private static func recordSlowly<R: UnaryRule & PlainRule>(_ rule: R, _ a: Tensor) -> Tensor {
    if a.flags.contains(.isScalar), ThreadState.current.pointee.recordsNothing(of: a.requiresGrad) {
      return Tensor(scalar: rule.value(a.scalar))
    }
    return applying(rule, [a])
  }
}

extension Handle {
  /// A plain rule of two scalars that stand, or may stand, on the current tape; nil for all others.
  ///
  /// Compiled into the callers of `+` and `*`: they then see that nothing in it keeps a tensor, and
  /// need not hold one meanwhile.
  @inlinable @inline(__always)
  static func record(
    _ a: Handle, _ b: Handle, code: @autoclosure () -> OperationCode,
    _ value: (Double, Double) -> Double
  ) -> Handle? {
    guard
      _fastPath(
        a.flags.intersection(b.flags).contains(.isScalar)
          && a.flags.union(b.flags).contains(.requiresGrad))
    else { return nil }
    let state = ThreadState.current
    let (first, x) = a.operand(state)
    let (second, y) = b.operand(state)
    guard _fastPath(first | second >= 0) else { return nil }
    return .push(
      Record(
        value: value(x, y), first: first, second: second, code: code().rawValue, kind: .plain,
        flags: .result(of: a.flags, b.flags)), state)
  }

  @inlinable @inline(__always)
  static func push(_ record: Record, _ state: UnsafeMutablePointer<ThreadState>) -> Handle {
    let position = state.pointee.current.pointee.append(record)
    return Handle(
      graph: state.pointee.fastGraph, position: position, flags: record.flags, value: record.value)
  }

  /// Where a scalar stands on the current tape, and its number; −1 where it cannot stand there.
  @inlinable @inline(__always)
  func operand(_ state: UnsafeMutablePointer<ThreadState>) -> (place: Int32, value: Double) {
    let known = known(state)
    return _fastPath(known.place >= 0) ? known : entered(state)
  }

  /// The same of one that has been used on this tape; −1 for others.
  @inlinable @inline(__always)
  func known(_ state: UnsafeMutablePointer<ThreadState>) -> (place: Int32, value: Double) {
    let graph = state.pointee.fastGraph
    if self.graph == graph { return (position, value) }
    if isStored {
      return storage._withUnsafeGuaranteedRef { leaf in
        leaf.serial == self.graph && leaf.graph == graph ? (leaf.position, leaf.value) : (-1, 0)
      }
    }
    return (-1, 0)
  }

  /// Puts a leaf on the current tape, if the fast path may record there.
  @usableFromInline @inline(never)
  func entered(_ state: UnsafeMutablePointer<ThreadState>) -> (place: Int32, value: Double) {
    guard isLeaf, state.pointee.fastGraph != .max else { return (-1, 0) }
    let leaf = leaf
    return (state.pointee.current.pointee.enter(self, leaf), leaf?.value ?? value)
  }
}

extension ThreadState {
  /// Whether an operation is only computed: outside of programs, where no gradient may flow.
  fileprivate func recordsNothing(of gradient: Bool) -> Bool {
    budget == nil && !recordsConstants && (noGradDepth > 0 || !gradient)
  }
}

extension ThreadState {
  /// Charges an operation before it is computed; without a budget it costs nothing.
  fileprivate func charge(
    _ operation: some Operation, _ operands: [NDArray], result: Shape
  ) throws(TensorError) -> (work: Int, numbers: Int) {
    guard let budget else { return (0, 0) }
    if budget.isSweepDue { current.sweep(budget) }
    let work = operation.work(of: operands.map(\.shape), result: result)
    // Besides its elements a result has a record and a shape.
    let numbers = result.checkedSize.adding(4 + result.count)
    do { try budget.charge(operations: 1, work: work, room: numbers) } catch {
      throw TensorError(.exceeded(error), operation: operation.name)
    }
    // On the way back the record itself costs as much as some elements.
    return (work.adding(25), numbers)
  }

  /// Charges a backward pass: every operation is gone over once more for each of its operands, and
  /// leaves gradients the first time.
  func chargeBackward(over tape: UnsafeMutablePointer<Tape>) throws(TensorError) {
    guard let budget else { return }
    let isFirst = tape.pointee.differentiated == 0
    if isFirst { budget.makeRoom(for: tape.pointee.numbers) }
    let numbers = isFirst ? tape.pointee.numbers : 0
    do { try budget.charge(work: tape.pointee.work.times(3), room: numbers) } catch {
      throw TensorError(.exceeded(error), operation: "backward")
    }
    budget.hold(numbers, onTapeOf: tape.pointee.graph)
  }
}
