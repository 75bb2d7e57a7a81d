// One value has one name, and it is seen: in pictures, replays and explanations alike.

import ComputationGraph
import Foundation
import Micrograd
import PythonProgram
import TestSupport
import Testing

@testable import GradViz

@Suite struct NamesTests {
  private func explained(_ value: Tensor, _ name: String = "p") throws -> Explanation {
    value.backward()
    return try value.graph().explanation(of: name)
  }

  /// The rule for p of p · v is v's name.
  @Test func rulesNameValuesAsExplanationsDo() throws {
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
      let names = ValueNames(explanation.graph)
      let product = explanation.graph.nodes[explanation.output]
      #expect(names.rule(of: product, 0) == names[product.inputs[1]])
    }
  }

  @Test func sharedNamesAreNumbered() throws {
    let x = Tensor(0.5, name: "x", requiresGrad: true)
    let first = tanh(x).named("h")
    let second = tanh(first).named("h")
    let loss = (second * 2.0 * x).named("loss")
    let text = try explained(loss, "x").text
    #expect(
      text.contains("∂h₂/∂h₁") && text.contains("= 1 − h₂²") && !text.contains("x₁"), "\(text)")
    let dot = loss.graph().dot()
    #expect(dot.contains("<b>h₁  </b>") && dot.contains("<b>h₂  </b>"), "\(dot)")
    #expect(dot.contains("∂h₂/∂h₁") && dot.contains("tooltip=\"h₂ (h)\\ntanh"), "\(dot)")
  }

  @Test func alikeValuesAreToldApart() throws {
    let x = Tensor(0.5, name: "x", requiresGrad: true)
    let equal = try explained(((x * 3.0) + (x * 3.0)).named("sum"), "x").text
    #expect(equal.contains("∂(x·3)/∂x") && equal.contains("∂v₁/∂x"), "\(equal)")
    let text = try explained((sin(x) * 0.0 + x * 1.0).named("y"), "x").text
    #expect(text.contains("∂v₁/∂sin(x) = 0") && text.contains("∂v₂/∂x      = 1"), "\(text)")
  }

  @Test func labelsComeBeforeNames() throws {
    let x = Tensor(0.5, name: "x", requiresGrad: true).labeled("input 1")
    #expect(try explained(tanh(x).named("y"), "x").text.hasPrefix("∂y/∂input 1 = "))
  }

  /// A card has a made name where an edge says it, and not elsewhere.
  @Test func cardsHaveTheNamesThatEdgesSay() throws {
    let names = (0..<6).map { Tensor(0.5, name: "weight\($0)", requiresGrad: true) }
    let sum = names.dropFirst().reduce(names[0]) { $0 * $1 }
    // What is only added is not said.
    let loss = (tanh(sum) + sum * names[1]).named("loss")
    loss.backward()
    let graph = loss.graph()
    var options = DrawingOptions()
    #expect(!graph.dot(options).contains("<b>v"), "numbers alone stand on the edges")
    options.show.insert(.formula)
    options.limits.ruleLength = 40
    let drawing = Drawing(graph, options)
    let all = ValueNames(graph)
    let titles = graph.nodes.map { drawing.content(of: $0).title }
    let shown = titles.compactMap(\.self).filter { $0.hasPrefix("v") }
    #expect(
      !shown.isEmpty && shown.count < graph.nodes.indices.count(where: all.isMade), "\(shown)")
    let labels = graph.nodes.flatMap { node in
      node.inputs.indices.map { drawing.label(of: drawing.content(of: node, $0)) }
    }.joined(separator: "\n")
    for title in shown { #expect(labels.contains(title), "\(title)") }
  }

  /// A reshaped operand is not called by the name of what it was.
  @Test func viewsAreNotTheirBases() throws {
    let h = tanh(Tensor(shape: [2, 2, 2], (1...8).map(Double.init), name: "x", requiresGrad: true))
      .named("h")
    let w = Tensor.ones([4, 1], name: "w", requiresGrad: true)
    for (view, name) in [
      (h.reshape(2, 4), "reshape(h)"), (h.reshape(4, 2).transpose(0, 1), "reshape(h)ᵀ"),
      (h.reshape(2, 4).named("h"), "h₂"),
    ] {
      let loss = view.matmul(w).sum()
      loss.backward()
      let graph = loss.graph()
      let names = ValueNames(graph)
      let product = try #require(graph.nodes.first { $0.operation?.name == "matmul" })
      #expect(names[product.inputs[0]].text == name)
      let rule = Formula.sign(.transpose, [names[product.inputs[0]]]).readable(operands: []).text
      #expect(names.rule(of: product, 1)?.text == rule + " @ upstream")
    }
  }

  // MARK: Any graph

  /// A computation on numbers with names that are bound again, and others that look like made ones.
  private func randomGraph(_ generator: inout SeededGenerator) -> ComputationGraph {
    let names = [
      "h", "h", "h1", "v", "v1", "u2", "aNameOfManyLetters", "wx", "n3", nil, nil,
    ]
    func name() -> String? { names.randomElement(using: &generator)! }
    var values = (0..<3).map { _ in
      Tensor(
        Double.random(in: -1...1, using: &generator), name: name(), requiresGrad: true)
    }
    for _ in 0..<Int.random(in: 5...16, using: &generator) {
      let (a, b) = (
        values.randomElement(using: &generator)!, values.randomElement(using: &generator)!
      )
      let value =
        switch Int.random(in: 0...6, using: &generator) {
        case 0: a + b
        case 1: a * b
        case 2: a - b
        case 3: tanh(a)
        case 4: a * 1.0
        case 5: a * 3.0 + b
        default: stack([a, b]).sum()
        }
      if let name = name() { value.named(name) }
      values.append(value)
    }
    let loss = values.reduce(values[0], +)
    loss.backward()
    return loss.graph()
  }

  @Test func everythingThatIsSaidIsSeen() throws {
    var generator = SeededGenerator(seed: 9)
    for _ in 0..<12 { try checkNames(in: randomGraph(&generator)) }
    for (name, graph) in DOTTests.graphs {
      try checkNames(in: graph, Comment(rawValue: name))
    }
  }

  @Test(arguments: programs)
  func namesInPrograms(_ program: String) throws {
    let source = text(of: "Examples/programs/\(program)")
    let run = try PythonProgram.run(source: source, file: program)
    try checkNames(in: run.output.graph(parameters: run.parameters), Comment(rawValue: program))
  }

  private static let programs =
    ((try? FileManager.default.contentsOfDirectory(
      atPath: repository.appending(path: "Examples/programs").path)) ?? [])
    .filter { $0.hasSuffix(".py") }.sorted()
}
