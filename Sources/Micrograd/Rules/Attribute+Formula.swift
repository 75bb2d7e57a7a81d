// Settings of operations as the text that a formula shows.

import ComputationGraph

extension Attribute.Value {
  var formulaText: String {
    switch self {
    case .number(let value): Formula(value).text
    case .bool(let value): value ? "True" : "False"
    case .string(let value): value
    case .list(let values): "[" + values.map(\.formulaText).joined(separator: ", ") + "]"
    }
  }

  init(_ values: [Int]) { self = .list(values.map { .number(Double($0)) }) }
}
