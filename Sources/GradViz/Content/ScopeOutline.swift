// The order in which scopes and the values in them are written, with braces where they belong.

import ComputationGraph

extension ComputationGraph {
  /// The names of the scopes around a value, outermost first, with a separator between them; of very
  /// many the innermost. Every value has such a line, and a file of deep scopes would be little else.
  func scopeNames(_ scope: Int?, separator: String) -> String {
    let most = 12
    var names: [String] = []
    var current = scope
    while let index = current, names.count < most {
      names.append(scopes[index].name)
      current = scopes[index].parent
    }
    if current != nil { names.append("…") }
    return names.reversed().joined(separator: separator)
  }
}

/// A graph as an outline: values outside of all scopes, then every scope that holds something, with
/// its own values before the scopes inside it; where the graph is in rows, each row by itself.
struct ScopeOutline {
  enum Step {
    /// A row follows.
    case row(Int)
    /// A scope and the values in it follow; depth is 0 for those that no other encloses.
    case open(scope: Int, depth: Int)
    case value(position: Int, depth: Int)
    /// What stands for a value that is drawn elsewhere, by its place in the list of references.
    case reference(Int)
    case close(depth: Int)
  }

  private(set) var steps: [Step] = []

  /// - Parameters:
  ///   - isFlat: Whether all values stand outside of all scopes.
  ///   - rows: The row of each value, by position; nil where there are none.
  init(
    _ graph: ComputationGraph, isFlat: Bool, _ references: References = References(),
    rows: [Int]? = nil
  ) {
    guard let rows else {
      add(graph, isFlat, graph.nodes.indices, references.list.indices, references)
      return
    }
    var values = [[Int]](repeating: [], count: (rows.max() ?? 0) + 1)
    var others = values
    for (position, row) in rows.enumerated() { values[row].append(position) }
    for (index, reference) in references.list.enumerated() { others[reference.part].append(index) }
    // Graphviz sets what comes last above all others, in a picture that goes across.
    for row in values.indices.reversed() {
      steps.append(.row(row))
      add(graph, isFlat, values[row], others[row], references)
      steps.append(.close(depth: 0))
    }
  }

  /// Adds values and references with the scopes around them.
  private mutating func add(
    _ graph: ComputationGraph, _ isFlat: Bool, _ values: some Sequence<Int>,
    _ others: some Sequence<Int>, _ references: References
  ) {
    let scopes = isFlat ? [] : graph.scopes
    func home(_ position: Int) -> Int {
      isFlat ? 0 : graph.nodes[position].scope ?? scopes.count
    }
    // What is in each scope, and last what is outside of all, references as their places below zero;
    // likewise the scopes.
    var members = [[Int]](repeating: [], count: scopes.count + 1)
    var children = members
    for position in values { members[home(position)].append(position) }
    for index in others { members[home(references.list[index].use)].append(~index) }
    var isUsed = members.dropLast().map { !$0.isEmpty }
    for (index, scope) in scopes.enumerated().reversed() {
      children[scope.parent ?? scopes.count].append(index)
      if isUsed[index], let parent = scope.parent { isUsed[parent] = true }
    }
    func append(_ home: Int, depth: Int) {
      steps += members[home].map {
        $0 < 0 ? .reference(~$0) : .value(position: $0, depth: depth)
      }
    }
    append(scopes.count, depth: 0)
    // Scopes still to come, as they may nest as deep as they like; nil closes the one opened last.
    var waiting: [Int?] = children[scopes.count]
    var depth = 0
    while let next = waiting.popLast() {
      guard let scope = next else {
        depth -= 1
        steps.append(.close(depth: depth))
        continue
      }
      guard isUsed[scope] else { continue }
      steps.append(.open(scope: scope, depth: depth))
      depth += 1
      append(scope, depth: depth)
      waiting += [nil] + children[scope]
    }
  }
}
