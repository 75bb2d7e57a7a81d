// A graph as JSON text.

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
  public func write(jsonTo target: inout some TextOutputStream, contributions: Bool = false) {
    forEachJSONPiece(contributions: contributions) {
      target.write(String(decoding: $0, as: UTF8.self))
    }
  }

  /// Hands the graph's JSON over in pieces of some 64 KB.
  package func forEachJSONPiece<Failure>(
    contributions: Bool, _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    var text = JSONText()
    let ids = operationIDs
    writeHead(ids, to: &text)
    for (position, node) in nodes.enumerated() {
      text.raw(position == 0 ? "\n  " : ",\n  ")
      write(node, ids, contributions: contributions, to: &text)
      if text.count >= 1 << 16 {
        try body(text.bytes)
        text.removeAll()
      }
    }
    text.raw("]}\n")
    try body(text.bytes)
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
    text.member(GraphKey.format) { $0.string(Self.format) }
    text.member(GraphKey.version) { $0.number(Self.version) }
    text.raw(",\n ")
    text.member(GraphKey.outputs) {
      $0.list(outputs) { text, output in
        text.object {
          $0.member(OutputKey.node) { $0.id("n", nodes[output.node].id) }
          $0.member(OutputKey.seed) { $0.numbers(output.seed) }
          $0.member(OutputKey.objective) { $0.optional(output.objective) }
        }
      }
    }
    text.raw(",\n ")
    text.member(GraphKey.scopes) {
      $0.list(scopes.enumerated(), separator: ",\n            ") { text, scope in
        text.object {
          $0.member(ScopeKey.id) { $0.id("s", scope.offset) }
          $0.member(ScopeKey.name) { $0.string(scope.element.name) }
          $0.member(ScopeKey.parent) { $0.optionalID("s", scope.element.parent) }
        }
      }
    }
    text.raw(",\n ")
    text.member(GraphKey.operations) {
      $0.list(zip(operations, operationIDs), start: "\n  ", separator: ",\n  ") {
        $0.object($1.0, id: $1.1)
      }
    }
    text.raw(",\n ")
    text.member(GraphKey.nodes) { $0.raw("[") }
  }

  private func write(
    _ node: NodeView, _ operationIDs: [String], contributions: Bool,
    to text: inout JSONText
  ) {
    text.object {
      $0.member(NodeKey.id) { $0.id("n", node.id) }
      $0.member(NodeKey.name) { $0.optional(node.name) }
      $0.member(NodeKey.label) { $0.optional(node.label) }
      $0.member(NodeKey.origin) { $0.string(node.origin.name) }
      if case .result(let index) = node.origin, index > 0 {
        $0.member(NodeKey.index) { $0.number(index) }
      }
      $0.member(NodeKey.operation) { $0.optional(node.operationNumber.map { operationIDs[$0] }) }
      $0.member(NodeKey.inputs) { $0.list(node.inputs) { $0.id("n", nodes[$1].id) } }
      $0.member(NodeKey.shape) { $0.list(node.shape) { $0.number($1) } }
      $0.member(NodeKey.type) { $0.string(node.type) }
      $0.member(NodeKey.data) { $0.numbers(node.data) }
      $0.member(NodeKey.grad) { $0.numbers(node.grad) }
      if let earlier = node.earlierGrad { $0.member(NodeKey.earlierGrad) { $0.numbers(earlier) } }
      $0.member(NodeKey.scope) { $0.optionalID("s", node.scope) }
      $0.member(NodeKey.source) { $0.optional(node.source) }
      if contributions, let edges = node.edges {
        $0.member(NodeKey.edges) { $0.list(edges) { $0.object($1) } }
      }
    }
  }
}

extension JSONText {
  fileprivate mutating func numbers(_ numbers: (some Collection<Double>)?) {
    if let numbers { list(numbers) { $0.number($1) } } else { null() }
  }

  fileprivate mutating func optionalID(_ prefix: StaticString, _ number: Int?) {
    if let number { id(prefix, number) } else { null() }
  }

  /// An operand that takes no gradient is null.
  fileprivate mutating func object(_ edge: EdgeView) {
    guard edge.takesGradient else { return null() }
    object {
      $0.member(EdgeKey.local) { $0.numbers(edge.local) }
      $0.member(EdgeKey.contribution) { $0.numbers(edge.contribution) }
    }
  }
}
