// Why a gradient cannot be explained: cases and words.

import Testing

@testable import ComputationGraph

@Suite struct ExplanationErrorTests {
  /// x, k = 2·c with c constant, d = detached(x), o = x + k + d; u is used by nothing.
  private func graph(contributions: Bool = true, backward: Bool = true) -> ComputationGraph {
    var graph = ComputationGraph()
    func edge(_ contribution: Double?) -> Edge {
      guard let contribution else { return .closed }
      return Edge(local: [contribution], contribution: contributions ? [contribution] : nil)
    }
    let grad: [Double]? = backward ? [1] : nil
    let x = graph.append(Node(id: 0, name: "x", origin: .parameter, data: [1], grad: grad))
    let c = graph.append(Node(id: 1, name: "c", origin: .constant, data: [1]))
    let k = graph.append(
      Node(
        id: 2, name: "k", operation: OperationRecord("neg"), inputs: [c], data: [-1],
        edges: [.closed]))
    let d = graph.append(
      Node(
        id: 3, label: "step", operation: OperationRecord("sign"), inputs: [x], data: [1],
        edges: [.closed]))
    _ = graph.append(Node(id: 4, name: "u", origin: .parameter, data: [1]))
    let inner = graph.append(
      Node(
        id: 5, name: "h", operation: OperationRecord("add"), inputs: [x, k], data: [0], grad: grad,
        edges: [edge(1), edge(nil)]))
    let loss = graph.append(
      Node(
        id: 7, name: "h", label: "loss", operation: OperationRecord("add"), inputs: [inner, d],
        data: [1],
        grad: grad, edges: [edge(1), edge(nil)]))
    graph.outputs = [Output(node: loss, seed: grad)]
    return graph
  }

  private func words(_ value: String, in graph: ComputationGraph) -> String {
    do {
      return "\(try graph.explanation(of: value).total)"
    } catch {
      return "\(error)"
    }
  }

  @Test func whyNoGradientArrives() {
    let graph = graph()
    #expect(words("x", in: graph) == "[1.0]")
    #expect(
      words("c", in: graph)
        == "No gradient reaches c: it is a constant. Make it a parameter (requires_grad=True) to "
        + "have one.")
    #expect(
      words("k", in: graph) == "No gradient reaches k: it was computed from constants alone.")
    #expect(
      words("step", in: graph)
        == "No gradient reaches step: on the way to it, none is passed on to step (sign).")
    #expect(
      words("u", in: graph)
        == "No gradient reaches u: no path leads to it from loss, which was not computed from it.")
  }

  @Test func namesThatMeanNothingOrTooMuch() {
    let graph = graph()
    #expect(
      words("stap", in: graph)
        == "There is no value called stap. Did you mean step? "
        + "There are x, u, k, step, h, loss; ids such as n0 are understood too.")
    #expect(words("lsos", in: graph).contains("Did you mean loss?"))
    #expect(
      words("n6", in: graph).hasPrefix("There is no value called n6. There are x,"))
    // Of the two, one is shown by its label.
    #expect(words("h", in: graph) == "[1.0]")
    #expect(words("n5", in: graph) == "[1.0]" && words("loss", in: graph) == "[1.0]")
    var bare = ComputationGraph()
    bare.outputs = [
      Output(node: bare.append(Node(id: 0, origin: .parameter, data: [1], grad: [1])), seed: [1])
    ]
    #expect(
      words("x", in: bare).hasSuffix("There are v₁; ids such as n0 are understood too."))
    var fixed = ComputationGraph()
    fixed.outputs = [Output(node: fixed.append(Node(id: 0, origin: .constant, data: [1])))]
    #expect(words("x", in: fixed).hasSuffix("use an id, such as n0."))
  }

  @Test func whatWasNotRecorded() {
    #expect(words("x", in: graph(contributions: false)).hasSuffix("graph(contributions: true)."))
    #expect(words("x", in: graph(backward: false)).contains("Call backward() first"))
    #expect(words("u", in: graph(contributions: false)).contains("no path leads"))
    #expect(words("x", in: ComputationGraph()).contains("names no output"))
  }
}
