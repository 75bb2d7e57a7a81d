// What gradients are derivatives of, as explanations and replays call it.

import ComputationGraph

/// The loss, or whatever else was differentiated, with names as long as there is room for.
func objective(of sources: [Output], _ term: (Int) -> Formula) -> Formula {
  func short(_ formula: Formula) -> Formula {
    switch formula {
    case .name(let name): .name(shortened(name, to: 32))
    case .sign(let sign, let operands): .sign(sign, operands.map(short))
    case .joined(let pieces): .joined(pieces.map(short))
    default: formula
    }
  }
  return short(Output.objective(of: sources, term))
}

/// Whether what entered at a value is all that came back to it: then it is the derivative there.
func isWholeGradient(_ seed: [Double]?, of node: NodeView) -> Bool {
  node.grad.map(Array.init) == seed
}
