// How much a program may do and hold: everything is charged before it is done.

/// An account of work and memory, shared by everything that a program makes run: the interpreter
/// charges it, and so does every operation that is recorded or computed.
///
/// Work is counted in elements gone over and multiplications, a thousand of which are one
/// operation; memory in numbers of eight bytes. What was ever made counts, whether or not it is
/// still held: so no program gets around a limit by letting go.
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
  /// In thousandths of an operation.
  @usableFromInline package var work = 0
  @usableFromInline package let workLimit: Int
  private var numbers = 0
  @usableFromInline package static let workOfOperation = 1000
  /// Whether what is refused is done nevertheless, and what was refused first.
  private var isPostponed = false
  private var refused: Exceeded?

  package init(operations: Int, elements: Int) {
    self.operations = operations
    self.elements = elements
    workLimit = operations.times(Self.workOfOperation)
  }

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
    let before = (work, numbers)
    defer { (work, numbers) = before }
    return try step()
  }

  /// Counts one operation; false where it has to be refused, for which there is `charge`.
  @inlinable @inline(__always)
  package func takeOperation() -> Bool {
    guard work <= workLimit - Self.workOfOperation else { return false }
    work += Self.workOfOperation
    return true
  }

  /// Counts operations, with what they go over and what they make.
  package func charge(
    operations: Int = 0, work: Int = 0, numbers: Int = 0
  ) throws(Exceeded) {
    do throws(Exceeded) {
      try take(operations: operations, work: work, numbers: numbers)
    } catch {
      guard isPostponed else { throw error }
      refused = refused ?? error
    }
  }

  private func take(operations: Int, work: Int, numbers: Int) throws(Exceeded) {
    try check(numbers: numbers)
    let total = self.work.adding(work).adding(operations.times(Self.workOfOperation))
    guard total <= workLimit else {
      let needed = total == .max ? .max : (total - 1) / Self.workOfOperation + 1
      throw Exceeded(limit: .operations, needed: needed)
    }
    self.work = total
    self.numbers += numbers
  }

  /// Throws where so many numbers more would be too many.
  package func check(numbers: Int) throws(Exceeded) {
    let needed = self.numbers.adding(numbers)
    guard needed <= elements else { throw Exceeded(limit: .elements, needed: needed) }
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
