// Where CPython keeps the elements of a set: the order in which it goes through them.

/// A hash table of CPython's, by whose slots sets are gone through. What an element is, a set knows by
/// its keys; here is only where it stands.
///
/// Source: `Objects/setobject.c` of CPython 3.11.
struct SetTable {
  private enum Slot {
    case empty, removed
    case used(Key, hash: Int)
  }

  private var slots = [Slot](repeating: .empty, count: 8)
  /// How many slots are not empty, and how many are in use.
  private var filled = 0
  private(set) var count = 0
  /// Where `pop` goes on.
  private var finger = 0

  private var mask: Int { slots.count - 1 }

  /// The keys, in order.
  var keys: [Key] { entries.map(\.key) }

  private var entries: [(key: Key, hash: Int)] {
    slots.compactMap { if case .used(let key, let hash) = $0 { (key, hash) } else { nil } }
  }

  /// Adds a key that is not there.
  mutating func insert(_ key: Key, hash: Int) {
    if let slot = removedSlot(for: hash) {
      slots[slot] = .used(key, hash: hash)
      count += 1
      return
    }
    place(key, hash)
    if filled * 5 >= mask * 3 { resize(count > 50_000 ? count * 2 : count * 4) }
  }

  mutating func remove(_ key: Key, hash: Int) {
    for slot in Probes(hash, mask) {
      switch slots[slot] {
      case .empty: return
      case .used(key, _):
        slots[slot] = .removed
        count -= 1
        return
      case .used, .removed: break
      }
    }
  }

  /// Makes room for the keys of a dictionary, or of a set.
  mutating func reserve(_ additional: Int) {
    if (filled + additional) * 5 >= mask * 3 { resize((count + additional) * 2) }
  }

  /// Takes over all that another has; it is empty.
  mutating func copy(_ other: SetTable) {
    guard other.count > 0 else { return }
    reserve(other.count)
    if slots.count == other.slots.count, other.filled == other.count {
      slots = other.slots
      (filled, count) = (other.filled, other.count)
    } else {
      for (key, hash) in other.entries { place(key, hash) }
    }
  }

  /// Forgets removed slots where they are more than a fourth, as after a difference.
  mutating func tidy() {
    if filled - count > mask / 4 { resize(count > 50_000 ? count * 2 : count * 4) }
  }

  /// The key that `pop` takes; nil where there is none.
  mutating func next() -> Key? {
    guard count > 0 else { return nil }
    var slot = finger & mask
    while true {
      if case .used(let key, _) = slots[slot] {
        finger = slot + 1
        return key
      }
      slot = slot == mask ? 0 : slot + 1
    }
  }

  /// The last slot that was in use, of those before the first that never was.
  private func removedSlot(for hash: Int) -> Int? {
    guard filled > count else { return nil }
    var found: Int?
    for slot in Probes(hash, mask) {
      switch slots[slot] {
      case .empty: return found
      case .removed: found = slot
      case .used: break
      }
    }
    return found
  }

  private mutating func place(_ key: Key, _ hash: Int) {
    for slot in Probes(hash, mask) {
      guard case .empty = slots[slot] else { continue }
      slots[slot] = .used(key, hash: hash)
      filled += 1
      count += 1
      return
    }
  }

  private mutating func resize(_ least: Int) {
    var size = 8
    while size <= least { size *= 2 }
    let entries = entries
    slots = [Slot](repeating: .empty, count: size)
    (filled, count) = (0, 0)
    for (key, hash) in entries { place(key, hash) }
  }

  /// The slots where an element may stand: some in a row, then elsewhere.
  private struct Probes: Sequence, IteratorProtocol {
    private let mask: UInt
    private var perturbation: UInt
    private var start: UInt
    private var offset: UInt = 0

    init(_ hash: Int, _ mask: Int) {
      self.mask = UInt(mask)
      perturbation = UInt(bitPattern: hash)
      start = perturbation & self.mask
    }

    mutating func next() -> Int? {
      if offset > (start + 9 <= mask ? 9 : 0) {
        perturbation >>= 5
        start = (start &* 5 &+ 1 &+ perturbation) & mask
        offset = 0
      }
      defer { offset += 1 }
      return Int(start + offset)
    }
  }
}
