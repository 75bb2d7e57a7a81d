// Arithmetic for arrays and tensors: a rule read with them is operations applied to them.

import ComputationGraph

/// A quantity whose arithmetic is nothing but operations: `NDArray` computes them, `Tensor` records
/// them. (A `Formula` has an arithmetic of its own.)
public protocol AppliedQuantity: ArrayQuantity {}

extension AppliedQuantity {
  public static prefix func - (x: Self) -> Self { applying(Negate(), [x]) }
  public static func + (a: Self, b: Self) -> Self { applying(Add(), [a, b]) }
  public static func - (a: Self, b: Self) -> Self { applying(Subtract(), [a, b]) }
  public static func * (a: Self, b: Self) -> Self { applying(Multiply(), [a, b]) }
  public static func / (a: Self, b: Self) -> Self { applying(Divide(), [a, b]) }
  public static func power(_ a: Self, _ b: Self) -> Self { applying(Power(), [a, b]) }

  public static func choose(
    where a: Self, _ comparison: Comparison, _ b: Self, then: Self, otherwise: Self
  ) -> Self { applying(Where(), [applying(Compare(comparison), [a, b]), then, otherwise]) }

  public static func call(_ function: ElementaryFunction, _ x: Self) -> Self {
    applying(Elementary(function), [x])
  }
}

extension NDArray: AppliedQuantity {
  public init(floatLiteral value: Double) { self.init(value) }
  public init(integerLiteral value: Int) { self.init(Double(value)) }

  public static func applying(_ operation: some Operation, _ operands: [NDArray]) -> NDArray {
    do {
      return operation.evaluate(operands, shape: try operation.shape(of: operands.map(\.shape)))
    } catch {
      preconditionFailure("\(operation.name) in a pullback: \(error)")
    }
  }
}
