// Symbols of operations.

import ComputationGraph
import Testing

@testable import GradViz

@Suite struct OperationSymbolTests {
  @Test(arguments: [
    ("mul", "×"), ("sub", "−"), ("matmul", "@"), ("sum", "Σ"), ("tanh", "tanh"),
    ("new_op", "new_op"), ("neg", "−(·)"), ("abs", "|·|"), ("", "?"),
  ])
  func symbols(operation: String, symbol: String) {
    #expect(operationSymbol(of: Node(id: 0, operation: operation, data: [0])) == symbol)
  }

  @Test(arguments: [
    (2.0, "(·)²"), (-1, "(·)⁻¹"), (10, "(·)¹⁰"), (0.5, "√(·)"), (0.3, "(·)^0.3"),
    (.nan, "(·)^NaN"),
  ])
  func powers(exponent: Double, symbol: String) {
    let node = Node(
      id: 0, operation: "pow", settings: [Setting("exponent", .number(exponent))], data: [0])
    #expect(operationSymbol(of: node) == symbol)
  }

  @Test func powerOfAnotherValue() {
    #expect(operationSymbol(of: Node(id: 0, operation: "pow", data: [0])) == "(·)^(·)")
  }
}
