// Symbols of operations.

import ComputationGraph
import Testing

@testable import GradViz

@Suite struct OperationSymbolTests {
  @Test(arguments: [
    ("mul", "×"), ("sub", "−"), ("matmul", "@"), ("sum", "Σ"), ("tanh", "tanh"),
    ("new_op", "new_op"),
  ])
  func symbols(operation: String, symbol: String) {
    #expect(operationSymbol(of: Node(id: 0, operation: operation, data: [0])) == symbol)
  }

  @Test(arguments: [
    (2.0, "x²"), (-1, "x⁻¹"), (10, "x¹⁰"), (0.5, "√x"), (0.3, "x^0.3"), (.nan, "x^NaN"),
  ])
  func powers(exponent: Double, symbol: String) {
    let node = Node(
      id: 0, operation: "pow", attributes: [Attribute("exponent", .number(exponent))], data: [0])
    #expect(operationSymbol(of: node) == symbol)
  }

  @Test func powerOfAnotherValue() {
    #expect(operationSymbol(of: Node(id: 0, operation: "pow", data: [0])) == "xʸ")
  }
}
