// What version 1 of the schema had otherwise: operations as names, rules as texts on edges.

import Algorithms

extension SchemaObject<NodeKey> {
  /// Reads where a value comes from, and its edges.
  ///
  /// - Parameter rank: The number of dimensions of the first operand.
  func readVersion1(into node: inout Node, rank: Int) throws {
    let name = try required(.operation).text(.text)
    var settings = try self[.attributes]?.settings() ?? []
    for i in settings.indices {
      switch (name, settings[i].name, settings[i].value) {
      case ("slice", "index", .string(let text)): settings[i].value = slice(text)
      case ("gather", "index", .list(let positions)) where rank > 0:
        settings[i].value = nested(positions, node.shape.dropLast(rank - 1))
      case ("nll", "target", .list(let classes)): settings[i].value = nested(classes, node.shape)
      default: break
      }
    }
    var rules: [GradientRule?] = []
    node.edges = try self[.edges]?.list(.edges).map { json in
      let object = try SchemaObject<EdgeKey>(json)
      var edge = try Edge(object)
      let text = try object[.formula]?.text(.optionalText)
      edge.takesGradient = edge.local != nil || edge.contribution != nil || text != nil
      rules.append(text.map { edge.local == nil ? .pullback(.text($0)) : .local(.text($0)) })
      return edge
    }
    switch name {
    case "parameter": node.origin = .parameter
    case "constant": node.origin = .constant
    default: node.operation = OperationRecord(name, settings: settings, rules: rules)
    }
  }
}

/// `1, ::2, None` as its items.
private func slice(_ text: String) -> Setting.Value {
  .list(
    text.split(separator: ", ").map { item in
      if item == "None" { return .none }
      let bounds = item.split(separator: ":", omittingEmptySubsequences: false)
        .map { Double($0).map(Setting.Value.number) ?? .none }
      if bounds.count == 1 { return bounds[0] }
      return .list(bounds + (bounds.count == 2 ? [.number(1)] : []))
    })
}

/// What stood in one list, in lists of a shape.
private func nested(_ values: [Setting.Value], _ shape: [Int]) -> Setting.Value {
  guard !shape.isEmpty else { return values.first ?? .none }
  // No array has more dimensions; some file might.
  let inner = shape.count > 64 ? [] : shape.dropFirst().filter { $0 > 0 }
  return .list(inner.reversed().reduce(values) { $0.chunks(ofCount: $1).map { .list(Array($0)) } })
}
