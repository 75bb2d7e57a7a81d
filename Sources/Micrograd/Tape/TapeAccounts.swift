// What a program's tapes hold, and which of their values the program can still come to.

/// Of the tape that is recorded on, and of the one that was differentiated last.
struct TapeAccounts {
  struct Account {
    /// The graph that is on the tape; 0 where there is none.
    var graph: UInt64 = 0
    /// How many numbers go with it.
    var numbers = 0
  }

  var current = Account()
  private(set) var finished = Account()
  /// Where on the current tape the program begins.
  private(set) var start = 0
  /// How many tensors of the program are each value of the current tape.
  private(set) var holders: [Int32] = []
  /// From how many numbers on it pays to look for what nobody comes to.
  var sweepAt = 1 << 22
  /// The last two places at which the current tape had grown much: the history of constants does not
  /// go further back than to one of them.
  var cuts = (older: 0, newer: 0)

  /// Another tape is recorded on.
  ///
  /// - Returns: how many numbers went with the one whose memory it uses.
  mutating func begin(_ graph: UInt64, from start: Int = 0) -> Int {
    defer {
      (finished, current) = (current, Account(graph: graph))
      (self.start, cuts) = (start, (start, start))
      holders.removeAll(keepingCapacity: true)
    }
    return finished.numbers
  }

  /// - Returns: whether that graph is on a tape, with which the numbers go.
  mutating func add(_ numbers: Int, to graph: UInt64) -> Bool {
    if graph == current.graph {
      current.numbers += numbers
    } else if graph == finished.graph {
      finished.numbers += numbers
    } else {
      return false
    }
    return true
  }

  /// Counts one more tensor, or one less, that is a value of the current tape.
  mutating func count(_ change: Int32, of value: Handle) {
    guard value.graph == current.graph else { return }
    let position = Int(value.position)
    if position >= holders.count {
      holders += repeatElement(0, count: position + 1 - holders.count)
    }
    holders[position] += change
  }
}

extension Budget {
  /// A tensor holds numbers, of a value that stands there on a tape if it was computed.
  func hold(_ numbers: Int, of value: Handle?) {
    count.pointee.numbers += numbers
    if let value { tapes.count(1, of: value) }
  }

  /// A tensor is gone. Its numbers are not, as long as they are on a tape.
  func letGo(_ numbers: Int, of value: Handle?) {
    if let value {
      tapes.count(-1, of: value)
      if tapes.add(numbers, to: value.graph) { return }
    }
    count.pointee.numbers -= numbers
  }

  /// Counts numbers that go with a graph's tape.
  func hold(_ numbers: Int, onTapeOf graph: UInt64) {
    count.pointee.numbers += numbers
    _ = tapes.add(numbers, to: graph)
  }

  /// Whether it pays to look for what nobody comes to.
  var isSweepDue: Bool { count.pointee.numbers > tapes.sweepAt }

  /// Another tape is recorded on.
  func begin(_ graph: UInt64, from start: Int = 0) {
    count.pointee.numbers -= tapes.begin(graph, from: start)
  }
}
