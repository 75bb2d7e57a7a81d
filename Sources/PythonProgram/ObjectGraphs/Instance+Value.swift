// An instance as a value of a class like micrograd's `Value`: what it holds, and what it was made of.

extension Instance {
  /// Whether it has what a value has: a number, a gradient, and the values that it was computed from.
  var isValue: Bool {
    number != nil && first(of: Self.gradientNames) != nil && operandHolder != nil
  }

  var number: Double? {
    for name in Self.dataNames {
      if let number = attributes[name]?.number { return number.double }
    }
    return nil
  }

  /// Nil where it is None, or no number.
  var gradient: Double? { first(of: Self.gradientNames)?.number?.double }

  // What the classes of programs call them; of a property, the attribute that it is of.
  private static let dataNames = ["data", "_data", "value", "_value", "val"]
  private static let gradientNames = ["grad", "_grad", "gradient"]
  private static let operandNames = [
    "_prev", "_children", "prev", "_parents", "parents", "_inputs", "inputs", "children",
  ]

  private func first(of names: [String]) -> Value? {
    for name in names {
      if let value = attributes[name] { return value }
    }
    return nil
  }

  /// The objects that it was computed from, each once where a set holds them.
  var operands: [Instance] {
    let values =
      switch operandHolder {
      case let list as Elements: list.indices.map { list[$0] }
      case let set as SetValue: set.values
      default: [Value]()
      }
    return values.compactMap { $0.object(as: Instance.self) }
  }

  /// What holds them: a list, a tuple, a set, or an empty one where there is None.
  private var operandHolder: (any ProgramObject)? {
    for name in Self.operandNames {
      guard let value = attributes[name] else { continue }
      if case .none = value { return SetValue() }
      if let holder = value.object, holder is Elements || holder is SetValue { return holder }
    }
    return nil
  }

  /// What it says of the operation that made it, else the method in which it was made.
  func operationText(_ machine: Interpreter, _ span: Span) throws(Fault) -> String {
    for name in ["_op", "op"] {
      if let text = try text(name, machine, span) { return text }
    }
    return maker.map { $0.name.trimmingUnderscores } ?? ""
  }

  /// Whether an operator made it, of a number that stood beside a value.
  var isOperand: Bool {
    guard let name = maker?.name else { return false }
    return name.hasPrefix("__") && !["__init__", "__call__"].contains(name)
  }

  /// An attribute that is a text with something in it.
  func text(_ name: String, _ machine: Interpreter, _ span: Span) throws(Fault) -> String? {
    guard case .string(let text)? = attributes[name] else { return nil }
    let string = try machine.string(text, span)
    return string.isEmpty ? nil : string
  }

  /// Local derivatives, one for each operand, where it keeps them.
  func localDerivatives(count: Int) -> [Double]? {
    guard let list = attributes["_local_grads"]?.elements, list.count == count else { return nil }
    let numbers = list.indices.compactMap { list[$0].number?.double }
    return numbers.count == count ? numbers : nil
  }
}

extension Elements {
  fileprivate var indices: Range<Int> { 0..<count }
}

extension String {
  /// `add` of `__add__`.
  fileprivate var trimmingUnderscores: String {
    String(drop { $0 == "_" }.reversed().drop { $0 == "_" }.reversed())
  }
}
