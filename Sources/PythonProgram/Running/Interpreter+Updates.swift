// Changes values where they are: `x += y`.

import Micrograd

extension Interpreter {
  /// What `old += value` gives: a class may change its instance, a list grows for whoever holds it.
  ///
  /// - Parameter isInPlace: Whether a tensor changes itself, whoever holds it.
  func update(
    _ old: Value, _ operation: BinaryOperator, _ value: Value, isInPlace: Bool, _ span: Span,
    point: Int
  ) throws(Fault) -> Value {
    if operation == .add, let list = old.elements, list.kind == .list,
      isExtended(by: value)
    {
      // Of a list no copy is made: it may be a large one.
      let added =
        if let elements = value.elements { try values(of: elements, span) } else {
          try elements(of: value, span)
        }
      try extend(list, with: added, span)
      return old
    }
    if let instance = old.object(as: Instance.self),
      let result = try special(operation.inPlaceMethodName, instance, [value], span),
      !result.isNotImplemented
    {
      return result
    }
    if let set = old.object(as: SetValue.self), let object = value.object, isSet(object) {
      if try update(set, operation, asSet(object, value, span), span) { return old }
    }
    if operation == .or, let dictionary = old.object(as: DictionaryValue.self),
      value.object is DictionaryValue
    {
      try merge(value, into: dictionary, span)
      return old
    }
    let new: Value
    do throws(Fault) { new = try apply(operation, old, value, span, point: point) } catch {
      guard case .value(.operandTypes(let symbol, let left, let right, _)) = error.problem else {
        throw error
      }
      throw error.replaced(by: .value(.operandTypes(symbol, left, right, isInPlace: true)))
    }
    guard isInPlace, case .tensor(let object) = old, object.kind < .value,
      case .tensor(let result) = new
    else { return new }
    try replace(object, by: result, span, point: point)
    return old
  }

  /// Whether a list takes the elements of a value, as `extend` does: what adds itself to a list is
  /// asked first.
  private func isExtended(by value: Value) -> Bool {
    switch value {
    case .tensor: false
    case .object(let instance as Instance): instance.type["__radd__"] == nil
    default: true
    }
  }

  /// Throws where a parameter would be changed outside of `with torch.no_grad():`.
  ///
  /// - Parameter isPart: Whether only some of its numbers would.
  func checkChangeable(
    _ object: TensorObject, _ span: Span, point: Int? = nil, isPart: Bool = false
  ) throws(Fault) {
    var current = object
    while let view = current.view {
      guard !view.isDetached else { return }
      current = view.base
    }
    guard
      isUpdating || !current.tensor.isLeaf || !current.tensor.requiresGrad
        || current.isUpdatedByAssignment
    else {
      let isView = isPart || object.view != nil
      throw Fault(.tensor(isView ? .leafViewInPlace : .leafInPlace), span, point: point)
    }
  }

  /// `x += y` on a tensor: the object stays, its numbers change.
  func replace(
    _ object: TensorObject, by result: TensorObject, _ span: Span, point: Int
  ) throws(Fault) {
    let shape = object.tensor.shape
    guard result.kind <= object.kind else {
      let problem = Problem.Tensor.inPlaceKind(result.kind.scalarName, object.kind.scalarName)
      throw Fault(.tensor(problem), span, point: point)
    }
    guard shape == result.tensor.shape else {
      throw Fault(
        .tensor(.inPlaceShape(shape: shape, result: result.tensor.shape)), span, point: point)
    }
    try checkChangeable(object, span, point: point)
    if object.tensor.isLeaf, object.tensor.requiresGrad {
      if object.isUpdatedByAssignment { object.tensor.zeroGrad() }
    }
    try overwrite(object, with: result.tensor, span)
  }
}
