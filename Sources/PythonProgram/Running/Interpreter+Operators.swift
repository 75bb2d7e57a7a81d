// Applies Python's operators to numbers, texts, lists and tensors.

import Micrograd

extension Interpreter {
  func apply(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ span: Span, point: Int? = nil
  ) throws(Fault) -> Value {
    try charge(span)
    if case (.bool(let a), .bool(let b)) = (left, right) {
      switch operation {
      case .and: return .bool(a && b)
      case .or: return .bool(a || b)
      case .xor: return .bool(a != b)
      default: break
      }
    }
    if let a = left.pythonNumber, let b = right.pythonNumber {
      do throws(Problem.Value) {
        if let result = try Number.apply(operation, a, b) { return result.value }
      } catch {
        throw Fault(.value(error), span, point: point)
      }
    }
    if let result = try applyToIntegers(operation, left, right, span, point: point) {
      return result
    }
    if let result = try special(operation, left, right, span) { return result }
    noteSource(span)
    if let (a, b) = operands(left, right),
      let result = try apply(operation, a, b, left, right, span, point)
    {
      return .tensor(result)
    }
    if let result = try applyToSequences(operation, left, right, span) { return result }
    for value in [left, right] {
      if let missing = value.object(as: Unavailable.self) { throw missing.fault(span) }
    }
    throw Fault(
      .value(.operandTypes(operation.rawValue, left.typeName, right.typeName)), span, point: point)
  }

  /// Two tensors, of which one may be a number; nil where none is a tensor or one is neither.
  func operands(_ left: Value, _ right: Value) -> (TensorObject, TensorObject)? {
    switch (left, right) {
    case (.tensor(let a), .tensor(let b)): return (a, b)
    case (.tensor(let a), _): return right.number.map { (a, constant($0, beside: a)) }
    case (_, .tensor(let b)): return left.number.map { (constant($0, beside: b), b) }
    default: return nil
    }
  }

  private func apply(
    _ operation: BinaryOperator, _ a: TensorObject, _ b: TensorObject, _ left: Value,
    _ right: Value, _ span: Span, _ point: Int?
  ) throws(Fault) -> TensorObject? {
    func apply(
      _ operation: some Operation, _ a: TensorObject, _ b: TensorObject,
      atLeast kind: ElementKind = .bool
    ) throws(Fault) -> TensorObject {
      try self.apply(operation, [a, b], atLeast: kind, span: span, point: point)
    }
    let areBools = a.kind == .bool && b.kind == .bool
    switch operation {
    case .add: return areBools ? try apply(Maximum(), a, b) : try apply(Add(), a, b)
    case .subtract: return areBools ? nil : try apply(Subtract(), a, b)
    case .multiply: return try apply(Multiply(), a, b)
    case .divide: return try apply(Divide(), a, b, atLeast: .float)
    case .power: return try power(a, b, exponent: right.number, span, point)
    case .floorDivide: return try flooredQuotient(a, b, span, point)
    case .modulo:
      // a − b·⌊a/b⌋, where the quotient counts as a constant.
      let quotient = try flooredQuotient(a, b, span, point, isConstant: true)
      return try apply(Subtract(), a, apply(Multiply(), quotient, b))
    case .matrixMultiply:
      guard case (.tensor, .tensor) = (left, right) else { return nil }
      return try apply(MatMul(), a, b)
    case .and: return areBools ? try apply(Multiply(), a, b) : try bits(operation, a, b, span)
    case .or: return areBools ? try apply(Maximum(), a, b) : try bits(operation, a, b, span)
    case .xor where areBools: return try apply(Compare(.notEqual), a, b)
    case .xor, .shiftLeft, .shiftRight: return try bits(operation, a, b, span)
    }
  }

  private func power(
    _ a: TensorObject, _ b: TensorObject, exponent: Number?, _ span: Span, _ point: Int?
  ) throws(Fault) -> TensorObject {
    guard let exponent else {
      let least = a.kind == .bool ? max(b.kind, .int) : .bool
      return try apply(Power(), [a, b], atLeast: least, span: span, point: point)
    }
    if a.kind <= .int, case .int(let value) = exponent, value < 0 {
      throw Fault(.tensor(.integerToNegativePower), span, point: point)
    }
    return try apply(Pow(exponent: exponent.double), [a], atLeast: b.kind, span: span, point: point)
  }

  /// `a // b`, which has no gradient.
  private func flooredQuotient(
    _ a: TensorObject, _ b: TensorObject, _ span: Span, _ point: Int?, isConstant: Bool = false
  ) throws(Fault) -> TensorObject {
    if !isConstant, a.tensor.requiresGrad || b.tensor.requiresGrad {
      throw Fault(.tensor(.flooredGradient), span, point: point)
    }
    let quotient = try noGrad { () throws(Fault) in
      try apply(Divide(), [a, b], atLeast: .bool, span: span, point: point)
    }
    let numbers = try array(of: quotient, span).elements
    return try tensor(quotient.tensor.shape, quotient.kind, span) { numbers[$0].rounded(.down) }
  }

  private func applyToSequences(
    _ operation: BinaryOperator, _ left: Value, _ right: Value, _ span: Span
  ) throws(Fault) -> Value? {
    switch (operation, left, right) {
    case (.add, .string(let a), .string(let b)):
      return .string(
        try text(span) { writer throws(Fault) in
          try writer.append(a)
          try writer.append(b)
        })
    case (.modulo, .string(let template), _):
      return .string(try formatted(string(template, span), percent: right, span))
    case (.multiply, .string(let text), .int(let count)),
      (.multiply, .int(let count), .string(let text)):
      return try repeated(text, count, span)
    default: break
    }
    if let a = left.object, let b = right.object, isSet(a), isSet(b) {
      let a = try asSet(a, left, span)
      let b = try asSet(b, right, span)
      return try combined(a, b, operation, span).map { .object($0) }
    }
    if operation == .multiply {
      // An instance that stands for an int.
      if right.object is Instance, let count = try whole(right, span) {
        return try applyToSequences(operation, left, .int(count), span)
      }
      if left.object is Instance, let count = try whole(left, span) {
        return try applyToSequences(operation, .int(count), right, span)
      }
    }
    if operation == .or, let a = left.object(as: DictionaryValue.self),
      let b = right.object(as: DictionaryValue.self)
    {
      let union = DictionaryValue()
      try merge(.object(a), into: union, span)
      try merge(.object(b), into: union, span)
      return .object(union)
    }
    switch (operation, left.elements, right.elements, left, right) {
    case (.add, let a?, let b?, _, _) where (a.kind == .list) == (b.kind == .list):
      return try sequence(values(of: a, span) + values(of: b, span), a.listOrTuple, span)
    case (.multiply, let elements?, _, _, .int(let count)),
      (.multiply, _, let elements?, .int(let count), _):
      let count = max(count, 0)
      try checkElements([elements.count, count].checkedSize, span)
      let values = repeatElement(try values(of: elements, span), count: count).joined()
      return try sequence(Array(values), elements.listOrTuple, span)
    default: return nil
    }
  }

  func asSet(
    _ object: any ProgramObject, _ value: Value, _ span: Span
  ) throws(Fault) -> SetValue {
    if let set = object as? SetValue { return set }
    return try set(ofElementsIn: value, span)
  }

  func apply(_ operation: UnaryOperator, _ operand: Value, _ span: Span) throws(Fault) -> Value {
    try charge(span)
    if operation == .not { return .bool(!(try truth(of: operand, span))) }
    switch (operation, operand) {
    case (.invert, .tensor(let object)) where object.kind == .bool:
      let operands = [object, constant(.int(0))]
      return .tensor(try apply(Compare(.equal), operands, atLeast: .bool, span: span).asBools)
    case (.invert, .tensor(let a)) where a.kind.category == .whole:
      return .tensor(try inverted(a, span))
    case (.invert, _) where operand.integer != nil:
      if let value = operand.integer { return try made(~value, span) }
    case (.negative, .tensor(let object)) where object.kind > .bool:
      return .tensor(try apply(Negate(), [object], atLeast: .bool, span: span))
    case (_, .object(let instance as Instance)):
      if let result = try special(operation.methodName, instance, [], span) { return result }
    case (.positive, .tensor(let object)) where object.kind > .bool: return operand
    case (.positive, _):
      if operand.large != nil { return operand }
      if let number = operand.number { return number.value }
    case (.negative, _):
      if let negated = operand.number?.negated { return negated.value }
      if let integer = operand.integer { return try made(-integer, span) }
    default: break
    }
    throw Fault(.value(.unaryOperand(operation.rawValue, operand.typeName)), span)
  }

  func truth(of value: Value, _ span: Span) throws(Fault) -> Bool {
    switch value {
    case .none: return false
    case .bool, .int, .float: return value.number?.double != 0
    case .ellipsis: return true
    case .string, .tensor, .object: return try value.object?.truth(self, span) ?? true
    }
  }
}

extension TensorObject {
  /// The same tensor as one of booleans.
  var asBools: TensorObject { TensorObject(tensor, .bool) }
}
