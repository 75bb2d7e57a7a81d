// Operators: of numbers at once, of everything else as the interpreter applies them.

/// A value that stands in the program.
final class LiteralNode: ExpressionNode {
  let literal: Value

  init(_ literal: Value, _ span: Span) {
    self.literal = literal
    super.init(span, ownSlot: Self.literalSlot)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value { literal }
}

/// `a + b`.
final class BinaryNode: ExpressionNode {
  private let operation: BinaryOperator
  private let left: ExpressionNode
  private let right: ExpressionNode
  private let point: Int

  init(
    _ operation: BinaryOperator, _ left: ExpressionNode, _ right: ExpressionNode, point: Int,
    _ span: Span
  ) {
    self.operation = operation
    self.left = left
    self.right = right
    self.point = point
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    try result(for: left.value(frame, machine), frame, machine)
  }

  /// The result for a left operand that is known.
  @inline(__always)
  fileprivate func result(
    for a: Value, _ frame: Frame, _ machine: Interpreter
  ) throws(Fault) -> Value {
    let b = try right.value(frame, machine)
    if let result = operation.ofNumbers(a, b) {
      try machine.charge(span)
      return result
    }
    if case .object(let object) = a, let instance = object as? Instance,
      let method = method(of: instance, b)
    {
      try machine.charge(span)
      try machine.charge(span)
      let result = try method.call(a, b, machine, span)
      if !result.isNotImplemented { return result }
    }
    return try machine.apply(operation, a, b, span, point: point)
  }

  /// The left operand's method, where it is asked first: a class derived from its own knows better.
  private func method(of instance: Instance, _ right: Value) -> UserFunction? {
    if case .object(let object) = right, let other = object as? Instance,
      other.type !== instance.type
    {
      return nil
    }
    if known.fits(instance) { return function }
    let type = instance.type
    // An array of one element is a number first.
    guard !type.isDerived(from: "ndarray"),
      case .object(let object)? = type[operation.methodName],
      let function = object as? UserFunction, function.takes(2)
    else { return nil }
    if known.remember(instance.layout) { self.function = function }
    return function
  }

  /// The method, for instances with one layout.
  private var known = KnownLayout()
  private var function: UserFunction?
}

/// `a + b - c + …`, however long.
final class ChainNode: ExpressionNode {
  private let first: ExpressionNode
  /// Each with the value of those before as its left operand.
  private let links: [BinaryNode]

  init(_ first: ExpressionNode, _ links: [BinaryNode]) {
    self.first = first
    self.links = links
    super.init(links.last?.span ?? first.span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    var value = try first.value(frame, machine)
    for link in links { value = try link.result(for: value, frame, machine) }
    return value
  }
}

extension BinaryOperator {
  /// The result for two ints or two floats, where it is simple; nil leaves it to the interpreter.
  @inline(__always)
  func ofNumbers(_ left: Value, _ right: Value) -> Value? {
    switch (left, right) {
    case (.int(let a), .int(let b)):
      let (result, overflow): (Int, Bool)
      switch self {
      case .add: (result, overflow) = a.addingReportingOverflow(b)
      case .subtract: (result, overflow) = a.subtractingReportingOverflow(b)
      case .multiply: (result, overflow) = a.multipliedReportingOverflow(by: b)
      case .modulo:
        guard b > 0 else { return nil }
        let rest = a % b
        return .int(rest < 0 ? rest + b : rest)
      case .floorDivide:
        guard b > 0 else { return nil }
        let quotient = a / b
        return .int(a < 0 && quotient * b != a ? quotient - 1 : quotient)
      case .divide:
        guard b != 0, a.magnitude < 1 << 53, b.magnitude < 1 << 53 else { return nil }
        return .float(Double(a) / Double(b))
      default: return nil
      }
      return overflow ? nil : .int(result)
    case (.float(let a), .float(let b)): return ofFloats(a, b)
    case (.float(let a), .int(let b)): return ofFloats(a, Double(b))
    case (.int(let a), .float(let b)): return ofFloats(Double(a), b)
    default: return nil
    }
  }

  @inline(__always)
  private func ofFloats(_ a: Double, _ b: Double) -> Value? {
    switch self {
    case .add: .float(a + b)
    case .subtract: .float(a - b)
    case .multiply: .float(a * b)
    case .divide: b == 0 ? nil : .float(a / b)
    default: nil
    }
  }
}

/// `-a`, `not a`.
final class UnaryNode: ExpressionNode {
  private let operation: UnaryOperator
  private let operand: ExpressionNode

  init(_ operation: UnaryOperator, _ operand: ExpressionNode, _ span: Span) {
    self.operation = operation
    self.operand = operand
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    let value = try operand.value(frame, machine)
    if operation == .negative, case .float(let number) = value {
      try machine.charge(span)
      return .float(-number)
    }
    return try machine.apply(operation, value, span)
  }
}
