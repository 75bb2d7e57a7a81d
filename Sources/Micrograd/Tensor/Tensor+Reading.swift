// Reading a tensor: its shape, numbers, gradient and names.

extension Tensor {
  /// The extent of each dimension; `[]` for a scalar.
  public var shape: [Int] {
    if flags.contains(.isScalar) { return [] }
    if let owner { return owner.current.shape }
    if isLeaf { return leaf?.current.shape ?? [] }
    return onTape { $0.pointee.shape(at: Int(position)) } ?? []
  }

  /// The number of dimensions.
  public var rank: Int { shape.count }

  /// Whether a gradient flows to or through this tensor.
  public var requiresGrad: Bool { flags.contains(.requiresGrad) }

  /// Whether the numbers of this value are still there, on this thread: in its graph, or kept for
  /// the program that computed it.
  package var isReadable: Bool { owner != nil || isInGraph }

  /// Whether the graph that holds this value is still there, on this thread.
  package var isInGraph: Bool {
    isLeaf || (try? ThreadState.current.pointee.tape(of: graph)) != nil
  }

  /// The number of a tensor with one element.
  ///
  /// - Precondition: there is exactly one element.
  public var item: Double {
    if flags.contains(.isScalar) { return scalar }
    let elements = elements
    precondition(
      elements.count == 1,
      "item: a tensor of shape \(shape) has \(elements.count) elements; use .elements")
    return elements[0]
  }

  /// All numbers in row-major order.
  public var elements: [Double] { array.elements }

  /// The gradient, of this tensor's shape, or nil where none has come here.
  ///
  /// A leaf's gradient is the sum over all calls of `backward()` since `zeroGrad()`; a computed
  /// value's is that of its own graph, and goes with it.
  public var grad: Tensor? {
    if isLeaf, flags.contains(.isScalar) { return leaf?.slope.map { Tensor(scalar: $0) } }
    let gradient = isLeaf ? leaf?.grad : onTape { $0.pointee.grad(at: Int(position)) } ?? nil
    return gradient.map { Tensor($0) }
  }

  /// The numbers, as a constant outside of any graph; on a leaf they can be set.
  ///
  /// ```swift
  /// w.data -= 0.01 * w.grad!
  /// ```
  /// Setting changes neither the shape nor any graph that was recorded before.
  public var data: Tensor {
    get { detached() }
    nonmutating set {
      guard let leaf = noted() else { fatalError(TensorError(.notALeaf).description) }
      guard newValue.shape == shape else {
        fatalError(
          TensorError(.dataShape(newValue.shape), operands: [operandDescription]).description)
      }
      if flags.contains(.isScalar) {
        leaf.set(newValue.scalar)
      } else {
        leaf.set(newValue.array)
      }
      if handle.isConstant { ThreadState.current.pointee.forgetConstant(graph) }
    }
  }

  /// A constant with the same numbers, outside of any graph.
  public func detached() -> Tensor {
    flags.contains(.isScalar) ? Tensor(scalar: scalar) : Tensor(array)
  }

  /// Forgets a leaf's gradient, so that the next `backward()` starts anew.
  public func zeroGrad() { leaf?.grad = nil }

  /// The name of this value.
  public var name: String? {
    if let storage = owner ?? leaf { return storage.name }
    return isLeaf ? nil : onTape { $0.pointee.name(at: Int(position)) } ?? nil
  }

  /// Gives this value a label, which pictures show in place of the name.
  @discardableResult
  public func labeled(_ label: String) -> Tensor {
    (owner ?? noted())?.label = label
    onTapes { $0.pointee.labels[$1] = label }
    return self
  }

  // MARK: Inside

  /// The numbers with their shape.
  var array: NDArray { trapping { () throws(TensorError) in try checkedArray() } }

  /// The same, charged to the program that runs, if one does.
  package var chargedArray: NDArray {
    get throws(Budget.Exceeded) {
      try ThreadState.current.pointee.budget?.charge(work: shape.checkedSize)
      return array
    }
  }

  func checkedArray() throws(TensorError) -> NDArray {
    if flags.contains(.isScalar) { return NDArray(scalar) }
    if let storage = owner ?? leaf { return storage.current }
    return try ThreadState.current.pointee.tape(of: graph).pointee.array(at: Int(position))
  }

  package var operandDescription: TensorError.Operand {
    let tape = try? ThreadState.current.pointee.tape(of: graph)
    return TensorError.Operand(
      name: isLeaf ? leaf?.name : owner?.name ?? tape?.pointee.name(at: Int(position)), shape: shape
    )
  }

  /// Reads or writes where a computed value stands, or a constant without storage.
  func onTapes(_ body: (UnsafeMutablePointer<Tape>, Int32) -> Void) {
    if handle.isConstant {
      ThreadState.current.pointee.forEachPlace(ofConstant: graph, body)
    } else if !isLeaf {
      onTape { body($0, position) }
    }
  }

  /// Reads the tape of a computed value. Where it is gone, there is nothing to read if the numbers
  /// were kept; else it stops with a message.
  private func onTape<R>(_ body: (UnsafeMutablePointer<Tape>) -> R) -> R? {
    let state = ThreadState.current
    if owner != nil { return (try? state.pointee.tape(of: graph)).map(body) }
    return body(trapping { () throws(TensorError) in try state.pointee.tape(of: graph) })
  }
}

/// Stops with the words of an error where there is nobody to throw it to: in an operator.
@inline(__always)
package func trapping<R>(_ body: () throws(TensorError) -> R) -> R {
  do { return try body() } catch { fatalError(error.description) }
}
