// Formulas with parameters, and what is wrong with them.

import Micrograd
import Testing

@testable import PythonProgram

@Suite struct FormulaTests {
  private func evaluate(
    _ expression: String, _ parameters: [(name: String, value: String)] = []
  ) throws -> ProgramRun {
    try PythonProgram.evaluate(
      expression: expression, parameters: parameters.map { ($0, $1, "parameter \($0)") })
  }

  private func complaint(
    _ expression: String, _ parameters: [(name: String, value: String)] = []
  ) -> String {
    do {
      _ = try evaluate(expression, parameters)
      return "no error"
    } catch {
      return "\(error)"
    }
  }

  @Test func aFormulaIsDifferentiated() throws {
    let run = try evaluate("tanh(w*x + b)", [("w", "2"), ("x", "1.5"), ("b", "-1")])
    #expect(agree(run.output.item, 0.9640275800758169))
    #expect(run.names.map(\.name) == ["w", "x", "b"])
    #expect(
      agree(run.names[0].tensor.grad!.item, 1.5 * (1 - 0.9640275800758169 * 0.9640275800758169)))
    #expect(run.output.graph().nodes.filter(\.isParameter).count == 3)
    #expect(run.output.graph().nodes.allSatisfy { $0.source == nil })
  }

  @Test func functionsAreKnownByTheirBareNames() throws {
    let values: [(name: String, value: String)] = [("x", "[1, 2]"), ("W", "[[1.0, 0], [0, 1/2]]")]
    #expect(try evaluate("(W @ x).square().mean() / sqrt(4) + pi*0", values).output.item == 0.5)
    #expect(
      try evaluate("mse_loss(x, x) + F.relu(x).sum() + sum(x) + max(x)", values).output.item == 8)
    #expect(try evaluate("2 ** 3 + 1").output.item == 9)
  }

  @Test func aFormulaOfArraysIsDrawnWithARemark() throws {
    let run = try evaluate("x * 2", [("x", "[1, 2]")])
    #expect(run.output.elements == [2, 4])
    #expect(run.notes.count == 1)
  }

  @Test func errorsPointIntoTheFormulaOrTheValue() {
    #expect(
      complaint("tanh(w*x)", [("w", "2")]) == """
        formula:1:8: error: name 'x' is not defined
          1 | tanh(w*x)
            |        ^
        hint: give it a value: a parameter named "x"
        """)
    #expect(
      complaint("tnah(w)", [("w", "2")]) == """
        formula:1:1: error: name 'tnah' is not defined
          1 | tnah(w)
            | ^~~~
        hint: did you mean 'tanh'?
        """)
    #expect(
      complaint("x", [("x", "[1, 2")]) == """
        parameter x:1:1: error: '[' is never closed
          1 | [1, 2
            | ^
        """)
    #expect(
      complaint("x", [("x", "[[1], [2, 3]]")]) == """
        parameter x:1:1: error: expected a sequence of length 1 at dim 1, got 2
          1 | [[1], [2, 3]]
            | ^~~~~~~~~~~~~
        """)
    #expect(
      complaint("x", [("x", "'a'")]) == """
        parameter x:1:1: error: a parameter must be a number or a list of numbers, not a str
          1 | 'a'
            | ^~~
        """)
    #expect(
      complaint("x", [("2x", "1")]) == """
        parameter 2x:1:1: error: '2x' is not a name
          1 | 1
            | ^
        hint: a name has letters, digits and _, and begins with no digit
        """)
    #expect(
      complaint("y = x * 2", [("x", "1")]) == """
        formula:1:3: error: an expression has no assignment
          1 | y = x * 2
            |   ^
        hint: give values as parameters
        """)
  }
}
