// Comparisons: 1 where true, 0 where false.

import ComputationGraph

/// Compares two operands; the result is 1 or 0 and takes no part in differentiation.
package struct Compare: BinaryRule {
  package static let name = "compare"
  package static var names: [String] { Comparison.allCases.map { Compare($0).name } }
  package let comparison: Comparison
  package init(_ comparison: Comparison) { self.comparison = comparison }
  package init(settings: SettingReader) throws(SettingError) {
    guard let named = Comparison.allCases.first(where: { Compare($0).name == settings.name })
    else { throw .unreadable }
    comparison = named
  }
  package var name: String {
    switch comparison {
    case .less: "lt"
    case .lessOrEqual: "le"
    case .greater: "gt"
    case .greaterOrEqual: "ge"
    case .equal: "eq"
    case .notEqual: "ne"
    }
  }
  package var isDifferentiable: Bool { false }
  package func value<Q: Quantity>(_ a: Q, _ b: Q) -> Q { passed(a, comparison, b) }
  package func derivatives<Q: Quantity>(_ a: Q, _ b: Q, _ y: Q) -> (Q, Q) { (0, 0) }
}
