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
  return terms.withUnsafeBufferPointer { terms in
    var sum = start ?? terms[0]
    for index in (start == nil ? 1 : 0)..<terms.count {
      sum = sum + terms[index]
    }
    return sum
  }
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
    // As many as can be recorded in a row, then one on the longer path.
    index = sum.addProducts(a, b, from: index)
    if index < a.count {
      sum = sum + a[index] * b[index]
      index += 1
    }
  }
  return sum
}

extension Tensor {
  /// Adds products of scalars to this scalar while they can be recorded without more ado.
  ///
  /// - Returns: where it stopped.
  fileprivate mutating func addProducts(_ a: [Tensor], _ b: [Tensor], from start: Int) -> Int {
    let state = ThreadState.current
    guard flags.contains(.isScalar), handle.graph == state.pointee.fastGraph else { return start }
    var (sum, index) = (handle, start)
    a.withUnsafeBufferPointer { a in
      b.withUnsafeBufferPointer { b in
        // The handles alone, which count nothing; the lists hold what they look into.
        while index < a.count,
          let product = Handle.record(a[index].handle, b[index].handle, code: .multiply, *)
        {
          // Both stand on the tape.
          sum = .push(
            Record(
              value: sum.value + product.value, first: sum.position, second: product.position,
              code: OperationCode.add.rawValue, kind: .plain,
              flags: .result(of: sum.flags, product.flags)), state)
          index += 1
        }
      }
    }
    if index > start { self = Tensor(sum) }
    return index
  }
}
