// Applies Micrograd's operations, and turns what is wrong with them into the program's errors.

import Micrograd

extension Interpreter {
  /// The tensor, unless its numbers are no longer kept.
  func readable(_ object: TensorObject, _ span: Span) throws(Fault) -> TensorObject {
    guard object.tensor.isReadable else { throw Fault(.tensor(.graphIsGone), span) }
    return object
  }

  /// The tensor, to be drawn with what it was computed from.
  func inGraph(_ object: TensorObject, _ span: Span) throws(Fault) -> TensorObject {
    guard object.tensor.isInGraph else { throw Fault(.tensor(.graphIsGone), span) }
    return object
  }

  /// A number in an expression, as an operand beside a tensor, whose kind it takes where it can.
  func constant(_ number: Number, beside other: TensorObject? = nil) -> TensorObject {
    var kind = number.kind
    if let other, other.kind.category >= kind.category { kind = other.kind }
    // The initializer with a name notes the line.
    return TensorObject(Tensor(number.double, name: nil), kind)
  }

  /// A new tensor of numbers, none of which is computed before the array is charged.
  func tensor(
    _ shape: [Int], _ kind: ElementKind, requiresGrad: Bool = false, _ span: Span,
    _ element: (Int) -> Double
  ) throws(Fault) -> TensorObject {
    try check(shape: shape, span)
    try charge(work: shape.checkedSize, span)
    noteSource(span)
    let array = NDArray(shape: shape, element)
    return TensorObject(Tensor(array, requiresGrad: requiresGrad), kind)
  }

  /// The numbers of a tensor, for those who go over them.
  func array(of object: TensorObject, _ span: Span) throws(Fault) -> NDArray {
    let tensor = try readable(object, span).tensor
    return try charged(span) { () throws(Budget.Exceeded) in try tensor.chargedArray }
  }

  func apply(
    _ operation: some Operation, _ operands: [TensorObject], atLeast kind: ElementKind,
    span: Span, point: Int? = nil
  ) throws(Fault) -> TensorObject {
    let result = try compose(operands, atLeast: kind, span: span, point: point) {
      () throws(TensorError) in
      try Tensor.apply(operation, operands.map(\.tensor))
    }
    result.gradientFunction = { [shapes = operands.map(\.tensor.shape)] in
      GradientFunctionName.name(of: operation, operands: shapes, result: $0)
    }
    return result
  }

  /// Computes with operands that are there, noting the line; the engine charges each operation.
  func compose(
    _ operands: [TensorObject], atLeast kind: ElementKind = .float, span: Span,
    point: Int? = nil, _ body: () throws(TensorError) -> Tensor
  ) throws(Fault) -> TensorObject {
    for operand in operands { _ = try readable(operand, span) }
    noteSource(span)
    let result: Tensor
    do throws(TensorError) { result = try body() } catch {
      throw Fault(problem(error), span, point: point)
    }
    let promoted = ElementKind.promoted(operands, atLeast: kind)
    // A micrograd Value is one number.
    let object = TensorObject(result, result.shape.isEmpty ? promoted : promoted.ofTensor)
    guard promoted.wraps else { return object }
    let numbers = try array(of: object, span).elements
    guard numbers.contains(where: { promoted.wrapping($0) != $0 }) else { return object }
    return try tensor(result.shape, promoted, span) { promoted.wrapping(numbers[$0]) }
  }

  /// How many values are drawn with this one.
  func graphSize(of object: TensorObject, _ span: Span) throws(Fault) -> Int {
    do throws(TensorError) { return try object.tensor.graphSize() } catch {
      throw Fault(problem(error), span)
    }
  }

  /// Computes without recording.
  func unrecorded(span: Span, _ body: () throws(TensorError) -> Tensor) throws(Fault) -> Tensor {
    try noGrad { () throws(Fault) in
      do throws(TensorError) { return try body() } catch { throw Fault(problem(error), span) }
    }
  }

  func problem(_ error: TensorError) -> Problem {
    switch error.reason {
    case .exceeded(let excess): .run(.exceeded(excess, limits))
    case .graphIsGone, .graphsDiffer: .tensor(.graphIsGone)
    case .graphIsReleased: .tensor(.graphIsReleased)
    case .notDifferentiable: .tensor(.doesNotRequireGrad)
    case .notAScalar: .tensor(.backwardShape(shape: error.operands.first?.shape ?? []))
    default: .tensor(.operation(error))
    }
  }

  /// The result of an operation whose result shares its memory with the operand, in PyTorch.
  func view(
    _ operation: some Operation, _ operand: TensorObject, span: Span
  ) throws(Fault) -> TensorObject {
    let result = try apply(operation, [operand], atLeast: .bool, span: span)
    if (operand.view?.depth ?? 0) < TensorView.maximumDepth {
      result.view = TensorView(of: operand, keepsOrder: operation.keepsOrder) {
        base throws(TensorError) in
        try Tensor.apply(operation, [base])
      }
    }
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
    let numbers = try array(of: object, span).elements
    let result = try tensor(object.tensor.shape, object.kind, span) { numbers[$0] }
    result.view = TensorView(of: object, isDetached: true, keepsOrder: true) { base in base.data }
    return .tensor(result)
  }

  /// Puts numbers in the place of a tensor's, whoever holds it.
  func fill(
    _ object: TensorObject, _ span: Span, _ element: (Int) -> Double
  ) throws(Fault) {
    try overwrite(
      object, with: tensor(object.tensor.shape, object.kind, span, element).tensor, span)
  }

  /// The same with what was computed: where the tensor is no leaf, gradients flow through it.
  func overwrite(
    _ object: TensorObject, with result: Tensor, _ span: Span
  ) throws(Fault) {
    if let view = object.view { return try overwrite(view, with: result, span) }
    if let owner = object.gradientOwner {
      owner.gradient = try charged(span) { () throws(Budget.Exceeded) in try result.chargedArray }
    }
    if object.tensor.isLeaf, object.tensor.requiresGrad {
      object.tensor.data = result
      object.version += 1
    } else {
      object.tensor = result
    }
  }

  /// Puts numbers in the place in its base where a view's stand.
  private func overwrite(
    _ view: TensorView, with result: Tensor, _ span: Span
  ) throws(Fault) {
    let base = view.base.tensor
    guard !view.isDetached else { return try overwrite(view.base, with: result.data, span) }
    let positions = try array(
      of: compose([], atLeast: .int, span: span) { () throws(TensorError) in
        try view.positions(in: base.shape)
      }, span)
    let count = positions.elements.count
    let places = NDArray(shape: [count], elements: positions.elements)
    let changed = try compose([view.base], atLeast: view.base.kind, span: span) {
      () throws(TensorError) in
      let flat = try Tensor.apply(Reshape(shape: [base.shape.size]), [base])
      let values = try Tensor.apply(Reshape(shape: [count]), [result])
      let replaced = try Tensor.apply(Assign([.positions(places)]), [flat, values])
      return try Tensor.apply(Reshape(shape: base.shape), [replaced])
    }
    try overwrite(view.base, with: changed.tensor, span)
  }

  /// The number of a tensor with one element.
  func item(
    of object: TensorObject, _ span: Span, isConversion: Bool = false
  ) throws(Fault) -> Double {
    let tensor = try readable(object, span).tensor
    let count = tensor.shape.size
    guard count == 1 else {
      throw Fault(.value(.notOneElement(count: count, isConversion: isConversion)), span)
    }
    return tensor.item
  }
}

extension Tensor {
  /// The numbers, which a program pays for. It hides the engine's property of that name, which is
  /// free: to read numbers without a charge does not compile.
  var elements: [Double] { get throws(Budget.Exceeded) { try chargedArray.elements } }
}
