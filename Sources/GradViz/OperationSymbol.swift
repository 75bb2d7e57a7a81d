// The symbol that stands for an operation in pictures.

import ComputationGraph

/// The symbol of the operation that made a value: `×`, `tanh`, `(·)³`. A dot stands for the
/// operand: a letter could be taken for a value's name.
///
/// An operation that is not known here is drawn by its name.
func operationSymbol(of node: NodeView) -> String {
  if node.operation == "pow" { return powerSymbol(of: node) }
  if let symbol = symbols[node.operation] { return symbol }
  // Markup around no text would be an error.
  return node.operation.allSatisfy(\.isWhitespace) ? "?" : node.operation
}

private let symbols: [String: String] = [
  "add": "+", "sub": "−", "mul": "×", "div": "÷", "neg": "−(·)", "matmul": "@",
  "abs": "|·|", "square": "(·)²", "sqrt": "√(·)", "rsqrt": "1/√(·)", "reciprocal": "1/(·)",
  "maximum": "max", "minimum": "min", "sum": "Σ", "prod": "∏", "norm": "‖·‖",
  "amax": "max", "amin": "min", "transpose": "transpose", "slice": "[ ]",
]

/// `(·)³` where the exponent is known and simple, `(·)^0.3` where it is not simple, else `(·)^(·)`.
private func powerSymbol(of node: NodeView) -> String {
  guard case .number(let exponent)? = node.settings.first(where: { $0.name == "exponent" })?.value
  else { return "(·)^(·)" }
  if exponent == 0.5 { return "√(·)" }
  guard exponent == exponent.rounded(), abs(exponent) < 100 else {
    return "(·)^" + NumberFormat.significant(4).string(exponent)
  }
  let digits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
  let raised = String(Int(abs(exponent))).compactMap(\.wholeNumberValue).map { digits[$0] }
  return "(·)" + (exponent < 0 ? "⁻" : "") + raised.joined()
}
