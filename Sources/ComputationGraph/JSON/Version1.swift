// What version 1 of the schema had otherwise: operations as names, rules as texts on edges.

import Algorithms

extension KeyedDecodingContainer<NodeKey> {
  /// Reads where a value comes from, and its edges.
  ///
  /// - Parameter rank: The number of dimensions of the first operand.
  func readVersion1(into node: inout Node, id: String, rank: Int) throws {
    let name = try value(String.self, .operation, node: id)
    var settings = try optional(SettingList.self, .attributes, node: id)?.values ?? []
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
    if try isPresent(.edges) {
      var list = try list(.edges, node: id)
      var edges: [Edge] = []
      while !list.isAtEnd {
        let object = try list.object(EdgeKey.self, node: id)
        var edge = Edge(
          local: try object.optional(NumberList.self, .local, node: id)?.values,
          contribution: try object.optional(NumberList.self, .contribution, node: id)?.values)
        let text = try object.optional(String.self, .formula, node: id).map(Formula.text)
        edge.takesGradient = edge.local != nil || edge.contribution != nil || text != nil
        rules.append(text.map { edge.local == nil ? .pullback($0) : .local($0) })
        edges.append(edge)
      }
      node.edges = edges
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
