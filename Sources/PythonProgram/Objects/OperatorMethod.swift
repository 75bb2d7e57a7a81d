// The methods behind operators, of Python's own values: `x.__add__(y)`, `int.__add__(x, y)`.

/// A method of a value, or of a type that takes the value first.
final class OperatorMethod: ProgramObject {
  private let name: String
  private let body: Body
  private var owner: Value?

  private typealias Body =
    @Sendable ([Value], Interpreter, Span) throws(Fault) -> Value

  /// - Returns: nil where there is none of the name, or the value has it not.
  init?(_ name: String, of owner: Value?) {
    guard let method = Self.all[name], owner.map({ method.isOf($0) }) ?? true else { return nil }
    self.name = name
    self.owner = owner
    body = method.body
  }

  deinit { letGo(of: &owner, leaving: nil) }

  var typeName: String { "the method '\(name)'" }

  func attribute(_ name: String, _ machine: Interpreter, _ span: Span) -> Value? {
    name == "__name__" ? .text(self.name) : nil
  }

  func call(
    _ arguments: [GivenArgument], _ machine: Interpreter, _ span: Span
  ) throws(Fault) -> Value {
    var values = arguments.map(\.value)
    if let owner { values.insert(owner, at: 0) }
    do throws(Fault) { return try body(values, machine, span) } catch {
      guard case .value(.operandTypes) = error.problem else { throw error }
      return .object(NotImplementedValue())
    }
  }

  // MARK: Which there are

  private static let all: [String: (isOf: @Sendable (Value) -> Bool, body: Body)] = {
    var all: [String: (isOf: @Sendable (Value) -> Bool, body: Body)] = [:]
    for operation in BinaryOperator.allCases {
      let isOf: @Sendable (Value) -> Bool = { operation.isOf($0) }
      all[operation.methodName] = (
        isOf,
        { values, machine, span throws(Fault) in
          try check(values, 2, operation.methodName, span)
          return try machine.apply(operation, values[0], values[1], span)
        }
      )
      all[operation.reflectedMethodName] = (
        { $0.nearestNumber != nil },
        {
          values, machine, span throws(Fault) in
          try check(values, 2, operation.reflectedMethodName, span)
          return try machine.apply(operation, values[1], values[0], span)
        }
      )
    }
    let comparisons: [(String, ComparisonOperator)] = [
      ("__lt__", .less), ("__le__", .lessEqual), ("__gt__", .greater), ("__ge__", .greaterEqual),
      ("__eq__", .equal), ("__ne__", .notEqual),
    ]
    for (name, operation) in comparisons {
      all[name] = (
        { _ in true },
        { values, machine, span throws(Fault) in
          try check(values, 2, name, span)
          return try machine.compare(operation, values[0], values[1], span)
        }
      )
    }
    for (name, operation) in [("__neg__", UnaryOperator.negative), ("__pos__", .positive)] {
      all[name] = (
        { $0.nearestNumber != nil },
        { values, machine, span throws(Fault) in
          try check(values, 1, name, span)
          return try machine.apply(operation, values[0], span)
        }
      )
    }
    let isNumber: @Sendable (Value) -> Bool = { $0.nearestNumber != nil }
    let functions: [(String, @Sendable (Value) -> Bool)] = [
      ("len", { Library.hasMethod($0, "__len__") }),
      ("iter", { Library.hasMethod($0, "__iter__") }),
      ("next", { Library.hasMethod($0, "__next__") }), ("str", { _ in true }),
      ("repr", { _ in true }), ("hash", { _ in true }), ("format", { _ in true }),
      ("bool", isNumber), ("int", isNumber), ("float", isNumber), ("abs", isNumber),
    ]
    for (function, isOf) in functions {
      all["__\(function)__"] = (
        isOf,
        { values, machine, span throws(Fault) in
          guard let function = Library.function(function, in: .builtin) else { return .none }
          let arguments = values.map { GivenArgument(keyword: nil, value: $0, span: span) }
          return try function.call(arguments, machine, span)
        }
      )
    }
    all["__contains__"] = (
      { Library.hasMethod($0, "__contains__") },
      {
        values, machine, span throws(Fault) in
        try check(values, 2, "__contains__", span)
        return try machine.compare(.isIn, values[1], values[0], span)
      }
    )
    all["__getitem__"] = (
      { Library.hasMethod($0, "__getitem__") },
      {
        values, machine, span throws(Fault) in
        try check(values, 2, "__getitem__", span)
        return try machine.element(values[1], of: values[0], span)
      }
    )
    let isChangeable: @Sendable (Value) -> Bool = {
      $0.elements?.kind == .list || $0.object is DictionaryValue
    }
    all["__setitem__"] = (
      isChangeable,
      { values, machine, span throws(Fault) in
        try check(values, 3, "__setitem__", span)
        try machine.assign(
          values[2], at: [.element(values[1], span)], of: values[0], span, brackets: span)
        return .none
      }
    )
    all["__delitem__"] = (
      isChangeable,
      { values, machine, span throws(Fault) in
        try check(values, 2, "__delitem__", span)
        try machine.delete([.element(values[1], span)], of: values[0], span, brackets: span)
        return .none
      }
    )
    return all
  }()

  private static func check(
    _ values: [Value], _ count: Int, _ name: String, _ span: Span
  ) throws(Fault) {
    if values.count < count { throw Fault(.arguments(name, .missing(["other"])), span) }
    if values.count > count {
      throw Fault(.arguments(name, .tooMany(given: values.count, taken: count)), span)
    }
  }
}

extension BinaryOperator {
  /// Whether a value has the method of the operator.
  fileprivate func isOf(_ value: Value) -> Bool {
    if value.isInt { return self != .matrixMultiply }
    return switch (value, self) {
    case (.float, .and), (.float, .or), (.float, .xor), (.float, .shiftLeft),
      (.float, .shiftRight), (.float, .matrixMultiply):
      false
    case (.float, _), (.tensor, _): true
    case (.string, .add), (.string, .multiply), (.string, .modulo): true
    case (.object(let object), .add), (.object(let object), .multiply): object is Elements
    case (.object(let object), .and), (.object(let object), .xor),
      (.object(let object), .subtract):
      object is SetValue
    case (.object(let object), .or): object is SetValue || object is DictionaryValue
    default: false
    }
  }
}
