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
  private var text = DOTText()
  private var depth = 0
  private var edgeOperator: StaticString = " -> "
  private var target: Target

  private static var capacity: Int { 64 * 1024 }

  /// A writer whose text goes to `target`, in pieces of about 64 KB.
  public init(to target: consuming Target) {
    self.target = target
    text.bytes.reserveCapacity(Self.capacity + Self.capacity / 4)
  }

  /// Opens the graph. It comes first.
  public mutating func beginGraph(_ name: String, directed: Bool = true, strict: Bool = false) {
    if strict { text.bytes.append("strict ") }
    text.bytes.append(directed ? "digraph " : "graph ")
    edgeOperator = directed ? " -> " : " -- "
    open(name)
  }

  /// States attributes of everything of one kind that follows in the graph or subgraph that is
  /// open; those of `.graph` are also that graph's own.
  public mutating func defaults(_ kind: DOTDefaults, _ attributes: Attributes) {
    guard !attributes.isEmpty else { return }
    indent()
    text.bytes.append(contentsOf: kind.rawValue.utf8)
    end { $0.append(attributes) }
  }

  /// Writes a node, or further attributes of one.
  public mutating func node(_ id: String, _ attributes: Attributes = [:]) {
    node(id) { $0.append(attributes) }
  }

  /// Writes a node whose attributes are written as they come: of a million nodes each attribute
  /// counts that is not made.
  public mutating func node(_ id: String, _ writeAttributes: (inout DOTText) -> Void) {
    indent()
    text.bytes.append(id: id)
    end(with: writeAttributes)
  }

  /// Writes an edge, and its nodes if they are not yet known.
  public mutating func edge(_ tail: String, _ head: String, _ attributes: Attributes = [:]) {
    indent()
    text.bytes.append(id: tail)
    text.bytes.append(edgeOperator)
    text.bytes.append(id: head)
    end { $0.append(attributes) }
  }

  /// Opens a subgraph; it is drawn as a box when its id begins with `cluster`.
  ///
  /// A subgraph has the attributes of the graph around it, the label too, where it states none.
  public mutating func beginSubgraph(_ id: String, _ attributes: Attributes = [:]) {
    indent()
    text.bytes.append("subgraph ")
    open(id)
    defaults(.graph, attributes)
  }

  /// Closes the subgraph opened last.
  public mutating func endSubgraph() {
    precondition(depth > 0, "there is no graph or subgraph to end")
    depth -= 1
    indent()
    text.bytes.append("}\n")
  }

  /// Closes the graph, with all subgraphs that are open, and returns the stream with all of it.
  public consuming func endGraph() -> Target {
    while depth > 0 { endSubgraph() }
    flush()
    return target
  }

  private mutating func open(_ id: String) {
    text.bytes.append(id: id)
    text.bytes.append(" {\n")
    depth += 1
  }

  private mutating func indent() {
    // Deeper than this nobody counts: a thousand levels would be mostly blanks.
    for _ in 0..<min(depth, 16) { text.bytes.append("  ") }
  }

  /// Ends a statement, where the text is valid UTF-8.
  private mutating func end(with writeAttributes: (inout DOTText) -> Void) {
    writeAttributes(&text)
    text.endAttributes()
    text.bytes.append("\n")
    if text.bytes.count >= Self.capacity { flush() }
  }

  private mutating func flush() {
    target.write(String(decoding: text.bytes, as: UTF8.self))
    text.bytes.removeAll(keepingCapacity: true)
  }
}

/// The attributes of one statement while they are written.
public struct DOTText {
  fileprivate var bytes: [UInt8] = []
  private var hasAttributes = false

  /// Writes an attribute after all others. Of two with one name, Graphviz takes the later.
  public mutating func append(_ name: String, _ value: Label) {
    begin(name)
    bytes.append(value, for: name)
  }

  /// Writes an attribute that is plain text, as ``Label/text(_:)`` is; the text is UTF-8.
  public mutating func append(_ name: String, text: [UInt8]) {
    begin(name)
    text.withUnsafeBufferPointer { bytes.append(quoted: $0, .text(for: name)) }
  }

  /// Writes attributes after all others.
  public mutating func append(_ attributes: Attributes) {
    for attribute in attributes { append(attribute.name, attribute.value) }
  }

  private mutating func begin(_ name: String) {
    bytes.append(hasAttributes ? ", " : " [")
    hasAttributes = true
    bytes.append(id: name)
    bytes.append(UInt8(ascii: "="))
  }

  fileprivate mutating func endAttributes() {
    if hasAttributes { bytes.append(UInt8(ascii: "]")) }
    hasAttributes = false
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ text: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
