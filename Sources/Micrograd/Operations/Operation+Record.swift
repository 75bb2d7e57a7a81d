// From an operation to what a finished graph records of it.

import ComputationGraph

extension Operation {
  /// The operation within the formula of a rule.
  func application(operandCount: Int) -> Formula.Application {
    Formula.Application(
      name, settings: settings,
      written: isImplied ? .operand(0) : writtenIfUnusual(operandCount: operandCount))
  }

  /// How an application is written; nil where it is `name(a, b)` with all settings.
  private func writtenIfUnusual(operandCount: Int) -> Formula? {
    let operands = (0..<operandCount).map { Formula.operand($0) }
    let written = written(operands)
    return written == .call(self, operands) ? nil : written
  }

  /// What a graph records of the operation, applied to operands of these shapes.
  package func record(of shapes: [Shape], result: Shape) -> OperationRecord {
    let formulas = shapes.indices.map { Formula.operand($0) }
    var value: Formula?
    var rules: [GradientRule?]
    var isGate = false
    if let rule = self as? any ElementwiseRule {
      value = rule.value(of: formulas)
      rules = rule.derivatives(of: formulas, result: .result).map { .local($0) }
      isGate = type(of: rule).isGate
    } else {
      let operands = zip(formulas, shapes).map { FormulaArray($0, shape: $1) }
      let upstream = FormulaArray(.upstream, shape: result)
      let own = FormulaArray(.result, shape: result)
      rules = operands.indices.map {
        GradientRule.pullback(
          pullback(upstream, to: $0, of: operands, result: own).formula,
          taught: taught(to: $0, of: formulas, result: .result))
      }
    }
    if !isDifferentiable { rules = shapes.map { _ in nil } }
    return OperationRecord(
      name, symbol: symbol, settings: settings, value: value, rules: rules, isGate: isGate,
      written: writtenIfUnusual(operandCount: shapes.count))
  }
}

extension Formula {
  /// `name(a, b, dim=1)`
  static func call(_ operation: some Operation, _ operands: [Formula]) -> Formula {
    .application(.init(operation.name, settings: operation.settings), operands)
  }
}
