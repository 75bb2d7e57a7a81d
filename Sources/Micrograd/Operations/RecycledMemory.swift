// Memory for the elements of arrays, used again: a step of training allocates none.

/// The arrays that a thread made lately, each of them remembered until the next of its size is made
/// and nobody else holds it any more.
///
/// A training loop makes arrays of the same sizes in every step, and lets them go when the tape of
/// an earlier step is used again; temporaries of an operation go at once. To ask the system for
/// that memory each time costs more than many an operation: pages are given back and come anew,
/// filled with zeros. Nothing has to be handed back here: that an array is free is seen from its
/// reference count, by which arrays tell anyway whether they may be changed in place.
struct RecycledMemory {
  /// For fewer elements the system's allocator is as fast.
  private static let fewest = 128
  /// How many elements are remembered at most; beyond, all are forgotten: what is in use stays with
  /// those who use it, the rest goes back to the system.
  private static let most = 1 << 23
  /// How many arrays are looked at for one that is free.
  private static let attempts = 16

  private var remembered: [Int: Shelf] = [:]
  private var total = 0

  /// The arrays of one size.
  private struct Shelf {
    var arrays: [[Double]] = []
    /// Where the search goes on: an older tape lets go what was made one after the other.
    var next = 0

    mutating func takeFree() -> [Double] {
      guard let last = arrays.indices.last else { return [] }
      // A temporary that was made last is looked for first: its memory is still in the cache.
      if arrays[last].isUnshared { return arrays.removeLast() }
      for _ in 0..<Swift.min(attempts, last) {
        if next >= last { next = 0 }
        if arrays[next].isUnshared {
          arrays.swapAt(next, last)
          return arrays.removeLast()
        }
        next += 1
      }
      return []
    }
  }

  /// An array of this size with any elements, which nobody else holds.
  fileprivate mutating func take(_ count: Int) -> [Double] {
    if count >= Self.fewest {
      // Not an optional: it would hold the array too, which would then be copied.
      let free = remembered[count, default: Shelf()].takeFree()
      total -= free.count
      if !free.isEmpty { return free }
    }
    return [Double](unsafeUninitializedCapacity: count) { _, initialized in initialized = count }
  }

  fileprivate mutating func remember(_ array: [Double]) {
    guard array.count >= Self.fewest, array.count <= Self.most / 4 else { return }
    if total + array.count > Self.most {
      remembered.removeAll()
      total = 0
    }
    total += array.count
    remembered[array.count, default: Shelf()].arrays.append(array)
  }
}

extension [Double] {
  /// An array in memory that is used again; `fill` has to set every element, and finds any there.
  @inline(__always)
  init(recycled count: Int, _ fill: (UnsafeMutablePointer<Double>) -> Void) {
    let state = ThreadState.current
    var array = state.pointee.memory.take(count)
    array.withUnsafeMutableBufferPointer { if let base = $0.baseAddress { fill(base) } }
    state.pointee.memory.remember(array)
    self = array
  }

  /// Whether nobody else holds these elements.
  ///
  /// An array is one reference to an object; whether a reference is the only one, the language tells
  /// of those to classes alone, whatever the class.
  fileprivate var isUnshared: Bool {
    mutating get {
      withUnsafeMutablePointer(to: &self) {
        $0.withMemoryRebound(to: AnyStorage.self, capacity: 1) {
          isKnownUniquelyReferenced(&$0.pointee)
        }
      }
    }
  }
}

/// Stands for the class of an array's storage. (Not `AnyObject`: what is opened as a generic
/// argument is held once more.)
private final class AnyStorage {}
