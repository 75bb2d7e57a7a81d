// A graph as JSON text, and back.

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

extension ComputationGraph {
  /// The graph as JSON: keys in a fixed order, one node per line, numbers without loss.
  ///
  /// NaN and the infinities, which JSON lacks, are the texts `"NaN"`, `"Infinity"`, `"-Infinity"`.
  /// The same graph gives the same text on every run.
  ///
  /// ```swift
  /// print(graph.json())
  /// // {"format": "computation-graph", "version": 2,
  /// //  "outputs": [{"node": "n1", "seed": [1.0], "objective": null}],
  /// //  "scopes": [],
  /// //  "operations": [{"id": "mul", "name": "mul", "symbol": "×", "settings": {}, …}],
  /// //  "nodes": [
  /// //   {"id": "n0", "name": "x", "label": null, "origin": "parameter", "operation": null, …},
  /// //   {"id": "n1", "name": "y", "label": null, "origin": "result", "operation": "mul", …}]}
  /// ```
  ///
  /// - Parameter contributions: Whether `edges` are written, as far as they were recorded.
  public func json(contributions: Bool = false) -> String {
    var text = ""
    write(jsonTo: &text, contributions: contributions)
    return text
  }

  /// Writes the graph as JSON, piece by piece, so that a large graph's text is never held whole.
  public func write(
    jsonTo target: inout some TextOutputStream, contributions: Bool = false
  ) {
    var text = JSONText()
    let ids = operationIDs
    writeHead(ids, to: &text)
    for (position, node) in nodes.enumerated() {
      text.raw(position == 0 ? "\n  " : ",\n  ")
      write(node, ids, contributions: contributions, to: &text)
      if text.count >= 1 << 16 { target.write(text.take()) }
    }
    text.raw("]}\n")
    target.write(text.take())
  }

  /// Reads a graph from the text that ``json(contributions:)`` writes, or another program.
  ///
  /// Keys that may hold null may be left out, as may `scopes`, `operations` and `settings`; unknown
  /// keys are ignored. Version 1 is read too: its rules are words, which can be shown and not
  /// computed.
  ///
  /// - Throws: what is wrong, where, and what to do, as its description.
  public init(json: String) throws(GraphReadingError) {
    try self.init(json: json.utf8)
  }

  /// Reads a graph from the bytes of its JSON.
  public init(json bytes: some Sequence<UInt8>) throws(GraphReadingError) {
    let data = Data(bytes)
    do {
      self = try JSONDecoder().decode(ComputationGraph.self, from: data)
    } catch let error as GraphReadingError {
      throw error
    } catch {
      // The decoder does not say where; only a text that it refused is looked through once more.
      throw .notJSON(JSONFault(in: data))
    }
  }

  /// What nodes call their operations: by their names, those that share one numbered.
  private var operationIDs: [String] {
    var ids: Set<String> = []
    var counts: [String: Int] = [:]
    return operations.map { operation in
      var id = operation.name
      while !ids.insert(id).inserted {
        counts[operation.name, default: 1] += 1
        id = "\(operation.name)#\(counts[operation.name]!)"
      }
      return id
    }
  }

  private func writeHead(_ operationIDs: [String], to text: inout JSONText) {
    text.raw("{")
    text.key(GraphKey.format, first: true)
    text.string(Self.format)
    text.key(GraphKey.version)
    text.number(Self.version)
    text.raw(",\n ")
    text.key(GraphKey.outputs, first: true)
    text.list(outputs) { text, output in
      text.raw("{")
      text.key(OutputKey.node, first: true)
      text.id("n", nodes[output.node].id)
      text.key(OutputKey.seed)
      text.numbers(output.seed)
      text.key(OutputKey.objective)
      text.optional(output.objective)
      text.raw("}")
    }
    text.raw(",\n ")
    text.key(GraphKey.scopes, first: true)
    text.list(scopes.enumerated(), separator: ",\n            ") { text, scope in
      text.raw("{")
      text.key(ScopeKey.id, first: true)
      text.id("s", scope.offset)
      text.key(ScopeKey.name)
      text.string(scope.element.name)
      text.key(ScopeKey.parent)
      if let parent = scope.element.parent { text.id("s", parent) } else { text.null() }
      text.raw("}")
    }
    text.raw(",\n ")
    text.key(GraphKey.operations, first: true)
    text.raw("[")
    for (position, (operation, id)) in zip(operations, operationIDs).enumerated() {
      text.raw(position == 0 ? "\n  " : ",\n  ")
      text.object(operation, id: id)
    }
    text.raw("],\n ")
    text.key(GraphKey.nodes, first: true)
    text.raw("[")
  }

  private func write(
    _ node: NodeView, _ operationIDs: [String], contributions: Bool,
    to text: inout JSONText
  ) {
    text.raw("{")
    text.key(NodeKey.id, first: true)
    text.id("n", node.id)
    text.key(NodeKey.name)
    text.optional(node.name)
    text.key(NodeKey.label)
    text.optional(node.label)
    text.key(NodeKey.origin)
    text.string(node.origin.name)
    if case .result(let index) = node.origin, index > 0 {
      text.key(NodeKey.index)
      text.number(index)
    }
    text.key(NodeKey.operation)
    text.optional(node.operationNumber.map { operationIDs[$0] })
    text.key(NodeKey.inputs)
    text.list(node.inputs) { $0.id("n", nodes[$1].id) }
    text.key(NodeKey.shape)
    text.list(node.shape) { $0.number($1) }
    text.key(NodeKey.type)
    text.string(node.type)
    text.key(NodeKey.data)
    text.numbers(node.data)
    text.key(NodeKey.grad)
    text.numbers(node.grad)
    if let earlier = node.earlierGrad {
      text.key(NodeKey.earlierGrad)
      text.numbers(earlier)
    }
    text.key(NodeKey.scope)
    if let scope = node.scope { text.id("s", scope) } else { text.null() }
    text.key(NodeKey.source)
    text.optional(node.source)
    if contributions, let edges = node.edges {
      text.key(NodeKey.edges)
      text.list(edges) { $0.object($1) }
    }
    text.raw("}")
  }
}

extension Origin {
  /// The name in files and tooltips.
  package var name: String {
    switch self {
    case .parameter: "parameter"
    case .constant: "constant"
    case .input: "input"
    case .result: "result"
    }
  }
}

extension JSONText {
  fileprivate mutating func numbers(_ numbers: (some Collection<Double>)?) {
    if let numbers { list(numbers) { $0.number($1) } } else { null() }
  }

  /// An operand that takes no gradient is null.
  fileprivate mutating func object(_ edge: EdgeView) {
    guard edge.takesGradient else { return null() }
    raw("{")
    key(EdgeKey.local, first: true)
    numbers(edge.local)
    key(EdgeKey.contribution)
    numbers(edge.contribution)
    raw("}")
  }
}
