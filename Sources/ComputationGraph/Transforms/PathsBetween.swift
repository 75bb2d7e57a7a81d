// The part of a graph on the paths between given values.

import Algorithms

/// The part of a graph on the paths from some of its values to others.
///
/// A value is on a path if it was computed from one of the first, and one of the last was computed
/// from it. Operations on a path keep all their operands; those that are not on a path themselves
/// are given values here, like the values at which the paths begin. Ids, names, scopes, data and
/// gradients are as before.
///
/// ```swift
/// let part = try PathsBetween(from: [graph.position(of: "w1")], to: [graph.output!])(graph).graph
/// print(part.nodes.map(\.idText))  // ["n0", "n1", "n2", "n6", "n8", "n9"]
/// ```
///
/// What is cut off had passed gradients on to the part: they enter it, and so they are seeds in its
/// outputs, the last values of the paths first. A replay of the part ends with the same gradients.
public struct PathsBetween: GraphTransform, Hashable {
  /// The values at which paths begin, as positions in the graph.
  public var first: [Int]
  /// The values at which paths end.
  public var last: [Int]
  /// What a path consists of.
  public var course: Course

  /// The part on the paths from some values to others.
  ///
  /// - Parameters:
  ///   - first: Positions of the values at which paths begin.
  ///   - last: Positions of the values at which paths end, the one to be drawn as output first.
  ///   - course: What a path consists of: uses of values, or gradients that were passed back.
  public init(from first: [Int], to last: [Int], along course: Course = .uses) {
    self.first = first
    self.last = last
    self.course = course
  }

  /// The part; without nodes where no path leads from the first values to the last.
  ///
  /// - Precondition: the values are positions in the graph.
  /// - Complexity: O(*n*), where *n* is the number of nodes, operands and elements of the graph.
  public func callAsFunction(_ graph: ComputationGraph) -> TransformedGraph {
    PartBuilder(of: graph, between: self).part()
  }
}

/// Cuts the part out.
private struct PartBuilder {
  let graph: ComputationGraph
  let nodes: ComputationGraph.Nodes
  let last: [Int]
  let isOnPath: [Bool]
  /// By position, whether an operation stays with all its operands.
  private var isWhole: [Bool]
  private var isKept: [Bool]

  init(of graph: ComputationGraph, between ends: PathsBetween) {
    self.graph = graph
    nodes = graph.nodes
    last = ends.last
    let depends = graph.dependents(on: ends.first, along: ends.course)
    let isUsed = graph.sources(of: ends.last, along: ends.course)
    isOnPath = zip(depends, isUsed).map { $0 && $1 }
    isWhole = isOnPath.map { _ in false }
    isKept = isOnPath
    for node in nodes.reversed() {
      let position = node.position
      isWhole[position] =
        isWhole[position]
        || isOnPath[position]
          && node.inputs.enumerated().contains { isOnPath[$1] && ends.course.leads(node, $0) }
      guard isWhole[position] else { continue }
      isKept[position] = true
      for input in node.inputs { isKept[input] = true }
      // A further result of an operation stands after those before it.
      if case .result(let index) = node.origin, index > 0 { isWhole[position - 1] = true }
    }
  }

  func part() -> TransformedGraph {
    var part = ComputationGraph()
    for scope in graph.scopes { part.append(scope) }
    var provenance: [Provenance] = []
    var places = [Int](repeating: 0, count: nodes.count)
    for view in nodes where isKept[view.position] {
      var node = Node(view)
      if isWhole[view.position] {
        node.inputs = node.inputs.map { places[$0] }
      } else if !view.isLeaf {
        (node.origin, node.operation, node.inputs, node.edges) = (.input, nil, [], nil)
      }
      places[view.position] = part.append(node)
      provenance.append(Provenance(nodes: [view.position], isContext: !isOnPath[view.position]))
    }
    part.outputs = outputs().map {
      Output(node: places[$0.node], seed: $0.seed, objective: $0.objective)
    }
    return TransformedGraph(graph: part, provenance: provenance)
  }

  /// The last values, and every other value at which a gradient enters the part.
  private func outputs() -> [Output] {
    var seeds: [Int: Output] = [:]
    for output in graph.outputs where output.seed != nil && isKept[output.node] {
      seeds[output.node] = output
    }
    // What enters from outside belongs to all that was differentiated.
    let names = ValueNames(graph)
    let objective = Output.objective(of: graph.outputs.filter { $0.seed != nil }) { names[$0] }
    for node in nodes.reversed() where !isWhole[node.position] {
      for (operand, input) in node.inputs.enumerated() where isKept[input] {
        guard let contribution = node.edge(operand)?.contribution else { continue }
        let seed = sum(seeds[input]?.seed, Array(contribution))
        seeds[input] = Output(node: input, seed: seed, objective: objective)
      }
    }
    let ends = last.uniqued().filter { isOnPath[$0] }
    let others = seeds.keys.filter { !ends.contains($0) }.sorted(by: >)
    return (ends + others).map { seeds[$0] ?? Output(node: $0) }
  }
}
