// What can be wrong with a graph that is read, and the words for it.

/// Why a text could not be read as a ``ComputationGraph``.
public enum GraphReadingError: Error, Hashable, Sendable {
  /// The text is not JSON; the fault is nil where no line and column can be named.
  case notJSON(JSONFault?)
  /// The text is JSON, but `"format"` is missing or names something else.
  case notAGraph(format: String?)
  /// The graph is of a version that is not known here.
  case unknownVersion(Int)
  /// A key that has to be there is not.
  case missingKey(String, at: Place)
  /// A value is of another kind than its key asks for.
  case wrongValue(at: Place, expected: SchemaKind)
  /// A text is not an id such as `n12`.
  case malformedID(String, at: Place)
  /// What stands in place of a formula is none.
  case formula(FormulaFault, at: Place)
  /// An output is not among the nodes.
  case unknownOutput(String)
  /// Two outputs are the same value.
  case duplicateOutput(String)
  /// Two scopes have the same id.
  case duplicateScope(String)
  /// A scope's parent is not among the scopes before it: it is unknown, or scopes form a cycle.
  case unknownParent(String, ofScope: String)
  /// A node's scope is not in the list.
  case unknownScope(String, ofNode: String)
  /// Two operations have the same id.
  case duplicateOperation(String)
  /// A node's operation is not in the list.
  case unknownOperation(String, ofNode: String)
  /// An output's seed has another number of elements than its value.
  case seed(node: String, count: Int, expected: Int)
  /// An operand is not among the nodes before: it is unknown, or made later.
  case unknownInput(String, ofNode: String)
  /// The node contradicts itself or the nodes before it.
  case invalid(NodeFault, node: String)

  /// Where in the JSON something stands.
  public struct Place: Hashable, Sendable {
    /// The id of the node, once it is known.
    public var node: String?
    /// Such as `nodes[7].data[2]`; `data[2]` where the node is known.
    public var path: String
  }
}

extension GraphReadingError: CustomStringConvertible {
  public var description: String {
    switch self {
    case .notJSON(let fault?):
      "this is not JSON: line \(fault.line), column \(fault.column): \(fault.kind.rawValue)"
    case .notJSON(nil): "this is not JSON: it is nested too deeply, or not written in UTF-8"
    case .notAGraph(let format?):
      "this is not a computation graph: its \"format\" is \"\(format)\","
        + " a graph's is \"\(ComputationGraph.format)\""
    case .notAGraph(nil):
      "this is not a computation graph: a graph is an object with"
        + " \"format\": \"\(ComputationGraph.format)\""
    case .unknownVersion(let version) where version > ComputationGraph.version:
      "the graph is of version \(version), which is newer than version"
        + " \(ComputationGraph.version), the newest known here: read it with a newer release"
    case .unknownVersion(let version):
      "there is no version \(version) of graphs; write \"version\": \(ComputationGraph.version)"
    case .missingKey(let key, let place): "\(place): the key \"\(key)\" is missing"
    case .wrongValue(let place, let expected): "\(place): this must be \(expected.rawValue)"
    case .malformedID(let id, let place):
      "\(place): \"\(id)\" is not an id; write a letter and a number, n12 for a node, s3 for a scope"
    case .formula(let fault, let place): "\(place): \(fault)"
    case .unknownOutput(let id):
      "the output \(id) is not among the nodes; name one of them, or none"
    case .duplicateOutput(let id):
      "the output \(id) is named twice; add its seeds, and name it once"
    case .duplicateScope(let id):
      "scope \(id): an earlier scope has this id; every scope needs its own"
    case .unknownParent(let parent, let scope):
      "scope \(scope): its parent \(parent) is not among the scopes before it;"
        + " list a scope after the one that encloses it"
    case .unknownScope(let scope, let node):
      "node \(node): its scope \(scope) is not in \"scopes\"; list it there, or write null"
    case .duplicateOperation(let id):
      "operation \"\(id)\": an earlier operation has this id; every operation needs its own"
    case .unknownOperation(let id, let node):
      "node \(node): its operation \"\(id)\" is not in \"operations\"; list it there"
    case .seed(let node, let count, let expected):
      "the output \(node): its seed has \(count) elements; one for each of the value's \(expected)"
        + " is needed"
    case .unknownInput(let input, let node):
      "node \(node): its input \(input) is not among the nodes before it;"
        + " list a node after its inputs"
    case .invalid(let fault, let node): "node \(node): \(fault)"
    }
  }
}

extension GraphReadingError.Place: CustomStringConvertible {
  public var description: String {
    switch (node, path) {
    case (nil, ""): "the graph"
    case (nil, _): path
    case (let node?, ""): "node \(node)"
    case (let node?, _): "node \(node), \(path)"
    }
  }
}
