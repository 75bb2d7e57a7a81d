// How an explanation is made: which links matter, how many paths they form, and the paths.

extension ComputationGraph {
  /// Why the gradient with respect to a value is what it is.
  ///
  /// - Parameters:
  ///   - value: The value's name or label, else its id, such as `n3`.
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
    let way = Way(self, from: output, to: target)
    if let obstacle = way.obstacle { throw obstacle }
    return way.explanation(maxPaths: maxPaths)
  }
}

/// The part of a graph between the values at which gradients entered and one of those they reach.
private struct Way {
  let graph: ComputationGraph
  let nodes: ComputationGraph.Nodes
  let output: Int
  let target: Int
  /// Where gradients entered, the last value first.
  let sources: [Output]
  /// The last value that is looked at.
  private let last: Int
  /// All links on paths along which gradients flow, from the last source down.
  private var links: [Explanation.Link] = []
  /// What keeps the gradient from the target; nil where nothing does.
  private(set) var obstacle: ExplanationError?

  init(_ graph: ComputationGraph, from output: Int, to target: Int) {
    self.graph = graph
    nodes = graph.nodes
    self.output = output
    self.target = target
    sources = graph.outputs.filter { $0.seed != nil && $0.node >= target }
      .sorted { $0.node > $1.node }
    last = max(sources.first?.node ?? output, output)
    obstacle = findLinks()
  }

  /// Fills `links`, or says why there are none.
  private mutating func findLinks() -> ExplanationError? {
    let goal = nodes[target]
    let name = Self.title(of: goal)
    if target == output {
      if goal.grad == nil { return .noGradients }
    } else {
      if goal.isConstant { return .constant(name) }
      // Whether a value was computed from the target, however that was used.
      let uses = reaching { _, _ in true }
      guard target < output, uses[output - target] else {
        return .notUsed(name, output: Self.title(of: nodes[output]))
      }
      guard !sources.isEmpty else { return .noGradients }
    }
    let leads = reaching { node, operand in node.edge(operand)?.contribution != nil }
    return collect(uses: reaching { _, _ in true }, leads: leads, name: name)
  }

  /// For each position from the target to the last one, whether the target is reached from there by
  /// way of the operands that `follows` allows.
  private func reaching(_ follows: (NodeView, Int) -> Bool) -> [Bool] {
    guard target <= last else { return [] }
    var reaches = [Bool](repeating: false, count: last - target + 1)
    reaches[0] = true
    for position in (target...last).dropFirst() {
      let node = nodes[position]
      reaches[position - target] = node.inputs.enumerated().contains { operand, input in
        input >= target && reaches[input - target] && follows(node, operand)
      }
    }
    return reaches
  }

  private mutating func collect(
    uses: [Bool], leads: [Bool], name: String
  ) -> ExplanationError? {
    var isReached = [Bool](repeating: false, count: last - target + 1)
    for source in sources { isReached[source.node - target] = true }
    var ends: [String] = []
    for position in (target...last).reversed()
    where isReached[position - target] && position > target {
      let node = nodes[position]
      let isRecorded = node.edges?.contains { $0.contribution != nil } ?? false
      if !isRecorded, !node.isLeaf, uses[position - target] {
        return .noContributions(node: node.idText)
      }
      for (operand, input) in node.inputs.enumerated() where input >= target {
        guard let edge = node.edge(operand), edge.contribution != nil else {
          if uses[input - target] { ends.append(Self.description(of: nodes[input])) }
          continue
        }
        isReached[input - target] = true
        guard leads[input - target] else { continue }
        links.append(
          Explanation.Link(
            node: position, operand: operand, target: input, edge: edge,
            isGate: node.operation?.isGate ?? false))
      }
    }
    if !links.isEmpty || sources.contains(where: { $0.node == target }) { return nil }
    return isLearned() ? .blocked(name, at: ends.first) : .computedFromConstants(name)
  }

  /// Whether anything learned went into the target.
  private func isLearned() -> Bool {
    var isAncestor = [Bool](repeating: false, count: target + 1)
    isAncestor[target] = true
    for position in (0...target).reversed() where isAncestor[position] {
      let node = nodes[position]
      if node.isParameter { return true }
      for input in node.inputs { isAncestor[input] = true }
    }
    return false
  }

  private static func title(of node: NodeView) -> String { node.label ?? node.name ?? node.idText }

  private static func description(of node: NodeView) -> String {
    let title = title(of: node)
    guard let operation = node.operation?.name, operation != title else { return title }
    return "\(title) (\(operation))"
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
    var counts = [Double](repeating: 0, count: last - target + 1)
    for source in sources { counts[source.node - target] = 1 }
    for link in links { counts[link.target - target] += counts[link.node - target] }
    return counts[0]
  }

  /// All paths from one source, left to right. Every link leads to the target, so no step is in
  /// vain, unless none of them begins at the source.
  private func paths(from source: Output) -> [Explanation.Path] {
    var first: [Int: Int] = [:]
    for (index, link) in links.enumerated() where first[link.node] == nil {
      first[link.node] = index
    }
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
    var parts: [Int: [Explanation.Link]] = [:]
    for link in links { parts[link.target, default: []].append(link) }
    return (target..<last).reversed().compactMap { node in
      parts[node].map {
        Explanation.Sum(
          node: node, seed: sources.first { $0.node == node }?.seed, parts: $0)
      }
    }
  }
}
