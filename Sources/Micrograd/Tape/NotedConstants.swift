// Constants of which something was said after they had been made.

import CThread
import Synchronization

/// Storage for constants that were named, labelled or changed later: as numbers they had none.
enum NotedConstants {
  // Only reached through the lock. It is one of C's, as the thread sanitizer does not see Swift's.
  private nonisolated(unsafe) static var leaves: [UInt64: Leaf] = [:]
  private nonisolated(unsafe) static var limit = 1 << 16
  /// Whether there are any: reading a constant must not take a lock for what few programs do.
  private static let areAny = Atomic(false)

  static func leaf(of serial: UInt64) -> Leaf? {
    guard areAny.load(ordering: .acquiring) else { return nil }
    gradviz_lock()
    defer { gradviz_unlock() }
    return leaves[serial]
  }

  static func note(_ serial: UInt64, _ value: Double) -> Leaf {
    gradviz_lock()
    defer { gradviz_unlock() }
    if leaves.count == limit {
      // A name that nobody asked for while so many others were given is forgotten.
      leaves = leaves.filter { !$0.value.isForgotten }
      for leaf in leaves.values { leaf.graphAtSearch = leaf.graph }
      limit = max(limit, 2 * leaves.count)
    }
    let leaf = Leaf(value)
    leaves[serial] = leaf
    areAny.store(true, ordering: .releasing)
    return leaf
  }
}
