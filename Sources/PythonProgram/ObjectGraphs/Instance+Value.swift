// An instance as a value of a class like micrograd's `Value`: what it holds, and what it was made of.

extension Instance {
  /// Whether it has what a value has: a number, a gradient, and the values that it was computed from.
  var isValue: Bool {
    number != nil && layout.valuePlaces.gradient != nil && operandHolder != nil
  }

  var number: Double? {
    for place in layout.valuePlaces.data {
      if let number = self[place].number { return number.double }
    }
    return nil
  }

  /// Nil where it is None, or no number.
  var gradient: Double? { layout.valuePlaces.gradient.flatMap { self[$0].number?.double } }

  /// The objects that it was computed from, each once where a set holds them.
  var operands: [Instance] {
    var operands: [Instance] = []
    forEachOperand { operands.append($0) }
    return operands
  }

  func forEachOperand(_ body: (Instance) -> Void) {
    switch operandHolder {
    case let list as Elements:
      for index in 0..<list.count {
        if let operand = list[index].object(as: Instance.self) { body(operand) }
      }
    case let set as SetValue:
      for value in set.values {
        if let operand = value.object(as: Instance.self) { body(operand) }
      }
    default: break
    }
  }

  /// What holds them: a list, a tuple, a set, or an empty one where there is None.
  private var operandHolder: (any ProgramObject)? {
    for place in layout.valuePlaces.operands {
      switch self[place] {
      case .none: return SetValue()
      case .object(let holder) where holder is Elements || holder is SetValue: return holder
      default: break
      }
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
    let numbers = (0..<count).compactMap { list[$0].number?.double }
    return numbers.count == count ? numbers : nil
  }
}

/// Where instances of a layout have what makes them values, as the classes of programs call it; of a
/// property, the attribute that it is of.
struct ValuePlaces {
  let data: [Int]
  let gradient: Int?
  let operands: [Int]

  init(_ layout: AttributeLayout) {
    func places(_ names: String...) -> [Int] { names.compactMap { layout.place(of: $0) } }
    data = places("data", "_data", "value", "_value", "val")
    gradient = places("grad", "_grad", "gradient").first
    operands = places(
      "_prev", "_children", "prev", "_parents", "parents", "_inputs", "inputs", "children")
  }
}

extension String {
  /// `add` of `__add__`.
  fileprivate var trimmingUnderscores: String {
    String(drop { $0 == "_" }.reversed().drop { $0 == "_" }.reversed())
  }
}
