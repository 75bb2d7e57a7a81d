// How much a program may do and hold: everything is charged before it is done.

/// An account of work and memory, shared by everything that a program makes run: the interpreter
/// charges it, and so does every operation that is recorded or computed.
///
/// Work is counted in elements gone over and multiplications, a thousand of which are one
/// operation; memory in numbers of eight bytes. Numbers of tensors count while they are held, of
/// all else what was ever made.
package final class Budget {
  package enum Limit: Hashable, Sendable { case operations, elements }

  /// A charge that was refused.
  package struct Exceeded: Error, Hashable, Sendable {
    package let limit: Limit
    /// How many operations or numbers would have sufficed up to here; `Int.max` where none do.
    package let needed: Int
  }

  package let operations: Int
  package let elements: Int
  /// What was counted up to now. A program's interpreter counts its own operations there: it does
  /// nothing else so often.
  package struct Count {
    /// In thousandths of an operation.
    package var work = 0
    package var numbers = 0

    package init(work: Int = 0, numbers: Int = 0) {
      self.work = work
      self.numbers = numbers
    }
  }
  package let count: UnsafeMutablePointer<Count>
  /// How much `count.work` may be.
  package let workLimit: Int
  package static let workOfOperation = 1000
  /// What the tapes hold that the program records on.
  var tapes = TapeAccounts()
  /// Whether what is refused is done nevertheless, and what was refused first.
  private var isPostponed = false
  private var refused: Exceeded?

  package init(operations: Int, elements: Int) {
    self.operations = operations
    self.elements = elements
    workLimit = operations.times(Self.workOfOperation)
    count = .allocate(capacity: 1)
    count.initialize(to: Count())
  }

  deinit { count.deallocate() }

  /// Lets a step be finished that cannot stop in its middle, and throws what was refused in it.
  func postponing<R>(_ step: () -> R) throws(Exceeded) -> R {
    (isPostponed, refused) = (true, nil)
    let result = step()
    isPostponed = false
    if let refused { throw refused }
    return result
  }

  /// Does what is not the program's own work: its charges are forgotten.
  package func forgetting<R, E: Error>(_ step: () throws(E) -> R) throws(E) -> R {
    let before = count.pointee
    defer { count.pointee = before }
    return try step()
  }

  /// Counts operations, with what they go over and what they make.
  ///
  /// - Parameter room: How many numbers more will be held, for which there must be room.
  package func charge(
    operations: Int = 0, work: Int = 0, numbers: Int = 0, room: Int = 0
  ) throws(Exceeded) {
    do throws(Exceeded) {
      try check(numbers: numbers.adding(room))
      try take(operations: operations, work: work, numbers: numbers)
    } catch {
      guard isPostponed else { throw error }
      refused = refused ?? error
    }
  }

  private func take(operations: Int, work: Int, numbers: Int) throws(Exceeded) {
    let total = count.pointee.work.adding(work).adding(operations.times(Self.workOfOperation))
    guard total <= workLimit else {
      let needed = total == .max ? .max : (total - 1) / Self.workOfOperation + 1
      throw Exceeded(limit: .operations, needed: needed)
    }
    count.pointee.work = total
    count.pointee.numbers += numbers
  }

  /// Throws where so many numbers more would be too many.
  package func check(numbers: Int) throws(Exceeded) {
    makeRoom(for: numbers)
    let needed = count.pointee.numbers.adding(numbers)
    guard needed <= elements else { throw Exceeded(limit: .elements, needed: needed) }
  }

  /// Lets go of what nobody can come to, where there is no room for so many numbers more.
  func makeRoom(for numbers: Int) {
    guard count.pointee.numbers.adding(numbers) > elements else { return }
    ThreadState.current.pointee.current.sweep(self, isFull: true)
  }
}

extension Int {
  /// The sum, or the largest number where it would overflow; neither is negative.
  package func adding(_ other: Int) -> Int {
    let (sum, overflow) = addingReportingOverflow(other)
    return overflow ? .max : sum
  }

  /// The product, or the largest number where it would overflow; neither is negative.
  package func times(_ other: Int) -> Int {
    let (product, overflow) = multipliedReportingOverflow(by: other)
    return overflow ? .max : product
  }
}
