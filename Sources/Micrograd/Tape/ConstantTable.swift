// Where on a tape the constants stand that have no storage.

/// Positions by the serial number of the constant, of one graph at a time.
///
/// An open hash table: entries of earlier graphs count as empty, so that starting a graph costs
/// nothing. A dictionary takes ten times as long, and each use of a constant asks here.
struct ConstantTable {
  private struct Slot {
    var serial: UInt64 = 0
    var graph: UInt64 = 0
    var position: Int32 = -1
  }

  private var slots = [Slot](repeating: Slot(), count: 64)
  private var count = 0
  private var graph: UInt64 = 0
  /// Where constants stand that were changed since: they stand elsewhere when they are used again.
  private var former: [(serial: UInt64, position: Int32)] = []

  /// The slot of a constant, or the empty one where it would stand.
  @inline(__always)
  private func slot(of serial: UInt64, in graph: UInt64) -> Int {
    // Serial numbers follow each other, so their low bits are as good as any hash.
    var index = Int(truncatingIfNeeded: serial) & (slots.count - 1)
    while slots[index].graph == graph && slots[index].serial != serial {
      index = (index + 1) & (slots.count - 1)
    }
    return index
  }

  /// Where the constant stands on the tape of `graph`, or −1.
  func position(of serial: UInt64, in graph: UInt64) -> Int32 {
    let slot = slots[slot(of: serial, in: graph)]
    return slot.graph == graph ? slot.position : -1
  }

  /// The next use of the constant enters the tape anew.
  mutating func forget(_ serial: UInt64, in graph: UInt64) {
    let slot = slot(of: serial, in: graph)
    guard slots[slot].graph == graph else { return }
    if slots[slot].position >= 0 { former.append((serial, slots[slot].position)) }
    slots[slot].position = -1
  }

  mutating func insert(_ serial: UInt64, at position: Int32, in graph: UInt64) {
    if self.graph != graph { (self.graph, count, former) = (graph, 0, []) }
    count += 1
    if 2 * count > slots.count { grow() }
    slots[slot(of: serial, in: graph)] = Slot(serial: serial, graph: graph, position: position)
  }

  /// The constants on the tape of `graph`, by position.
  func serials(in graph: UInt64) -> [Int32: UInt64] {
    guard self.graph == graph else { return [:] }
    let now = slots.filter { $0.graph == graph && $0.position >= 0 }
    return Dictionary(
      (former + now.map { ($0.serial, $0.position) }).map { ($0.position, $0.serial) },
      uniquingKeysWith: { $1 })
  }

  private mutating func grow() {
    let old = slots.filter { $0.graph == graph }
    slots = [Slot](repeating: Slot(), count: 2 * slots.count)
    for entry in old { slots[slot(of: entry.serial, in: graph)] = entry }
  }
}
