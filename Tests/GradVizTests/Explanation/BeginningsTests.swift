// Which derivative an explanation shows: from where, and with what, backpropagation began.

import ComputationGraph
import Micrograd
import Testing

@testable import GradViz

@Suite struct BeginningsTests {
  private let x = Tensor(3.0, name: "x", requiresGrad: true)

  @Test func aGradientThatWasGiven() throws {
    let y = (x * x).named("y")
    y.backward(10.0)
    let text = try y.graph().explanation(of: "x").text
    #expect(text.hasPrefix("∂(10·y)/∂x = 60\n"), "\(text)")
    #expect(text.contains("For y backpropagation was given the gradient 10."), "\(text)")
    #expect(text.contains("10 · x\n       10 × 3 = 30"), "\(text)")
    #expect(text.hasSuffix("Sum over 2 paths: 30 + 30 = 60, the recorded gradient.\n"), "\(text)")
  }

  @Test func aGradientOfATensor() throws {
    let v = Tensor([1.0, 2.0], name: "v", requiresGrad: true)
    let y = (v * 2.0).named("y")
    y.backward([5.0, 7.0])
    let text = try y.graph().explanation(of: "v").text
    #expect(text.hasPrefix("∂(Σ g·y)/∂v = [10, 14]\n"), "\(text)")
    #expect(text.contains("gradient [5, 7], here called g."), "\(text)")
  }

  @Test func aGradientOfZeroIsGivenToo() throws {
    let y = (x * 3.0).named("y")
    y.backward(0.0)
    #expect(try y.graph().explanation(of: "x").text.hasPrefix("∂(0·y)/∂x = 0\n"))
  }

  /// Two passes, one of them at a value that is not drawn: a gradient is that of their sum.
  @Test func severalPassesAreOneSum() throws {
    let c = (x * 5.0).named("c")
    let e = (x * x).named("e")
    c.backward(2.0)
    e.backward()
    let explanation = try e.graph().explanation(of: "x")
    #expect(explanation.text.hasPrefix("∂(2·c + e)/∂x = 16\n"), "\(explanation.text)")
    #expect(
      explanation.text.replacing("\n", with: " ")
        .contains("2·c + e is not all in the graph: 10 for x came back from beyond it."))
    // A path of one value has no product, and no empty line in its place.
    #expect(explanation.latex.contains("  & x \\\\\n  &\\quad 10\n"), "\(explanation.latex)")
    let saved = try ComputationGraph(json: e.graph().json(contributions: true))
    #expect(try saved.explanation(of: "x").text == explanation.text)
  }

  @Test func sumsOverBroadcastDimensionsAreTold() throws {
    let y = (Tensor([[1.0, 2.0], [3.0, 4.0]], name: "m") + x).named("y")
    let loss = y.sum().named("loss")
    loss.backward()
    let text = try loss.graph().explanation(of: "x").text
    #expect(text.contains("from y   4   by Σ upstream"), "\(text)")
  }

  /// What is drawn is inside of what was differentiated, and x is used outside of it too.
  @Test func gradientsFromBeyondTheGraph() throws {
    let y = (x * x).named("y")
    let loss = (y * 10.0 + x).named("loss")
    loss.backward()
    let graph = y.graph()
    #expect(
      graph.outputs == [
        Output(node: 1, seed: [10], objective: "loss"),
        Output(node: 0, seed: [1], objective: "loss"),
      ])
    for format in ["text", "markdown", "latex"] {
      let explanation = try graph.explanation(of: "x")
      #expect(explanation.isComplete && explanation.total == [61])
      let byNode = try graph.explanation(of: "x", maxPaths: 0)
      #expect(byNode.total == [61])
      switch format {
      case "text":
        #expect(explanation.text.hasPrefix("∂loss/∂x = 61\n"))
        #expect(explanation.text.contains("∂loss/∂y · x\n       10 × 3 = 30"))
        #expect(byNode.text.contains("enters here               1\n"), "\(byNode.text)")
      case "markdown":
        #expect(explanation.markdown.hasPrefix("### ∂loss/∂x = 61\n"))
        #expect(byNode.markdown.contains("| ∂loss/∂x | enters here | 1 |  |"))
      default:
        #expect(explanation.latex.contains("\\partial \\mathit{loss}}{\\partial x} = 61"))
        #expect(byNode.latex.contains("= 1 &&\\text{enters here}"), "\(byNode.latex)")
      }
    }
  }

  @Test func whatEarlierPassesHadLeft() throws {
    (x * x).backward()
    let z = (x * 4.0).named("z")
    z.backward()
    let explanation = try z.graph().explanation(of: "x")
    #expect(explanation.derivative == [4] && explanation.total == [10] && explanation.isComplete)
    #expect(explanation.text.hasPrefix("∂z/∂x = 4\n"))
    #expect(explanation.text.contains("with what earlier passes had left, 6, it is 10"))
  }

  @Test func twoValuesWereDifferentiated() throws {
    let y = (x * x).named("y")
    let z = (y * 2.0).named("z")
    z.backward()
    y.backward()
    let explanation = try z.graph().explanation(of: "x")
    #expect(explanation.total == [18] && explanation.isComplete)
    #expect(explanation.text.hasPrefix("∂(z + y)/∂x = 18\n"), "\(explanation.text)")
  }
}
