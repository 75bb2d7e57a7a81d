// The DOT syntax: statements, ids and attribute lists as UTF-8 bytes.

/// DOT text on its way to a stream.
struct DOTBuffer {
  private var bytes: [UInt8] = []
  private var depth = 0
  private var edgeOperator: StaticString = " -> "

  private static let capacity = 64 * 1024

  init() {
    bytes.reserveCapacity(Self.capacity + Self.capacity / 4)
  }

  var isFull: Bool { bytes.count >= Self.capacity }

  /// Hands the text over and forgets it. It ends where a statement ends, so it is valid UTF-8.
  mutating func drain(into write: (String) -> Void) {
    write(String(decoding: bytes, as: UTF8.self))
    bytes.removeAll(keepingCapacity: true)
  }

  // MARK: Statements

  mutating func beginGraph(_ name: String, directed: Bool, strict: Bool) {
    if strict { append("strict ") }
    append(directed ? "digraph " : "graph ")
    edgeOperator = directed ? " -> " : " -- "
    open(name)
  }

  mutating func defaults(_ kind: DOTDefaults, _ attributes: Attributes) {
    guard !attributes.isEmpty else { return }
    indent()
    switch kind {
    case .graph: append("graph")
    case .node: append("node")
    case .edge: append("edge")
    }
    end(with: attributes)
  }

  mutating func node(_ id: String, _ attributes: Attributes) {
    indent()
    bytes.append(id: id)
    end(with: attributes)
  }

  mutating func edge(_ tail: String, _ head: String, _ attributes: Attributes) {
    indent()
    bytes.append(id: tail)
    append(edgeOperator)
    bytes.append(id: head)
    end(with: attributes)
  }

  mutating func beginSubgraph(_ id: String, _ attributes: Attributes) {
    indent()
    append("subgraph ")
    open(id)
    defaults(.graph, attributes)
  }

  /// Closes the graph or subgraph opened last.
  mutating func end() {
    precondition(depth > 0, "there is no graph or subgraph to end")
    depth -= 1
    indent()
    append("}\n")
  }

  mutating func endAll() {
    while depth > 0 { end() }
  }

  // MARK: Parts of statements

  private mutating func open(_ id: String) {
    bytes.append(id: id)
    append(" {\n")
    depth += 1
  }

  private mutating func indent() {
    for _ in 0..<depth { append("  ") }
  }

  private mutating func end(with attributes: Attributes) {
    var separator: StaticString = " ["
    for attribute in attributes {
      append(separator)
      bytes.append(id: attribute.name)
      bytes.append(UInt8(ascii: "="))
      bytes.append(attribute.value, for: attribute.name)
      separator = ", "
    }
    if !attributes.isEmpty { bytes.append(UInt8(ascii: "]")) }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(_ text: StaticString) {
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }
}
