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
  /// // {"format": "computation-graph", "version": 1, "output": "n1",
  /// //  "scopes": [],
  /// //  "nodes": [
  /// //   {"id": "n0", "name": "x", "label": null, "operation": "parameter", "inputs": [], …},
  /// //   {"id": "n1", "name": "y", "label": null, "operation": "mul", "inputs": ["n0", "n0"], …}]}
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
    writeHead(to: &text)
    for (position, node) in nodes.enumerated() {
      text.raw(position == 0 ? "\n  " : ",\n  ")
      write(node, contributions: contributions, to: &text)
      if text.count >= 1 << 16 { target.write(text.take()) }
    }
    text.raw("]}\n")
    target.write(text.take())
  }

  /// Reads a graph from the text that ``json(contributions:)`` writes, or another program.
  ///
  /// Keys that may hold null may be left out, as may `attributes` and `scopes`; unknown keys are
  /// ignored.
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

  private func writeHead(to text: inout JSONText) {
    text.raw("{")
    text.key(GraphKey.format, first: true)
    text.string(Self.format)
    text.key(GraphKey.version)
    text.number(Self.version)
    text.key(GraphKey.output)
    if let output { text.id("n", id(ofNode: output)) } else { text.null() }
    text.raw(",\n ")
    text.key(GraphKey.scopes, first: true)
    text.raw("[")
    for (position, scope) in scopes.enumerated() {
      if position > 0 { text.raw(",\n            ") }
      text.raw("{")
      text.key(ScopeKey.id, first: true)
      text.id("s", position)
      text.key(ScopeKey.name)
      text.string(scope.name)
      text.key(ScopeKey.parent)
      if let parent = scope.parent { text.id("s", parent) } else { text.null() }
      text.raw("}")
    }
    text.raw("],\n ")
    text.key(GraphKey.nodes, first: true)
    text.raw("[")
  }

  private func write(_ node: Node, contributions: Bool, to text: inout JSONText) {
    text.raw("{")
    text.key(NodeKey.id, first: true)
    text.id("n", node.id)
    text.key(NodeKey.name)
    text.optional(node.name)
    text.key(NodeKey.label)
    text.optional(node.label)
    text.key(NodeKey.operation)
    text.string(node.operation)
    text.key(NodeKey.inputs)
    text.list(node.inputs) { $0.id("n", id(ofNode: $1)) }
    text.key(NodeKey.attributes)
    text.object(node.attributes)
    text.key(NodeKey.shape)
    text.list(node.shape) { $0.number($1) }
    text.key(NodeKey.data)
    text.numbers(node.data)
    text.key(NodeKey.grad)
    text.numbers(node.grad)
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

extension JSONText {
  fileprivate mutating func numbers(_ numbers: [Double]?) {
    if let numbers { list(numbers) { $0.number($1) } } else { null() }
  }

  fileprivate mutating func object(_ edge: Edge) {
    raw("{")
    key(EdgeKey.local, first: true)
    numbers(edge.local)
    key(EdgeKey.contribution)
    numbers(edge.contribution)
    if let formula = edge.formula {
      key(EdgeKey.formula)
      string(formula)
    }
    raw("}")
  }

  fileprivate mutating func object(_ attributes: [Attribute]) {
    raw("{")
    for (position, attribute) in attributes.enumerated() {
      if position > 0 { raw(", ") }
      string(attribute.name)
      raw(": ")
      value(attribute.value)
    }
    raw("}")
  }

  /// A setting; whole numbers are written without a point, as `dim: 1` is usual.
  private mutating func value(_ value: Attribute.Value) {
    switch value {
    case .number(let number):
      if let whole = Int(exactly: number), number.sign == .plus || whole != 0 {
        self.number(whole)
      } else {
        self.number(number)
      }
    case .bool(let bool): raw(bool ? "true" : "false")
    case .string(let text): string(text)
    case .list(let values): list(values) { $0.value($1) }
    }
  }
}
