// Constants of which something was said after they had been made.

import Synchronization

/// Storage for constants that were named, labelled or changed later: as numbers they had none.
enum NotedConstants {
  private struct Table: @unchecked Sendable {  // only reached through the lock
    var leaves: [UInt64: Leaf] = [:]
    var limit = 1 << 16
  }
  private static let table = Mutex(Table())
  /// Whether there are any: reading a constant must not take a lock for what few programs do.
  private static let areAny = Atomic(false)

  static func leaf(of serial: UInt64) -> Leaf? {
    guard areAny.load(ordering: .acquiring) else { return nil }
    return table.withLock { Found(leaf: $0.leaves[serial]) }.leaf
  }

  static func note(_ serial: UInt64, _ value: Double) -> Leaf {
    let leaf = Leaf(value)
    let new = Found(leaf: leaf)
    areAny.store(true, ordering: .releasing)
    table.withLock { table in
      if table.leaves.count == table.limit {
        // A name that nobody asked for while so many others were given is forgotten.
        table.leaves = table.leaves.filter { !$0.value.isForgotten }
        for leaf in table.leaves.values { leaf.graphAtSearch = leaf.graph }
        table.limit = max(table.limit, 2 * table.leaves.count)
      }
      table.leaves[serial] = new.leaf
    }
    return leaf
  }

  /// Takes a leaf through the lock: as with any leaf, one thread at a time has its handles.
  private struct Found: @unchecked Sendable {
    let leaf: Leaf?
  }
}
