// Writes DOT text to a stream, statement by statement: the public face of the one place that
// knows the syntax.

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
  private var target: Target
  private var text = DOTBuffer()

  /// A writer whose text goes to `target`, in pieces of about 64 KB.
  public init(to target: consuming Target) {
    self.target = target
  }

  /// Opens the graph. It comes first.
  public mutating func beginGraph(_ name: String, directed: Bool = true, strict: Bool = false) {
    text.beginGraph(name, directed: directed, strict: strict)
  }

  /// States attributes of everything of one kind that follows in the graph or subgraph that is
  /// open; those of `.graph` are also that graph's own.
  public mutating func defaults(_ kind: DOTDefaults, _ attributes: Attributes) {
    text.defaults(kind, attributes)
    flushIfFull()
  }

  /// Writes a node, or further attributes of one.
  public mutating func node(_ id: String, _ attributes: Attributes = [:]) {
    text.node(id, attributes)
    flushIfFull()
  }

  /// Writes an edge, and its nodes if they are not yet known.
  public mutating func edge(_ tail: String, _ head: String, _ attributes: Attributes = [:]) {
    text.edge(tail, head, attributes)
    flushIfFull()
  }

  /// Opens a subgraph; it is drawn as a box when its id begins with `cluster`.
  ///
  /// A subgraph has the attributes of the graph around it, the label too, where it states none.
  public mutating func beginSubgraph(_ id: String, _ attributes: Attributes = [:]) {
    text.beginSubgraph(id, attributes)
    flushIfFull()
  }

  /// Closes the subgraph opened last.
  public mutating func endSubgraph() {
    text.end()
  }

  /// Closes the graph, with all subgraphs that are open, and returns the stream with all of it.
  public consuming func endGraph() -> Target {
    text.endAll()
    flush()
    return target
  }

  /// Statements go to the buffer, which knows nothing of the stream, and only full buffers through
  /// `Target`: so nothing that runs per character is generic.
  private mutating func flushIfFull() {
    if text.isFull { flush() }
  }

  private mutating func flush() {
    text.drain { target.write($0) }
  }
}
