// Applies Micrograd's operations, and turns what is wrong with them into the program's errors.

import Micrograd

extension Interpreter {
  /// The tensor, unless its graph is no longer kept.
  func readable(_ object: TensorObject, _ span: Span) throws(Fault) -> TensorObject {
    guard object.tensor.isReadable else { throw Fault(.tensor(.graphIsGone), span) }
    return object
  }

  /// A number in an expression, as an operand beside a tensor.
  func constant(_ number: Number) -> TensorObject {
    // The initializer with a name notes the line.
    TensorObject(Tensor(number.double, name: nil), number.kind)
  }

  func apply(
    _ operation: some Operation, _ operands: [TensorObject], atLeast kind: ElementKind,
    span: Span, point: Int? = nil
  ) throws(Fault) -> TensorObject {
    let shape = { try? operation.shape(of: operands.map(\.tensor.shape)) }
    return try compose(operands, atLeast: kind, span: span, point: point, shape: shape) {
      () throws(TensorError) in try Tensor.apply(operation, operands.map(\.tensor))
    }
  }

  /// Computes with operands that are there, noting the line.
  /// - Parameter shape: The result's shape, to say how large a limit it needs.
  func compose(
    _ operands: [TensorObject], atLeast kind: ElementKind = .float, span: Span,
    point: Int? = nil, shape: () -> [Int]? = { nil }, _ body: () throws(TensorError) -> Tensor
  ) throws(Fault) -> TensorObject {
    for operand in operands {
      _ = try readable(operand, span)
      try charge(work: operand.tensor.shape, span)
    }
    noteSource(span)
    do throws(TensorError) {
      let result = try body()
      let promoted = operands.map(\.kind).reduce(kind) { max($0, $1) }
      // A micrograd Value is one number.
      return TensorObject(result, result.shape.isEmpty ? promoted : min(promoted, .float))
    } catch {
      // Where several operations are composed, a few results that the operands are broadcast to.
      let size = shape()?.checkedSize ?? (broadcast(operands) + [4]).checkedSize
      throw Fault(problem(error, size: size), span, point: point)
    }
  }

  /// The largest extents of the operands, counted from the last dimension.
  private func broadcast(_ operands: [TensorObject]) -> [Int] {
    operands.map(\.tensor.shape).reduce([]) { shape, other in
      let (longer, shorter) = shape.count < other.count ? (other, shape) : (shape, other)
      let offset = longer.count - shorter.count
      return longer.enumerated().map {
        $0.offset < offset ? $0.element : max($0.element, shorter[$0.offset - offset])
      }
    }
  }

  /// Computes without recording.
  func unrecorded(span: Span, _ body: () throws(TensorError) -> Tensor) throws(Fault) -> Tensor {
    try noGrad { () throws(Fault) in
      do throws(TensorError) { return try body() } catch { throw Fault(problem(error), span) }
    }
  }

  private func problem(_ error: TensorError, size: Int = 0) -> Problem {
    switch error.reason {
    case .operationLimit: .run(.tooMany(.operations, limit: limits.maxOperations, used: 0, more: 0))
    // What is recorded is counted apart, and is at most the limit so far.
    case .elementLimit: tooManyElements(after: limits.maxElements, size)
    case .graphIsGone, .graphsDiffer: .tensor(.graphIsGone)
    case .notDifferentiable: .tensor(.doesNotRequireGrad)
    case .notAScalar: .tensor(.backwardShape(shape: error.operands.first?.shape ?? []))
    default: .tensor(.operation(error.description))
    }
  }

  /// The result of an operation whose result shares its memory with the operand, in PyTorch.
  func view(
    _ operation: some Operation, _ operand: TensorObject, span: Span
  ) throws(Fault) -> TensorObject {
    let result = try apply(operation, [operand], atLeast: .bool, span: span)
    operand.isShared = true
    result.isShared = true
    return result
  }

  /// The dimensions in reverse order: of a matrix, its transpose.
  func transposed(_ object: TensorObject, _ span: Span) throws(Fault) -> TensorObject {
    let rank = object.tensor.rank
    if rank == 2 { return try view(Transpose(0, 1), object, span: span) }
    return try view(Permute((0..<rank).reversed()), object, span: span)
  }

  /// The same numbers as a constant.
  func detached(_ object: TensorObject, _ span: Span) throws(Fault) -> Value {
    try charge(elements: object.tensor.shape, span)
    noteSource(span)
    let result = TensorObject(object.tensor.detached(), object.kind)
    result.isShared = true
    object.isShared = true
    return .tensor(result)
  }

  /// The number of a tensor with one element.
  func item(of object: TensorObject, _ span: Span) throws(Fault) -> Double {
    let tensor = try readable(object, span).tensor
    let count = tensor.shape.size
    guard count == 1 else { throw Fault(.value(.notOneElement(count: count)), span) }
    return tensor.item
  }

  /// - Parameter gradient: What PyTorch starts from in place of 1; of the value's shape.
  func backward(
    _ object: TensorObject, from gradient: TensorObject? = nil, retainGraph: Bool = false,
    _ span: Span
  ) throws(Fault) {
    let tensor = try readable(object, span).tensor
    guard tensor.requiresGrad else { throw Fault(.tensor(.doesNotRequireGrad), span) }
    guard !object.isFinished else { throw Fault(.tensor(.backwardTwice), span) }
    if let gradient, gradient.tensor.shape != tensor.shape {
      throw Fault(.tensor(.gradientShape(gradient.tensor.shape, shape: tensor.shape)), span)
    }
    try charge(work: tensor.shape, span)
    do throws(TensorError) { try tensor.checkedBackward(gradient?.tensor.array) } catch {
      throw Fault(problem(error), span)
    }
    object.isFinished = !retainGraph && object.kind < .value
    differentiated = object
  }
}
