// What stands on edges: short rules whole, long ones by their names.

import ComputationGraph
import Testing

@testable import GradViz

@Suite struct EdgeContentTests {
  private let a = Formula.operand(0)
  private let b = Formula.operand(1)

  /// y, computed from vectors of these names by an operation with one rule.
  private func graph(
    _ operation: String, _ rule: GradientRule, _ names: [String] = ["c1"], edges: [Edge]? = nil
  ) -> ComputationGraph {
    var builder = GraphBuilder()
    let operands = names.map { builder.leaf($0, [1, 2], shape: [2], grad: [1, 1]) }
    let isLocal = if case .local = rule { true } else { false }
    let edge = isLocal ? Edge(local: [1, 2], contribution: [1, 2]) : Edge(contribution: [1, 2])
    _ = builder.operation(
      operation, operands, [1, 2], shape: [2], grad: [1, 1], name: "y",
      edges: edges ?? names.map { _ in edge }, rules: names.map { _ in rule })
    return builder.graph
  }

  private func label(_ graph: ComputationGraph, _ options: DrawingOptions = .init()) -> String {
    let drawing = Drawing(graph, options)
    return drawing.label(of: drawing.content(of: graph.nodes[graph.nodes.count - 1], 0))
  }

  @Test func shortRulesAreWhole() {
    #expect(label(graph("tanh", .local(1 - .result * .result))) == "× (1 − y²)")
    #expect(label(graph("exp", .local(.result))) == "× y")
    #expect(label(graph("sum", .pullback(.upstream))) == "+= upstream")
  }

  @Test func theGradientOfTheResultHasAShortWord() {
    let product = Formula.sign(.matmul, [.sign(.transpose, [b]), .upstream])
    #expect(label(graph("matmul", .pullback(product), ["X", "W"])) == "+= Wᵀ @ up")
    #expect(label(graph("mean", .pullback(.upstream / 4))) == "+= up / 4")
  }

  @Test func longRulesHaveTheNameOfTheirOperation() {
    let sigmoid = Formula.result * (1 - .result)
    #expect(label(graph("sigmoid", .local(sigmoid))) == "× σ′")
    #expect(label(graph("tanh", .local(1 - .power(a, 2)), ["hidden_1"])) == "× tanh′")
    #expect(label(graph("mul", .local(b), ["w", "a_long_name"])) == "× other")
    #expect(label(graph("div", .local(1 / b), ["w", "a_long_name"])) == "× local")
    let pick: Formula = "\(-.upstream) at the right class, else 0"
    #expect(label(graph("nll", .pullback(pick))) == "nll rule")
    #expect(label(graph("a_very_long_operation", .pullback(pick))) == "+= Jᵀ·up")
  }

  /// Whatever a rule is, its label is short, and nothing is left out of it in its middle.
  @Test func noLabelIsCut() {
    for name in ["sigmoid", "log_softmax", "max_pool2d", "an_operation_with_a_long_name"] {
      for rule in [GradientRule.local(1 - a * a * a), .pullback("\(.upstream), and so on")] {
        for operand in ["x", String(repeating: "long", count: 30)] {
          let text = label(graph(name, rule, [operand]))
          #expect(!text.contains("…") && text.count <= 18, "\(text)")
        }
      }
    }
  }

  @Test func aNumberIsNoRule() {
    let edges = [Edge(local: [-3, -3], contribution: [1, 2])]
    let graph = graph("tanh", .local(1 - .power(a, 2)), ["hidden_1"], edges: edges)
    #expect(label(graph) == "× −3")
    #expect(label(graph, DrawingOptions(show: [.local, .formula])) == "× −3\n× tanh′")
  }

  @Test func theReaderDecidesWhatIsLong() {
    var options = DrawingOptions()
    options.limits.ruleLength = 60
    let pick: Formula = "\(-.upstream) at the right class, else 0"
    let whole = "+= −upstream at the right class, else 0"
    #expect(label(graph("nll", .pullback(pick)), options) == whole)
    options.limits.ruleLength = 0
    #expect(label(graph("exp", .local(.result)), options) == "× exp′")
  }

  @Test func tooltipAndLegendHaveTheWholeRule() {
    let pick: Formula = "\(-.upstream) at the right class, else 0"
    let text = graph("nll", .pullback(pick)).dot(DrawingOptions(legend: true))
    #expect(text.contains("to the gradient of c1: −upstream at the right class, else 0 = [1, 2]"))
    #expect(text.contains("nll rule: &#8722;up at the right class, else 0<"))
    #expect(text.contains("upstream, up: gradient of the result<"))
    let long = graph("div", .local(1 / b), ["w", "a_long_name"]).dot(DrawingOptions(legend: true))
    #expect(long.contains("local of div: 1 / b<"))
    let short = graph("sum", .pullback(.upstream)).dot(DrawingOptions(legend: true))
    #expect(short.contains(">upstream: gradient of the result<") && !short.contains("sum rule"))
  }
  /// A line that goes down passes the beginning of its label.
  @Test func labelsKeepOffTheirLines() {
    let graph = graph("exp", .local(.result))
    #expect(graph.dot().contains("cellpadding=\"2\" cellspacing=\"0\"><tr><td>× y</td>"))
    let upright = graph.dot(DrawingOptions(rankdir: .topToBottom))
    #expect(upright.contains("cellpadding=\"4\" cellspacing=\"0\"><tr><td>× y</td>"))
  }
}
