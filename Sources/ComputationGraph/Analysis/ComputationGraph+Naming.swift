// Finding the value that a name means.

extension ComputationGraph {
  /// The position of the value that is called so: by its program, or in pictures and explanations
  /// (``ValueNames``), `h₂` and `x1·w1`, which may be typed `h2` and `x1*w1`; else by its id, `n3`.
  ///
  /// - Throws: ``ExplanationError/unknown(_:suggestion:names:)``, or
  ///   ``ExplanationError/ambiguous(_:candidates:)`` where several values are called so.
  public func position(of value: String) throws(ExplanationError) -> Int {
    let (nodes, names) = (nodes, ValueNames(self))
    // No two have one name, but for numbers.
    if let position = only(nodes.indices.filter { names[$0].text == value }) { return position }
    let given = nodes.filter { $0.name == value || $0.label == value }
    if given.count == 1 { return given[0].position }
    if given.count > 1 {
      throw .ambiguous(
        value,
        candidates: given.map { node in
          "\(names[node.position].text) (\(node.source ?? node.operation?.name ?? "given"))"
        })
    }
    let typed = value.typed
    if let position = only(nodes.indices.filter { names[$0].text.typed == typed }) {
      return position
    }
    if value.hasPrefix("n"), let id = Int(value.dropFirst()), let position = position(ofID: id) {
      return position
    }
    let candidates = candidates(names)
    throw .unknown(value, suggestion: suggestion(for: value, among: candidates), names: candidates)
  }

  /// What can be asked for: what has a name before what has a formula, and first of all what is
  /// learned, as it is asked for most.
  private func candidates(_ names: ValueNames) -> [String] {
    let values = nodes.filter { $0.isParameter } + nodes.filter { !$0.isLeaf }
    let isNamed = { (node: NodeView) in names.title(node.position) != nil }
    return (values.filter(isNamed) + values.filter { !isNamed($0) }).map { names[$0.position].text }
  }
}

private func only(_ positions: [Int]) -> Int? { positions.count == 1 ? positions[0] : nil }

extension String {
  /// The text as a keyboard has it: `x1*w1-b2` for `x1·w1 − b₂`.
  fileprivate var typed: String {
    String(
      compactMap { character in
        switch character {
        case " ": nil
        case "·", "×": "*"
        case "−": "-"
        case "₀"..."₉": character.wholeNumberValue.map { Character(String($0)) }
        default: character
        }
      })
  }
}
