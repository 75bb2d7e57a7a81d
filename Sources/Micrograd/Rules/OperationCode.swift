// The small number that stands for a plain rule on the tape.

import Synchronization

/// A number for each plain rule, given out when the rule is first used.
///
/// The numbers serve the tape alone and differ between runs; nothing that is written shows them.
package struct OperationCode: Sendable {
  let rawValue: UInt16

  /// The sum and the product have fixed numbers: reading a number that is given out at run time
  /// costs a call, which only these two would feel.
  static let add = OperationCode(fixed: 0)
  static let multiply = OperationCode(fixed: 1)

  private init(fixed: UInt16) { rawValue = fixed }

  package init(_ rule: any PlainRule.Type) {
    rawValue = Self.rules.withLock {
      $0.append(rule)
      return UInt16($0.count - 1)
    }
  }

  private static let rules = Mutex<[any PlainRule.Type]>([Add.self, Multiply.self])

  /// All rules that have a code, by code.
  static var table: [any PlainRule.Type] { rules.withLock { $0 } }
}
