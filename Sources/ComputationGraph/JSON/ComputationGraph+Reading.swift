// Reads a graph from JSON, and checks everything that a graph promises.

extension ComputationGraph {
  /// Reads a graph from the text that ``json(contributions:)`` writes, or another program.
  ///
  /// Keys that may hold null may be left out, as may `scopes`, `operations` and `settings`; unknown
  /// keys are ignored. Version 1 is read too: its rules are words, which can be shown and not
  /// computed. Scopes are numbered anew in the order they stand in.
  ///
  /// - Throws: what is wrong, where, and what to do, as its description.
  public init(json: String) throws(GraphReadingError) { try self.init(json: json.utf8) }

  /// Reads a graph from the bytes of its JSON.
  public init(json bytes: some Sequence<UInt8>) throws(GraphReadingError) {
    do {
      self = try Array(bytes).withUnsafeBufferPointer {
        try ComputationGraph(JSONCheck.value(of: $0))
      }
    } catch { throw error as! GraphReadingError }  // Nothing else is thrown here.
  }

  private init(_ json: JSONValue) throws {
    self.init()
    guard let graph = try? SchemaObject<GraphKey>(json), let format = graph[.format]?.string
    else { throw GraphReadingError.notAGraph(format: nil) }
    guard format == Self.format else { throw GraphReadingError.notAGraph(format: format) }
    let version = try graph.required(.version).wholeNumber()
    guard (1...Self.version).contains(version) else {
      throw GraphReadingError.unknownVersion(version)
    }
    let scopes = try appendScopes(graph)
    let operations = version == 1 ? [:] : try Self.operations(from: graph)
    try SchemaObject<NodeKey>.forEach(in: graph.required(.nodes).list(.objects)) { object in
      var node = try node(from: object, scopes)
      if version == 1 {
        let rank = node.inputs.first.map { nodes[$0].shape.count } ?? 0
        try object.readVersion1(into: &node, rank: rank)
      } else {
        try object.readOrigin(into: &node, operations)
        node.edges = try object.edges()
      }
      if let fault = fault(in: node) { throw GraphReadingError.invalid(fault, node: node.idText) }
      append(unchecked: node)
    }
    if version > 1 {
      try readOutputs(from: graph)
    } else if let output = graph[.output] {
      // In version 1 backward began at the output, with what its gradient is.
      let node = try self.output(output, .optionalNodeID)
      outputs = [Output(node: node, seed: nodes[node].grad.map(Array.init))]
    }
  }

  /// Appends the scopes and returns the position of each id.
  private mutating func appendScopes(_ graph: SchemaObject<GraphKey>) throws -> [String: Int] {
    var positions: [String: Int] = [:]
    for json in try graph.list(.scopes) {
      let scope = try SchemaObject<ScopeKey>(json)
      let id = try "s\(scope.required(.id).id("s", .scopeID))"
      if positions[id] != nil { throw GraphReadingError.duplicateScope(id) }
      let parentID = try scope[.parent]?.text(.optionalScopeID)
      let parent = parentID.flatMap { positions[$0] }
      if let parentID, parent == nil {
        throw GraphReadingError.unknownParent(parentID, ofScope: id)
      }
      positions[id] = append(Scope(name: try scope.required(.name).text(.text), parent: parent))
    }
    return positions
  }

  private static func operations(
    from graph: SchemaObject<GraphKey>
  ) throws -> [String: OperationRecord] {
    var operations: [String: OperationRecord] = [:]
    for json in try graph.list(.operations) {
      let object = try SchemaObject<OperationKey>(json)
      let id = try object.required(.id).text(.text)
      if operations[id] != nil { throw GraphReadingError.duplicateOperation(id) }
      operations[id] = try OperationRecord(object)
    }
    return operations
  }

  private mutating func readOutputs(from graph: SchemaObject<GraphKey>) throws {
    var outputs: [Output] = []
    var named: Set<Int> = []
    for json in try graph.list(.outputs) {
      let object = try SchemaObject<OutputKey>(json)
      let node = try output(object.required(.node), .nodeID)
      let seed = try object[.seed]?.numbers()
      let objective = try object[.objective]?.formula()
      let size = nodes[node].size
      if let seed, seed.count != size {
        throw GraphReadingError.seed(node: nodes[node].idText, count: seed.count, expected: size)
      }
      guard named.insert(node).inserted else {
        throw GraphReadingError.duplicateOutput(nodes[node].idText)
      }
      outputs.append(Output(node: node, seed: seed, objective: objective))
    }
    self.outputs = outputs
  }

  /// The position of the node that an output names.
  private func output(_ json: JSONValue, _ kind: SchemaKind) throws -> Int {
    let id = try json.id("n", kind)
    if let node = position(ofID: id) { return node }
    throw GraphReadingError.unknownOutput("n\(id)")
  }

  /// What nodes have in both versions.
  private func node(
    from object: SchemaObject<NodeKey>, _ scopes: [String: Int]
  ) throws -> Node {
    var node = Node(
      id: try object.required(.id).id("n", .nodeID), name: try object[.name]?.text(.optionalText),
      label: try object[.label]?.text(.optionalText),
      shape: try object.required(.shape).wholeNumbers(),
      type: try object[.type]?.text(.optionalText) ?? Node.usualType,
      data: try object[.data]?.numbers(), grad: try object[.grad]?.numbers(),
      earlierGrad: try object[.earlierGrad]?.numbers(),
      source: try object[.source]?.text(.optionalText))
    node.inputs = try object.required(.inputs).list(.nodeIDs).map { input in
      let id = try input.id("n", .nodeID)
      if let position = position(ofID: id) { return position }
      throw GraphReadingError.unknownInput("n\(id)", ofNode: node.idText)
    }
    if let scope = try object[.scope]?.text(.optionalScopeID) {
      node.scope = scopes[scope]
      if node.scope == nil { throw GraphReadingError.unknownScope(scope, ofNode: node.idText) }
    }
    return node
  }
}

extension Node {
  fileprivate var idText: String { "n\(id)" }
}

extension SchemaObject<NodeKey> {
  fileprivate func readOrigin(
    into node: inout Node, _ operations: [String: OperationRecord]
  ) throws {
    let name = try required(.origin)
    guard let origin = try Origin(name: name.text(.origin)) else { throw name.wrong(.origin) }
    node.origin = origin
    if origin == .result, let index = try self[.index]?.wholeNumber() {
      node.origin = .result(index: index)
    }
    if let operation = try self[.operation]?.text(.optionalText) {
      node.operation = operations[operation]
      if node.operation == nil {
        throw GraphReadingError.unknownOperation(operation, ofNode: node.idText)
      }
    }
  }

  fileprivate func edges() throws -> [Edge]? {
    try self[.edges]?.list(.edges).map { try $0.isNull ? .closed : Edge(SchemaObject<EdgeKey>($0)) }
  }
}

extension Edge {
  init(_ object: SchemaObject<EdgeKey>) throws {
    self.init(
      local: try object[.local]?.numbers(), contribution: try object[.contribution]?.numbers())
  }
}
