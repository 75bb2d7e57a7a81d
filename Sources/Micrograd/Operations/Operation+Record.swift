// From an operation to what a finished graph records of it.

import ComputationGraph

extension Operation {
  /// The operation within a formula, applied to operands of these shapes.
  func application(of shapes: [Shape]) -> Formula.Application {
    Formula.Application(
      name, settings: settings,
      written: isImplied ? .operand(0) : writtenIfUnusual(operandCount: shapes.count),
      value: composition(of: shapes))
  }

  /// How an application is written; nil where it is `name(a, b)` with all settings.
  private func writtenIfUnusual(operandCount: Int) -> Formula? {
    let operands = (0..<operandCount).map { Formula.operand($0) }
    let written = written(operands)
    return written == .call(self, operands) ? nil : written
  }

  /// The value in terms of other operations; nil for a primitive, which a reader has to know.
  private func composition(of shapes: [Shape]) -> Formula? {
    let operands = FormulaArray.operands(shapes)
    switch self {
    case let rule as any ElementwiseRule: return rule.value(of: operands.map(\.formula))
    case let composite as any CompositeOperation: return composite.value(of: operands).formula
    case let renamed as any RenamedOperation where name != renamed.original.name:
      return FormulaArray.applying(renamed.original, operands).formula
    default: return nil
    }
  }

  /// The ways back, one for each operand.
  private func rules(of shapes: [Shape], result: Shape) -> [GradientRule?] {
    guard isDifferentiable else { return shapes.map { _ in nil } }
    let operands = FormulaArray.operands(shapes)
    if let rule = self as? any ElementwiseRule {
      return rule.derivatives(of: operands.map(\.formula), result: .result).map { .local($0) }
    }
    let upstream = FormulaArray(.upstream, shape: result)
    let own = FormulaArray(.result, shape: result)
    return operands.indices.map {
      .pullback(
        pullback(upstream, to: $0, of: operands, result: own).formula, taught: taught(to: $0))
    }
  }

  /// What a graph records of the operation, applied to operands of these shapes.
  package func record(of shapes: [Shape], result: Shape) -> OperationRecord {
    OperationRecord(
      name, symbol: symbol, settings: settings, value: composition(of: shapes),
      rules: rules(of: shapes, result: result),
      isGate: (self as? any ElementwiseRule).map { type(of: $0).isGate } ?? false,
      written: writtenIfUnusual(operandCount: shapes.count))
  }

  /// What a graph records of the way back to one operand, for recorded numbers.
  func edge(to operand: Int, of operands: [NDArray], result: NDArray, upstream: NDArray?) -> Edge {
    Edge(
      local: localDerivative(to: operand, of: operands, result: result)?.elements,
      contribution: upstream.map {
        backward($0, to: operand, of: operands, result: result).elements
      })
  }
}

/// What graphs record of operations, made once for all of a kind: with equal settings, on operands
/// of equal shapes.
struct RecordCache {
  private struct Kind: Hashable {
    let type: ObjectIdentifier
    let name: String
    let settings: [Setting]
    let shapes: [Shape]
  }
  private var records: [Kind: OperationRecord] = [:]

  mutating func record(
    of operation: any Operation, _ shapes: [Shape], result: Shape
  ) -> OperationRecord {
    let kind = Kind(
      type: ObjectIdentifier(type(of: operation)), name: operation.name,
      settings: operation.settings, shapes: shapes)
    if let known = records[kind] { return known }
    let made = operation.record(of: shapes, result: result)
    records[kind] = made
    return made
  }
}

extension Formula {
  /// `name(a, b, dim=1)`
  static func call(_ operation: some Operation, _ operands: [Formula]) -> Formula {
    .application(.init(operation.name, settings: operation.settings), operands)
  }
}

extension FormulaArray {
  /// The operands of an operation, by their positions.
  static func operands(_ shapes: [Shape]) -> [FormulaArray] {
    shapes.enumerated().map { FormulaArray(.operand($0.offset), shape: $0.element) }
  }
}
