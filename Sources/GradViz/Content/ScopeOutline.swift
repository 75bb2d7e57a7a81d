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
/// its own values before the scopes inside it.
struct ScopeOutline {
  enum Step {
    /// A scope and the values in it follow; depth is 0 for those that no other encloses.
    case open(scope: Int, depth: Int)
    case value(position: Int, depth: Int)
    case close(depth: Int)
  }

  private(set) var steps: [Step]
  /// Whether something was computed in a scope, or in one inside of it.
  private(set) var isUsed: [Bool]

  /// - Parameter isFlat: Whether all values stand outside of all scopes.
  init(_ graph: ComputationGraph, isFlat: Bool) {
    let scopes = isFlat ? [] : graph.scopes
    /// The values of each scope, and last those outside of all; likewise the scopes.
    var members = [[Int]](repeating: [], count: scopes.count + 1)
    var children = members
    for node in graph.nodes {
      members[isFlat ? 0 : node.scope ?? scopes.count].append(node.position)
    }
    isUsed = members.dropLast().map { !$0.isEmpty }
    for (index, scope) in scopes.enumerated().reversed() {
      children[scope.parent ?? scopes.count].append(index)
      if isUsed[index], let parent = scope.parent { isUsed[parent] = true }
    }
    steps = members[scopes.count].map { .value(position: $0, depth: 0) }
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
      steps += members[scope].map { .value(position: $0, depth: depth) }
      waiting += [nil] + children[scope]
    }
  }
}
