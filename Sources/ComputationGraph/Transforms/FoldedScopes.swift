// A graph in which scopes are single nodes: a network as its layers.

/// The graph with each scope of a depth as one node, such as a layer with all that it computes.
///
/// A folded scope is an operation of its name. Its operands are the values from outside that it was
/// given, its result is the one that is used outside; where there are several results, each is a
/// node. How many numbers are learned within it is a setting, `parameters`. A scope of a single
/// operation without parameters gives that operation. Data and gradients are as before; what flowed
/// back through a folded scope is not said edge by edge.
///
/// ```swift
/// let layers = FoldedScopes(depth: 1)(loss.graph()).graph
/// print(layers.nodes.compactMap(\.operation?.name))  // ["encoder", "decoder", "attention", …]
/// ```
public struct FoldedScopes: GraphTransform, Hashable {
  /// How many scopes stand around those that are folded.
  public var depth: Int

  /// Folds the scopes that have so many around them.
  public init(depth: Int) { self.depth = depth }

  /// The folded graph.
  ///
  /// - Complexity: O(*n*) for a graph of *n* nodes and operands, for each result of a scope anew.
  public func callAsFunction(_ graph: ComputationGraph) -> TransformedGraph {
    var folding = Folding(of: graph, depth: depth)
    return folding.folded()
  }
}

/// Folds the scopes of a graph.
private struct Folding {
  let graph: ComputationGraph
  let nodes: ComputationGraph.Nodes
  /// By scope: the one that it is folded into; nil where it stays.
  private var folds: [Int?] = []
  /// By position: the scope that the node is folded into; nil where it stays.
  private var homes: [Int?] = []
  /// By position, whether a value is used outside its home, or nowhere.
  private var isResult: [Bool] = []
  /// By scope, its position in the folded graph, or that of the one around it.
  private var scopes: [Int?] = []
  private var result = ComputationGraph()
  private var provenance: [Provenance] = []
  /// By position, where a node stands in the folded graph.
  private var places: [Int?] = []

  init(of graph: ComputationGraph, depth: Int) {
    self.graph = graph
    nodes = graph.nodes
    for (position, scope) in graph.scopes.enumerated() {
      let isFolded = graph.path(ofScope: position).count == depth + 1
      let fold = scope.parent.flatMap { folds[$0] } ?? (isFolded ? position : nil)
      let around = scope.parent.flatMap { scopes[$0] }
      folds.append(fold)
      scopes.append(
        fold == nil ? result.append(Scope(name: scope.name, parent: around)) : around)
    }
    let homes = nodes.map { [folds] in $0.scope.flatMap { folds[$0] } }
    // What is a single operation says more by its own name.
    var weights: [Int: Int] = [:]
    for node in nodes where node.isParameter || !node.isLeaf {
      if let home = homes[node.position] { weights[home, default: 0] += 1 }
    }
    self.homes = homes.map { home in home.flatMap { weights[$0, default: 0] > 1 ? $0 : nil } }
    isResult = nodes.map { _ in true }
    places = nodes.map { _ in nil }
    for node in nodes {
      for input in node.inputs where self.homes[input] == self.homes[node.position] {
        isResult[input] = false
      }
    }
    for node in nodes {
      for input in node.inputs where self.homes[input] != self.homes[node.position] {
        isResult[input] = true
      }
    }
    for output in graph.outputs { isResult[output.node] = true }
  }

  mutating func folded() -> TransformedGraph {
    for view in nodes where homes[view.position] == nil || isResult[view.position] {
      var node = Node(view)
      var origins = [view.position]
      if let home = homes[view.position], !view.isLeaf {
        let (inputs, within) = inside(view)
        let parameters = within.filter { nodes[$0].isParameter }.reduce(0) { $0 + nodes[$1].size }
        node.origin = .result
        node.operation = OperationRecord(
          graph.scopes[home].name,
          settings: parameters > 0 ? [Setting("parameters", .number(Double(parameters)))] : [])
        node.inputs = inputs
        node.edges = nil
        origins = within
      }
      node.inputs = node.inputs.compactMap { places[$0] }
      node.scope = view.scope.flatMap { scopes[$0] }
      places[view.position] = result.append(node)
      provenance.append(Provenance(nodes: origins))
    }
    result.outputs = graph.outputs.compactMap { output in
      places[output.node].map { Output(node: $0, seed: output.seed, objective: output.objective) }
    }
    return TransformedGraph(graph: result, provenance: provenance)
  }

  /// What a result of a folded scope is computed of: values from outside, and all within.
  private func inside(_ node: NodeView) -> (inputs: [Int], within: [Int]) {
    var (inputs, within): (Set<Int>, Set<Int>) = ([], [node.position])
    var open = [node.position]
    while let position = open.popLast() {
      for input in nodes[position].inputs {
        if homes[input] != homes[node.position] || isResult[input] {
          inputs.insert(input)
        } else if within.insert(input).inserted {
          open.append(input)
        }
      }
    }
    return (inputs.sorted(), within.sorted())
  }
}
