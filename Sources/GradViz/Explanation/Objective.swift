// What gradients are derivatives of, as explanations and replays call it.

import ComputationGraph

/// The loss, or whatever else was differentiated; names in a record of it are as long as there is
/// room for.
func objective(of sources: [Output], _ term: (Int) -> Formula) -> Formula {
  func short(_ formula: Formula) -> Formula {
    switch formula {
    case .name(let name): .name(shortened(name, to: GivenNames.usualLength))
    case .sign(let sign, let operands): .sign(sign, operands.map(short))
    case .joined(let pieces): .joined(pieces.map(short))
    default: formula
    }
  }
  let objective = Output.objective(of: sources, term)
  return sources.contains { $0.objective != nil } ? short(objective) : objective
}

/// Whether what entered at a value is all that came back to it: then it is the derivative there.
func isWholeGradient(_ seed: [Double]?, of node: NodeView) -> Bool {
  node.grad.map(Array.init) == seed
}
