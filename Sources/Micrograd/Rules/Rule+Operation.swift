// How an elementwise rule is an operation: loops over elements, with broadcasting.

extension UnaryRule {
  public func shape(of operands: [Shape]) throws(OperationError) -> Shape { operands[0] }

  public func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    operands[0].withPointer { x in NDArray(shape: shape) { value(x[$0]) } }
  }

  public func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    passing(upstream, derivative(operands[0], result)).expanded(to: operands[0].shape)
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
    combine(operands, shape: shape) { value($1, $2) }
  }

  public func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    let locals = derivatives(operands[0], operands[1], result)
    return passing(upstream, operand == 0 ? locals.0 : locals.1).summed(to: operands[operand].shape)
  }

  public func backward(
    _ upstream: NDArray, to operand: Int, of operands: [NDArray], result: NDArray
  ) -> NDArray {
    upstream.withPointer { upstream in
      locals(to: operand, of: operands, result: result) {
        Self.contribution(upstream[$0], $1)
      }
    }.summed(to: operands[operand].shape)
  }

  public func localDerivative(to operand: Int, of operands: [NDArray], result: NDArray) -> NDArray?
  { locals(to: operand, of: operands, result: result) { $1 } }

  /// What `body` makes of the derivative at each position of the result.
  @inline(__always)
  private func locals(
    to operand: Int, of operands: [NDArray], result: NDArray, _ body: (Int, Double) -> Double
  ) -> NDArray {
    result.withPointer { y in
      // Two loops, neither of which computes or asks anything about the other operand.
      operand == 0
        ? combine(operands, shape: result.shape) { body($0, derivatives($1, $2, y[$0]).0) }
        : combine(operands, shape: result.shape) { body($0, derivatives($1, $2, y[$0]).1) }
    }
  }

  /// A loop over two operands in row-major order, stretched to `shape`; `body` is called with
  /// positions and elements.
  @inline(__always)
  private func combine(
    _ operands: [NDArray], shape: Shape, _ body: (Int, Double, Double) -> Double
  ) -> NDArray {
    let (a, b) = (operands[0], operands[1])
    return a.withPointer { x in
      b.withPointer { y in
        if a.shape == b.shape { return NDArray(shape: shape) { body($0, x[$0], y[$0]) } }
        return NDArray(shape: shape) { result, _ in
          forEachOffset(
            in: shape, a.shape.strides(broadcastTo: shape), b.shape.strides(broadcastTo: shape)
          ) { result[$0] = body($0, x[$1], y[$2]) }
        }
      }
    }
  }
}

extension ElementwiseRule {
  /// A function takes as long as some multiplications.
  public func work(of operands: [Shape], result: Shape) -> Int { result.checkedSize.times(4) }

  /// upstream × local; a gate that is shut gives 0 whatever comes from upstream.
  @inline(__always)
  static func contribution(_ upstream: Double, _ local: Double) -> Double {
    isGate && local == 0 ? 0 : upstream * local
  }

  /// `contribution`, read with any quantity.
  fileprivate func passing<Q: ArrayQuantity>(_ upstream: Q, _ local: Q) -> Q {
    guard Self.isGate else { return upstream * local }
    return .choose(where: local, .equal, 0, then: 0, otherwise: upstream * local)
  }
}
