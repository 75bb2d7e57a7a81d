// What the program's own values held at one moment: after a backward pass, or at the end.

/// A value of the program's own class and all that it was computed from, operands first.
struct ObjectSnapshot {
  struct Entry {
    let object: Instance
    let data: Double
    let grad: Double?
    /// Positions of those that it was computed from.
    let operands: [Int]
  }

  private(set) var entries: [Entry] = []
  private(set) var positions: [ObjectIdentifier: Int] = [:]

  /// Goes through the objects with a stack of its own: a graph can be deeper than the thread's.
  init(of root: Instance, _ machine: Interpreter, _ span: Span) throws(Fault) {
    /// The objects that are open, each with those that it was computed from and how many are done.
    var open: [(object: Instance, operands: [Instance], done: Int)] = []
    var seen: Set<ObjectIdentifier> = []
    func enter(_ object: Instance) throws(Fault) {
      guard seen.insert(ObjectIdentifier(object)).inserted else { return }
      let operands = object.operands
      try machine.charge(work: 100.adding(operands.count.times(100)), span)
      open.append((object, operands, 0))
    }
    try enter(root)
    while let (object, operands, done) = open.last {
      if done < operands.count {
        open[open.count - 1].done += 1
        try enter(operands[done])
        continue
      }
      open.removeLast()
      positions[ObjectIdentifier(object)] = entries.count
      entries.append(
        Entry(
          object: object, data: object.number ?? .nan, grad: object.gradient,
          // One that is still open is computed from itself: no operand of it is drawn.
          operands: operands.compactMap { positions[ObjectIdentifier($0)] }))
    }
  }

  /// The gradients of what was given.
  var leafGradients: [ObjectIdentifier: Double] {
    entries.reduce(into: [:]) { gradients, entry in
      if entry.operands.isEmpty { gradients[ObjectIdentifier(entry.object)] = entry.grad }
    }
  }
}
