// Operations and their formulas as JSON text.

extension JSONText {
  mutating func object(_ operation: OperationRecord, id: String) {
    raw("{")
    key(OperationKey.id, first: true)
    string(id)
    key(OperationKey.name)
    string(operation.name)
    key(OperationKey.symbol)
    string(operation.symbol)
    key(OperationKey.settings)
    object(operation.settings)
    key(OperationKey.value)
    optional(operation.value)
    key(OperationKey.rules)
    list(operation.rules) { $0.rule($1) }
    key(OperationKey.isGate)
    flag(operation.isGate)
    key(OperationKey.written)
    optional(operation.written)
    raw("}")
  }

  mutating func object(_ settings: [Setting]) {
    raw("{")
    for (position, setting) in settings.enumerated() {
      if position > 0 { raw(", ") }
      string(setting.name)
      raw(": ")
      value(setting.value)
    }
    raw("}")
  }

  /// A setting; whole numbers are written without a point, as `dim: 1` is usual.
  private mutating func value(_ value: Setting.Value) {
    switch value {
    case .number(let number): self.number(short: number)
    case .bool(let bool): flag(bool)
    // What reads as a number is marked as a text.
    case .string(let text) where Double(nonFiniteName: text) != nil:
      object(FormulaKey.text) { $0.string(text) }
    case .string(let text): string(text)
    case .list(let values): list(values) { $0.value($1) }
    case .none: null()
    }
  }

  private mutating func rule(_ rule: GradientRule?) {
    guard let rule else { return null() }
    raw("{")
    switch rule {
    case .local(let formula):
      key(RuleKey.local, first: true)
      self.formula(formula)
    case .pullback(let formula, let taught):
      key(RuleKey.pullback, first: true)
      self.formula(formula)
      if let taught {
        key(RuleKey.taught)
        self.formula(taught)
      }
    }
    raw("}")
  }

  mutating func optional(_ formula: Formula?) {
    if let formula { self.formula(formula) } else { null() }
  }

  /// A number is itself; `x0`, `y`, `upstream` and constants are texts; a sign or a function is a
  /// list that begins with its name; the rest are objects.
  mutating func formula(_ formula: Formula) {
    switch formula {
    case .number(let number): self.number(short: number.value)
    case .constant(let constant): string(constant.rawValue)
    case .operand(let position): string("x\(position)")
    case .result: string("y")
    case .upstream: string("upstream")
    case .name(let name): object(FormulaKey.name) { $0.string(name) }
    case .text(let text): object(FormulaKey.text) { $0.string(text) }
    case .joined(let pieces): object(FormulaKey.joined) { $0.list(pieces) { $0.formula($1) } }
    case .sign(let sign, let operands): list(sign.rawValue, operands)
    case .call(let function, let operand): list(function.rawValue, [operand])
    case .choice(let a, let comparison, let b, let then, let otherwise):
      list(comparison.rawValue, [a, b, then, otherwise])
    case .application(let application, let operands):
      raw("{")
      key(FormulaKey.operation, first: true)
      string(application.name)
      key(FormulaKey.settings)
      object(application.settings)
      key(FormulaKey.operands)
      list(operands) { $0.formula($1) }
      if let written = application.written {
        key(FormulaKey.written)
        self.formula(written)
      }
      if let value = application.value {
        key(FormulaKey.value)
        self.formula(value)
      }
      raw("}")
    }
  }

  private mutating func list(_ head: String, _ operands: [Formula]) {
    raw("[")
    string(head)
    for operand in operands {
      raw(", ")
      formula(operand)
    }
    raw("]")
  }

  private mutating func object(_ name: FormulaKey, _ write: (inout JSONText) -> Void) {
    raw("{")
    key(name, first: true)
    write(&self)
    raw("}")
  }
}
