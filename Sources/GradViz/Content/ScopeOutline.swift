// The order in which scopes and the values in them are written, with braces where they belong.

import ComputationGraph

/// A graph as an outline: values outside of all scopes, then every scope that holds something, with
/// its own values before the scopes inside it.
struct ScopeOutline {
  enum Step {
    /// A scope and the values in it follow; depth is 0 for those that no other encloses.
    case open(scope: Int, depth: Int)
    case value(position: Int, depth: Int)
    case close(depth: Int)
  }

  /// The positions of the values of each scope, and last of those outside of all.
  private let members: [[Int32]]
  private let children: [[Int]]
  private let roots: [Int]
  /// Whether something was computed in a scope, or in one inside of it.
  let isUsed: [Bool]

  /// - Parameter isFlat: Whether all values stand outside of all scopes.
  init(_ graph: ComputationGraph, isFlat: Bool) {
    let scopes = isFlat ? [] : graph.scopes
    var members = [[Int32]](repeating: [], count: scopes.count + 1)
    for node in graph.nodes {
      members[isFlat ? 0 : node.scope ?? scopes.count].append(Int32(node.position))
    }
    var children = scopes.map { _ in [Int]() }
    var roots: [Int] = []
    for (index, scope) in scopes.enumerated() {
      if let parent = scope.parent { children[parent].append(index) } else { roots.append(index) }
    }
    var isUsed = members.dropLast().map { !$0.isEmpty }
    for (index, scope) in scopes.enumerated().reversed() where isUsed[index] {
      if let parent = scope.parent { isUsed[parent] = true }
    }
    (self.members, self.children, self.roots, self.isUsed) = (members, children, roots, isUsed)
  }

  /// Takes the steps one after the other; scopes may nest as deep as they like.
  func walk(_ body: (Step) -> Void) {
    for position in members[members.count - 1] { body(.value(position: Int(position), depth: 0)) }
    // Scopes still to come; nil closes the one opened last.
    var waiting: [Int?] = roots.reversed()
    var depth = 0
    while let next = waiting.popLast() {
      guard let scope = next else {
        depth -= 1
        body(.close(depth: depth))
        continue
      }
      guard isUsed[scope] else { continue }
      body(.open(scope: scope, depth: depth))
      depth += 1
      for position in members[scope] { body(.value(position: Int(position), depth: depth)) }
      waiting.append(nil)
      waiting.append(contentsOf: children[scope].reversed())
    }
  }
}
