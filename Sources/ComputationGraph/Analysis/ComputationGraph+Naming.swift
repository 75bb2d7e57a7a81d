// Finding the value that a name means.

extension ComputationGraph {
  /// The position of the value with a name or a label, else with an id such as `n3`.
  ///
  /// - Throws: ``ExplanationError/unknown(_:suggestion:names:)``, or
  ///   ``ExplanationError/ambiguous(_:candidates:)`` where several values are called so.
  public func position(of value: String) throws(ExplanationError) -> Int {
    let nodes = nodes
    let found = nodes.filter { $0.name == value || $0.label == value }
    if found.count == 1 { return found[0].position }
    if found.count > 1 {
      throw .ambiguous(
        value,
        candidates: found.map { "\($0.idText) (\($0.source ?? $0.operation?.name ?? "given"))" })
    }
    if value.hasPrefix("n"), let id = Int(value.dropFirst()), let position = position(ofID: id) {
      return position
    }
    // What is learned comes first, as it is asked for most.
    let leaves = nodes.filter(\.isParameter)
    var known: Set<String> = []
    let names = (leaves + nodes.filter { !$0.isLeaf }).compactMap { $0.label ?? $0.name }
      .filter { known.insert($0).inserted }
    throw .unknown(value, suggestion: suggestion(for: value, among: names), names: names)
  }
}
