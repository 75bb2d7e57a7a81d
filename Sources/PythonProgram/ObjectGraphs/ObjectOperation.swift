// From what an object says of its operation, such as `**2`, to the operation of Micrograd.

import ComputationGraph
import Micrograd

/// An operation of Micrograd that gives what the program's own object holds.
struct ObjectOperation {
  let operation: any Operation
  let record: OperationRecord
  /// The operands in order, by their positions among those that the object names: a set has `a + a`
  /// once, and says nothing of order.
  let order: [Int]

  private init(_ operation: any Operation, order: [Int]) {
    self.operation = operation
    self.order = order
    record = operation.record(of: order.map { _ in [] }, result: [])
  }

  /// What a text may mean for a number of operands; whether it does, the numbers tell.
  static func candidates(_ text: String, operandCount: Int) -> [ObjectOperation] {
    let orders: [[Int]] =
      switch operandCount {
      case 1: [[0], [0, 0]]
      case 2: [[0, 1], [1, 0]]
      default: []
      }
    return orders.compactMap { order in
      operation(text, operandCount: order.count).map { ObjectOperation($0, order: order) }
    }
  }

  /// Whether these operands give this result.
  func gives(_ result: Double, of operands: [Double]) -> Bool {
    let arrays = order.map { NDArray(operands[$0]) }
    return isNear(operation.evaluate(arrays, shape: []).elements[0], result)
  }

  /// What flows back to each operand in order.
  func edges(of operands: [Double], result: Double, grad: Double?) -> [Edge] {
    let arrays = order.map { NDArray(operands[$0]) }
    return order.indices.map { operand in
      Edge(
        local: operation.localDerivative(to: operand, of: arrays, result: NDArray(result))?
          .elements,
        contribution: grad.map {
          operation.backward(NDArray($0), to: operand, of: arrays, result: NDArray(result)).elements
        })
    }
  }

  private static func operation(_ text: String, operandCount: Int) -> (any Operation)? {
    if operandCount == 1, let power = powers.first(where: text.hasPrefix),
      let exponent = Double(text.dropFirst(power.count).filter { !" ()".contains($0) })
    {
      return Pow(exponent: exponent)
    }
    let lowered = text.lowercased()
    let name = (operandCount == 1 ? unaryNames : binaryNames)[lowered] ?? lowered
    return try? Operations.operation(OperationRecord(name), operandCount: operandCount)
  }

  private static let powers = ["**", "^", "pow"]
  private static let unaryNames = ["-": "neg", "ln": "log", "σ": "sigmoid"]
  private static let binaryNames = [
    "+": "add", "radd": "add", "-": "sub", "rsub": "sub", "*": "mul", "×": "mul", "rmul": "mul",
    "/": "div", "÷": "div", "truediv": "div", "rtruediv": "div", "**": "pow", "^": "pow",
    "rpow": "pow",
  ]
}

extension ObjectOperation {
  /// A power of which only the method is known: the exponent is what its numbers say.
  static func power(_ text: String, of operands: [Double], result: Double) -> ObjectOperation? {
    guard powers.contains(text), operands.count == 1 else { return nil }
    let exponent =
      Double.call(.log, result.magnitude) / Double.call(.log, operands[0].magnitude)
    guard exponent.isFinite else { return nil }
    // The logarithms are off by their last digits.
    let power = ObjectOperation(Pow(exponent: (exponent * 1e9).rounded() / 1e9), order: [0])
    return power.gives(result, of: operands) ? power : nil
  }
}

/// Whether two numbers are the same but for what other ways of computing them may change.
func isNear(_ a: Double, _ b: Double, of scale: Double = 0) -> Bool {
  if a.isNaN || b.isNaN { return a.isNaN && b.isNaN }
  return a == b || (a - b).magnitude <= max(1e-6 * max(a.magnitude, b.magnitude), 1e-12 * scale)
}
