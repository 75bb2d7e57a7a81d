// Reads a graph from any decoder, and checks everything that a graph promises.

extension ComputationGraph: Decodable {
  /// Reads a graph in the schema of its JSON.
  ///
  /// Keys that may hold null may be left out, as may `attributes` and `scopes`; unknown keys are
  /// ignored. Scopes are numbered anew in the order they stand in.
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
    guard version == Self.version else { throw GraphReadingError.unknownVersion(version) }

    let scopeIDs = try appendScopes(from: graph)
    guard graph.contains(.nodes) else { throw graph.missing(.nodes, node: nil) }
    var list = try graph.list(.nodes)
    while !list.isAtEnd {
      append(unchecked: try node(from: list.object(NodeKey.self), scopeIDs: scopeIDs))
    }
    if let id = try graph.optional(String.self, .output) {
      let number = try graph.number(inID: id, prefix: "n", .output)
      guard let position = position(ofID: number) else {
        throw GraphReadingError.unknownOutput(id)
      }
      output = position
    }
  }

  /// Appends the scopes and returns the position of each id.
  private mutating func appendScopes(
    from graph: KeyedDecodingContainer<GraphKey>
  ) throws -> [String: Int] {
    var positions: [String: Int] = [:]
    guard graph.contains(.scopes) else { return positions }
    var list = try graph.list(.scopes)
    while !list.isAtEnd {
      let scope = try list.object(ScopeKey.self)
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

  private func node(
    from object: KeyedDecodingContainer<NodeKey>, scopeIDs: [String: Int]
  ) throws -> Node {
    let id = try object.value(String.self, .id)
    var node = Node(
      id: try object.number(inID: id, prefix: "n", .id),
      name: try object.optional(String.self, .name, node: id),
      label: try object.optional(String.self, .label, node: id),
      operation: try object.value(String.self, .operation, node: id),
      attributes: try object.optional(AttributeList.self, .attributes, node: id)?.values ?? [],
      shape: try object.value([Int].self, .shape, node: id),
      data: try object.value(NumberList.self, .data, node: id).values,
      grad: try object.optional(NumberList.self, .grad, node: id)?.values,
      source: try object.optional(String.self, .source, node: id))
    for (index, input) in try object.value([String].self, .inputs, node: id).enumerated() {
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
    if try object.isPresent(.edges) {
      var list = try object.list(.edges, node: id)
      node.edges = []
      while !list.isAtEnd {
        let edge = try list.object(EdgeKey.self, node: id)
        node.edges?.append(
          Edge(
            local: try edge.optional(NumberList.self, .local, node: id)?.values,
            contribution: try edge.optional(NumberList.self, .contribution, node: id)?.values,
            formula: try edge.optional(String.self, .formula, node: id)))
      }
    }
    if let fault = fault(in: node) { throw GraphReadingError.invalid(fault, node: id) }
    return node
  }
}

/// Numbers, some of them as texts where JSON lacks them.
struct NumberList: Codable {
  var values: [Double]

  init(_ values: [Double]) { self.values = values }

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let numbers = try? container.decode([Double].self) {
      values = numbers
    } else {
      values = try container.decode([Number].self).map(\.value)
    }
  }

  func encode(to encoder: any Encoder) throws {
    var list = encoder.unkeyedContainer()
    for value in values {
      if let name = value.nonFiniteName {
        try list.encode(name)
      } else {
        try list.encode(value)
      }
    }
  }

  private struct Number: Decodable {
    var value: Double

    init(from decoder: any Decoder) throws {
      let container = try decoder.singleValueContainer()
      if let name = try? container.decode(String.self), let number = Double(nonFiniteName: name) {
        value = number
      } else {
        value = try container.decode(Double.self)
      }
    }
  }
}

/// An operation's settings as an object; objects have no order, so they are sorted by name.
struct AttributeList: Codable {
  var values: [Attribute]

  init(_ values: [Attribute]) { self.values = values }

  init(from decoder: any Decoder) throws {
    let object = try decoder.container(keyedBy: AttributeKey.self)
    values = try object.allKeys.map { key in
      Attribute(key.stringValue, try object.decode(Attribute.Value.self, forKey: key))
    }.sorted { $0.name < $1.name }
  }

  func encode(to encoder: any Encoder) throws {
    var object = encoder.container(keyedBy: AttributeKey.self)
    for attribute in values {
      try object.encode(attribute.value, forKey: AttributeKey(stringValue: attribute.name))
    }
  }
}

extension Attribute.Value: Codable {
  public init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else if let bool = try? container.decode(Bool.self) {
      self = .bool(bool)
    } else if let string = try? container.decode(String.self) {
      self = Double(nonFiniteName: string).map(Self.number) ?? .string(string)
    } else {
      self = .list(try container.decode([Self].self))
    }
  }

  public func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    switch self {
    case .number(let number):
      if let name = number.nonFiniteName {
        try container.encode(name)
      } else {
        try container.encode(number)
      }
    case .bool(let bool): try container.encode(bool)
    case .string(let string): try container.encode(string)
    case .list(let list): try container.encode(list)
    }
  }
}
