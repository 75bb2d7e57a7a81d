// An application as a sentence tells it: words, with places where the operands go.

extension OperationRecord {
  /// `a × b`, `−a`, `tanh(a)`: words as ``Formula/text(_:)``, operands as ``Formula/operand(_:)``.
  public func told(operandCount: Int) -> [Formula] {
    if let written, let pieces = Self.pieces(written, operandCount) { return pieces }
    let operands = (0..<operandCount).map { [Formula.operand($0)] }
    return [.text(name + "(")] + operands.joined(separator: [.text(", ")]) + [.text(")")]
  }

  /// Signs as they are said; nil for what is told by its name, as is what names an operand that is
  /// not there.
  private static func pieces(_ formula: Formula, _ operandCount: Int) -> [Formula]? {
    func pieces(_ formula: Formula) -> [Formula]? { Self.pieces(formula, operandCount) }
    switch formula {
    case .operand(let position):
      return (0..<operandCount).contains(position) ? [formula] : nil
    case .number: return [.text(formula.text)]
    case .sign(.negate, let x): return pieces(x[0]).map { [.text("−")] + $0 }
    case .sign(.power, let x):
      guard let base = pieces(x[0]), let exponent = pieces(x[1]) else { return nil }
      if case .number = x[1], let raised = superscript(x[1].text) { return base + [.text(raised)] }
      return base + [.text("^")] + exponent
    case .sign(let sign, let x):
      guard x.count == 2, let a = pieces(x[0]), let b = pieces(x[1]) else { return nil }
      let signs: [Formula.Operator: String] = [.multiply: " × ", .divide: " ÷ "]
      let word = signs[sign] ?? UnicodeNotation().infix(sign)
      return a + [.text(word)] + b
    default: return nil
    }
  }

  /// Whether the application is told with a sign between its operands.
  public var isInfix: Bool {
    guard case .sign(let sign, [.operand(0), .operand(1)])? = written else { return false }
    return sign != .power
  }
}
