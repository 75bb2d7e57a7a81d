// Which scope of a graph each value belongs to.

import ComputationGraph

/// The scopes of a tape's values, put into a graph as they are needed.
struct ScopeTable {
  private let tape: Tape
  private let leafScopes: LeafScopes
  /// By the serial number of its entering, the scope's position in the graph.
  private var known: [Int: Int] = [:]
  private var paths: RunReader<[ScopeEntry]>
  private var current: Int?

  init(tape: Tape, isUsed: [Bool]) {
    self.tape = tape
    paths = RunReader(tape.scopes)
    leafScopes = LeafScopes(tape: tape, isUsed: isUsed)
  }

  /// The scope of a record; positions that are asked for ascend.
  mutating func scope(ofRecord position: Int, in graph: inout ComputationGraph) -> Int? {
    let record = tape.records[position]
    if let path = leafScopes[record, of: tape] {
      return scope(path, in: &graph)
    }
    if paths.advance(to: position) { current = scope(paths.element ?? [], in: &graph) }
    return current
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
  /// By the leaf's place on the tape, then those of constants without storage; nil for those that no
  /// operation uses.
  private var scopes: [[ScopeEntry]?]

  init(tape: Tape, isUsed: [Bool]) {
    let count = tape.leaves.count + tape.constantCount
    scopes = Array(repeating: nil, count: count)
    var paths = RunReader(tape.scopes)
    /// For each leaf the end of the last run that it was used in.
    var seen = [Int](repeating: -1, count: count)
    for position in isUsed.indices where isUsed[position] {
      _ = paths.advance(to: position)
      tape.forEachOperand(at: position) { operand in
        let record = tape.records[operand]
        guard let leaf = LeafScopes.place(of: record, in: tape), seen[leaf] != paths.end else {
          return
        }
        seen[leaf] = paths.end
        let own = paths.element ?? []
        scopes[leaf] =
          scopes[leaf].map { Array(zip($0, own).prefix { $0 == $1 }.map(\.0)) } ?? own
      }
    }
    for (number, use) in tape.leaves.enumerated() where scopes[number] != nil {
      let leaf = use.leaf
      if !leaf.scopes.isEmpty || (!leaf.requiresGrad && leaf.name != nil) {
        scopes[number] = leaf.scopes
      }
    }
  }

  subscript(record: Record, of tape: Tape) -> [ScopeEntry]? {
    LeafScopes.place(of: record, in: tape).flatMap { scopes[$0] }
  }

  private static func place(of record: Record, in tape: Tape) -> Int? {
    switch record.kind {
    case .leaf: Int(record.payload)
    case .constant: tape.leaves.count + Int(record.payload)
    case .literal, .plain, .entry, .sum: nil
    }
  }
}

/// Reads what stays the same for many records in a row, one record after the other: where nothing
/// changes, nothing is looked up.
struct RunReader<Element: Equatable> {
  private let runs: Runs<Element>
  private(set) var element: Element?
  /// The first record behind the run.
  private(set) var end = 0

  init(_ runs: Runs<Element>) { self.runs = runs }

  /// Goes to a record that is not before the last, and returns whether it is in another run.
  mutating func advance(to position: Int) -> Bool {
    if position < end { return false }
    (element, end) = (runs[position], runs.end(ofRunAt: position))
    return true
  }
}
