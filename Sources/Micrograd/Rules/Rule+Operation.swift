// How an elementwise rule is an operation: loops over elements, with broadcasting.

extension UnaryRule {
  public func shape(of operands: [Shape]) throws(OperationError) -> Shape { operands[0] }

  public func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    operands[0].withPointer { x in NDArray(shape: shape) { value(x[$0]) } }
  }

  public func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    Self.contribution(upstream, derivative(operands[0], result)).expanded(to: operands[0].shape)
  }

  public func backward(
    _ upstream: NDArray, to operand: Int, of operands: [NDArray], result: NDArray
  ) -> NDArray {
    upstream.withPointer { upstream in
      operands[0].withPointer { x in
        result.withPointer { y in
          NDArray(shape: result.shape) {
            Self.contribution(upstream[$0], derivative(x[$0], y[$0]))
          }
        }
      }
    }
  }

  public func localDerivative(to operand: Int, of operands: [NDArray], result: NDArray) -> NDArray?
  {
    operands[0].withPointer { x in
      result.withPointer { y in NDArray(shape: result.shape) { derivative(x[$0], y[$0]) } }
    }
  }
}

extension BinaryRule {
  public func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    guard let shape = operands[0].broadcast(with: operands[1]) else { throw .notBroadcastable }
    return shape
  }

  public func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    combine(operands, shape: shape, ValueOfTwo(rule: self))
  }

  public func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    let (first, second) = derivatives(operands[0], operands[1], result)
    return Self.contribution(upstream, operand == 0 ? first : second)
      .summed(to: operands[operand].shape)
  }

  public func backward(
    _ upstream: NDArray, to operand: Int, of operands: [NDArray], result: NDArray
  ) -> NDArray {
    contributions(upstream, to: operand, of: operands, result: result)
      .summed(to: operands[operand].shape)
  }

  public func localDerivative(to operand: Int, of operands: [NDArray], result: NDArray) -> NDArray?
  {
    let ones = NDArray(shape: result.shape, repeating: 1)
    return contributions(ones, to: operand, of: operands, result: result)
  }

  /// What each element of the result passes back to an operand that has been stretched.
  private func contributions(
    _ upstream: NDArray, to operand: Int, of operands: [NDArray], result: NDArray
  ) -> NDArray {
    upstream.withPointer { upstream in
      result.withPointer { y in
        // Two loops, neither of which computes or asks anything about the other operand.
        operand == 0
          ? combine(operands, shape: result.shape, ToFirst(rule: self, upstream: upstream, y: y))
          : combine(operands, shape: result.shape, ToSecond(rule: self, upstream: upstream, y: y))
      }
    }
  }
}

/// What is computed at each position of a loop over two operands.
///
/// A type and not a closure: the compiler makes a loop of its own for each type, while it calls a
/// closure that several loops share, for every element.
private protocol ElementOfTwo {
  func at(_ position: Int, _ a: Double, _ b: Double) -> Double
}

private struct ValueOfTwo<Rule: BinaryRule>: ElementOfTwo {
  let rule: Rule
  @inline(__always)
  func at(_ position: Int, _ a: Double, _ b: Double) -> Double { rule.value(a, b) }
}

private struct ToFirst<Rule: BinaryRule>: ElementOfTwo {
  let rule: Rule
  let upstream: UnsafePointer<Double>
  let y: UnsafePointer<Double>
  @inline(__always)
  func at(_ i: Int, _ a: Double, _ b: Double) -> Double {
    Rule.contribution(upstream[i], rule.derivatives(a, b, y[i]).0)
  }
}

private struct ToSecond<Rule: BinaryRule>: ElementOfTwo {
  let rule: Rule
  let upstream: UnsafePointer<Double>
  let y: UnsafePointer<Double>
  @inline(__always)
  func at(_ i: Int, _ a: Double, _ b: Double) -> Double {
    Rule.contribution(upstream[i], rule.derivatives(a, b, y[i]).1)
  }
}

/// A loop over two operands in row-major order, stretched to `shape`.
private func combine(
  _ operands: [NDArray], shape: Shape, _ element: some ElementOfTwo
) -> NDArray {
  let (a, b) = (operands[0], operands[1])
  return a.withPointer { x in
    b.withPointer { y in
      if a.shape == b.shape { return NDArray(shape: shape) { element.at($0, x[$0], y[$0]) } }
      return NDArray(shape: shape) { result, _ in
        forEachOffset(
          in: shape, a.shape.strides(broadcastTo: shape), b.shape.strides(broadcastTo: shape)
        ) { result[$0] = element.at($0, x[$1], y[$2]) }
      }
    }
  }
}

extension ElementwiseRule {
  /// A function takes as long as some multiplications.
  public func work(of operands: [Shape], result: Shape) -> Int { result.checkedSize.times(4) }

  /// upstream × local, or what a gate lets through of it.
  @inline(__always)
  static func contribution<Q: Quantity>(_ upstream: Q, _ local: Q) -> Q {
    isGate ? .gated(upstream, local) : upstream * local
  }
}

extension Quantity {
  /// upstream × local; a gate that is shut gives 0 whatever comes from upstream.
  @inline(__always)
  static func gated(_ upstream: Self, _ local: Self) -> Self {
    .choose(where: local, .equal, 0, then: 0, otherwise: upstream * local)
  }
}
