// Finding the value that a name means.

extension ComputationGraph {
  /// The position of the value with a name or a label, else with an id such as `n3`.
  ///
  /// - Throws: ``ExplanationError/unknown(_:suggestion:names:)``, or
  ///   ``ExplanationError/ambiguous(_:candidates:)`` where several values are called so.
  public func position(of value: String) throws(ExplanationError) -> Int {
    let nodes = nodes
    let found = nodes.indices.filter { position in
      let node = nodes[position]
      return node.name == value || node.label == value
    }
    if found.count == 1 { return found[0] }
    if found.count > 1 {
      throw .ambiguous(
        value,
        candidates: found.map { position in
          let node = nodes[position]
          return "\(node.idText) (\(node.source ?? node.operation?.name ?? "given"))"
        })
    }
    if value.hasPrefix("n"), let id = Int(value.dropFirst()), let position = position(ofID: id) {
      return position
    }
    // What is learned comes first, as it is asked for most.
    let leaves = nodes.filter(\.isParameter)
    var known: Set<String> = []
    let names = (leaves + nodes.filter { !$0.isLeaf }).compactMap { $0.label ?? $0.name }
      .filter { known.insert($0).inserted }
    throw .unknown(value, suggestion: nearest(to: value, among: names), names: names)
  }
}

/// The name that differs least from a misspelt one, if one is near; the first of equals.
private func nearest(to name: String, among names: [String]) -> String? {
  let limit = max(1, name.count / 3)
  let wanted = Array(name.lowercased().prefix(40))
  var best: (name: String, distance: Int)?
  for candidate in names where abs(candidate.count - name.count) <= limit {
    // Changes of a letter that lead from one to the other, row by row.
    var row = Array(0...wanted.count)
    for (i, letter) in candidate.lowercased().prefix(40).enumerated() {
      var next = [i + 1]
      for (j, other) in wanted.enumerated() {
        next.append(min(next[j] + 1, row[j + 1] + 1, row[j] + (letter == other ? 0 : 1)))
      }
      row = next
    }
    let distance = row[wanted.count]
    if distance <= limit, distance < best?.distance ?? .max { best = (candidate, distance) }
  }
  return best?.name
}
