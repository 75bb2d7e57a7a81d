// The small number that stands for a plain rule on the tape.

import Synchronization

/// A number for each plain rule, given out when the rule is first used.
///
/// The numbers serve the tape alone and differ between runs; nothing that is written shows them.
@usableFromInline
package struct OperationCode: Sendable {
  @usableFromInline let rawValue: UInt16

  /// The sum and the product have fixed numbers: reading a number that is given out at run time
  /// costs a call, which only these two would feel.
  @inlinable static var add: OperationCode { OperationCode(rawValue: 0) }
  @inlinable static var multiply: OperationCode { OperationCode(rawValue: 1) }

  @inlinable
  init(rawValue: UInt16) { self.rawValue = rawValue }

  package init(_ rule: any PlainRule) { self.init(of: [rule]) }

  /// Numbers in a row for several rules; this is the first.
  init(of rules: [any PlainRule]) {
    rawValue = Self.rules.withLock {
      $0.append(rules)
      return UInt16($0.rules.count - rules.count)
    }
  }

  func adding(_ position: UInt8) -> OperationCode {
    OperationCode(rawValue: rawValue + UInt16(position))
  }

  /// All rules that have a code, by code.
  struct Table {
    private(set) var rules: [any PlainRule] = []
    private(set) var areGates: [Bool] = []

    mutating func append(_ rules: [any PlainRule]) {
      self.rules += rules
      areGates += rules.map { type(of: $0).isGate }
    }
  }

  private static let rules = {
    var table = Table()
    table.append([Add(), Multiply()])
    return Mutex(table)
  }()

  static var table: Table { rules.withLock { $0 } }
}
