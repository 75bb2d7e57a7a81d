// Takes off a tape what nobody can come to: a loop without backward() would else keep everything.

extension UnsafeMutablePointer<Tape> {
  /// Lets go of the numbers of values that no tensor of the program is, or is computed from.
  ///
  /// Places stay as they are: handles say them. Of long computations with constants alone, such as
  /// a training loop that finds its gradients itself, the history is cut: no picture shows
  /// thousands of values, but each of them would hold all those before it.
  ///
  /// - Parameter isFull: Whether there is no more room, and all history of constants goes.
  func sweep(_ budget: Budget, isFull: Bool = false) {
    // As much again, and enough for going over all places to cost nothing beside it.
    defer {
      budget.tapes.sweepAt = budget.count.pointee.numbers + max(1 << 22, 8 * pointee.count)
    }
    guard pointee.passes.isEmpty, pointee.graph == budget.tapes.current.graph else { return }
    if isFull {
      budget.tapes.cuts = (pointee.count, pointee.count)
    } else if pointee.count - budget.tapes.cuts.newer >= Tape.historyLength,
      pointee.numbers >= Tape.historyNumbers
    {
      budget.tapes.cuts = (budget.tapes.cuts.newer, pointee.count)
    }
    let unused = pointee.takeUnused(budget.tapes)
    budget.tapes.current.numbers -= unused.numbers
    budget.count.pointee.numbers -= unused.numbers
    // Only now does anything go: what goes tells the budget.
    withExtendedLifetime(unused) {}
  }
}

extension Tape {
  /// How many values the history of constants has at least, and how many numbers make it a burden.
  fileprivate static let historyLength = 1000
  fileprivate static let historyNumbers = 1 << 24

  /// What was taken off, and how many numbers of it went with the tape.
  fileprivate struct Unused {
    var entries: [Entry] = []
    var leaves: [Leaf] = []
    var numbers = 0
  }

  fileprivate mutating func takeUnused(_ account: TapeAccounts) -> Unused {
    var unused = Unused()
    let nobody = Leaf(0)
    var isUsed = [Bool](repeating: false, count: count)
    for position in (account.start..<count).reversed() {
      let record = records[position]
      if position < account.holders.count, account.holders[position] > 0 {
        isUsed[position] = true
      }
      if isUsed[position], record.flags.contains(.requiresGrad) || position >= account.cuts.older {
        forEachOperand(at: position) { isUsed[$0] = true }
      } else if record.kind == .leaf {
        if !isUsed[position] { take(leafAt: position, leaving: nobody, &unused) }
      } else if record.kind == .plain || record.kind == .entry {
        take(resultAt: position, isUsed: isUsed[position], &unused)
      }
    }
    return unused
  }

  /// Takes a leaf off where nobody else has it, or has it with these numbers.
  private mutating func take(leafAt position: Int, leaving nobody: Leaf, _ unused: inout Unused) {
    let place = Int(records[position].payload)
    let isElsewhere =
      leaves[place].leaf.graph != graph || leaves[place].leaf.position != Int32(position)
    guard isElsewhere || isKnownUniquelyReferenced(&leaves[place].leaf) else { return }
    let leaf = leaves[place].leaf
    if !leaf.isCounted { unused.numbers += leaf.current.elements.count }
    unused.leaves.append(leaf)
    leaves[place] = LeafUse(leaf: nobody, position: position, array: nil)
    forget(position, isUsed: false)
  }

  /// Takes off how a value was computed, and where it is not used the value too.
  private mutating func take(resultAt position: Int, isUsed: Bool, _ unused: inout Unused) {
    let record = records[position]
    guard record.kind == .entry else { return forget(position, isUsed: isUsed) }
    let place = Int(record.payload)
    let array = entries[place].array
    if !isUsed { numbers -= array.elements.count }
    unused.entries.append(entries[place])
    entries[place] = Entry(operation: Add(), operands: [], array: NDArray(0))
    guard isUsed, !record.flags.contains(.isScalar) else {
      if !record.flags.contains(.isScalar) { unused.numbers += array.elements.count }
      return forget(position, isUsed: isUsed)
    }
    let leaf = Leaf(
      array, name: names[Int32(position)], source: sources[position] ?? nil,
      scopes: scopes[position] ?? [])
    leaf.label = labels[Int32(position)]
    records[position] = Record(
      value: 0, payload: Int32(leaves.count), kind: .leaf, flags: record.flags)
    leaves.append(LeafUse(leaf: leaf, position: position, array: array))
  }

  /// Leaves a number without a history.
  private mutating func forget(_ position: Int, isUsed: Bool) {
    if !isUsed { forgetNames(at: position) }
    records[position] = Record(
      value: records[position].value, kind: .literal, flags: [.isScalar])
  }
}
