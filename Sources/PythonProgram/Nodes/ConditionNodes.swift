// What asks whether something holds: comparisons, `and`, `or`, conditionals.

/// `a < b <= c`, which is `a < b and b <= c`.
final class ComparisonNode: ExpressionNode {
  struct Link {
    let operation: ComparisonOperator
    let operand: ExpressionNode
    let span: Span
    let point: Int
  }

  private let first: ExpressionNode
  private let links: [Link]

  init(_ first: ExpressionNode, _ links: [Link], _ span: Span) {
    self.first = first
    self.links = links
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    var left = try first.value(frame, machine)
    var result = Value.bool(true)
    for (index, link) in links.enumerated() {
      let right = try link.operand.value(frame, machine)
      result = try machine.compare(link.operation, left, right, link.span, point: link.point)
      left = right
      if index < links.count - 1, !(try machine.truth(of: result, link.span)) { break }
    }
    return result
  }
}

/// `a < b`.
final class SingleComparison: ExpressionNode {
  private let left: ExpressionNode
  private let link: ComparisonNode.Link

  init(_ left: ExpressionNode, _ link: ComparisonNode.Link, _ span: Span) {
    self.left = left
    self.link = link
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    let a = try left.value(frame, machine)
    let b = try link.operand.value(frame, machine)
    if let holds = link.operation.ofNumbers(a, b) {
      try machine.charge(span)
      return .bool(holds)
    }
    return try machine.compare(link.operation, a, b, link.span, point: link.point)
  }

  override func isTrue(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Bool {
    let result = try evaluate(frame, machine)
    if case .bool(let holds) = result { return holds }
    return try machine.truth(of: result, span)
  }
}

extension ComparisonOperator {
  /// Whether it holds of two ints or two floats; nil leaves it to the interpreter.
  @inline(__always)
  fileprivate func ofNumbers(_ left: Value, _ right: Value) -> Bool? {
    switch (left, right) {
    case (.int(let a), .int(let b)): holds(a, b)
    case (.float(let a), .float(let b)): holds(a, b)
    default: nil
    }
  }

  @inline(__always)
  private func holds<T: Comparable>(_ a: T, _ b: T) -> Bool? {
    switch self {
    case .less: a < b
    case .lessEqual: a <= b
    case .greater: a > b
    case .greaterEqual: a >= b
    case .equal: a == b
    case .notEqual: a != b
    default: nil
    }
  }
}

/// `a and b and c`, or the same with `or`.
final class LogicalNode: ExpressionNode {
  private let isAnd: Bool
  private let operands: [ExpressionNode]

  init(isAnd: Bool, _ operands: [ExpressionNode], _ span: Span) {
    self.isAnd = isAnd
    self.operands = operands
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    var value = Value.none
    for operand in operands {
      value = try operand.value(frame, machine)
      if try machine.truth(of: value, operand.span) != isAnd { break }
    }
    return value
  }

  override func isTrue(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Bool {
    for operand in operands where try operand.isTrue(frame, machine) != isAnd { return !isAnd }
    return isAnd
  }
}

/// `a if condition else b`.
final class ConditionalNode: ExpressionNode {
  private let condition: ExpressionNode
  private let then: ExpressionNode
  private let otherwise: ExpressionNode

  init(
    _ condition: ExpressionNode, then: ExpressionNode, otherwise: ExpressionNode, _ span: Span
  ) {
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
    super.init(span)
  }

  override func evaluate(_ frame: Frame, _ machine: Interpreter) throws(Fault) -> Value {
    try condition.isTrue(frame, machine)
      ? then.value(frame, machine) : otherwise.value(frame, machine)
  }
}
