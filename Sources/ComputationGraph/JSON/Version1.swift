// What version 1 of the schema had otherwise: operations as names, rules as texts on edges.

extension KeyedDecodingContainer<NodeKey> {
  /// Reads where a value comes from, and its edges.
  func readVersion1(into node: inout Node, id: String) throws {
    let name = try value(String.self, .operation, node: id)
    let settings = try optional(SettingList.self, .attributes, node: id)?.values ?? []
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
