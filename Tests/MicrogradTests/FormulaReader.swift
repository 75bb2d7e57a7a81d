// A reader of records that has no engine: it knows arithmetic, and the primitives by name.

import ComputationGraph

@testable import Micrograd

/// Computes formulas, as a page does.
struct FormulaReader {
  var operands: [NDArray]
  var result: NDArray?
  var upstream: NDArray?

  struct NotComputable: Error { let formula: Formula }

  func value(_ formula: Formula) throws -> NDArray {
    switch formula {
    case .number(let number): return NDArray(number.value)
    case .constant(let constant): return NDArray(constant.value)
    case .operand(let position): return operands[position]
    case .result: return try known(result, formula)
    case .upstream: return try known(upstream, formula)
    case .sign(let sign, let operands):
      let x = try operands.map(value)
      switch sign {
      case .negate: return -x[0]
      case .add: return x[0] + x[1]
      case .subtract: return x[0] - x[1]
      case .multiply: return x[0] * x[1]
      case .divide: return x[0] / x[1]
      case .power: return .power(x[0], x[1])
      case .matmul, .transpose: throw NotComputable(formula: formula)
      }
    case .call(let function, let operand): return .call(function, try value(operand))
    case .choice(let a, let comparison, let b, let then, let otherwise):
      return .choose(
        where: try value(a), comparison, try value(b), then: try value(then),
        otherwise: try value(otherwise))
    case .application(let application, let operands):
      let x = try operands.map(value)
      if let value = application.value { return try FormulaReader(operands: x).value(value) }
      guard let primitive = try primitive(application.name, application.settings, x) else {
        throw NotComputable(formula: formula)
      }
      return primitive
    case .name, .text, .joined: throw NotComputable(formula: formula)
    }
  }

  /// What an operation gives, from its record.
  func value(of operation: OperationRecord) throws -> NDArray {
    if let formula = operation.value { return try value(formula) }
    return try known(
      primitive(operation.name, operation.settings, operands), .name(operation.name))
  }

  /// What an operand gets.
  func contribution(_ rule: GradientRule, isGate: Bool, shape: Shape) throws -> NDArray {
    switch rule {
    case .pullback(let formula, _): return try value(formula)
    case .local(let formula):
      let local = try value(formula)
      let upstream = try known(upstream, .upstream)
      let product = upstream * local
      return (isGate ? .choose(where: local, .equal, 0, then: 0, otherwise: product) : product)
        .summed(to: shape)
    }
  }

  private func primitive(
    _ name: String, _ settings: [Setting], _ operands: [NDArray]
  ) throws -> NDArray? {
    guard Operations.primitives.contains(name),
      let operation = try Operations.operation(
        OperationRecord(name, settings: settings), operandCount: operands.count)
    else { return nil }
    return .applying(operation, operands)
  }

  private func known(_ value: NDArray?, _ formula: Formula) throws -> NDArray {
    guard let value else { throw NotComputable(formula: formula) }
    return value
  }
}
