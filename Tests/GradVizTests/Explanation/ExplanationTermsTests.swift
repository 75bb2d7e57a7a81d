// Values are called in explanations as they are in rules.

import ComputationGraph
import Micrograd
import Testing

@testable import GradViz

@Suite struct ExplanationTermsTests {
  private func explained(_ value: Tensor, _ name: String = "p") throws -> Explanation {
    value.backward()
    return try value.graph().explanation(of: name)
  }

  /// The rule for p of p · v is v's name.
  @Test func namelessValuesAreCalledAsInRules() throws {
    let p = Tensor(1.5, name: "p", requiresGrad: true)
    let x = Tensor(2.0, name: "x", requiresGrad: true)
    let y = Tensor(-0.5, name: "y y", requiresGrad: true)
    let values: [Tensor] = [
      x + y, x - y, x * y, x / y, -x, x * x, x.pow(3), x.pow(-2), x.pow(0.3), tanh(x + y),
      sigmoid(x), (x + y) * x, x - (x - y), x / (x * y), (x + y).pow(2), x * 2.0 + 1.0, x * -1.0,
      x + -3.0, exp(x) * log(x), abs(x), sqrt(x + 0.25), x * 1.0, x + 0.0, -(x + y), x - -y,
      x * 0.1 * y * x * x * y * y * x, relu(x * y), x.clamp(0, 1),
    ]
    for value in values {
      let explanation = try explained(p * value)
      let terms = ExplanationTerms(explanation)
      let product = explanation.graph.nodes[explanation.output]
      let other = product.inputs[1]
      let formula = ValueTerms(explanation.graph).rule(of: product, 0)
      let node = explanation.graph.nodes[other]
      let term = terms[other].formula
      #expect(term == formula || term == .name(node.idText), "\(node.idText)")
    }
  }

  @Test func sharedNamesAreMarked() throws {
    let x = Tensor(0.5, name: "x", requiresGrad: true)
    let first = tanh(x).named("h")
    let second = tanh(first).named("h")
    let explanation = try explained((second * 2.0 * x).named("loss"), "x")
    let text = explanation.text
    #expect(text.contains("h⟨n1⟩") && text.contains("h⟨n2⟩") && !text.contains("x⟨"))
    let equal = try explained(((x * 3.0) + (x * 3.0)).named("sum"), "x").text
    #expect(equal.contains("∂(x·3)⟨n2⟩/∂x"), "\(equal)")
  }

  @Test func whatAFormulaDropsIsCalledByItsID() throws {
    let x = Tensor(0.5, name: "x", requiresGrad: true)
    let text = try explained((sin(x) * 0.0 + x * 1.0).named("y"), "x").text
    #expect(text.contains("∂n3/∂sin(x) = 0") && text.contains("∂n5/∂x      = 1"), "\(text)")
  }

  @Test func labelsComeBeforeNames() throws {
    let x = Tensor(0.5, name: "x", requiresGrad: true).labeled("input 1")
    #expect(try explained(tanh(x).named("y"), "x").text.hasPrefix("∂y/∂input 1 = "))
  }
}
