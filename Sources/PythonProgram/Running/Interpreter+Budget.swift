// Charges for what a program does, in the words of its errors.

import Micrograd

extension Interpreter {
  /// Counts one operation.
  @inline(__always)
  func charge(_ span: Span) throws(Fault) {
    guard budget.takeOperation() else { return try chargeSlowly(span) }
  }

  /// The charge that is refused, unless a step is going on that cannot stop in its middle.
  @inline(never)
  private func chargeSlowly(_ span: Span) throws(Fault) {
    try charged(span) { () throws(Budget.Exceeded) in try budget.charge(operations: 1) }
  }

  /// Counts what is gone over, and the numbers of eight bytes that are kept.
  func charge(work: Int, numbers: Int = 0, _ span: Span) throws(Fault) {
    try charged(span) { () throws(Budget.Exceeded) in
      try budget.charge(work: work, numbers: numbers)
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
