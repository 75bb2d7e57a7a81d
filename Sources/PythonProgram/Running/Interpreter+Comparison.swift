// Compares values.

import ComputationGraph
import Micrograd

extension Interpreter {
  func compare(
    _ operation: ComparisonOperator, _ left: Value, _ right: Value, _ span: Span,
    point: Int? = nil
  ) throws(Fault) -> Value {
    try charge(span)
    guard let comparison = operation.comparison else {
      let isPositive = operation == .is || operation == .isIn
      let isIdentity = operation == .is || operation == .isNot
      let holds = isIdentity ? isSame(left, right) : try contains(right, left, span)
      return .bool(holds == isPositive)
    }
    if let result = try special(comparison, left, right, span) { return result }
    if let (a, b) = operands(left, right) {
      // A tensor that is 1 where the comparison holds.
      let result = try apply(Compare(comparison), [a, b], atLeast: .bool, span: span, point: point)
      return .tensor(result.asBools)
    }
    switch (left, right, left.number, right.number) {
    case (_, _, .int(let a)?, .int(let b)?): return .bool(comparison.holds(a, b))
    case (_, _, let a?, let b?): return .bool(comparison.holds(a.double, b.double))
    case (.object(is LargeInteger), _, _, _), (_, .object(is LargeInteger), _, _):
      return try compareLarge(comparison, left, right, operation, span, point)
    case (.string(let a), .string(let b), _, _):
      return .bool(comparison.holds(try string(a, span), try string(b, span)))
    case (.object(let a as Elements), .object(let b as Elements), _, _)
    where comparison != .equal && comparison != .notEqual && (a.kind == .list) == (b.kind == .list):
      // a <= b is not b < a.
      let isSwapped = operation == .greater || operation == .lessEqual
      let (first, second) = isSwapped ? (right, left) : (left, right)
      let isStrict = operation == .less || operation == .greater
      return .bool(try isLess(first, second, span) == isStrict)
    case (.object(let a), .object(let b), _, _)
    where comparison != .equal && comparison != .notEqual && isSet(a) && isSet(b):
      let isSwapped = operation == .greater || operation == .greaterEqual
      let part = try set(of: elements(of: isSwapped ? right : left, span), span)
      let whole = try set(of: elements(of: isSwapped ? left : right, span), span)
      let isStrict = operation == .less || operation == .greater
      return .bool(
        part.entries.count + (isStrict ? 1 : 0) <= whole.entries.count
          && part.entries.keys.allSatisfy { whole.entries[$0] != nil })
    case _ where comparison == .equal || comparison == .notEqual:
      return .bool(try areEqual(left, right, span) == (comparison == .equal))
    default:
      throw Fault(
        .value(.operandTypes(operation.rawValue, left.typeName, right.typeName)), span,
        point: point)
    }
  }

  /// Where one is an int of more than 64 bits.
  private func compareLarge(
    _ comparison: Comparison, _ left: Value, _ right: Value, _ operation: ComparisonOperator,
    _ span: Span, _ point: Int?
  ) throws(Fault) -> Value {
    if let a = left.integer, let b = right.integer { return .bool(comparison.holds(a, b)) }
    if let a = left.nearestNumber, let b = right.nearestNumber {
      return .bool(comparison.holds(a.double, b.double))
    }
    guard comparison == .equal || comparison == .notEqual else {
      throw Fault(
        .value(.operandTypes(operation.rawValue, left.typeName, right.typeName)), span,
        point: point)
    }
    return .bool(comparison == .notEqual)
  }

  /// Whether it is a set, or the keys of a dictionary, which are as one.
  func isSet(_ object: any ProgramObject) -> Bool {
    object is SetValue || (object as? DictionaryView)?.isSet == true
  }

  private func contains(_ whole: Value, _ value: Value, _ span: Span) throws(Fault) -> Bool {
    if case (.string(let text), .string(let part)) = (whole, value) {
      return try contains(text, part, span)
    }
    if case .string = whole { throw Fault(.value(.partOfText(value.typeName)), span) }
    switch whole {
    case .object(let dictionary as DictionaryValue):
      return dictionary.entries[try key(of: value, in: dictionary, span)] != nil
    case .object(let instance as Instance):
      if let result = try special("__contains__", instance, [value], span) {
        return try truth(of: result, span)
      }
    case .object(let type as UserClass):
      if let result = try type.special("__contains__", [value], self, span) {
        return try truth(of: result, span)
      }
    case .object(let set as SetValue): return set.entries[try key(of: value, in: set, span)] != nil
    default: break
    }
    let candidates: [Value]
    do throws(Fault) { candidates = try elements(of: whole, span) } catch {
      throw error.saying(.notAContainer(whole.typeName), ofNotIterable: whole)
    }
    for element in candidates {
      if isSame(value, element) { return true }
      if try truth(of: compare(.equal, value, element, span), span) { return true }
    }
    return false
  }

  /// The result of a comparison that a class defines; nil where neither operand's has it.
  private func special(
    _ comparison: Comparison, _ left: Value, _ right: Value, _ span: Span
  ) throws(Fault) -> Value? {
    // Numbers and texts are compared without asking anyone.
    guard left.object(as: Instance.self) != nil || right.object(as: Instance.self) != nil,
      !isTensorBesideArrayNumber(left, right)
    else { return nil }
    for (owner, other, name) in [
      (left, right, comparison.methodName), (right, left, comparison.swappedMethodName),
    ] {
      guard let owner = owner.object(as: Instance.self),
        let result = try special(name, owner, other, span), !result.isNotImplemented
      else { continue }
      return result
    }
    // What is not equal, where a class only says what is.
    guard comparison == .notEqual, let result = try special(.equal, left, right, span) else {
      return nil
    }
    return .bool(try !truth(of: result, span))
  }

  private func areEqual(_ left: Value, _ right: Value, _ span: Span) throws(Fault) -> Bool {
    switch (left, right) {
    case (.none, .none), (.ellipsis, .ellipsis): return true
    case (.object(let a), .object(let b)):
      try checkStack(span)
      return try a.isEqual(to: b, self, span)
    default: return false
    }
  }

  func isSame(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.none, .none): true
    case (.bool(let a), .bool(let b)): a == b
    case (.tensor(let a), .tensor(let b)):
      a === b
        || (a.kind == .value && b.kind == .value && a.tensor.identity == b.tensor.identity
          && a.tensor.place == b.tensor.place)
    case (
      .object(let a as any ProgramObject & AnyObject),
      .object(let b as any ProgramObject & AnyObject)
    ):
      a === b
    default: false
    }
  }
}

extension Comparison {
  /// Whether it holds of ints or texts: as floats, large ints could seem equal.
  fileprivate func holds<T: Comparable>(_ a: T, _ b: T) -> Bool {
    holds(a < b ? -1.0 : a > b ? 1 : 0, 0.0)
  }
}

extension ComparisonOperator {
  /// Nil where it asks who or where a value is.
  fileprivate var comparison: Comparison? {
    switch self {
    case .less: .less
    case .lessEqual: .lessOrEqual
    case .greater: .greater
    case .greaterEqual: .greaterOrEqual
    case .equal: .equal
    case .notEqual: .notEqual
    case .isIn, .isNotIn, .is, .isNot: nil
    }
  }
}

extension Comparison {
  fileprivate var methodName: String {
    switch self {
    case .less: "__lt__"
    case .lessOrEqual: "__le__"
    case .greater: "__gt__"
    case .greaterOrEqual: "__ge__"
    case .equal: "__eq__"
    case .notEqual: "__ne__"
    }
  }

  fileprivate var swappedMethodName: String {
    switch self {
    case .less: "__gt__"
    case .lessOrEqual: "__ge__"
    case .greater: "__lt__"
    case .greaterOrEqual: "__le__"
    case .equal, .notEqual: methodName
    }
  }
}
