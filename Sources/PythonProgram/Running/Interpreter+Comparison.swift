// Compares values.

import ComputationGraph
import Micrograd

extension Interpreter {
  func compare(
    _ operation: ComparisonOperator, _ left: Value, _ right: Value, _ span: Span,
    point: Int? = nil
  ) throws(ProgramError) -> Value {
    try charge(span)
    switch operation {
    case .is: return .bool(isSame(left, right))
    case .isNot: return .bool(!isSame(left, right))
    case .isIn, .isNotIn:
      if case (.string(let part), .string(let text)) = (left, right) {
        return .bool((part.isEmpty || text.contains(part)) == (operation == .isIn))
      }
      for element in try elements(of: right, span)
      where try truth(of: compare(.equal, left, element, span), span) {
        return .bool(operation == .isIn)
      }
      return .bool(operation == .isNotIn)
    default: break
    }
    if let result = try compareTensors(operation, left, right, span, point) { return result }
    if let a = left.number, let b = right.number { return .bool(holds(operation, a, b)) }
    if case (.string(let a), .string(let b)) = (left, right) {
      return .bool(holds(operation, a, b))
    }
    if operation == .equal || operation == .notEqual {
      return .bool(try areEqual(left, right, span) == (operation == .equal))
    }
    throw ProgramError(
      .value(.operandTypes(operation.rawValue, left.typeName, right.typeName)), span, point: point)
  }

  /// A tensor that is 1 where the comparison holds.
  private func compareTensors(
    _ operation: ComparisonOperator, _ left: Value, _ right: Value, _ span: Span, _ point: Int?
  ) throws(ProgramError) -> Value? {
    let operands: [TensorObject]
    switch (left, right) {
    case (.tensor(let a), .tensor(let b)): operands = [a, b]
    case (.tensor(let a), _):
      guard let b = right.number else { return nil }
      operands = [a, constant(b)]
    case (_, .tensor(let b)):
      guard let a = left.number else { return nil }
      operands = [constant(a), b]
    default: return nil
    }
    let comparison: Comparison =
      switch operation {
      case .less: .less
      case .lessEqual: .lessOrEqual
      case .greater: .greater
      case .greaterEqual: .greaterOrEqual
      case .notEqual: .notEqual
      default: .equal
      }
    return .tensor(
      try apply(Compare(comparison), operands, atLeast: .bool, span: span, point: point).asBools)
  }

  private func holds(_ operation: ComparisonOperator, _ a: Number, _ b: Number) -> Bool {
    // Two ints are compared as such: as floats, large ones could seem equal.
    if case (.int(let x), .int(let y)) = (a, b) { return holds(operation, x, y) }
    return holds(operation, a.double, b.double)
  }

  private func holds<T: Comparable>(_ operation: ComparisonOperator, _ a: T, _ b: T) -> Bool {
    switch operation {
    case .less: a < b
    case .lessEqual: a <= b
    case .greater: a > b
    case .greaterEqual: a >= b
    case .notEqual: a != b
    default: a == b
    }
  }

  private func areEqual(
    _ left: Value, _ right: Value, _ span: Span
  ) throws(ProgramError) -> Bool {
    switch (left, right) {
    case (.none, .none), (.ellipsis, .ellipsis): return true
    case (.range(let a), .range(let b)): return a == b
    case (.list(let a), .list(let b)), (.tuple(let a), .tuple(let b)):
      guard a.values.count == b.values.count else { return false }
      for (x, y) in zip(a.values, b.values)
      where !(try truth(of: compare(.equal, x, y, span), span)) {
        return false
      }
      return true
    case (.elementKind(let a), .elementKind(let b)): return a == b
    default: return false
    }
  }

  private func isSame(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.none, .none): true
    case (.bool(let a), .bool(let b)): a == b
    case (.tensor(let a), .tensor(let b)): a === b
    case (.list(let a), .list(let b)), (.tuple(let a), .tuple(let b)): a === b
    default: false
    }
  }
}
