// An instance as a value of a class like micrograd's `Value`: what it holds, and what it was made of.

extension Instance {
  /// Whether it has what a value has: a number, a gradient, and the values that it was computed from.
  var isValue: Bool { number != nil && attributes["grad"] != nil && operandHolder != nil }

  var number: Double? { attributes["data"]?.number?.double }

  /// Nil where it is None, or no number.
  var gradient: Double? { attributes["grad"]?.number?.double }

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

  private var operandHolder: (any ProgramObject)? {
    let holder = (attributes["_prev"] ?? attributes["_children"])?.object
    return holder is Elements || holder is SetValue ? holder : nil
  }

  /// What it says of the operation that made it, else the method in which it was made.
  func operationText(_ machine: Interpreter, _ span: Span) throws(Fault) -> String {
    if let text = try text("_op", machine, span) { return text }
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
