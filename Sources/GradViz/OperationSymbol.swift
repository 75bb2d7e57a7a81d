// The symbol that stands for an operation in pictures.

import ComputationGraph

/// The symbol of the operation that made a value: `×`, `tanh`, `x³`.
///
/// An operation that is not known here is drawn by its name.
func operationSymbol(of node: Node) -> String {
  if node.operation == "pow" { return powerSymbol(of: node) }
  return symbols[node.operation] ?? node.operation
}

private let symbols: [String: String] = [
  "add": "+", "sub": "−", "mul": "×", "div": "÷", "neg": "−x", "matmul": "@",
  "abs": "|x|", "square": "x²", "sqrt": "√x", "rsqrt": "1/√x", "reciprocal": "1/x",
  "maximum": "max", "minimum": "min", "sum": "Σ", "prod": "∏", "norm": "‖x‖",
  "amax": "max", "amin": "min", "transpose": "transpose", "slice": "[ ]",
]

/// `x³` where the exponent is known and simple, `x^0.3` where it is not simple, else `xʸ`.
private func powerSymbol(of node: Node) -> String {
  guard case .number(let exponent)? = node.attributes.first(where: { $0.name == "exponent" })?.value
  else { return "xʸ" }
  if exponent == 0.5 { return "√x" }
  guard exponent == exponent.rounded(), abs(exponent) < 100 else {
    return "x^" + NumberFormat.significant(4).string(exponent)
  }
  let digits = ["⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"]
  let raised = String(Int(abs(exponent))).compactMap(\.wholeNumberValue).map { digits[$0] }
  return "x" + (exponent < 0 ? "⁻" : "") + raised.joined()
}
