// The symbol that stands for an operation in pictures.

import ComputationGraph

/// The symbol of the operation that made a value, `×`, `tanh`, `(·)³`; of a further result of it with
/// its number.
func operationSymbol(of node: NodeView) -> String {
  let symbol = node.operation?.symbol ?? node.origin.name
  // Markup around no text would be an error.
  let shown = symbol.allSatisfy(\.isWhitespace) ? "?" : symbol
  if case .result(let index) = node.origin, index > 0 { return "\(shown)[\(index)]" }
  return shown
}
