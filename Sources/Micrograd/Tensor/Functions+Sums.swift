// Sums of many scalars at once, as a neuron makes them.

/// The sum of some tensors, added one after the other.
///
/// The same graph and the same numbers as a loop that adds each with `+`, in less time: handles
/// are looked at where they lie.
///
/// ```swift
/// let x = Tensor(2.0, requiresGrad: true)
/// print(sum([x, x * x, 1]))  // tensor(7., requires_grad=True)
/// ```
/// - Precondition: there is at least one, or a `start`; their shapes can be broadcast.
/// - Parameters:
///   - terms: What is added, from the first on.
///   - start: What the first is added to.
public func sum(_ terms: [Tensor], from start: Tensor? = nil) -> Tensor {
  precondition(start != nil || !terms.isEmpty, "sum: there is nothing to add")
  var sum = start ?? terms[0]
  var index = start == nil ? 1 : 0
  while index < terms.count {
    // As many as can be recorded together, then one for itself.
    index = sum.add(terms, from: index)
    if index < terms.count {
      sum = sum + terms[index]
      index += 1
    }
  }
  return sum
}

/// The sum of products of two lists of tensors: start + a₀·b₀ + a₁·b₁ + …, from left to right.
///
/// The same graph and the same numbers as a loop that adds each product, in less time.
///
/// ```swift
/// let weights = [Tensor(2.0, requiresGrad: true), Tensor(3.0, requiresGrad: true)]
/// print(dot(weights, [1, 10], from: 5))  // tensor(37., requires_grad=True)
/// ```
/// - Precondition: the lists are of one length, which is not 0 where there is no `start`.
/// - Parameters:
///   - a: The factors on the left, such as weights.
///   - b: As many on the right.
///   - start: What the first product is added to, such as a neuron's bias.
public func dot(_ a: [Tensor], _ b: [Tensor], from start: Tensor? = nil) -> Tensor {
  precondition(a.count == b.count, "dot: \(a.count) and \(b.count) tensors do not pair up")
  precondition(start != nil || !a.isEmpty, "dot: there is nothing to add")
  var sum = start ?? a[0] * b[0]
  var index = start == nil ? 1 : 0
  while index < a.count {
    // As many as can be recorded together, then one for itself.
    index = sum.addProducts(a, b, from: index)
    if index < a.count {
      sum = sum + a[index] * b[index]
      index += 1
    }
  }
  return sum
}

extension Tensor {
  /// Adds scalars to this scalar while they can be recorded as they are.
  ///
  /// - Returns: where it stopped.
  fileprivate mutating func add(_ terms: [Tensor], from index: Int) -> Int {
    let state = ThreadState.current
    return terms.withUnsafeBufferPointer { terms in
      add(ofProducts: false, atMost: terms.count - index, state) {
        terms[index + $0].handle.term(state)
      }
    } + index
  }

  /// Adds products of scalars likewise.
  fileprivate mutating func addProducts(_ a: [Tensor], _ b: [Tensor], from index: Int) -> Int {
    let state = ThreadState.current
    // The handles alone, which count nothing; the lists hold what they look into.
    return a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        add(ofProducts: true, atMost: a.count - index, state) {
          guard let first = a[index + $0].handle.term(state),
            let second = b[index + $0].handle.term(state),
            first.requiresGrad || second.requiresGrad
          else { return nil }
          return SumTerm(
            operands: SumTerm.Operands(
              first: first.operands.first, second: second.operands.first),
            value: first.value * second.value, requiresGrad: true)
        }
      }
    } + index
  }

  @inline(__always)
  private mutating func add(
    ofProducts areProducts: Bool, atMost limit: Int, _ state: UnsafeMutablePointer<ThreadState>,
    _ term: (Int) -> SumTerm?
  ) -> Int {
    guard let start = handle.term(state),
      let (record, count) = state.pointee.current.pointee.appendSum(
        from: start, ofProducts: areProducts, atMost: limit, term)
    else { return 0 }
    let position = Int32(truncatingIfNeeded: state.pointee.current.pointee.count - 1)
    self = Tensor(
      Handle(
        graph: state.pointee.fastGraph, position: position, flags: record.flags,
        value: record.value))
    return count
  }
}

extension Handle {
  /// This scalar as a term of a sum on the current tape; nil where it has not been used there.
  @inline(__always)
  fileprivate func term(_ state: UnsafeMutablePointer<ThreadState>) -> SumTerm? {
    let (place, value) = known(state)
    guard place >= 0, flags.contains(.isScalar) else { return nil }
    return SumTerm(
      operands: SumTerm.Operands(first: place), value: value,
      requiresGrad: flags.contains(.requiresGrad))
  }
}
