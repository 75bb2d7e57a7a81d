// Where the parameters of one number live: handles point there without being counted.

import CThread

/// The scalar parameters that one thread made.
///
/// A handle that owned its parameter would count every copy of itself, atomically: half of the
/// time of a network of scalars went there (a step of micrograd's demo took 1.5 ms with counted
/// parameters; with counts that are nil 0.6, with none 0.4). So the pool owns them. It cannot
/// know when the last handle goes; instead it takes back what was *forgotten*: when it is full, a
/// parameter whose data were never set, and which no graph used while the pool filled up since
/// the last search and several graphs were differentiated. A handle on it says that it is gone.
/// A parameter that was ever trained stays.
///
/// Objects are never freed but given to later parameters, so that a handle may always look.
struct ParameterPool {
  private var leaves: [Leaf] = []
  private var spare: [Leaf] = []
  private var limit: Int
  private var graphAtSearch: UInt64 = 0

  /// - Parameter limit: How many parameters there are before the forgotten are looked for. So many
  ///   take 50 MB, and twice that until the second search.
  init(limit: Int = 1 << 18) { self.limit = limit }

  /// Storage for a parameter.
  ///
  /// - Parameter graph: The number of the current graph of this thread.
  mutating func make(
    _ value: Double, serial: UInt64, name: String?, _ site: CallSite?, scopes: [ScopeEntry],
    graph: UInt64
  ) -> Leaf {
    if leaves.count == limit { takeBackForgotten(graph: graph) }
    let leaf = spare.popLast() ?? Leaf(value, requiresGrad: true)
    leaf.reuse(value, serial: serial, name: name, site, scopes: scopes)
    leaves.append(leaf)
    return leaf
  }

  private mutating func takeBackForgotten(graph: UInt64) {
    // Whoever builds a large model has not differentiated anything meanwhile.
    if graph >= graphAtSearch + 4 {
      graphAtSearch = graph
      let middle = leaves.partition(by: \.isForgotten)
      for leaf in leaves[middle...] { leaf.reuse(0, serial: 0, name: nil, nil, scopes: []) }
      spare += leaves[middle...]
      leaves.removeSubrange(middle...)
      for leaf in leaves { leaf.graphAtSearch = leaf.graph }
    }
    // So that as many are made before the next search as there are.
    limit = max(limit, 2 * leaves.count)
  }

  // MARK: Threads that end

  /// What threads left behind that are gone: others may still hold handles on it. Only reached
  /// through the lock, one of C's, as the thread sanitizer does not see Swift's.
  private nonisolated(unsafe) static var orphans: [ParameterPool] = []

  /// A pool for a new thread, which goes on with one that was left behind.
  static func adopt() -> ParameterPool {
    gradviz_lock()
    defer { gradviz_unlock() }
    return orphans.popLast() ?? ParameterPool()
  }

  func leaveBehind() {
    if leaves.isEmpty { return }
    gradviz_lock()
    defer { gradviz_unlock() }
    ParameterPool.orphans.append(self)
  }
}
