// Writes a graph to any encoder, in the schema of its JSON.

extension ComputationGraph: Encodable {
  /// Writes the whole graph, contributions included.
  public func encode(to encoder: any Encoder) throws {
    var graph = encoder.container(keyedBy: GraphKey.self)
    try graph.encode(Self.format, forKey: .format)
    try graph.encode(Self.version, forKey: .version)
    try graph.encode(output.map { nodes[$0].idText }, forKey: .output)
    var scopeList = graph.nestedUnkeyedContainer(forKey: .scopes)
    for (position, scope) in scopes.enumerated() {
      var object = scopeList.nestedContainer(keyedBy: ScopeKey.self)
      try object.encode(Self.id(ofScope: position), forKey: .id)
      try object.encode(scope.name, forKey: .name)
      try object.encode(scope.parent.map(Self.id(ofScope:)), forKey: .parent)
    }
    var list = graph.nestedUnkeyedContainer(forKey: .nodes)
    for node in nodes {
      var object = list.nestedContainer(keyedBy: NodeKey.self)
      try encode(node, to: &object)
    }
  }

  private func encode(
    _ node: Node, to object: inout KeyedEncodingContainer<NodeKey>
  ) throws {
    try object.encode(node.idText, forKey: .id)
    try object.encode(node.name, forKey: .name)
    try object.encode(node.label, forKey: .label)
    try object.encode(node.operation, forKey: .operation)
    try object.encode(node.inputs.map { "n\(id(ofNode: $0))" }, forKey: .inputs)
    try object.encode(AttributeList(node.attributes), forKey: .attributes)
    try object.encode(node.shape, forKey: .shape)
    try object.encode(NumberList(node.data), forKey: .data)
    try object.encode(node.grad.map(NumberList.init), forKey: .grad)
    try object.encode(node.scope.map(Self.id(ofScope:)), forKey: .scope)
    try object.encode(node.source, forKey: .source)
    guard let edges = node.edges else { return }
    var list = object.nestedUnkeyedContainer(forKey: .edges)
    for edge in edges {
      var object = list.nestedContainer(keyedBy: EdgeKey.self)
      try object.encode(edge.local.map(NumberList.init), forKey: .local)
      try object.encode(edge.contribution.map(NumberList.init), forKey: .contribution)
      try object.encodeIfPresent(edge.formula, forKey: .formula)
    }
  }

  static func id(ofScope position: Int) -> String { "s\(position)" }
}
