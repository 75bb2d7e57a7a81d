// The third reading of a rule: the formula that texts and code are written from.

import ComputationGraph

extension Formula: Quantity {
  public static func known(_ constant: Constant) -> Formula { .constant(constant) }

  public static func choose(
    where a: Formula, _ comparison: Comparison, _ b: Formula, then: Formula, otherwise: Formula
  ) -> Formula { .choice(a, comparison, b, then: then, otherwise: otherwise) }
}

/// A formula with the shape of what it stands for, as pullbacks are read with it.
package struct FormulaArray: ArrayQuantity {
  package let formula: Formula
  package let shape: Shape

  package init(_ formula: Formula, shape: Shape) {
    self.formula = formula
    self.shape = shape
  }

  package init(_ value: Double) { self.init(Formula(value), shape: []) }
  package init(floatLiteral value: Double) { self.init(value) }
  package init(integerLiteral value: Int) { self.init(Double(value)) }

  package static func known(_ constant: Constant) -> Self { Self(.constant(constant), shape: []) }
  package static prefix func - (x: Self) -> Self { Self(-x.formula, shape: x.shape) }
  package static func + (a: Self, b: Self) -> Self { combined(a, b, +) }
  package static func - (a: Self, b: Self) -> Self { combined(a, b, -) }
  package static func * (a: Self, b: Self) -> Self { combined(a, b, *) }
  package static func / (a: Self, b: Self) -> Self { combined(a, b, /) }
  package static func power(_ a: Self, _ b: Self) -> Self { combined(a, b, Formula.power) }
  package static func call(_ function: ElementaryFunction, _ x: Self) -> Self {
    Self(.call(function, x.formula), shape: x.shape)
  }
  package static func choose(
    where a: FormulaArray, _ comparison: Comparison, _ b: FormulaArray, then: FormulaArray,
    otherwise: FormulaArray
  ) -> FormulaArray {
    FormulaArray(
      .choice(a.formula, comparison, b.formula, then: then.formula, otherwise: otherwise.formula),
      shape: joined(a + b, then + otherwise))
  }

  package static func applying(
    _ operation: some Operation, _ operands: [FormulaArray]
  ) -> FormulaArray {
    // What is elementwise is its own arithmetic, the rest a name with what it stands for.
    if let rule = operation as? any ElementwiseRule { return rule.value(of: operands) }
    return FormulaArray(
      .application(operation.application(of: operands.map(\.shape)), operands.map(\.formula)),
      shape: operation.shape(of: operands))
  }

  private static func combined(
    _ a: Self, _ b: Self, _ combine: (Formula, Formula) -> Formula
  ) -> Self { Self(combine(a.formula, b.formula), shape: joined(a, b)) }

  private static func joined(_ a: FormulaArray, _ b: FormulaArray) -> Shape {
    a.shape.broadcast(with: b.shape) ?? a.shape
  }
}
