// Writes DOT text to a stream, statement by statement: the one place that knows the syntax.

/// What a list of default attributes applies to.
public enum DOTDefaults: String, Sendable, Hashable {
  /// The graph or subgraph itself, and the subgraphs in it.
  case graph
  /// Every node.
  case node
  /// Every edge.
  case edge
}

/// Writes a graph as DOT text, one statement after the other, without holding the graph.
///
/// Names and values may be any text: the writer quotes and escapes them, so that none changes
/// the structure of the graph. Ids that are plain identifiers stay bare.
///
/// ```swift
/// var writer = DOTWriter(to: "")
/// writer.beginGraph("sum")
/// writer.node("a", ["label": "a = \"2\""])
/// writer.edge("a", "b")
/// print(writer.endGraph())
/// // digraph sum {
/// //   a [label="a = \"2\""]
/// //   a -> b
/// // }
/// ```
public struct DOTWriter<Target: TextOutputStream> {
  /// Text on its way to the target, which knows of it only when there is much: what runs per
  /// character, and per attribute, is not generic.
  private var text: [UInt8] = []
  private var depth = 0
  private var edgeOperator: StaticString = " -> "
  private var target: Target

  private static var capacity: Int { 64 * 1024 }

  /// A writer whose text goes to `target`, in pieces of about 64 KB.
  public init(to target: consuming Target) {
    self.target = target
    text.reserveCapacity(Self.capacity + Self.capacity / 4)
  }

  /// Opens the graph. It comes first.
  public mutating func beginGraph(_ name: String, directed: Bool = true, strict: Bool = false) {
    if strict { text.append("strict ") }
    text.append(directed ? "digraph " : "graph ")
    edgeOperator = directed ? " -> " : " -- "
    open(name)
  }

  /// States attributes of everything of one kind that follows in the graph or subgraph that is
  /// open; those of `.graph` are also that graph's own.
  public mutating func defaults(_ kind: DOTDefaults, _ attributes: Attributes) {
    guard !attributes.isEmpty else { return }
    indent()
    text.append(contentsOf: kind.rawValue.utf8)
    end(with: attributes)
  }

  /// Writes a node, or further attributes of one.
  public mutating func node(_ id: String, _ attributes: Attributes = [:]) {
    indent()
    text.append(id: id)
    end(with: attributes)
  }

  /// Writes an edge, and its nodes if they are not yet known.
  public mutating func edge(_ tail: String, _ head: String, _ attributes: Attributes = [:]) {
    indent()
    text.append(id: tail)
    text.append(edgeOperator)
    text.append(id: head)
    end(with: attributes)
  }

  /// Opens a subgraph; it is drawn as a box when its id begins with `cluster`.
  ///
  /// A subgraph has the attributes of the graph around it, the label too, where it states none.
  public mutating func beginSubgraph(_ id: String, _ attributes: Attributes = [:]) {
    indent()
    text.append("subgraph ")
    open(id)
    defaults(.graph, attributes)
  }

  /// Closes the subgraph opened last.
  public mutating func endSubgraph() {
    precondition(depth > 0, "there is no graph or subgraph to end")
    depth -= 1
    indent()
    text.append("}\n")
  }

  /// Closes the graph, with all subgraphs that are open, and returns the stream with all of it.
  public consuming func endGraph() -> Target {
    while depth > 0 { endSubgraph() }
    flush()
    return target
  }

  private mutating func open(_ id: String) {
    text.append(id: id)
    text.append(" {\n")
    depth += 1
  }

  private mutating func indent() {
    // Deeper than this nobody counts: a thousand levels would be mostly blanks.
    for _ in 0..<min(depth, 16) { text.append("  ") }
  }

  /// Ends a statement, where the text is valid UTF-8.
  private mutating func end(with attributes: Attributes) {
    text.append(attributes)
    text.append("\n")
    if text.count >= Self.capacity { flush() }
  }

  private mutating func flush() {
    target.write(String(decoding: text, as: UTF8.self))
    text.removeAll(keepingCapacity: true)
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ attributes: Attributes) {
    var separator: StaticString = " ["
    for attribute in attributes {
      append(separator)
      append(id: attribute.name)
      append(UInt8(ascii: "="))
      append(attribute.value, for: attribute.name)
      separator = ", "
    }
    if !attributes.isEmpty { append(UInt8(ascii: "]")) }
  }

  fileprivate mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
