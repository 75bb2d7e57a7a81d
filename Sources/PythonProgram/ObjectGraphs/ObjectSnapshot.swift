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
  /// By object, where it stands in the entries; negative where it does not.
  private var places: [ObjectIdentifier: Int] = [:]

  /// Where an object stands in the entries; nil for one that has nothing to do with the root.
  func position(of object: AnyObject) -> Int? {
    places[ObjectIdentifier(object)].flatMap { $0 < 0 ? nil : $0 }
  }

  /// Goes through the objects with a stack of its own: a graph can be deeper than the thread's.
  init(of root: Instance, _ machine: Interpreter, _ span: Span) throws(Fault) {
    /// The objects that are open, each with those that it was computed from and how many are done.
    var open: [(object: Instance, operands: [Instance], done: Int)] = []
    func enter(_ object: Instance) throws(Fault) {
      places[ObjectIdentifier(object)] = -1
      guard object.isValue else { return }
      let operands = object.operands
      try machine.charge(work: 100.adding(operands.count.times(100)), span)
      open.append((object, operands, 0))
    }
    try enter(root)
    while let (object, operands, done) = open.last {
      if done < operands.count {
        open[open.count - 1].done += 1
        if places[ObjectIdentifier(operands[done])] == nil { try enter(operands[done]) }
        continue
      }
      open.removeLast()
      // One that is still open is computed from itself: no operand of it is drawn.
      let positions = operands.compactMap { position(of: $0) }
      places[ObjectIdentifier(object)] = entries.count
      entries.append(
        Entry(
          object: object, data: object.number ?? .nan, grad: object.gradient, operands: positions))
    }
  }

  /// The gradient that an object held.
  func gradient(of object: Instance) -> Double? {
    position(of: object).flatMap { entries[$0].grad }
  }
}
