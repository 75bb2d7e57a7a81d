// The small number that stands for a plain rule on the tape.

import Synchronization

/// A number for each plain rule, given out when the rule is first used.
///
/// The numbers serve the tape alone and differ between runs; nothing that is written shows them.
package struct OperationCode: Sendable {
  let rawValue: UInt16

  package init(_ rule: any PlainRule.Type) {
    rawValue = Self.rules.withLock {
      $0.append(rule)
      return UInt16($0.count - 1)
    }
  }

  private static let rules = Mutex<[any PlainRule.Type]>([])

  /// All rules that have a code, by code.
  static var table: [any PlainRule.Type] { rules.withLock { $0 } }
}
