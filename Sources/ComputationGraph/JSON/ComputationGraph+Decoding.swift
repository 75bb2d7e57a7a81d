// Reads a graph from any decoder, and checks everything that a graph promises.

extension ComputationGraph: Decodable {
  /// Reads a graph in the schema of its JSON, version 2 or 1.
  ///
  /// Keys that may hold null may be left out; unknown keys are ignored. Scopes are numbered anew in
  /// the order they stand in.
  ///
  /// - Throws: ``GraphReadingError`` for everything that the schema forbids, and what the decoder
  ///   itself throws, for example where the text is no JSON.
  public init(from decoder: any Decoder) throws {
    self.init()
    guard let graph = try? decoder.container(keyedBy: GraphKey.self),
      let format = try? graph.decodeIfPresent(String.self, forKey: .format)
    else { throw GraphReadingError.notAGraph(format: nil) }
    guard format == Self.format else { throw GraphReadingError.notAGraph(format: format) }
    let version = try graph.value(Int.self, .version)
    guard (1...Self.version).contains(version) else {
      throw GraphReadingError.unknownVersion(version)
    }
    let scopeIDs = try appendScopes(from: graph)
    let operations = version == 1 ? [:] : try Self.operations(from: graph)
    guard graph.contains(.nodes) else { throw graph.missing(.nodes, node: nil) }
    try graph.forEachObject(in: .nodes) { (object: KeyedDecodingContainer<NodeKey>) in
      let id = try object.value(String.self, .id)
      var node = try node(from: object, id: id, scopeIDs: scopeIDs)
      if version == 1 {
        let rank = node.inputs.first.map { nodes[$0].shape.count } ?? 0
        try object.readVersion1(into: &node, id: id, rank: rank)
      } else {
        try object.readOrigin(into: &node, operations, id: id)
        try object.readEdges(into: &node, id: id)
      }
      if let fault = fault(in: node) { throw GraphReadingError.invalid(fault, node: id) }
      append(unchecked: node)
    }
    outputs = version == 1 ? try outputVersion1(from: graph) : try outputs(from: graph)
  }

  /// Appends the scopes and returns the position of each id.
  private mutating func appendScopes(
    from graph: KeyedDecodingContainer<GraphKey>
  ) throws -> [String: Int] {
    var positions: [String: Int] = [:]
    try graph.forEachObject(in: .scopes) { (scope: KeyedDecodingContainer<ScopeKey>) in
      let id = try scope.value(String.self, .id)
      _ = try scope.number(inID: id, prefix: "s", .id)
      if positions[id] != nil { throw GraphReadingError.duplicateScope(id) }
      var parent: Int?
      if let parentID = try scope.optional(String.self, .parent) {
        parent = positions[parentID]
        if parent == nil { throw GraphReadingError.unknownParent(parentID, ofScope: id) }
      }
      positions[id] = append(Scope(name: try scope.value(String.self, .name), parent: parent))
    }
    return positions
  }

  private static func operations(
    from graph: KeyedDecodingContainer<GraphKey>
  ) throws -> [String: OperationRecord] {
    var operations: [String: OperationRecord] = [:]
    try graph.forEachObject(in: .operations) { (object: KeyedDecodingContainer<OperationKey>) in
      let id = try object.value(String.self, .id)
      if operations[id] != nil { throw GraphReadingError.duplicateOperation(id) }
      operations[id] = try object.operation()
    }
    return operations
  }

  private func outputs(from graph: KeyedDecodingContainer<GraphKey>) throws -> [Output] {
    var outputs: [Output] = []
    var named: Set<Int> = []
    try graph.forEachObject(in: .outputs) { (object: KeyedDecodingContainer<OutputKey>) in
      let id = try object.value(String.self, .node)
      let output = Output(
        node: try position(ofOutput: id, object.number(inID: id, prefix: "n", .node)),
        seed: try object.optional(NumberList.self, .seed)?.values,
        objective: try object.optional(Formula.self, .objective))
      let size = nodes[output.node].size
      if let seed = output.seed, seed.count != size {
        throw GraphReadingError.seed(node: id, count: seed.count, expected: size)
      }
      guard named.insert(output.node).inserted else { throw GraphReadingError.duplicateOutput(id) }
      outputs.append(output)
    }
    return outputs
  }

  /// In version 1 backward began at the output, with what its gradient is.
  private func outputVersion1(from graph: KeyedDecodingContainer<GraphKey>) throws -> [Output] {
    guard let id = try graph.optional(String.self, .output) else { return [] }
    let node = try position(ofOutput: id, graph.number(inID: id, prefix: "n", .output))
    return [Output(node: node, seed: nodes[node].grad.map(Array.init))]
  }

  private func position(ofOutput id: String, _ number: Int) throws -> Int {
    guard let position = position(ofID: number) else { throw GraphReadingError.unknownOutput(id) }
    return position
  }

  /// What nodes have in both versions.
  private func node(
    from object: KeyedDecodingContainer<NodeKey>, id: String, scopeIDs: [String: Int]
  ) throws -> Node {
    var node = Node(
      id: try object.number(inID: id, prefix: "n", .id),
      name: try object.optional(String.self, .name, node: id),
      label: try object.optional(String.self, .label, node: id),
      shape: try object.value([Int].self, .shape, node: id),
      type: try object.optional(String.self, .type, node: id) ?? Node.usualType,
      data: try object.optional(NumberList.self, .data, node: id)?.values,
      grad: try object.optional(NumberList.self, .grad, node: id)?.values,
      earlierGrad: try object.optional(NumberList.self, .earlierGrad, node: id)?.values,
      source: try object.optional(String.self, .source, node: id))
    let inputs = try object.value([String].self, .inputs, node: id)
    for (index, input) in inputs.enumerated() {
      let number = try object.number(inID: input, prefix: "n", .inputs, index: index, node: id)
      guard let position = position(ofID: number) else {
        throw GraphReadingError.unknownInput(input, ofNode: id)
      }
      node.inputs.append(position)
    }
    if let scope = try object.optional(String.self, .scope, node: id) {
      node.scope = scopeIDs[scope]
      if node.scope == nil { throw GraphReadingError.unknownScope(scope, ofNode: id) }
    }
    return node
  }
}

extension KeyedDecodingContainer<NodeKey> {
  fileprivate func readOrigin(
    into node: inout Node, _ operations: [String: OperationRecord], id: String
  ) throws {
    let place = GraphReadingError.Place(codingPath + [NodeKey.origin], node: id)
    switch try value(String.self, .origin, node: id) {
    case "parameter": node.origin = .parameter
    case "constant": node.origin = .constant
    case "input": node.origin = .input
    case "result": node.origin = .result(index: try optional(Int.self, .index, node: id) ?? 0)
    default: throw GraphReadingError.wrongValue(at: place, expected: .origin)
    }
    if let operation = try optional(String.self, .operation, node: id) {
      node.operation = operations[operation]
      if node.operation == nil { throw GraphReadingError.unknownOperation(operation, ofNode: id) }
    }
  }

  fileprivate func readEdges(into node: inout Node, id: String) throws {
    guard try isPresent(.edges) else { return }
    var list = try list(.edges, node: id)
    var edges: [Edge] = []
    while !list.isAtEnd {
      guard let edge = try list.objectIfPresent(EdgeKey.self, node: id) else {
        edges.append(.closed)
        continue
      }
      edges.append(
        Edge(
          local: try edge.optional(NumberList.self, .local, node: id)?.values,
          contribution: try edge.optional(NumberList.self, .contribution, node: id)?.values))
    }
    node.edges = edges
  }
}
