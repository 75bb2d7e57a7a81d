// What can go wrong with tensors; the words stand in Words.swift.

/// A mistake in the use of tensors, with the operation and the operands it was made with; its
/// `description` says what is wrong, with what, and what to do.
public struct TensorError: Error, Equatable {
  package enum Reason: Error, Equatable {
    case operation(OperationError)
    case graphIsGone, graphIsReleased, parameterIsGone, otherThread, graphsDiffer, graphTooLong
    case notDifferentiable, inputNotDifferentiable, notAScalar, notALeaf
    case notInGraph, notOfScalars, notAnInput
    case pointCounts([Int])
    case exceeded(Budget.Exceeded)
    case dataShape(Shape)
    case gradientShape(Shape)
  }

  package struct Operand: Hashable, Sendable {
    package let name: String?
    package let shape: Shape
  }

  package let reason: Reason
  package var operation: String?
  package var operands: [Operand] = []

  package init(_ reason: Reason, operation: String? = nil, operands: [Operand] = []) {
    self.reason = reason
    self.operation = operation
    self.operands = operands
  }
}
