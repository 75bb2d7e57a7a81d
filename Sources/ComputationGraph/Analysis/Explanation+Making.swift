// How an explanation is made: which links matter, how many paths they form, and the paths.

extension ComputationGraph {
  /// Why the gradient with respect to a value is what it is.
  ///
  /// - Parameters:
  ///   - value: What the value is called, as ``position(of:)`` takes it.
  ///   - maxPaths: With more paths the gradient is explained by node.
  /// - Throws: ``ExplanationError`` where there is no such value or no gradient reaches it, and
  ///   where gradients or contributions were not recorded.
  public func explanation(
    of value: String, maxPaths: Int = 12
  ) throws(ExplanationError) -> Explanation {
    guard !outputs.isEmpty else { throw .noOutput }
    return try explanation(ofNode: position(of: value), maxPaths: maxPaths)
  }

  /// Why the gradient with respect to the value at a position is what it is.
  public func explanation(
    ofNode target: Int, maxPaths: Int = 12
  ) throws(ExplanationError) -> Explanation {
    guard let output else { throw .noOutput }
    precondition(nodes.indices.contains(target), "there is no node at position \(target)")
    return try Way(self, from: output, to: target).explanation(maxPaths: maxPaths)
  }
}

/// The way back from the values at which gradients entered a graph to one of those they reach.
private struct Way {
  let graph: ComputationGraph
  let nodes: ComputationGraph.Nodes
  let output: Int
  let target: Int
  /// Where gradients entered, the last value first.
  let sources: [Output]
  /// All links on paths along which gradients flow, from the last source down.
  private var links: [Explanation.Link] = []

  init(_ graph: ComputationGraph, from output: Int, to target: Int) throws(ExplanationError) {
    self.graph = graph
    nodes = graph.nodes
    self.output = output
    self.target = target
    let uses = graph.dependents(on: [target], along: .uses)
    sources = graph.outputs.filter { $0.seed != nil && uses[$0.node] }.sorted { $0.node > $1.node }
    let goal = nodes[target]
    if target != output, goal.isConstant, goal.grad == nil { throw .constant(name(target)) }
    if !uses[output], sources.isEmpty {
      throw goal.earlierGrad == nil
        ? .notUsed(name(target), output: name(output))
        : .fromElsewhere(name(target), output: name(output))
    }
    if sources.isEmpty { throw .noGradients }
    try collect(uses: uses)
  }

  /// Fills `links`, or says what keeps the gradient from the target.
  private mutating func collect(uses: [Bool]) throws(ExplanationError) {
    let isReached = graph.sources(of: sources.map(\.node), along: .gradients)
    let leads = graph.dependents(on: [target], along: .gradients)
    /// Where the gradient ends that is nearest to the output.
    var end: Int?
    for node in nodes.dropFirst(target + 1).reversed()
    where isReached[node.position] && uses[node.position] {
      if node.lacksContributions { throw .noContributions(node: name(node.position)) }
      for (operand, input) in node.inputs.enumerated() where uses[input] {
        if !node.passesGradient(to: operand) {
          end = end ?? input
        } else if leads[input], let edge = node.edge(operand) {
          links.append(
            Explanation.Link(
              node: node.position, operand: operand, target: input, edge: edge,
              isGate: node.operation?.isGate ?? false))
        }
      }
    }
    if links.isEmpty, !sources.contains(where: { $0.node == target }) {
      let ancestors = graph.sources(of: [target], along: .uses)
      let isLearned = nodes.contains { $0.isParameter && ancestors[$0.position] }
      throw isLearned
        ? .blocked(name(target), at: end.map(description)) : .computedFromConstants(name(target))
    }
  }

  /// What a value is called, for those who say what keeps a gradient from it.
  private func name(_ position: Int) -> String { ValueNames(graph)[position].text }

  /// The name, and the operation where that is not a part of it.
  private func description(of position: Int) -> String {
    let name = name(position)
    guard let operation = nodes[position].operation?.name, !name.hasPrefix(operation) else {
      return name
    }
    return "\(name) (\(operation))"
  }

  // MARK: Paths

  func explanation(maxPaths: Int) -> Explanation {
    let pathCount = countPaths()
    let areScalars =
      nodes[target].size == 1
      && links.allSatisfy { $0.edge.local?.count == 1 && $0.edge.contribution?.count == 1 }
      && sources.allSatisfy { $0.seed?.count == 1 }
    let account: Explanation.Account =
      if !areScalars {
        .byNode(sums(), reason: .tensors)
      } else if pathCount > Double(maxPaths) {
        .byNode(sums(), reason: .tooManyPaths(limit: maxPaths))
      } else {
        .paths(sources.flatMap(paths))
      }
    return Explanation(
      graph: graph, output: output, target: target,
      gradient: nodes[target].grad.map(Array.init) ?? [], sources: sources, pathCount: pathCount,
      links: links, account: account)
  }

  /// Counts paths without walking them: as many lead to an operand as to all its uses together.
  private func countPaths() -> Double {
    var counts = [Double](repeating: 0, count: nodes.count)
    for source in sources { counts[source.node] = 1 }
    for link in links { counts[link.target] += counts[link.node] }
    return counts[target]
  }

  /// All paths from one source, left to right. Every link leads to the target, so no step is in
  /// vain, unless none of them begins at the source.
  private func paths(from source: Output) -> [Explanation.Path] {
    let first = Dictionary(zip(links.map(\.node), links.indices)) { first, _ in first }
    guard source.node == target || first[source.node] != nil else { return [] }
    var paths: [Explanation.Path] = []
    // The links of the current path, as indices; a stack of its own copes with any depth.
    var current: [Int] = []
    func descend(from node: Int) {
      var node = node
      while node != target, let next = first[node] {
        current.append(next)
        node = links[next].target
      }
      paths.append(Explanation.Path(current.map { links[$0] }, from: source))
    }
    descend(from: source.node)
    while let last = current.popLast() {
      let next = last + 1
      guard next < links.count, links[next].node == links[last].node else { continue }
      current.append(next)
      descend(from: links[next].target)
    }
    return paths
  }

  private func sums() -> [Explanation.Sum] {
    let parts = Dictionary(grouping: links, by: \.target)
    let seeds = Dictionary(uniqueKeysWithValues: sources.map { ($0.node, $0.seed) })
    return parts.keys.sorted(by: >).map { node in
      Explanation.Sum(node: node, seed: seeds[node] ?? nil, parts: parts[node] ?? [])
    }
  }
}
