// Operations and their formulas as JSON text.

extension JSONText {
  mutating func object(_ operation: OperationRecord, id: String) {
    object {
      $0.member(OperationKey.id) { $0.string(id) }
      $0.member(OperationKey.name) { $0.string(operation.name) }
      $0.member(OperationKey.symbol) { $0.string(operation.symbol) }
      $0.member(OperationKey.settings) { $0.object(operation.settings) }
      $0.member(OperationKey.value) { $0.optional(operation.value) }
      $0.member(OperationKey.rules) { $0.list(operation.rules) { $0.rule($1) } }
      $0.member(OperationKey.isGate) { $0.flag(operation.isGate) }
      $0.member(OperationKey.written) { $0.optional(operation.written) }
    }
  }

  mutating func object(_ settings: [Setting]) {
    object {
      for setting in settings { $0.member(setting.name) { $0.value(setting.value) } }
    }
  }

  /// A setting; whole numbers are written without a point, as `dim: 1` is usual.
  private mutating func value(_ value: Setting.Value) {
    switch value {
    case .number(let number): self.number(short: number)
    case .bool(let bool): flag(bool)
    // What reads as a number is marked as a text.
    case .string(let text) where Double(nonFiniteName: text) != nil:
      object { $0.member(FormulaKey.text) { $0.string(text) } }
    case .string(let text): string(text)
    case .list(let values): list(values) { $0.value($1) }
    case .none: null()
    }
  }

  private mutating func rule(_ rule: GradientRule?) {
    guard let rule else { return null() }
    object {
      switch rule {
      case .local(let formula): $0.member(RuleKey.local) { $0.formula(formula) }
      case .pullback(let formula, let taught):
        $0.member(RuleKey.pullback) { $0.formula(formula) }
        if let taught { $0.member(RuleKey.taught) { $0.formula(taught) } }
      }
    }
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
    case .name(let name): object { $0.member(FormulaKey.name) { $0.string(name) } }
    case .text(let text): object { $0.member(FormulaKey.text) { $0.string(text) } }
    case .joined(let pieces):
      object { $0.member(FormulaKey.joined) { $0.list(pieces) { $0.formula($1) } } }
    case .sign(let sign, let operands): list(sign.rawValue, operands)
    case .call(let function, let operand): list(function.name, [operand])
    case .choice(let a, let comparison, let b, let then, let otherwise):
      list(comparison.rawValue, [a, b, then, otherwise])
    case .application(let application, let operands):
      object {
        $0.member(FormulaKey.operation) { $0.string(application.name) }
        $0.member(FormulaKey.settings) { $0.object(application.settings) }
        $0.member(FormulaKey.operands) { $0.list(operands) { $0.formula($1) } }
        if let written = application.written {
          $0.member(FormulaKey.written) { $0.formula(written) }
        }
        if let value = application.value { $0.member(FormulaKey.value) { $0.formula(value) } }
      }
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
}
