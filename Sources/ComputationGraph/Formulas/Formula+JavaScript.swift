// Formulas as JavaScript, so that a page computes what the engine computes.

extension Formula {
  /// The formula as a JavaScript expression in numbers; nil where it is about whole arrays.
  ///
  /// Functions whose names are bare (`erf`, `sigmoid`, `power`) are in the page.
  public func javaScript(operands: [String], result: String) -> String? {
    func code(_ formula: Formula) -> String? {
      formula.javaScript(operands: operands, result: result)
    }
    switch self {
    case .number(let number): return Self.literal(number.value)
    case .constant(let constant): return Self.literal(constant.value)
    case .operand(let position):
      return operands.indices.contains(position) ? operands[position] : nil
    case .result: return result
    case .sign(.negate, let x): return code(x[0]).map { "(-\($0))" }
    case .sign(let sign, let x):
      guard let a = code(x[0]), let b = x.count > 1 ? code(x[1]) : nil else { return nil }
      switch sign {
      case .add: return "(\(a) + \(b))"
      case .subtract: return "(\(a) - \(b))"
      case .multiply: return "(\(a) * \(b))"
      case .divide: return "(\(a) / \(b))"
      case .power: return "power(\(a), \(b))"
      case .negate, .matmul, .transpose: return nil
      }
    case .call(let function, let operand):
      guard let argument = code(operand) else { return nil }
      switch function {
      // Math.sign gives −0 of −0 and NaN of NaN.
      case .sign: return "((\(argument) > 0) - (\(argument) < 0))"
      // Mathematics that JavaScript lacks.
      case .erf, .sigmoid: return "\(function.rawValue)(\(argument))"
      default: return "Math.\(function.rawValue)(\(argument))"
      }
    case .choice(let a, let comparison, let b, let then, let otherwise):
      guard let a = code(a), let b = code(b), let then = code(then),
        let otherwise = code(otherwise)
      else { return nil }
      let sign =
        switch comparison {
        case .equal: "==="
        case .notEqual: "!=="
        default: comparison.rawValue
        }
      return "(\(a) \(sign) \(b) ? \(then) : \(otherwise))"
    case .upstream, .name, .application, .text, .joined: return nil
    }
  }

  private static func literal(_ value: Double) -> String {
    if value.isFinite { return value < 0 || value.sign == .minus ? "(\(value))" : "\(value)" }
    return value.isNaN ? "NaN" : value < 0 ? "(-Infinity)" : "Infinity"
  }
}
