// What gradients are derivatives of, as explanations and replays call it.

import ComputationGraph

/// The loss; `10·y` where backward began with 10; `Σ g·y` where it was given a gradient g for a
/// tensor; the sum of these where gradients entered at several values.
///
/// - Parameters:
///   - sources: Where gradients entered.
///   - term: What a value is called.
func objective(of sources: [Output], _ term: (Int) -> Formula) -> Formula {
  if let beyond = sources.lazy.compactMap(\.objective).first {
    return .name(shortened(beyond, to: 32))
  }
  let parts = sources.map { source -> Formula in
    let (term, seed) = (term(source.node), source.seed ?? [])
    if seed.count == 1 { return Formula(seed[0]) * term }
    return seed.allSatisfy { $0 == 1 } ? "Σ \(term)" : "Σ \("g" * term)"
  }
  return parts.dropFirst().reduce(parts.first ?? 0, +).readable(operands: [])
}
