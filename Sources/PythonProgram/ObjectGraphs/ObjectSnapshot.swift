// What the program's own values held at one moment: after a backward pass, or at the end.

/// A value of the program's own class and all that it was computed from, operands first.
///
/// Every call of `backward()` takes one, so it is made in one walk, and looks nothing up.
struct ObjectSnapshot {
  struct Entry {
    let object: Instance
    let data: Double
    let grad: Double?
    /// Positions of those that it was computed from.
    let operands: ArraySlice<Int>
  }

  private var values: [(object: Instance, data: Double, grad: Double?, end: Int)] = []
  private var operands: [Int] = []

  var entries: [Entry] {
    var start = 0
    return values.map { object, data, grad, end in
      defer { start = end }
      return Entry(object: object, data: data, grad: grad, operands: operands[start..<end])
    }
  }

  /// By object, where it stands in the entries.
  var positions: [ObjectIdentifier: Int] {
    Dictionary(
      uniqueKeysWithValues: values.enumerated().map { (ObjectIdentifier($1.object), $0) })
  }

  /// Goes through the objects with a stack of its own: a graph can be deeper than the thread's.
  init(of root: Instance, _ machine: Interpreter, _ span: Span) throws(Fault) {
    machine.snapshots += 1
    let snapshot = machine.snapshots
    /// The objects that are open, each with where what it was computed from stands in `operands`,
    /// and how many of that are done.
    var open: [(object: Instance, operands: Range<Int>, next: Int)] = []
    var waiting: [Instance] = []
    func enter(_ object: Instance) throws(Fault) {
      object.mark = (snapshot, -1)
      guard object.isValue else { return }
      let start = waiting.count
      object.forEachOperand { waiting.append($0) }
      try machine.charge(work: 100.adding((waiting.count - start).times(100)), span)
      open.append((object, start..<waiting.count, start))
    }
    try enter(root)
    while let (object, range, next) = open.last {
      if next < range.upperBound {
        open[open.count - 1].next += 1
        let operand = waiting[next]
        if operand.mark.snapshot != snapshot { try enter(operand) }
        continue
      }
      open.removeLast()
      // One that is still open is computed from itself: no operand of it is drawn.
      for operand in waiting[range] where operand.mark.position >= 0 {
        operands.append(Int(operand.mark.position))
      }
      waiting.removeLast(range.count)
      object.mark = (snapshot, Int32(values.count))
      values.append((object, object.number ?? .nan, object.gradient, operands.count))
    }
  }
}
