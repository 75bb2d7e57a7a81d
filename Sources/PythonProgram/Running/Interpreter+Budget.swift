// Charges for what a program does, in the words of its errors.

import Micrograd

extension Interpreter {
  /// Counts one operation.
  @inline(__always)
  func charge(_ span: @autoclosure () -> Span) throws(Fault) {
    let work = count.pointee.work &+ workOfOperation
    guard work <= workLimit else { return try chargeOperation(span()) }
    count.pointee.work = work
  }

  @inline(never)
  private func chargeOperation(_ span: Span) throws(Fault) {
    try chargeSlowly(operations: 1, span)
  }

  /// Counts what is gone over, and the numbers of eight bytes that are kept.
  @inline(__always)
  func charge(work: Int, numbers: Int = 0, _ span: Span) throws(Fault) {
    let work = count.pointee.work.addingReportingOverflow(work)
    let numbers = count.pointee.numbers.addingReportingOverflow(numbers)
    guard !work.overflow, work.partialValue <= workLimit, !numbers.overflow,
      numbers.partialValue <= budget.elements
    else {
      return try chargeSlowly(
        work: work.partialValue &- count.pointee.work,
        numbers: numbers.partialValue &- count.pointee.numbers, span)
    }
    count.pointee = Budget.Count(work: work.partialValue, numbers: numbers.partialValue)
  }

  /// A charge that is refused, unless a step is going on that cannot stop in its middle.
  @inline(never)
  private func chargeSlowly(
    operations: Int = 0, work: Int = 0, numbers: Int = 0, _ span: Span
  ) throws(Fault) {
    try charged(span) { () throws(Budget.Exceeded) in
      try budget.charge(operations: operations, work: work, numbers: numbers)
    }
  }

  /// Throws where an array of that shape would be too much; 0 as an extent counts as 1.
  func check(shape: [Int], _ span: Span) throws(Fault) {
    guard shape.count <= Shape.maximumRank else {
      throw Fault(.tensor(.tooManyDimensions(shape.count)), span)
    }
    try charged(span) { () throws(Budget.Exceeded) in
      try budget.check(numbers: shape.checkedSize)
    }
  }

  /// What a charge that was refused says to the program.
  func charged<R>(
    _ span: Span, _ charge: () throws(Budget.Exceeded) -> R
  ) throws(Fault) -> R {
    do throws(Budget.Exceeded) { return try charge() } catch {
      throw Fault(.run(.exceeded(error, limits)), span)
    }
  }
}
