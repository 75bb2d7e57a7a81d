// How an elementwise rule is an operation: loops over elements, with broadcasting.

extension UnaryRule {
  public func shape(of operands: [Shape]) throws(OperationError) -> Shape { operands[0] }

  public func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    operands[0].elements.withUnsafeBufferPointer { x in
      NDArray(shape: shape) { value(x[$0]) }
    }
  }

  public func pullback<Q: ArrayQuantity>(
    _ upstream: Q, to operand: Int, of operands: [Q], result: Q
  ) -> Q {
    passing(upstream, derivative(operands[0], result)).expanded(to: operands[0].shape)
  }

  public func backward(
    _ upstream: NDArray, to operand: Int, of operands: [NDArray], result: NDArray
  ) -> NDArray {
    let x = operands[0].elements
    let y = result.elements
    return NDArray(shape: upstream.shape) {
      Self.contribution(upstream.elements[$0], derivative(x[$0], y[$0]))
    }
  }

  public func localDerivative(to operand: Int, of operands: [NDArray], result: NDArray) -> NDArray?
  { NDArray(shape: result.shape) { derivative(operands[0].elements[$0], result.elements[$0]) } }
}

extension BinaryRule {
  public func shape(of operands: [Shape]) throws(OperationError) -> Shape {
    guard let shape = operands[0].broadcast(with: operands[1]) else { throw .notBroadcastable }
    return shape
  }

  public func evaluate(_ operands: [NDArray], shape: Shape) -> NDArray {
    combine(operands, shape: shape) { value($0, $1) }
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
    var local = locals(to: operand, of: operands, result: result)
    for i in local.elements.indices {
      local.elements[i] = Self.contribution(upstream.elements[i], local.elements[i])
    }
    return local.summed(to: operands[operand].shape)
  }

  public func localDerivative(to operand: Int, of operands: [NDArray], result: NDArray) -> NDArray?
  { locals(to: operand, of: operands, result: result) }

  private func locals(to operand: Int, of operands: [NDArray], result: NDArray) -> NDArray {
    var position = 0
    return combine(operands, shape: result.shape) { a, b in
      let both = derivatives(a, b, result.elements[position])
      position += 1
      return operand == 0 ? both.0 : both.1
    }
  }

  /// A loop over two operands in row-major order, stretched to `shape`.
  @inline(__always)
  private func combine(
    _ operands: [NDArray], shape: Shape, _ body: (Double, Double) -> Double
  ) -> NDArray {
    let (a, b) = (operands[0], operands[1])
    return a.elements.withUnsafeBufferPointer { x in
      b.elements.withUnsafeBufferPointer { y in
        if a.shape == b.shape { return NDArray(shape: shape) { body(x[$0], y[$0]) } }
        let elements = [Double](unsafeUninitializedCapacity: shape.size) { buffer, initialized in
          forEachOffset(
            in: shape, a.shape.strides(broadcastTo: shape), b.shape.strides(broadcastTo: shape)
          ) { buffer.initializeElement(at: $0, to: body(x[$1], y[$2])) }
          initialized = shape.size
        }
        return NDArray(shape: shape, elements: elements)
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
