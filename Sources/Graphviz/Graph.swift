// A DOT document as a value, for graphs that are built and looked at before they are written.

/// A graph: its attributes and its statements, in the order in which they are written.
///
/// Text is written through ``DOTWriter``; for a graph of many thousands of nodes use that directly.
///
/// ```swift
/// var graph = Graph("sum", attributes: ["rankdir": "LR"])
/// graph.statements = [.node(.init("a")), .edge(.init("a", "b", ["label": "+1"]))]
/// print(graph.dot())
/// ```
public struct Graph: Sendable, Hashable {
  /// What stands after `digraph`; Graphviz gives it to the picture as its title.
  public var name: String
  /// Whether edges are arrows.
  public var isDirected: Bool
  /// Whether several edges between the same nodes are one.
  public var isStrict: Bool
  /// The attributes of the graph itself.
  public var attributes: Attributes
  /// The attributes that every node has which states no other.
  public var nodeDefaults: Attributes
  /// The attributes that every edge has which states no other.
  public var edgeDefaults: Attributes
  /// Nodes, edges and subgraphs, in the order in which they are written.
  public var statements: [Statement]

  /// A graph of directed edges, unless it is told otherwise.
  public init(
    _ name: String, isDirected: Bool = true, isStrict: Bool = false, attributes: Attributes = [:],
    nodeDefaults: Attributes = [:], edgeDefaults: Attributes = [:], statements: [Statement] = []
  ) {
    self.name = name
    self.isDirected = isDirected
    self.isStrict = isStrict
    self.attributes = attributes
    self.nodeDefaults = nodeDefaults
    self.edgeDefaults = edgeDefaults
    self.statements = statements
  }

  /// One line of a graph or subgraph.
  public enum Statement: Sendable, Hashable {
    /// A node, or further attributes of one.
    case node(Node)
    /// An edge; nodes that are not yet known come with it.
    case edge(Edge)
    /// A part of the graph.
    case subgraph(Subgraph)
    /// Attributes of everything of one kind that follows.
    case defaults(DOTDefaults, Attributes)
  }

  /// A node. Its id is what edges refer to, and its text too unless it has a label.
  public struct Node: Sendable, Hashable {
    /// What edges refer to.
    public var id: String
    /// How it looks and what it says.
    public var attributes: Attributes

    /// A node.
    public init(_ id: String, _ attributes: Attributes = [:]) {
      self.id = id
      self.attributes = attributes
    }
  }

  /// An edge between the nodes with the ids `tail` and `head`.
  public struct Edge: Sendable, Hashable {
    /// The node that it leads away from.
    public var tail: String
    /// The node that it leads to.
    public var head: String
    /// How it looks and what it says.
    public var attributes: Attributes

    /// An edge from `tail` to `head`.
    public init(_ tail: String, _ head: String, _ attributes: Attributes = [:]) {
      self.tail = tail
      self.head = head
      self.attributes = attributes
    }
  }

  /// A part of a graph; it is drawn as a box when its id begins with `cluster`.
  public struct Subgraph: Sendable, Hashable {
    /// Its name, which no other part of the graph has.
    public var id: String
    /// How the part looks; where it states none, the attributes of the graph around it hold.
    public var attributes: Attributes
    /// What is in it.
    public var statements: [Statement]

    /// A part of a graph.
    public init(_ id: String, _ attributes: Attributes = [:], statements: [Statement] = []) {
      self.id = id
      self.attributes = attributes
      self.statements = statements
    }
  }
}

extension Graph {
  /// The graph as DOT text.
  public func dot() -> String {
    write(to: "")
  }

  /// Writes the graph as DOT text and returns the stream.
  @discardableResult
  public func write<Target: TextOutputStream>(to target: Target) -> Target {
    var writer = DOTWriter(to: target)
    writer.beginGraph(name, directed: isDirected, strict: isStrict)
    writer.defaults(.graph, attributes)
    writer.defaults(.node, nodeDefaults)
    writer.defaults(.edge, edgeDefaults)
    writer.write(statements)
    return writer.endGraph()
  }
}

extension DOTWriter {
  fileprivate mutating func write(_ statements: [Graph.Statement]) {
    for statement in statements {
      switch statement {
      case .node(let node): self.node(node.id, node.attributes)
      case .edge(let edge): self.edge(edge.tail, edge.head, edge.attributes)
      case .defaults(let kind, let attributes): defaults(kind, attributes)
      case .subgraph(let subgraph):
        beginSubgraph(subgraph.id, subgraph.attributes)
        write(subgraph.statements)
        endSubgraph()
      }
    }
  }
}
