// Which scope of a graph each value belongs to.

import ComputationGraph

/// The scopes of a tape's values, put into a graph as they are needed.
struct ScopeTable {
  private let tape: Tape
  private let leafScopes: [Int: [ScopeEntry]]
  /// By the serial number of its entering, the scope's position in the graph.
  private var known: [Int: Int] = [:]

  init(tape: Tape, isUsed: [Bool]) {
    self.tape = tape
    leafScopes = LeafScopes(tape: tape, isUsed: isUsed).scopes
  }

  mutating func scope(ofRecord position: Int, in graph: inout ComputationGraph) -> Int? {
    scope(leafScopes[position] ?? tape.scopes[position] ?? [], in: &graph)
  }

  mutating func scope(_ path: [ScopeEntry], in graph: inout ComputationGraph) -> Int? {
    var scope: Int?
    for entry in path {
      let parent = scope
      scope = known[entry.serial] ?? graph.append(Scope(name: entry.name, parent: parent))
      known[entry.serial] = scope
    }
    return scope
  }
}

/// The scopes of leaves that were made outside of the scope that uses them.
///
/// A parameter belongs to the layer that uses it, wherever it was made: to the innermost scope
/// that holds all its uses. So does a nameless constant; a named one is data and stays outside.
private struct LeafScopes {
  private(set) var scopes: [Int: [ScopeEntry]] = [:]

  init(tape: Tape, isUsed: [Bool]) {
    for position in isUsed.indices where isUsed[position] {
      let own = tape.scopes[position] ?? []
      for operand in tape.operands(at: position) {
        let record = tape.records[operand]
        guard record.kind == .leaf || record.kind == .constant else { continue }
        if let before = scopes[operand] {
          scopes[operand] = Array(zip(before, own).prefix { $0 == $1 }.map(\.0))
        } else {
          scopes[operand] = own
        }
      }
    }
    for (number, use) in tape.leaves.enumerated() where scopes[use.position] != nil {
      let leaf = tape.leaves[number].leaf
      if !leaf.scopes.isEmpty || (!leaf.requiresGrad && leaf.name != nil) {
        scopes[use.position] = leaf.scopes
      }
    }
  }
}
