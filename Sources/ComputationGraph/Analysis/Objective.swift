// What gradients are derivatives of.

extension Output {
  /// What backward differentiates that begins at `value` with the gradient `seed`: the value itself;
  /// `10·y` where it began with 10; `Σ g·y` where it was given a gradient g for a tensor.
  package static func differentiated(_ value: Formula, seed: [Double]) -> Formula {
    switch seed.count {
    case 1 where seed[0] == 0: 0 * value
    case 1: (Formula(seed[0]) * value).readable(operands: [])
    default: seed.allSatisfy { $0 == 1 } ? "Σ \(value)" : "Σ \("g" * value)"
    }
  }

  /// What gradients are derivatives of that entered at several values: the sum of what was
  /// differentiated.
  ///
  /// - Parameters:
  ///   - sources: Where gradients entered.
  ///   - term: What a value is called.
  package static func objective(of sources: [Output], _ term: (Int) -> Formula) -> Formula {
    // What lies beyond the graph says all of it.
    if let whole = sources.lazy.compactMap(\.objective).first { return whole }
    return sum(sources.map { differentiated(term($0.node), seed: $0.seed ?? []) })
  }

  /// The parts with signs of addition between them; more than anybody reads are counted.
  package static func sum(_ parts: [Formula]) -> Formula {
    if parts.count > 8 { return .text("the sum of \(parts.count) values") }
    return parts.count == 1 ? parts[0] : parts.reduce(0, +).readable(operands: [])
  }
}
